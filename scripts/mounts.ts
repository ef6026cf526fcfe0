/**
 * Tells every story of test/mounts/ and writes what came of them into the table of docs/mounts.md: which
 * mount, which layout, which story. Build the bundle first: it is what the stories are about. With
 * MOUNTS=stories a deployment is killed at one of its renames, and not at each.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { run } from 'node:test';

const START = '<!-- mounts:start -->';
const END = '<!-- mounts:end -->';

/** What came of one story. */
interface Outcome {
  readonly mount: string;
  readonly layout: string;
  readonly story: string;
  readonly result: '✓' | '✗' | '–';
}

/** The page with the table of these outcomes. */
export function withTable(page: string, outcomes: readonly Outcome[], where: string): string {
  const from = page.indexOf(START);
  const to = page.indexOf(END, from);
  if (from === -1 || to === -1) throw new Error(`docs/mounts.md: expected ${START} and, after it, ${END}`);
  return `${page.slice(0, from + START.length)}\n\n${where}\n\n${tableOf(outcomes)}\n\n${page.slice(to)}`;
}

function tableOf(outcomes: readonly Outcome[]): string {
  const stories = [...new Set(outcomes.map(({ story }) => story))];
  // One that this machine does not have says nothing.
  const told = outcomes.filter(({ result }) => result !== '–');
  const mounts = [...new Set(told.map(({ mount }) => mount))].sort();
  const rows = mounts.flatMap((mount) => {
    const ofMount = outcomes.filter((one) => one.mount === mount);
    return [...new Set(ofMount.map(({ layout }) => layout))].map((layout) => [
      mount,
      layout,
      ...stories.map(
        (story) => ofMount.find((one) => one.layout === layout && one.story === story)?.result ?? '–',
      ),
    ]);
  });
  const head = ['mount', 'layout', ...stories.map((_, index) => String(index + 1))];
  return [
    ...stories.map((story, index) => `${index + 1}. ${story}`),
    '',
    ...[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

async function main(): Promise<void> {
  const page = new URL('../docs/mounts.md', import.meta.url);
  const outcomes: Outcome[] = [];
  const add = (name: string, result: Outcome['result']): void => {
    const [, mount, layout, story] = /^(.+?): (in-place|symlink): (.+)$/s.exec(name) ?? [];
    if (mount && layout && story) outcomes.push({ mount, layout, story, result });
  };
  process.env.MOUNTS ??= 'all';
  const tests = run({ files: globSync('test/mounts/stories-*.test.ts').sort(), concurrency: 4 });
  tests.on('test:pass', ({ name, skip }) => add(name, skip === undefined || skip === false ? '✓' : '–'));
  tests.on('test:fail', ({ name, details }) => {
    console.error(`failed: ${name}\n${details.error.message}`);
    process.exitCode = 1;
    add(name, '✗');
  });
  for await (const _ of tests);
  const release = readFileSync('/proc/sys/kernel/osrelease', 'utf8').trim().split('-')[0];
  const kills = process.env.MOUNTS === 'all' ? 'each of its renames' : 'one of its renames';
  const where = `Linux ${release}, Node ${process.versions.node}; killed at ${kills}.`;
  writeFileSync(page, withTable(readFileSync(page, 'utf8'), outcomes, where));
  console.log(`docs/mounts.md: ${outcomes.length} stories.`);
}

if (import.meta.main) await main();
