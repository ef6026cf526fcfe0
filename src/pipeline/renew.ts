import type { Report } from '../report.ts';
import { leafFile } from '../server/names.ts';
import type { Lock } from '../transaction/lock.ts';
import { tidy } from '../transaction/transaction.ts';
import { expectedOf } from './expected.ts';
import type { Inspection } from './inspect.ts';
import { type Goal, rotate } from './rotate.ts';
import type { Run } from './run.ts';

/** Puts an offer that was accepted on the target. Throws as `rotate` does. */
export async function renew(run: Run, inspection: Inspection, lock: Lock): Promise<void> {
  await rotate(run, goalOf(run, inspection), lock);
}

function goalOf({ request, report }: Run, { target, view, plan, accepted }: Inspection): Goal {
  const { names, backupRetention } = request;
  return {
    target,
    view,
    plan,
    expected: expectedOf(accepted.credential),
    earlier: accepted.deployed,
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
