import type { Report, Status, TargetReport } from '../report.ts';
import { cell } from './escape.ts';

/** More rows than this help nobody. */
const MAX_ROWS = 500;

const MARKS: Readonly<Record<Status, string>> = {
  deployed: '✅',
  unchanged: '✅',
  verified: '✅',
  restored: '✅',
  planned: '📝',
  rejected: '⛔',
  'rolled-back': '↩️',
  'rollback-failed': '🚨',
};

/** The summary of a fleet: a row a target, and details of those that failed. */
export function renderFleet({ status, error, unfinished }: Report, targets: readonly TargetReport[]): string {
  const headline = unfinished
    ? '🚨 Cancelled: the post step takes back what was deployed'
    : `${MARKS[status]} ${status}`;
  const rows = targets.slice(0, MAX_ROWS).map(row);
  const more = targets.length - rows.length;
  return [
    `## ${headline}: ${targets.length} target${targets.length === 1 ? '' : 's'}`,
    ...(error ? [`> [!CAUTION]\n> ${error.code}: ${cell(error.message)}\n>\n> ${cell(error.hint)}`] : []),
    ['| Target | Wave | Outcome | Verified | Valid until |', '| --- | --- | --- | --- | --- |', ...rows].join(
      '\n',
    ),
    ...(more > 0 ? [`… and ${more} more`] : []),
    ...targets
      .filter(({ report }) => report.error !== null)
      .slice(0, MAX_DETAILS)
      .map(details),
  ]
    .join('\n\n')
    .concat('\n\n');
}

/** Details of more targets would take the summary over the runner's limit. */
const MAX_DETAILS = 50;

function row({ name, wave, report: { status, verified, certificate } }: TargetReport): string {
  const proof = verified === null ? 'no endpoint' : verified ? 'yes' : 'no';
  const until = certificate?.notAfter.toISOString().slice(0, 10) ?? '–';
  return `| ${cell(name)} | ${cell(wave)} | ${MARKS[status]} ${status} | ${proof} | ${until} |`;
}

function details({ name, report: { error } }: TargetReport): string {
  if (!error) return '';
  const text = `${error.code}: ${cell(error.message)}${error.hint === '' ? '' : `<br>${cell(error.hint)}`}`;
  return `<details><summary>${cell(name)}</summary>\n\n${text}\n\n</details>`;
}
