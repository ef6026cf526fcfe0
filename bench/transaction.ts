// A deployment of any number of files. The inputs name seven at most; what limits them is the list of roles, not the transaction, which is given roles of the bench's own here.

import type { Role } from '../src/report.ts';
import { acquireLock } from '../src/transaction/lock.ts';
import { nextDeploymentId, STATE_FOLDER } from '../src/transaction/names.ts';
import { planChanges, type WantedFile } from '../src/transaction/plan.ts';
import { closeTarget, openTarget } from '../src/transaction/target.ts';
import { commit, prepare, seal, tidy } from '../src/transaction/transaction.ts';
import { closeView, viewTarget } from '../src/transaction/view.ts';
import { timedAsync } from './pairs.ts';
import { newTarget, scratch } from './subject.ts';

const SIZE = 1_500;

/** So many files of the size of a certificate. */
export function manyFiles(count: number, version: number): ReadonlyMap<string, string> {
  return new Map(
    Array.from({ length: count }, (_, index) => [
      `file-${index}`,
      `${version} ${index}\n`.padEnd(SIZE, 'certificate '),
    ]),
  );
}

let clock = Date.now();

/** One transaction from the lock to the sealed backup, as the pipeline makes it. */
export async function transactFiles(directory: string, contents: ReadonlyMap<string, string>): Promise<void> {
  const target = openTarget(
    { directory, stateDirectory: `${directory}/${STATE_FOLDER}`, lockTimeoutMs: 0 },
    'write',
  );
  const lock = await acquireLock({
    target,
    timeoutMs: 0,
    runUrl: null,
    signal: new AbortController().signal,
    onWait: () => {},
    onTakeover: () => {},
  });
  const view = viewTarget(target, 'in-place');
  try {
    const wanted = [...contents].map(
      ([name, text]): WantedFile => ({
        role: name as Role,
        name,
        bytes: Buffer.from(text),
        holdsKey: false,
        pointer: false,
        mode: null,
        defaultMode: 0o644,
      }),
    );
    const plan = planChanges(target, view, 'in-place', wanted, { kind: 'keep' });
    clock += 1_000;
    const id = nextDeploymentId(null, new Date(clock), Buffer.from('00c0ffee', 'hex'));
    const prepared = prepare({ target, view, lock, plan, id, servedBefore: [], credential: 'file-0' });
    commit(prepared);
    seal(prepared);
    const { problem } = tidy(prepared, 'file-0', 1);
    if (problem !== null) throw new Error(problem);
  } finally {
    closeView(view);
    lock.release();
    closeTarget(target);
  }
}

/** How long a renewal of so many files takes, in milliseconds. */
export async function transact(count: number): Promise<number> {
  const directory = newTarget(scratch('files'), 'target');
  await transactFiles(directory, manyFiles(count, 1));
  return timedAsync(() => transactFiles(directory, manyFiles(count, 2)));
}
