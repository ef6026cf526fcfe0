import type { DeployRequest } from '../request.ts';
import type { Target } from '../transaction/target.ts';
import { seeUnfinished } from '../transaction/tidy.ts';
import { expectedOf } from './expected.ts';
import { compare, tellPlan } from './inspect.ts';
import { observe, tellObserved } from './observe.ts';
import type { Offer } from './offer.ts';
import { phase, type Run } from './run.ts';

/** A dry run: everything short of changing anything. */
export async function rehearse(run: Run<DeployRequest>, target: Target, offer: Offer): Promise<void> {
  const expected = expectedOf(offer.credential);
  const unfinished = seeUnfinished(target);
  if (unfinished === 'here')
    run.log.notice('an earlier deployment did not finish: a real run would roll it back first');
  if (unfinished === 'elsewhere')
    run.log.notice(
      'a deployment to another directory with this state-directory is unfinished: if it died, a real run would be refused until that directory is deployed to',
    );
  using inspection = await phase(run, 'Compare', () => compare(run, offer, target));
  tellPlan(inspection, run);
  if (run.request.verify.endpoints.length > 0) {
    run.log.group('Observe the endpoints');
    await phase(run, 'Observe', () => observe(run, expected));
    tellObserved(run, expected.fingerprint);
  }
  run.report.status = 'planned';
}
