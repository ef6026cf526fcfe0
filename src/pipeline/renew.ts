import type { Lock } from '../lock/lock.ts';
import type { Report } from '../report.ts';
import { leafFile } from '../server/names.ts';
import { filesAfter } from '../transaction/rollback-plan.ts';
import { tidy } from '../transaction/tidy.ts';
import { expectedOf } from './expected.ts';
import type { Inspection } from './inspect.ts';
import { type Goal, rotate } from './rotate.ts';
import type { Run } from './run.ts';

/** Puts an offer that was accepted on the target. Throws as `rotate` does. */
export async function renew(run: Run, inspection: Inspection, lock: Lock): Promise<void> {
  await rotate(run, goalOf(run, inspection), lock);
}

function goalOf({ request, report }: Run, { target, view, plan, accepted }: Inspection): Goal {
  const { names, layout, backupRetention, runId } = request;
  const expected = expectedOf(accepted.credential);
  return {
    target,
    view,
    plan,
    expected,
    earlier: accepted.deployed,
    status: 'deployed',
    tense: 'did',
    leafFile: leafFile(names),
    outcome: {
      operation: 'deploy',
      layout,
      files: filesAfter(view, plan, layout),
      fingerprint: expected.fingerprint,
      run: runId,
    },
    keepsBackup: backupRetention > 0,
    tidy: (prepared) => {
      if (backupRetention === 0) forgetBackup(report);
      return tidy(prepared, backupRetention);
    },
  };
}

function forgetBackup(report: Report): void {
  report.backupId = null;
  for (const file of report.files) file.backup = null;
}
