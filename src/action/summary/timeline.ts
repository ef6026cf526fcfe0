/*
 * The phases of a run on a time line, as a Gantt chart of Mermaid.
 *
 * Times are milliseconds since the epoch, and Mermaid shows them in the time zone of the person who looks, as
 * the runner's log does. The title gives the time in UTC.
 */
import type { Phase, Report } from '../../report.ts';
import { duration } from './endpoints.ts';
import { details } from './markdown.ts';

/** A bar is no narrower than this part of the whole: a phase of 3 ms can be seen beside one of 30 s. */
const NARROWEST = 1 / 100;
/** Steps between the marks of the axis, in milliseconds. */
const STEPS = [1, 2, 5].flatMap((factor) =>
  [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000].map((unit) => factor * unit),
);
const MARKS = 6;

/** The time line, folded away; empty when no phase began. */
export function timeline({ phases }: Report): string {
  const [first, last] = [phases[0], phases.at(-1)];
  if (!first || !last) return '';
  const whole = Math.max(1, last.end - first.start);
  const longest = phases.reduce((one, other) =>
    other.end - other.start > one.end - one.start ? other : one,
  );
  const label =
    phases.length === 1 || longest.end === longest.start
      ? `Timeline: ${duration(whole)}`
      : `Timeline: ${duration(whole)}, of which ${longest.name} ${duration(longest.end - longest.start)}`;
  return details(label, chart(phases, first.start, whole));
}

function chart(phases: readonly Phase[], start: number, whole: number): string {
  const least = Math.ceil(whole * NARROWEST);
  // Mermaid wants no colon or semicolon in a task's name, and ours have none.
  const task = (phase: Phase): string =>
    `    ${phase.name} (${duration(phase.end - phase.start)}) :${phase.failed ? 'crit, ' : ''}${phase.start}, ${Math.max(phase.end, phase.start + least)}`;
  const step = STEPS.toSorted((one, other) => one - other).find((size) => whole / size <= MARKS) ?? 3_600_000;
  return [
    '```mermaid',
    'gantt',
    `    title Began ${new Date(start).toISOString().replace('T', ' ').slice(0, 19)} UTC, took ${duration(whole)}`,
    '    dateFormat x',
    `    axisFormat %H:%M:%S${step < 1_000 ? '.%L' : ''}`,
    `    tickInterval ${step < 1_000 ? `${step}millisecond` : `${step / 1_000}second`}`,
    ...phases.map(task),
    '```',
  ].join('\n');
}
