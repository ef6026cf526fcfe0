/**
 * What the action costs, beside the least that it could cost: `npm run bench`.
 *
 *   --quick        everything, in under a minute: fewer pairs, shorter waits, smaller sizes
 *   --write        puts the figures into docs/performance.md as well
 *   NAME …         only these parts
 *
 * Each part runs in a process of its own, compiled to JavaScript as the action is: to start a program takes
 * longer the more memory a process has, and one that reads TypeScript, or has measured something else before,
 * has twice as much as the action.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Effort, Findings } from './figure.ts';
import { describeMachine } from './machine.ts';
import { writePage } from './page.ts';
import { PARTS } from './parts.ts';
import { factRows, figureRows, milliseconds, onScreen } from './table.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = new URL('results.json', import.meta.url);

/** Figures of the last measurement of each part, from which the page is drawn. */
interface Results {
  machine: string;
  date: string;
  parts: Record<string, Findings>;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});

function main(): void {
  const unknown = positionals.filter((name) => !Object.hasOwn(PARTS, name));
  if (unknown.length > 0)
    throw new Error(`unknown: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
  if (values.write && values.quick)
    throw new Error('what is written into the page must be measured in full: leave --quick out');
  const effort: Effort = { quick: values.quick, pairs: values.quick ? 10 : 20 };
  const machine = describeMachine();
  console.log(`${machine}\n`);
  execFileSync('tsc', ['-p', 'tsconfig.bench.json'], { cwd: ROOT, stdio: 'inherit' });
  const parts: Record<string, Findings> = {};
  for (const name of Object.keys(PARTS)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const started = performance.now();
    parts[name] = measure(name, effort);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${name}, measured in ${seconds} s\n${told(parts[name])}\n`);
  }
  if (values.write) write(machine, parts);
}

function measure(name: string, effort: Effort): Findings {
  const args = ['build/bench/bench/part.js', name, JSON.stringify(effort)];
  return JSON.parse(
    execFileSync(process.execPath, args, {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
}

/**
 * Keeps the figures, with those that were measured earlier of the other parts, and draws the page from them.
 */
function write(machine: string, parts: Readonly<Record<string, Findings>>): void {
  const earlier: Results = existsSync(RESULTS)
    ? JSON.parse(readFileSync(RESULTS, 'utf8'))
    : { machine, date: '', parts: {} };
  const results: Results = {
    machine,
    date: new Date().toISOString().slice(0, 10),
    parts: Object.fromEntries(
      Object.keys(PARTS).flatMap((name) => {
        const found = parts[name] ?? earlier.parts[name];
        return found ? [[name, found]] : [];
      }),
    ),
  };
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  writePage(results.machine, results.date, Object.values(results.parts));
}

function told({ figures = [], facts = [], growth: series = [] }: Findings): string {
  return [
    ...(figures.length > 0 ? [onScreen(figureRows(figures))] : []),
    ...(facts.length > 0 ? [onScreen(factRows(facts))] : []),
    ...series.map(
      ({ title, of, points }) =>
        `${title}: ${points.map(({ size, value }) => `${size} ${of} ${milliseconds(value)}`).join(', ')}`,
    ),
  ].join('\n');
}

main();
