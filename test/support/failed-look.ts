import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOOK = fileURLToPath(new URL('../fault/own-looks.cjs', import.meta.url));

/** One look at a target that fails: what an error of the disk, or somebody who changes names at that moment, makes of it. */
export interface FailedLook {
  /** The environment of the step that it is to happen to. */
  readonly env: Record<string, string>;
  /** Whether it was come to. */
  happened(): boolean;
}

/**
 * @param home where notes can be kept
 * @param directory what the look is at, or above
 * @param look an expression for the kind of look and the path (`^readlink .*current$`)
 * @param code what the system answers
 * @param nth which of the looks that fit, from 1 on
 */
export function failedLook(home: string, directory: string, look: string, code: string, nth = 1): FailedLook {
  const notes = join(home, `looks-${randomUUID()}`);
  return {
    env: {
      NODE_OPTIONS: `--require=${HOOK}`,
      FAULT_DIRECTORY: directory,
      FAULT_LOOKS: notes,
      FAULT_AT: look,
      FAULT_NTH: String(nth),
      FAULT_CODE: code,
    },
    happened: () => readFileSync(notes, 'utf8').includes(' (INJECTED)'),
  };
}
