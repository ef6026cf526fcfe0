/*
 * Steps 4 to 12 of a deployment, and of a rollback: change the target and prove it, or undo everything.
 *
 * The point of no return is step 7. A process that dies before it leaves the target as it was. One that dies
 * after it leaves a journal, and the post step or the next deployment does step 12 in its place.
 */
import { asDeployError } from '../errors.ts';
import type { Lock } from '../lock/lock.ts';
import { type BaseRequest, canReload } from '../request.ts';
import { commit } from '../steps/commit.ts';
import type { Goal } from '../steps/goal.ts';
import { observeBefore } from '../steps/observe.ts';
import { prepare } from '../steps/prepare.ts';
import { prove } from '../steps/prove.ts';
import { loadCommands, reload, validate } from '../steps/reload.ts';
import { phase, type Run } from '../steps/run.ts';
import { finish } from '../steps/seal.ts';
import { undo } from '../steps/undo.ts';
import { type Prepared, rememberReload, seal } from '../transaction/transaction.ts';
import { duringCommands } from '../transaction/watch.ts';

/**
 * Changes the target to a goal, or undoes every change.
 *
 * @throws DeployError the failure, when the target is as it was; ROLLBACK_FAILED when it is not; LOCKED when
 *   it is no longer ours
 */
export async function rotate(run: Run<BaseRequest>, goal: Goal, lock: Lock): Promise<void> {
  const { request, log } = run;
  const before = await observeBefore(run, goal); // 4
  await loadCommands(run);

  log.group('Write the files');
  const prepared = await phase(run, 'Prepare', () => prepare(run, goal, lock, before)); // 5, 6, 7
  try {
    await phase(run, 'Commit', () => commit(run, prepared)); // 8
    if (request.commands.validate.length > 0) {
      log.group('Validate');
      await phase(run, 'Validate', () => withCommands(run, prepared, () => validate(run))); // 9
    }
    if (canReload(request.commands)) {
      log.group('Reload');
      rememberReload(prepared);
      await phase(run, 'Reload', () => withCommands(run, prepared, () => reload(run)));
    }
    log.group('Verify');
    await phase(run, 'Verify', () => prove(run, goal.expected, before, goal.chainCounts)); // 10
    await phase(run, 'Seal', () => seal(prepared)); // 11
  } catch (error) {
    return await undo(run, goal, prepared, asDeployError(error)); // 12
  }
  finish(run, goal, prepared);
}

/** Commands may change what they have no business with. That is noted, or put right at once. */
function withCommands(run: Run<BaseRequest>, prepared: Prepared, step: () => Promise<void>): Promise<void> {
  // A rollback takes files out of a backup, by hard links: what a command does to them is the server's.
  const spare = prepared.plan.changes.find(({ backup }) => backup !== null)?.backup ?? null;
  return duringCommands(prepared, spare, run.log.warning, step);
}
