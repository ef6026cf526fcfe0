import { setOutput } from '@actions/core';
import { daysUntil } from '../certificate/expiry.ts';
import type { Log } from '../log.ts';
import { type Report, ROLES, wouldChange } from '../report.ts';
import { endpointName } from '../verify/name.ts';
import { plain } from './escape.ts';
import { fileProblem } from './runner-files.ts';

/** Sets `status` before anything else happens: a step that is killed leaves that much. */
export function writeInterrupted(): void {
  try {
    setOutput('status', 'interrupted');
  } catch {
    // The same file fails again at the end of the run, and that is told then.
  }
}

/**
 * Sets the outputs, on success and on failure alike, so that a later step can read them. An empty one reads
 * as empty without being set. If the file cannot be written, that is a warning: the result of the deployment
 * does not change.
 */
export function writeOutputs(report: Report, surroundings: OutputSurroundings, log: Log): void {
  try {
    for (const [name, value] of Object.entries(outputsOf(report, surroundings)))
      if (value !== '') setOutput(name, value);
  } catch (error) {
    log.warning(`outputs are missing: ${fileProblem('GITHUB_OUTPUT', error)}`);
  }
}

/** The facts for the outputs that are not in the report. */
export interface OutputSurroundings {
  /** The time from which the days left are counted. */
  readonly now: Date;
  /** Path of the summary as a file; null when there is none. */
  readonly reportPath: string | null;
}

/** Outputs by name. Nothing in them is secret. */
export function outputsOf(report: Report, { now, reportPath }: OutputSurroundings): Record<string, string> {
  const { certificate, error } = report;
  return {
    status: report.status,
    changed: String(report.changed),
    'would-change': ternary(wouldChange(report)),
    verified: ternary(report.verified),
    fingerprint: certificate?.fingerprint ?? '',
    'not-before': certificate?.notBefore.toISOString() ?? '',
    'not-after': certificate?.notAfter.toISOString() ?? '',
    'subject-names': certificate ? JSON.stringify(certificate.names) : '',
    files: JSON.stringify(
      report.files.map(({ role, path, status, sha256, bytes, mode, backup }) => ({
        role,
        path,
        status,
        sha256,
        bytes,
        mode,
        backup,
      })),
    ),
    ...Object.fromEntries(
      ROLES.flatMap((role) => {
        const file = report.files.find((candidate) => candidate.role === role);
        return [
          [`${role}-status`, file?.status ?? ''],
          [`${role}-path`, file?.path ?? ''],
        ];
      }),
    ),
    endpoints: JSON.stringify(
      report.endpoints.map((endpoint) => ({
        endpoint: endpointName(endpoint.endpoint),
        address: endpoint.address,
        'server-name': endpoint.endpoint.serverName,
        matched: endpoint.matched,
        attempts: endpoint.attempts,
        fingerprint: endpoint.fingerprint,
        before: endpoint.before,
        protocol: endpoint.protocol,
        'elapsed-ms': endpoint.elapsedMs,
      })),
    ),
    'backup-id': report.backupId ?? '',
    recovered: String(report.recovered),
    'rollback-verified': ternary(report.rollbackVerified),
    'days-left': certificate ? String(daysUntil(certificate.notAfter, now)) : '',
    'error-code': error?.code ?? '',
    'error-message': plain(error?.message ?? ''),
    'error-hint': plain(error?.hint ?? ''),
    report: reportPath ?? '',
  };
}

function ternary(value: boolean | null): string {
  return value === null ? '' : String(value);
}
