// A deployment of any number of files. The inputs name seven at most; what limits them is the list of roles,
// not the transaction, which is given roles of the bench's own here.

import { acquireLock } from '../src/lock/lock.ts';
import { STATE_FOLDER } from '../src/lock/state-directory.ts';
import type { Role } from '../src/report.ts';
import { nextDeploymentId } from '../src/transaction/names.ts';
import { planChanges, type WantedFile } from '../src/transaction/plan.ts';
import { openTarget } from '../src/transaction/target.ts';
import { tidy } from '../src/transaction/tidy.ts';
import { commit, prepare, seal } from '../src/transaction/transaction.ts';
import { viewTarget } from '../src/transaction/view.ts';
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
  using target = openTarget({ directory, stateDirectory: `${directory}/${STATE_FOLDER}` }, 'write');
  using lock = await acquireLock({
    stateDirectory: target.stateDirectory,
    timeoutMs: 0,
    runUrl: null,
    signal: new AbortController().signal,
    onWait: () => {},
    onTakeover: () => {},
  });
  using view = viewTarget(target, 'in-place', 'file-0');
  const wanted = [...contents].map(
    ([name, text]): WantedFile => ({
      role: name as Role,
      name,
      bytes: Buffer.from(text),
      holdsKey: false,
      pointer: false,
      mode: null,
    }),
  );
  const plan = planChanges(view, wanted, { kind: 'keep' });
  clock += 1_000;
  const id = nextDeploymentId(null, new Date(clock), Buffer.from('00c0ffee', 'hex'));
  const prepared = prepare({
    view,
    lock,
    plan,
    id,
    servedBefore: [],
    leafFile: 'file-0',
    outcome: { operation: 'deploy', layout: 'in-place', files: [], fingerprint: null, run: null },
    run: null,
    keeps: 'backup',
  });
  commit(prepared);
  seal(prepared);
  const { problem } = tidy(prepared, { kind: 'backup', keep: 1 }, null);
  if (problem !== null) throw new Error(problem);
}

/** How long a renewal of so many files takes, in milliseconds. */
export async function transact(count: number): Promise<number> {
  const directory = newTarget(scratch('files'), 'target');
  await transactFiles(directory, manyFiles(count, 1));
  return timedAsync(() => transactFiles(directory, manyFiles(count, 2)));
}
