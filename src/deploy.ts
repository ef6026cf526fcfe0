import { asDeployError } from './errors.ts';
import { compare, tellPlan } from './pipeline/inspect.ts';
import { look, tellLook } from './pipeline/look.ts';
import { type Offer, readOffer } from './pipeline/offer.ts';
import { recoverUnfinished, takeLock } from './pipeline/recovery.ts';
import { rotate } from './pipeline/rotate.ts';
import { type Context, newRun, phase, type Run } from './pipeline/run.ts';
import { confirmUnchanged } from './pipeline/unchanged.ts';
import type { Report } from './report.ts';
import type { Request } from './request.ts';
import { JOURNAL } from './transaction/journal.ts';
import { isUnchanged } from './transaction/plan.ts';
import { closeTarget, openTarget, stateHolds, type Target } from './transaction/target.ts';

/**
 * One deployment, from what was asked for to what came of it. Ends in one of two ways: every endpoint was seen to serve the certificate,
 * or the target is as it was before.
 *
 * @returns the report, of a failure too: this never throws
 */
export async function deploy(request: Request, context: Context): Promise<Report> {
  const run = newRun(request, context);
  try {
    await deployTo(run);
  } catch (error) {
    run.report.error = asDeployError(error);
  }
  return run.report;
}

async function deployTo(run: Run): Promise<void> {
  run.log.group('Check the certificate');
  const offer = await phase(run, 'Check', () => readOffer(run));
  const target = openTarget(run.request.target);
  try {
    if (run.request.dryRun) await rehearse(run, target, offer);
    else await deployOnto(run, target, offer);
  } finally {
    closeTarget(target);
  }
}

async function deployOnto(run: Run, target: Target, offer: Offer): Promise<void> {
  // What an unfinished deployment left must be undone before the target can be compared with anything.
  if (!stateHolds(target, JOURNAL)) await phase(run, 'Compare', () => compare(run, offer, target, tellPlan));
  const lock = await phase(run, 'Lock', () => takeLock(run, target, run.request.runUrl));
  try {
    await recoverUnfinished(run, target, lock, run.request.names.certificate);
    await compare(run, offer, target, (inspection) =>
      isUnchanged(inspection.plan) ? confirmUnchanged(run, inspection) : rotate(run, inspection, lock),
    );
  } finally {
    lock.release();
  }
}

/** A dry run: everything short of changing anything. */
async function rehearse(run: Run, target: Target, offer: Offer): Promise<void> {
  const { fingerprint } = offer.credential;
  if (stateHolds(target, JOURNAL))
    run.log.notice('an earlier deployment did not finish: a real run would roll it back first');
  await phase(run, 'Compare', () => compare(run, offer, target, tellPlan));
  if (run.request.verify.endpoints.length > 0) {
    run.log.group('Look at the endpoints');
    await phase(run, 'Look', () => look(run, fingerprint));
    tellLook(run, fingerprint);
  }
  run.report.status = 'planned';
}
