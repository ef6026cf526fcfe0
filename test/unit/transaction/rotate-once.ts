// One replacement of a target's file and its undoing, for a process of a user of its own: prints what came of it as JSON.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnerPolicy } from '../../../src/transaction/attributes.ts';
import { acquireLock } from '../../../src/transaction/lock.ts';
import { nextDeploymentId, STATE_FOLDER } from '../../../src/transaction/names.ts';
import { planChanges } from '../../../src/transaction/plan.ts';
import { openTarget } from '../../../src/transaction/target.ts';
import { commit, conclude, prepare, undo } from '../../../src/transaction/transaction.ts';
import { viewTarget } from '../../../src/transaction/view.ts';

const [directory = '', owner = 'keep'] = process.argv.slice(2);
const target = openTarget(
  { directory, stateDirectory: join(directory, STATE_FOLDER), lockTimeoutMs: 0 },
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
try {
  const file = {
    role: 'private-key',
    name: 'key.pem',
    bytes: Buffer.from('new'),
    holdsKey: true,
    pointer: false,
    mode: null,
    defaultMode: 0o600,
  } as const;
  const view = viewTarget(target, 'in-place');
  const plan = planChanges(target, view, 'in-place', [file], { kind: owner } as OwnerPolicy);
  const id = nextDeploymentId(null, new Date(), Buffer.alloc(4));
  const prepared = prepare({ target, view, lock, plan, id, servedBefore: [], credential: null });
  commit(prepared);
  const committed = readFileSync(target.files.at('key.pem'), 'utf8');
  const undone = undo(target, lock, prepared.journal).map(({ outcome }) => outcome);
  conclude(lock, prepared.journal);
  console.log(
    JSON.stringify({ committed, undone, restored: readFileSync(target.files.at('key.pem'), 'utf8') }),
  );
} catch (error) {
  console.log(JSON.stringify({ error: String((error as Error).message) }));
} finally {
  lock.release();
}
