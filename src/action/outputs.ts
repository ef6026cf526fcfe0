import { setOutput } from '@actions/core';
import type { Log } from '../log.ts';
import { type Report, ROLES } from '../report.ts';
import { endpointName } from '../verify/name.ts';
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
export function writeOutputs(report: Report, log: Log): void {
  try {
    for (const [name, value] of Object.entries(outputsOf(report))) if (value !== '') setOutput(name, value);
  } catch (error) {
    log.warning(`outputs are missing: ${fileProblem('GITHUB_OUTPUT', error)}`);
  }
}

/** Outputs by name. Nothing in them is secret. */
export function outputsOf(report: Report): Record<string, string> {
  const { certificate, error } = report;
  return {
    status: report.status,
    changed: String(report.changed),
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
    'error-code': error?.code ?? '',
  };
}

function ternary(value: boolean | null): string {
  return value === null ? '' : String(value);
}
