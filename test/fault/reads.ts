// Runs a step and notes each call that only reads the target: open for reading, read, list, stat. Makes one
// of them fail.

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { StepResult } from '../../src/demo/runner.ts';
import { alike, type Call, runBounded, type Trace, type Traced } from './trace.ts';

const HOOK = fileURLToPath(new URL('own-reads.cjs', import.meta.url));

/** Runs a step to its end and notes its reads. */
export async function recordReads(traced: Traced): Promise<{ result: StepResult; trace: Trace }> {
  return await readingWith(traced, {});
}

/** Runs a step and makes one read fail: the one at `index` in a recorded run. */
export async function injectRead(
  traced: Traced,
  index: number,
  code: string,
): Promise<{ result: StepResult; trace: Trace }> {
  return await readingWith(traced, { FAULT_NTH: String(index + 1), FAULT_CODE: code });
}

async function readingWith(
  { step, directories, traceFile }: Traced,
  fault: Record<string, string>,
): Promise<{ result: StepResult; trace: Trace }> {
  const [directory = ''] = directories;
  const hook = { NODE_OPTIONS: `--require=${HOOK}`, FAULT_DIRECTORY: directory, FAULT_READS: traceFile };
  const result = await runBounded({ ...step, env: { ...step.env, ...hook, ...fault } });
  const text = existsSync(traceFile) ? readFileSync(traceFile, 'utf8') : '';
  rmSync(traceFile, { force: true });
  return { result, trace: parseReads(text, directories) };
}

function parseReads(text: string, directories: readonly string[]): Trace {
  const lines = text.split('\n').filter((line) => line !== '');
  const calls = lines.map((line, index): Call => {
    const [, kind = '', path = ''] = /^(\w+) (.*?)(?: \(INJECTED\))?$/.exec(line) ?? [];
    return { kind, ordinal: index + 1, label: `${kind} ${alike(path, directories)}` };
  });
  const hit = lines.findIndex((line) => line.endsWith(' (INJECTED)'));
  return { calls, hit: hit === -1 ? null : hit, elsewhere: [] };
}
