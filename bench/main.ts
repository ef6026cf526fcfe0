/**
 * What the action costs, beside the least that it could cost: `npm run bench`.
 *
 *   --quick        everything, in under a minute: fewer pairs, shorter waits, smaller sizes
 *   --write        puts the figures into docs/performance.md as well
 *   NAME …         only these parts
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Effort, Findings } from './figure.ts';
import { coldStart } from './figures/cold-start.ts';
import { deployment } from './figures/deployment.ts';
import { growth } from './figures/growth.ts';
import { manyEndpoints } from './figures/many-endpoints.ts';
import { manyFilesAtOnce } from './figures/many-files.ts';
import { noticing } from './figures/noticing.ts';
import { peers } from './figures/peers.ts';
import { oneProbe } from './figures/probe.ts';
import { describeMachine } from './machine.ts';
import { writePage } from './page.ts';
import { factRows, figureRows, milliseconds, onScreen } from './table.ts';

const PARTS: Readonly<Record<string, (effort: Effort) => Promise<Findings>>> = {
  'cold-start': coldStart,
  deployment,
  'many-files': manyFilesAtOnce,
  noticing,
  probe: oneProbe,
  'many-endpoints': manyEndpoints,
  peers,
  growth,
};

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

async function main(): Promise<void> {
  const unknown = positionals.filter((name) => !(name in PARTS));
  if (unknown.length > 0)
    throw new Error(`unknown: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
  const effort: Effort = { quick: values.quick, pairs: values.quick ? 10 : 20 };
  const machine = describeMachine();
  console.log(`${machine}\n`);
  const parts: Record<string, Findings> = {};
  for (const [name, measure] of Object.entries(PARTS)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const started = performance.now();
    parts[name] = await measure(effort);
    console.log(
      `${name}, measured in ${((performance.now() - started) / 1000).toFixed(1)} s\n${told(parts[name])}\n`,
    );
  }
  if (!values.write) return;
  if (values.quick)
    throw new Error('what is written into the page must be measured in full: leave --quick out');
  const earlier: Results = existsSync(RESULTS)
    ? JSON.parse(readFileSync(RESULTS, 'utf8'))
    : { machine, date: '', parts: {} };
  const results: Results = {
    machine,
    date: new Date().toISOString().slice(0, 10),
    // In the order of the parts, whichever were measured now.
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

await main();
