/*
 * The end of the log: who reads no more than its last lines knows what happened, what to do, and where the
 * files are.
 */
import { type FileReport, pathIn, type Report } from '../report.ts';
import { backupFolder } from '../transaction/backup.ts';
import { isProven } from '../verify/report.ts';

const VERDICTS: Readonly<Partial<Record<Report['status'], string>>> = {
  rejected: 'nothing was touched',
  'rolled-back': 'everything is as it was before',
  'rollback-failed': 'files need a person',
};

/** How the run ended, in one line. */
export function verdictOf({ status, directory, certificate, error, targets, jobs }: Report): string {
  if (targets) return `${status}: ${targets.length} targets`;
  if (jobs) return `${status}: ${jobs.flat().length} jobs in ${jobs.length} waves`;
  const outcome = error ? VERDICTS[status] : certificate && `certificate ${certificate.fingerprint}`;
  const facts = [directory, outcome].filter((part) => part);
  return facts.length === 0 ? status : `${status}: ${facts.join(', ')}`;
}

/**
 * What a person may need besides: files, backup, endpoints, and the summary as a file. Paths below the
 * directory are relative to it, because the verdict names it.
 */
export function endingOf(report: Report, reportPath: string | null): string[] {
  const { files, endpoints, endpointsAfterUndo, directory, stateDirectory, backupId } = report;
  const lines: string[] = [];
  if (files.length > 0)
    lines.push(`files: ${files.map((file) => `${pathIn(directory, file.path)} ${wordOf(file)}`).join(', ')}`);
  const hasBackup = files.some(({ backup, status }) => backup !== null || status === 'failed');
  if (hasBackup && backupId !== null && stateDirectory !== null)
    lines.push(`earlier files: ${pathIn(directory, backupFolder(stateDirectory, backupId))}`);
  const seen = endpointsAfterUndo ?? endpoints;
  // After a first deployment that was undone, no endpoint has an earlier certificate to serve.
  if (seen.length > 0 && !(endpointsAfterUndo !== null && report.earlier === null)) {
    const which = endpointsAfterUndo === null ? 'the certificate' : 'the earlier certificate';
    const matched = seen.filter((one) => one.matched).length;
    const rest = isProven(seen) || matched === seen.length ? '' : ', which is not enough';
    lines.push(
      `endpoints: ${matched} of ${seen.length} serve ${which}${report.status === 'planned' ? ' already' : rest}`,
    );
  }
  if (reportPath !== null) lines.push(`summary: ${reportPath}`);
  return lines;
}

function wordOf({ status }: FileReport): string {
  return status === 'failed' ? 'NOT PUT BACK' : status;
}
