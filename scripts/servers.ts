/**
 * Runs the stories of test/server/ and writes what came of them into the table of docs/servers.md: which
 * server, which version, which story, how many handshakes failed. Build the bundle first: it is what the
 * stories are about.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { run } from 'node:test';

const START = '<!-- servers:start -->';
const END = '<!-- servers:end -->';

/** What came of one story. */
interface Outcome {
  readonly server: string;
  readonly story: string;
  readonly result: 'passed' | 'failed' | 'skipped';
}

/** What a story had to say. */
interface Note {
  readonly server: string;
  readonly story: string;
  readonly text: string;
}

/** The page with the table of these outcomes. */
export function withTable(page: string, outcomes: readonly Outcome[], notes: readonly Note[]): string {
  const from = page.indexOf(START);
  const to = page.indexOf(END, from);
  if (from === -1 || to === -1) throw new Error(`docs/servers.md: expected ${START} and, after it, ${END}`);
  return `${page.slice(0, from + START.length)}\n\n${tableOf(outcomes, notes)}\n\n${page.slice(to)}`;
}

function tableOf(outcomes: readonly Outcome[], notes: readonly Note[]): string {
  // Other tests of these servers have names, too, but say nothing for this page.
  const told = new Set(notes.map(({ server }) => server));
  const servers = [...new Set(outcomes.map(({ server }) => server))].filter((server) => told.has(server));
  const stories = [...new Set(outcomes.map(({ story }) => story))].filter(
    (story) => outcomes.filter((one) => one.story === story && told.has(one.server)).length > 1,
  );
  const said = (server: string, start: string, story?: string): string | undefined =>
    notes
      .find(
        (note) => note.server === server && (!story || note.story === story) && note.text.startsWith(start),
      )
      ?.text.slice(start.length);
  const cell = (server: string, story: string): string => {
    const outcome = outcomes.find((one) => one.server === server && one.story === story);
    if (!outcome || outcome.result === 'skipped') return '–';
    const handshakes = said(server, 'failed ', story);
    return `${outcome.result === 'passed' ? '✓' : '✗'}${handshakes ? ` ${handshakes}` : ''}`;
  };
  const rows = servers.map((server) => [
    server,
    said(server, 'version ') ?? 'not run',
    ...stories.map((story) => cell(server, story)),
  ]);
  const head = ['server', 'version', ...stories.map((_, index) => String(index + 1))];
  return [
    ...stories.map((story, index) => `${index + 1}. ${story}`),
    '',
    ...[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

async function main(): Promise<void> {
  const page = new URL('../docs/servers.md', import.meta.url);
  const outcomes: Outcome[] = [];
  const notes: Note[] = [];
  const add = (name: string, result: Outcome['result']): void => {
    const [, server, story] = /^(.+?): (.+)$/s.exec(name) ?? [];
    if (server && story) outcomes.push({ server, story, result });
  };
  const tests = run({ files: globSync('test/server/*.test.ts').sort(), concurrency: 2 });
  tests.on('test:pass', ({ name, skip }) =>
    add(name, skip === undefined || skip === false ? 'passed' : 'skipped'),
  );
  tests.on('test:fail', ({ name }) => {
    console.error(`failed: ${name}`);
    process.exitCode = 1;
    add(name, 'failed');
  });
  tests.on('test:diagnostic', ({ message }) => {
    const [, server, story, text] = /^servers\.md: (.+?): (.+): (.+)$/s.exec(message) ?? [];
    if (server && story && text) notes.push({ server, story, text });
  });
  for await (const _ of tests);
  writeFileSync(page, withTable(readFileSync(page, 'utf8'), outcomes, notes));
  console.log(`docs/servers.md: ${outcomes.length} stories.`);
}

if (import.meta.main) await main();
