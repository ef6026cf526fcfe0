import { asDeployError } from './errors.ts';
import { checkCommands } from './pipeline/commands.ts';
import { readExpected } from './pipeline/expected.ts';
import { reportFiles, tellIntents } from './pipeline/file-reports.ts';
import { hideKeys } from './pipeline/keys.ts';
import { look, tellLook } from './pipeline/look.ts';
import { owning, working } from './pipeline/recovery.ts';
import { type Goal, rotate } from './pipeline/rotate.ts';
import { type Context, newRun, phase, type Run } from './pipeline/run.ts';
import { confirmUnchanged } from './pipeline/unchanged.ts';
import type { Report } from './report.ts';
import type { ReturnRequest } from './request.ts';
import { leafFile } from './server/names.ts';
import type { Folder } from './transaction/folder.ts';
import type { Manifest } from './transaction/manifest.ts';
import { isUnchanged, type Plan } from './transaction/plan.ts';
import { newestBackup, planReturn, useUp } from './transaction/return.ts';
import { lookIntoState, type Target } from './transaction/target.ts';
import { tidyReturn } from './transaction/transaction.ts';
import { closeView, readDeployed, readOther, type View, viewTarget } from './transaction/view.ts';

/**
 * Puts the newest backup back, as one set: verified like a deployment, and itself undone when it cannot be verified. The backup is used up by it, so that the next return goes
 * further back.
 *
 * @returns the report, of a failure too: this never throws
 */
export async function rollBack(request: ReturnRequest, context: Context): Promise<Report> {
  const run = newRun(request, context);
  try {
    await working(run, (target) => {
      checkCommands(run);
      return request.dryRun ? rehearse(run, target) : returnTo(run, target);
    });
  } catch (error) {
    run.report.error = asDeployError(error);
  }
  return run.report;
}

async function returnTo(run: Run<ReturnRequest>, target: Target): Promise<void> {
  await owning(run, target, (lock) =>
    withReturn(run, target, lock.state, async (goal, manifest) => {
      if (!isUnchanged(goal.plan)) return rotate(run, goal, lock);
      run.report.files = reportFiles(run.request, target, goal.plan, 'returned', null);
      if (goal.expected) await confirmUnchanged(run, goal.expected);
      useUp(lock.state, manifest);
      run.report.status = 'restored';
    }),
  );
}

/** A dry run: what going back would change, and what is served now. */
async function rehearse(run: Run<ReturnRequest>, target: Target): Promise<void> {
  await lookIntoState(target, (state) =>
    withReturn(run, target, state, async ({ plan, expected }) => {
      run.report.files = reportFiles(run.request, target, plan, 'would', null);
      if (run.request.verify.endpoints.length > 0) {
        run.log.group('Look at the endpoints');
        await phase(run, 'Look', () => look(run, expected));
        tellLook(run, expected?.fingerprint ?? null);
      }
      run.report.status = 'planned';
    }),
  );
}

async function withReturn(
  run: Run<ReturnRequest>,
  target: Target,
  state: Folder | null,
  use: (goal: Goal, manifest: Manifest) => Promise<void>,
): Promise<void> {
  const { names } = run.request;
  const { folder, manifest } = newestBackup(state, { target: target.identity, credential: leafFile(names) });
  const view = viewTarget(target, manifest.layout);
  try {
    run.log.group('Compare with the backup');
    run.log.info(`the newest backup is ${manifest.id}, made ${manifest.created}`);
    const plan = await phase(run, 'Compare', () => planReturn(target, view, folder, manifest));
    hideKeys(run, plan);
    tellIntents(run.log, target, plan);
    await use(goalOf(run, target, view, plan, manifest), manifest);
  } finally {
    closeView(view);
  }
}

function goalOf(
  { request, report }: Run<ReturnRequest>,
  target: Target,
  view: View,
  plan: Plan,
  manifest: Manifest,
): Goal {
  const name = leafFile(request.names);
  const expected = readExpected(certificateAfter(target, view, plan, name), null);
  report.certificate = expected?.facts ?? null;
  return {
    target,
    view,
    plan,
    expected,
    earlier: readExpected(readDeployed(target, view, manifest.layout, name), null),
    remedy: null,
    status: 'restored',
    tense: 'returned',
    credential: null,
    tidy: (prepared) => {
      report.backupId = null;
      for (const file of report.files) file.backup = null;
      return tidyReturn(prepared, manifest.id);
    },
  };
}

/** The file with the certificate as it will be: out of the backup, or, when the backup goes back to the other layout, the one that is there. */
function certificateAfter(target: Target, view: View, plan: Plan, name: string): Buffer | null {
  const change = plan.changes.find(({ file }) => file.name === name);
  // What comes back is not in use.
  if (change?.isOutdated) return readOther(target, view, change.place, name)?.bytes ?? null;
  const gone =
    !change || change.action === 'remove' || (change.action === 'keep' && change.before.kind === 'absent');
  return gone ? readDeployed(target, { ...view, generation: null }, 'in-place', name) : change.file.bytes;
}
