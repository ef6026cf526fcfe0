// Puts each bug that was found back into the source, one at a time, and expects the test that holds its fix
// to fail.
//
//   node test/mutants/main.ts [--only=TEXT] [--share=N/M]
//
// --only takes the mutants with that text in their bug, file or test; --share every Mth, beginning with the
// Nth.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MUTANTS } from './list.ts';
import { type Mutant, mutate } from './mutant.ts';
import { openWorkshop } from './workshop.ts';

/**
 * What came of a mutant. `untried`: its test is skipped here. `unfit`: it, or its test without it, does not
 * run as it should.
 */
type Verdict =
  | { readonly kind: 'caught'; readonly by: string }
  | { readonly kind: 'missed' }
  | { readonly kind: 'untried'; readonly why: string }
  | { readonly kind: 'unfit'; readonly why: string };

/** What the tests of a mutant do without it: the names of those that pass, or why it cannot be tried. */
type Sound = { readonly passing: ReadonlySet<string> } | { readonly verdict: Verdict };

const AT_A_TIME = 2;

function readOptions(): readonly Mutant[] {
  const { values } = parseArgs({
    options: { only: { type: 'string', default: '' }, share: { type: 'string', default: '1/1' } },
  });
  const [first = 0, of = 0] = values.share.split('/').map(Number);
  if (!(first >= 1 && first <= of))
    throw new Error(`--share: expected N/M, such as 1/2, got ${values.share}`);
  return MUTANTS.filter(({ bug, file, test }) =>
    [bug, file, test].some((text) => text.includes(values.only)),
  ).filter((_, index) => index % of === first - 1);
}

async function main(): Promise<void> {
  const mutants = readOptions();
  const started = Date.now();
  const sound = await runUnmutated(mutants);
  const verdicts = new Map<Mutant, Verdict>();
  await inLanes(mutants, async (mutant) => {
    const without = sound.get(testsOf(mutant));
    const verdict =
      without && 'passing' in without ? await tryMutant(mutant, without.passing) : without?.verdict;
    if (!verdict) return;
    verdicts.set(mutant, verdict);
    tell(mutant, verdict);
  });
  summarize(verdicts, Date.now() - started);
}

/** Runs every test once on the source as it is: one that fails there, too, shows nothing. */
async function runUnmutated(mutants: readonly Mutant[]): Promise<Map<string, Sound>> {
  const sound = new Map<string, Sound>();
  const workshop = openWorkshop();
  try {
    const problem = await workshop.build(mutants.map(({ test }) => test));
    if (problem !== null) throw new Error(`the project does not build: ${problem}`);
    const each = [...new Map(mutants.map((mutant) => [testsOf(mutant), mutant])).values()];
    await inLanes(each, async (mutant) => {
      const { outcomes, exitCode, output } = await workshop.run(mutant.test, mutant.named ?? '');
      const passing = new Set(outcomes.filter(({ result }) => result === 'passed').map(({ name }) => name));
      const skipped = outcomes.find(({ result }) => result === 'skipped');
      const failed = outcomes.find(({ result }) => result === 'failed');
      let came: Sound = { passing };
      if (exitCode !== 0)
        came = unfit(`its test fails without it: ${failed?.reason ?? output.trim().slice(-500)}`);
      else if (passing.size === 0 && skipped) came = { verdict: { kind: 'untried', why: skipped.reason } };
      else if (passing.size === 0) came = unfit('no test has such a name');
      sound.set(testsOf(mutant), came);
    });
  } finally {
    workshop.close();
  }
  return sound;
}

function unfit(why: string): { readonly verdict: Verdict } {
  return { verdict: { kind: 'unfit', why } };
}

function testsOf({ test, named = '' }: Mutant): string {
  return `${test} ${named}`;
}

async function tryMutant(mutant: Mutant, passing: ReadonlySet<string>): Promise<Verdict> {
  const workshop = openWorkshop();
  try {
    const path = join(workshop.home, mutant.file);
    writeFileSync(path, mutate(mutant, readFileSync(path, 'utf8')));
    const problem = await workshop.build([mutant.test]);
    if (problem !== null) return { kind: 'unfit', why: `it does not build: ${problem}` };
    const { outcomes, output } = await workshop.run(mutant.test, mutant.named ?? '');
    const failed = outcomes.filter(({ name, result }) => result === 'failed' && passing.has(name));
    const verdict = failed.find(({ isVerdict }) => isVerdict);
    if (verdict) return { kind: 'caught', by: verdict.name };
    if (failed[0]) return { kind: 'unfit', why: `its test fails for no verdict: ${failed[0].reason}` };
    if (outcomes.length === 0) return { kind: 'unfit', why: `its test does not load: ${output.trim()}` };
    return { kind: 'missed' };
  } finally {
    workshop.close();
  }
}

/** Does something with each item, a few at a time. */
async function inLanes<T>(items: readonly T[], step: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const lane = async (): Promise<void> => {
    for (const item of queue) await step(item);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, lane));
}

function tell({ bug, file, test }: Mutant, verdict: Verdict): void {
  console.log(`${verdict.kind.padEnd(7)} ${bug}`);
  if (verdict.kind === 'caught') return;
  console.log(`        ${file}, ${test}${'why' in verdict ? `: ${verdict.why}` : ''}`);
}

function summarize(verdicts: ReadonlyMap<Mutant, Verdict>, elapsedMs: number): void {
  const of = (kind: Verdict['kind']): Mutant[] =>
    [...verdicts].filter(([, verdict]) => verdict.kind === kind).map(([mutant]) => mutant);
  const untried = of('untried');
  const bad = [...of('missed'), ...of('unfit')];
  const minutes = Math.ceil(elapsedMs / 60_000);
  console.log(
    `\n${verdicts.size} bugs put back, ${of('caught').length} caught, in ${minutes} minute${minutes === 1 ? '' : 's'}.`,
  );
  if (untried.length > 0)
    console.log(`Not tried here:\n${untried.map(({ bug }) => `  - ${bug}\n`).join('')}`);
  if (bad.length > 0) console.log(`Not caught:\n${bad.map(({ bug }) => `  - ${bug}\n`).join('')}`);
  // What tried nothing has shown nothing, and a machine for continuous integration must be able to try
  // everything.
  const isShort = untried.length > 0 && process.env.CI === 'true';
  if (bad.length > 0 || isShort || of('caught').length === 0) process.exitCode = 1;
}

await main();
