/*
 * The summary of a fleet: a row a target, and details of those that failed.
 */
import type { Report, Status, TargetReport } from '../../report.ts';
import { codeInTable, count, details, htmlCode, table } from './markdown.ts';
import { failure } from './story.ts';
import { renderBody } from './summary.ts';

/** More rows than this help nobody. */
const MAX_ROWS = 500;
/** Details of more targets would take the summary over the runner's limit. */
const MAX_DETAILS = 50;
const MAX_ENDPOINTS = 20;

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

/**
 * The summary of a fleet.
 *
 * @param now the time from which the days left are counted
 */
export function renderFleet(report: Report, targets: readonly TargetReport[], now: Date): string {
  const { status, unfinished } = report;
  const outcome = unfinished
    ? '🚨 Cancelled: the post step takes back what was deployed'
    : `${MARKS[status]} ${status}`;
  const more = targets.length - MAX_ROWS;
  const parts = [
    `## ${outcome}: ${count(targets.length, 'target')}`,
    failure(report),
    table(['Target', 'Wave', 'Outcome', 'Verified', 'Valid until'], targets.slice(0, MAX_ROWS).map(row)),
    more > 0 ? `… and ${more} more` : '',
    ...targets
      .filter((target) => target.report.error !== null)
      .slice(0, MAX_DETAILS)
      .map((target) => details(htmlCode(target.name), renderBody(target.report, now, MAX_ENDPOINTS))),
  ];
  return parts
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n\n');
}

function row({ name, wave, report: { status, verified, certificate } }: TargetReport): string[] {
  const proof = verified === null ? 'no endpoint' : verified ? 'yes' : 'no';
  const until = certificate?.notAfter.toISOString().slice(0, 10) ?? '–';
  return [codeInTable(name), codeInTable(wave, 20), `${MARKS[status]} ${status}`, proof, until];
}
