import { setOutput } from '@actions/core';
import { daysUntil } from '../certificate/expiry.ts';
import type { Log } from '../log.ts';
import { type Report, ROLES, type TargetReport, wouldChange } from '../report.ts';
import { endpointName } from '../verify/name.ts';
import { type EndpointReport, failedFirst } from '../verify/report.ts';
import { plain } from './escape.ts';
import { appendWhole, fileProblem } from './runner-files.ts';

/**
 * The most characters of an output. All outputs of a job together may have 1 MB, counted in UTF-16 (GitHub's
 * reference of `jobs.<job_id>.outputs`), or all of them are lost. So the longest ones leave out a part.
 */
const MAX_CHARACTERS = { endpoints: 250_000, names: 50_000, text: 10_000 };

/** Sets `status` before anything else happens: a step that is killed leaves that much. */
export function writeInterrupted(): void {
  try {
    appendWhole('GITHUB_OUTPUT', () => setOutput('status', 'interrupted'));
  } catch {
    // The same file fails again at the end of the run, and that is told then.
  }
}

/**
 * Sets the outputs, on success and on failure alike, so that a later step can read them. An empty one reads
 * as empty without being set. One that cannot be written is missing, with a warning: the others are set, and
 * the result of the deployment does not change.
 */
export function writeOutputs(report: Report, surroundings: OutputSurroundings, log: Log): void {
  const missing: string[] = [];
  let problem: unknown = null;
  for (const [name, value] of Object.entries(outputsOf(report, surroundings, log))) {
    if (value === '') continue;
    try {
      appendWhole('GITHUB_OUTPUT', () => setOutput(name, value));
    } catch (error) {
      missing.push(name);
      problem = error;
    }
  }
  if (missing.length > 0)
    log.warning(`outputs are missing (${missing.join(', ')}): ${fileProblem('GITHUB_OUTPUT', problem)}`);
}

/** The facts for the outputs that are not in the report. */
export interface OutputSurroundings {
  /** The time from which the days left are counted. */
  readonly now: Date;
  /** Path of the summary as a file; null when there is none. */
  readonly reportPath: string | null;
}

/**
 * Outputs by name. Nothing in them is secret. Those that may be long come last: where the room is short, the
 * others are set.
 *
 * @param runner told of what is left out because a runner would not take it; null where there is no runner,
 *   and nothing is left out
 */
export function outputsOf(
  report: Report,
  { now, reportPath }: OutputSurroundings,
  runner: Pick<Log, 'notice'> | null = null,
): Record<string, string> {
  const { certificate, error } = report;
  // Those of every target of a fleet would be too long. Its output `targets` is shorter.
  const { files, endpoints } = report.targets ? { files: [], endpoints: [] } : report;
  const list = <T>(name: string, items: readonly T[], most: number, whenCut = items): string => {
    const whole = JSON.stringify(items);
    if (runner === null || whole.length <= most) return whole;
    const fitting = firstOf(whenCut, most);
    runner.notice(
      `the output ${name} holds ${fitting.length} of ${items.length}: more would be too long for a runner`,
    );
    return JSON.stringify(fitting);
  };
  return {
    // A fleet that was cancelled: its post step takes back what is deployed.
    status: report.targets && report.unfinished ? 'interrupted' : report.status,
    changed: String(report.changed),
    'would-change': ternary(wouldChange(report)),
    verified: ternary(report.verified),
    fingerprint: certificate?.fingerprint ?? '',
    'not-before': certificate?.notBefore.toISOString() ?? '',
    'not-after': certificate?.notAfter.toISOString() ?? '',
    ...Object.fromEntries(
      ROLES.flatMap((role) => {
        const file = files.find((candidate) => candidate.role === role);
        return [
          [`${role}-status`, file?.status ?? ''],
          [`${role}-path`, file?.path ?? ''],
        ];
      }),
    ),
    'backup-id': report.backupId ?? '',
    recovered: String(report.recovered),
    'rollback-verified': ternary(report.rollbackVerified),
    'days-left': certificate ? String(daysUntil(certificate.notAfter, now)) : '',
    'error-code': error?.code ?? '',
    'error-message': plain(error?.message ?? '').slice(0, MAX_CHARACTERS.text),
    'error-hint': plain(error?.hint ?? '').slice(0, MAX_CHARACTERS.text),
    report: reportPath ?? '',
    files: JSON.stringify(
      files.map(({ role, path, status, sha256, bytes, mode, backup }) => ({
        role,
        path,
        status,
        sha256,
        bytes,
        mode,
        backup,
      })),
    ),
    'subject-names': certificate ? list('subject-names', certificate.names, MAX_CHARACTERS.names) : '',
    endpoints: list(
      'endpoints',
      endpoints.map(endpointOutput),
      MAX_CHARACTERS.endpoints,
      failedFirst(endpoints).map(endpointOutput),
    ),
    targets: report.targets ? JSON.stringify(Object.fromEntries(report.targets.map(targetOutput))) : '',
    matrix: report.jobs ? JSON.stringify(report.jobs.flat()) : '',
    waves: report.jobs ? JSON.stringify(report.jobs) : '',
  };
}

function targetOutput({ name, report }: TargetReport): [name: string, value: object] {
  const { status, changed, verified, certificate, error } = report;
  return [
    name,
    {
      status,
      changed,
      verified,
      fingerprint: certificate?.fingerprint ?? null,
      'not-after': certificate?.notAfter.toISOString() ?? null,
      'error-code': error?.code ?? null,
      'error-message': error ? plain(error.message).slice(0, MAX_CHARACTERS.text) : null,
    },
  ];
}

function endpointOutput(report: EndpointReport): object {
  return {
    endpoint: endpointName(report.endpoint),
    address: report.address,
    'server-name': report.endpoint.serverName,
    matched: report.matched,
    attempts: report.attempts,
    fingerprint: report.fingerprint,
    before: report.before,
    protocol: report.protocol,
    'elapsed-ms': report.elapsedMs,
  };
}

/** The first items of a list, as many as fit into so many characters of JSON. */
function firstOf<T>(items: readonly T[], most: number): T[] {
  let length = '[]'.length;
  const end = items.findIndex((item) => {
    length += JSON.stringify(item).length + ','.length;
    return length > most;
  });
  return items.slice(0, end === -1 ? items.length : end);
}

function ternary(value: boolean | null): string {
  return value === null ? '' : String(value);
}
