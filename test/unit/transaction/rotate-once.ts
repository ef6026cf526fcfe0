// One replacement of a target's file and its undoing, for a process of a user of its own: prints what came of
// it as JSON.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnerPolicy } from '../../../src/files/attributes.ts';
import { acquireLock } from '../../../src/lock/lock.ts';
import { STATE_FOLDER } from '../../../src/lock/state-directory.ts';
import { nextDeploymentId } from '../../../src/transaction/names.ts';
import { planChanges } from '../../../src/transaction/plan.ts';
import { openTarget } from '../../../src/transaction/target.ts';
import { commit, conclude, prepare } from '../../../src/transaction/transaction.ts';
import { undo } from '../../../src/transaction/undo.ts';
import { viewTarget } from '../../../src/transaction/view.ts';

const [directory = '', owner = 'keep'] = process.argv.slice(2);
using target = openTarget({ directory, stateDirectory: join(directory, STATE_FOLDER) }, 'write');
using lock = await acquireLock({
  stateDirectory: target.stateDirectory,
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
  } as const;
  using view = viewTarget(target, 'in-place', 'key.pem');
  const plan = planChanges(view, [file], { kind: owner } as OwnerPolicy);
  const id = nextDeploymentId(null, new Date(), Buffer.alloc(4));
  const options = {
    servedBefore: [],
    leafFile: 'key.pem',
    outcome: { operation: 'deploy', layout: 'in-place', files: [], fingerprint: null, run: null } as const,
    run: null,
    keeps: null,
  };
  const prepared = prepare({ view, lock, plan, id, ...options });
  commit(prepared);
  const committed = readFileSync(target.files.at('key.pem'), 'utf8');
  const undone = undo(prepared, () => false).map(({ outcome }) => outcome);
  conclude(prepared);
  console.log(
    JSON.stringify({ committed, undone, restored: readFileSync(target.files.at('key.pem'), 'utf8') }),
  );
} catch (error) {
  console.log(JSON.stringify({ error: String((error as Error).message) }));
}
