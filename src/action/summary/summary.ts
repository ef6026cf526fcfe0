/*
 * The job summary: a run on one page, as Markdown. It fits into one screen, and is no wider than GitHub's
 * column. What is long is folded away.
 */
import { debug, summary } from '@actions/core';
import { systemReason } from '../../errors.ts';
import type { Report } from '../../report.ts';
import { plain } from '../escape.ts';
import { markEnd } from '../runner-files.ts';
import { certificates } from './certificates.ts';
import { endpoints } from './endpoints.ts';
import { files } from './files.ts';
import { outcomeOf } from './outcome.ts';
import { failure, plan, story, warnings } from './story.ts';
import { timeline } from './timeline.ts';

/** More rows than this help nobody. The file that the output `report` names has all of them. */
const MAX_ROWS = 200;

/** A runner drops a summary of more than 1 MiB whole. */
const MAX_BYTES = 1_000_000;

/**
 * The summary of one run.
 *
 * @param now the time from which the days left are counted
 * @param extent `page` is for the runner, which takes so much and no more; `whole` leaves nothing out
 */
export function renderSummary(report: Report, now: Date, extent: 'page' | 'whole' = 'page'): string {
  const { icon, text } = outcomeOf(report, now);
  const body = renderBody(report, now, extent === 'whole' ? Number.POSITIVE_INFINITY : MAX_ROWS);
  const whole = `## ${icon} ${text}\n\n${body === '' ? '' : `${body}\n\n`}`;
  return extent === 'whole' ? whole : cutOff(whole);
}

/** The lines that fit into a summary. */
function cutOff(text: string): string {
  if (Buffer.byteLength(text) <= MAX_BYTES) return text;
  const kept = Buffer.from(text).subarray(0, MAX_BYTES).toString('utf8');
  return `${kept.slice(0, kept.lastIndexOf('\n'))}\n\n… and more than a summary can hold. The output \`report\` names a file with all of it.\n\n`;
}

/**
 * The summary of one run without its headline, for a list of several.
 *
 * @param maxRows of the table of endpoints
 */
export function renderBody(report: Report, now: Date, maxRows: number): string {
  const parts = [
    failure(report),
    warnings(report),
    report.status === 'planned' ? plan(report) : story(report),
    certificates(report, now),
    endpoints(report, maxRows),
    files(report),
    timeline(report),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/**
 * Writes the job summary. A runner that has none (Gitea before 1.27) is no failure.
 *
 * @param markdown from `renderSummary`
 */
export async function writeSummary(markdown: string): Promise<void> {
  const takeAway = markEnd('GITHUB_STEP_SUMMARY');
  try {
    await summary.addRaw(markdown).write();
  } catch (error) {
    takeAway();
    debug(plain(`no job summary: ${systemReason(error)}`));
  }
}
