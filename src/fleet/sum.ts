import { DeployError } from '../errors.ts';
import { newReport, type Report, type Status, type TargetReport } from '../report.ts';

/* The fleet as a whole, from its targets. */

/** From the best to the worst. */
const STATUSES: readonly Status[] = [
  'unchanged',
  'verified',
  'planned',
  'deployed',
  'restored',
  'rejected',
  'rolled-back',
  'rollback-failed',
];

/** How the error of a target begins that was not begun. */
const NOT_BEGUN = 'not begun, because ';

/** The report of a target on which nothing was begun. */
export function notBegun(why: string): Report {
  return { ...newReport(), error: new DeployError('CANCELLED', NOT_BEGUN + why) };
}

/** Whether a target failed by itself, and not because of another. */
export function hasFailed({ report: { error } }: TargetReport): boolean {
  return error !== null && !error.message.startsWith(NOT_BEGUN);
}

/** The report of a fleet. Its status is the worst of its targets. */
export function sumUp(targets: readonly TargetReport[]): Report {
  const reports = targets.map(({ report }) => report);
  const worst = Math.max(0, ...reports.map(({ status }) => STATUSES.indexOf(status)));
  const certificates = reports.map(({ certificate }) => certificate);
  const [first = null] = certificates;
  const isSame = certificates.every((other) => other?.fingerprint === first?.fingerprint);
  return {
    ...newReport(),
    status: STATUSES[worst] ?? 'unchanged',
    changed: reports.some(({ changed }) => changed),
    verified: together(reports.map(({ verified }) => verified)),
    certificate: isSame ? first : null,
    files: reports.flatMap(({ files }) => files),
    endpoints: reports.flatMap(({ endpoints }) => endpoints),
    recovered: reports.some(({ recovered }) => recovered),
    unfinished: reports.some(({ unfinished }) => unfinished),
    rollbackVerified: together(reports.map(({ rollbackVerified }) => rollbackVerified)),
    error: failureOf(targets),
    targets,
  };
}

/** False when one is, null when none says anything. */
function together(values: readonly (boolean | null)[]): boolean | null {
  const said = values.filter((value) => value !== null);
  return said.length === 0 ? null : said.every(Boolean);
}

/** The failure of a fleet: that of the targets that could not go back, else of those that failed. */
function failureOf(targets: readonly TargetReport[]): DeployError | null {
  const failed = targets.filter(hasFailed);
  // A run that is cancelled before anything has begun.
  if (failed.length === 0) return targets.find(({ report }) => report.error !== null)?.report.error ?? null;
  const stuck = failed.filter(({ report }) => report.status === 'rollback-failed');
  const [first] = [...stuck, ...failed];
  if (!first?.report.error) return null;
  const { code, hint } = first.report.error;
  const facts = (stuck.length > 0 ? stuck : failed).map(
    ({ name, report }) => `${name}: ${report.error?.message ?? ''}`,
  );
  const more = facts.length > MAX_FACTS ? `; and ${facts.length - MAX_FACTS} more targets failed` : '';
  return new DeployError(
    stuck.length > 0 ? 'ROLLBACK_FAILED' : code,
    `${facts.slice(0, MAX_FACTS).join('; ')}${more}`,
    [hint, whatBecame(targets)].filter((part) => part !== '').join('; '),
    first.report.error,
  );
}

/** More failures than this are counted. Each is in the output `targets`. */
const MAX_FACTS = 5;

/** What became of the others, for the hint. */
function whatBecame(targets: readonly TargetReport[]): string {
  const count = (matches: (target: TargetReport) => boolean): number => targets.filter(matches).length;
  const counts = [
    [count(({ report }) => report.status === 'rolled-back' && report.error === null), 'went back'],
    [count(({ report }) => report.status === 'deployed'), 'stay deployed'],
    [count((target) => target.report.error !== null && !hasFailed(target)), 'were not begun'],
  ] as const;
  const told = counts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return told.length === 0 ? '' : `of the other targets, ${told.join(', ')}`;
}
