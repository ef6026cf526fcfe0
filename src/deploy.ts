import { asDeployError } from './errors.ts';
import { expectedOf } from './pipeline/expected.ts';
import { compare, type Inspection, tellPlan } from './pipeline/inspect.ts';
import { checkAlone, type Offer, readOffer } from './pipeline/offer.ts';
import { ownTarget } from './pipeline/recovery.ts';
import { type Context, newRun, phase, type Run } from './pipeline/run.ts';
import { proveUnchanged } from './pipeline/unchanged.ts';
import type { Report } from './report.ts';
import type { DeployRequest } from './request.ts';
import { isUnchanged } from './transaction/plan.ts';
import { openTarget, type Target } from './transaction/target.ts';
import { seeUnfinished } from './transaction/tidy.ts';

/**
 * One deployment, from what was asked for to what came of it. Ends in one of two ways: every endpoint was
 * seen to serve the certificate, or the target is as it was before.
 *
 * @returns the report, of a failure too: this never throws
 */
export async function deploy(request: DeployRequest, context: Context): Promise<Report> {
  const run = newRun(request, context);
  try {
    await deployOffer(run);
  } catch (error) {
    run.report.error = asDeployError(error);
  }
  return run.report;
}

async function deployOffer(run: Run): Promise<void> {
  run.log.group('Check the certificate');
  const offer = await phase(run, 'Check', () => readOffer(run));
  using target = openFor(run, offer);
  if (run.request.dryRun) {
    const { rehearse } = await import('./pipeline/rehearse.ts');
    return await rehearse(run, target, offer);
  }
  // What an unfinished deployment left must be undone before the target can be compared with anything.
  const unfinished = seeUnfinished(target) !== 'none';
  if (!unfinished) await phase(run, 'Compare', () => compareAlone(run, offer, target));
  using lock = await ownTarget(run, target);
  using inspection = await compare(run, offer, target);
  if (unfinished) tellPlan(inspection, run);
  if (isUnchanged(inspection.plan)) return await keep(run, inspection);
  // Most runs find nothing to change. What changes something, and undoes it, is loaded before anything is
  // changed.
  const { renew } = await import('./pipeline/renew.ts');
  await renew(run, inspection, lock);
}

/**
 * A certificate that would be refused anyway is the more useful error than a target that cannot be opened.
 */
function openFor({ request }: Run, offer: Offer): Target {
  try {
    return openTarget(request.target, 'write');
  } catch (error) {
    checkAlone(request, offer);
    throw error;
  }
}

async function compareAlone(run: Run, offer: Offer, target: Target): Promise<void> {
  using inspection = await compare(run, offer, target);
  tellPlan(inspection, run);
}

async function keep(run: Run, { accepted }: Inspection): Promise<void> {
  await proveUnchanged(run, expectedOf(accepted.credential));
  run.report.status = 'unchanged';
}
