import { findState } from '../lock/state-directory.ts';
import type { Candidate } from '../steps/check.ts';
import { compare, tellComparison } from '../steps/compare.ts';
import { expectedOf } from '../steps/expected.ts';
import { observeForReport } from '../steps/observe.ts';
import { tellCommands } from '../steps/reload.ts';
import { phase, type Run } from '../steps/run.ts';
import { readJournal } from '../transaction/journal.ts';
import type { Target } from '../transaction/target.ts';
import { seeUnfinished } from '../transaction/tidy.ts';

/** A dry run: steps 1, 3 and 4 of a deployment. It takes no lock, because it changes nothing. */
export async function planDeployment(run: Run, target: Target, candidate: Candidate): Promise<void> {
  using state = findState(target.stateDirectory);
  // A journal that cannot be used refuses a real run, too.
  if (state) readJournal(state);
  const unfinished = seeUnfinished(target);
  if (unfinished === 'here')
    run.log.notice('an earlier deployment did not finish: a real run would undo it first');
  if (unfinished === 'elsewhere')
    run.log.notice(
      'a deployment to another directory with this state-directory is unfinished: if it died, a real run would be refused until that directory is deployed to',
    );
  using comparison = await phase(run, 'Compare', () => compare(run, target, candidate));
  await tellComparison(run, comparison);
  await observeForReport(run, expectedOf(comparison.accepted.credential));
  tellCommands(run);
  run.report.status = 'planned';
}
