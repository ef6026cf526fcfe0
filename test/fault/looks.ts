// Runs a step and notes how it looks at the target: what it opens for reading, reads, lists and asks about. Makes one such look fail.

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { StepResult } from '../../src/demo/runner.ts';
import { alike, type Call, runBounded, type Trace, type Traced } from './trace.ts';

const HOOK = fileURLToPath(new URL('own-looks.cjs', import.meta.url));

/** Runs a step to its end and notes its looks. */
export async function recordLooks(traced: Traced): Promise<{ result: StepResult; trace: Trace }> {
  return await looking(traced, {});
}

/** Runs a step in which one look fails: that which is `index` among those of a run that was recorded. */
export async function injectLook(
  traced: Traced,
  index: number,
  code: string,
): Promise<{ result: StepResult; trace: Trace }> {
  return await looking(traced, { FAULT_NTH: String(index + 1), FAULT_CODE: code });
}

async function looking(
  { step, directories, traceFile }: Traced,
  fault: Record<string, string>,
): Promise<{ result: StepResult; trace: Trace }> {
  const [directory = ''] = directories;
  const hook = { NODE_OPTIONS: `--require=${HOOK}`, FAULT_DIRECTORY: directory, FAULT_LOOKS: traceFile };
  const result = await runBounded({ ...step, env: { ...step.env, ...hook, ...fault } });
  const text = existsSync(traceFile) ? readFileSync(traceFile, 'utf8') : '';
  rmSync(traceFile, { force: true });
  return { result, trace: readLooks(text, directories) };
}

function readLooks(text: string, directories: readonly string[]): Trace {
  const lines = text.split('\n').filter((line) => line !== '');
  const calls = lines.map((line, index): Call => {
    const [, kind = '', path = ''] = /^(\w+) (.*?)(?: \(INJECTED\))?$/.exec(line) ?? [];
    return { kind, ordinal: index + 1, label: `${kind} ${alike(path, directories)}` };
  });
  const hit = lines.findIndex((line) => line.endsWith(' (INJECTED)'));
  return { calls, hit: hit === -1 ? null : hit, elsewhere: [] };
}
