import { asDeployError } from './errors.ts';
import { expectedOf } from './pipeline/expected.ts';
import { compare, type Inspection, tellPlan } from './pipeline/inspect.ts';
import { checkAlone, readOffer } from './pipeline/offer.ts';
import { owning, working } from './pipeline/recovery.ts';
import { type Context, newRun, phase, type Run } from './pipeline/run.ts';
import { proveUnchanged } from './pipeline/unchanged.ts';
import type { Report } from './report.ts';
import type { DeployRequest } from './request.ts';
import { isUnchanged } from './transaction/plan.ts';
import type { Target } from './transaction/target.ts';
import { seeUnfinished } from './transaction/unfinished.ts';

/**
 * One deployment, from what was asked for to what came of it. Ends in one of two ways: every endpoint was seen to serve the certificate,
 * or the target is as it was before.
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
  const deployTo = async (target: Target): Promise<void> => {
    if (run.request.dryRun) {
      const { rehearse } = await import('./pipeline/rehearse.ts');
      return rehearse(run, target, offer);
    }
    // What an unfinished deployment left must be undone before the target can be compared with anything.
    const unfinished = seeUnfinished(target) !== 'none';
    if (!unfinished) await phase(run, 'Compare', () => compare(run, offer, target, tellPlan));
    await owning(run, target, (lock) =>
      compare(run, offer, target, async (inspection) => {
        if (unfinished) tellPlan(inspection, run);
        if (isUnchanged(inspection.plan)) return keep(run, inspection);
        // Most runs find nothing to change. What changes something, and undoes it, is loaded here: all of it, before anything is changed.
        const { renew } = await import('./pipeline/renew.ts');
        return renew(run, inspection, lock);
      }),
    );
  };
  await working(run, deployTo, 'write', () => checkAlone(run.request, offer));
}

async function keep(run: Run, { accepted }: Inspection): Promise<void> {
  await proveUnchanged(run, expectedOf(accepted.credential));
  run.report.status = 'unchanged';
}
