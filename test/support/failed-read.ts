import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOOK = fileURLToPath(new URL('../fault/own-reads.cjs', import.meta.url));

/** One failed read of a target: by an error of the disk, or by somebody who changes names at that moment. */
export interface FailedRead {
  /** The environment of the step that it is to happen to. */
  readonly env: Record<string, string>;
  /** Whether the call was reached. */
  happened(): boolean;
}

/**
 * @param home where notes can be kept
 * @param directory the directory that is read, or one above it
 * @param call an expression for the kind of call and the path (`^readlink .*current$`)
 * @param code what the system answers
 * @param nth which of the calls that match, from 1 on
 */
export function failedRead(home: string, directory: string, call: string, code: string, nth = 1): FailedRead {
  const notes = join(home, `reads-${randomUUID()}`);
  return {
    env: {
      NODE_OPTIONS: `--require=${HOOK}`,
      FAULT_DIRECTORY: directory,
      FAULT_READS: notes,
      FAULT_AT: call,
      FAULT_NTH: String(nth),
      FAULT_CODE: code,
    },
    happened: () => readFileSync(notes, 'utf8').includes(' (INJECTED)'),
  };
}
