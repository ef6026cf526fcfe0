import type { Log } from '../log.ts';
import { type Report, ROLES } from '../report.ts';
import { endpointName } from '../verify/name.ts';
import { fileProblem, setOutputs } from './command-file.ts';

/**
 * Sets every output, on success and on failure alike, so that a later step can read them. Where the runner cannot take them, there is a warning: what became of the
 * deployment does not change by it.
 */
export function writeOutputs(report: Report, log: Log): void {
  try {
    setOutputs(outputsOf(report));
  } catch (error) {
    log.warning(`no output is set: ${fileProblem('GITHUB_OUTPUT', error)}`);
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
