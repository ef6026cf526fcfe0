import { asDeployError } from './errors.ts';
import { expectedOf } from './pipeline/expected.ts';
import { compare, type Inspection, tellPlan } from './pipeline/inspect.ts';
import { look, tellLook } from './pipeline/look.ts';
import { checkAlone, type Offer, readOffer } from './pipeline/offer.ts';
import { owning, working } from './pipeline/recovery.ts';
import { type Goal, rotate } from './pipeline/rotate.ts';
import { type Context, newRun, phase, type Run } from './pipeline/run.ts';
import { confirmUnchanged } from './pipeline/unchanged.ts';
import type { Report } from './report.ts';
import type { DeployRequest } from './request.ts';
import { leafFile } from './server/names.ts';
import { isUnchanged } from './transaction/plan.ts';
import type { Target } from './transaction/target.ts';
import { seeUnfinished, tidy } from './transaction/transaction.ts';

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
    if (run.request.dryRun) return rehearse(run, target, offer);
    // What an unfinished deployment left must be undone before the target can be compared with anything.
    const unfinished = seeUnfinished(target) !== 'none';
    if (!unfinished) await phase(run, 'Compare', () => compare(run, offer, target, tellPlan));
    await owning(run, target, (lock) =>
      compare(run, offer, target, (inspection) => {
        if (unfinished) tellPlan(inspection, run);
        return isUnchanged(inspection.plan)
          ? keep(run, inspection)
          : rotate(run, goalOf(run, inspection), lock);
      }),
    );
  };
  await working(run, deployTo, 'write', () => checkAlone(run.request, offer));
}

async function keep(run: Run, { accepted }: Inspection): Promise<void> {
  await confirmUnchanged(run, expectedOf(accepted.credential));
  run.report.status = 'unchanged';
}

function goalOf({ request, report }: Run, { target, view, plan, accepted, warning }: Inspection): Goal {
  const { names, backupRetention } = request;
  return {
    target,
    view,
    plan,
    expected: expectedOf(accepted.credential),
    earlier: accepted.deployed,
    remedy: warning?.remedy ?? null,
    status: 'deployed',
    tense: 'did',
    credential: backupRetention > 0 ? leafFile(names) : null,
    tidy: (prepared) => {
      if (backupRetention === 0) forgetBackup(report);
      return tidy(prepared, leafFile(names), backupRetention);
    },
  };
}

function forgetBackup(report: Report): void {
  report.backupId = null;
  for (const file of report.files) file.backup = null;
}

/** A dry run: everything short of changing anything. */
async function rehearse(run: Run, target: Target, offer: Offer): Promise<void> {
  const expected = expectedOf(offer.credential);
  const unfinished = seeUnfinished(target);
  if (unfinished === 'here')
    run.log.notice('an earlier deployment did not finish: a real run would roll it back first');
  if (unfinished === 'elsewhere')
    run.log.notice(
      'a deployment to another directory with this state-directory is unfinished: if it died, a real run would be refused until that directory is deployed to',
    );
  await phase(run, 'Compare', () => compare(run, offer, target, tellPlan));
  if (run.request.verify.endpoints.length > 0) {
    run.log.group('Look at the endpoints');
    await phase(run, 'Look', () => look(run, expected));
    tellLook(run, expected.fingerprint);
  }
  run.report.status = 'planned';
}
