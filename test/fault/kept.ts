// What a run came to, kept in a file, so that a run can be made in shares, on other days and with other
// versions of Node; and the part of docs/reliability.md that is written from it.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, release } from 'node:os';
import { fileURLToPath } from 'node:url';
import { PARTS, type Part } from './needs.ts';
import { type Tally, tableOf } from './table.ts';
import { bundleNode } from './trace.ts';

/** Every `of`th point, beginning with this one, from 1 on. */
export interface Share {
  readonly first: number;
  readonly of: number;
}

/** A run that has ended. */
export interface Kept {
  readonly parts: readonly Part[];
  readonly share: Share;
  /** Whether it was about some scenarios, or calls, alone. */
  readonly isPartial: boolean;
  readonly kernel: string;
  readonly strace: string;
  readonly node: string;
  readonly processors: number;
  readonly elapsedMs: number;
  readonly tallies: readonly Tally[];
}

/** This machine, and what runs on it. */
export function describeMachine(): Pick<Kept, 'kernel' | 'strace' | 'node' | 'processors'> {
  const versionOf = (program: string): string => {
    const said = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout ?? '';
    return /\d+(?:\.\d+)+/.exec(said)?.[0] ?? 'unknown';
  };
  return {
    kernel: release().split('-')[0]!,
    strace: versionOf('strace'),
    node: versionOf(bundleNode()),
    processors: availableParallelism(),
  };
}

export function keep(path: string, run: Kept): void {
  writeFileSync(path, `${JSON.stringify(run, null, 2)}\n`);
}

export function readKept(path: string): Kept {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * Writes the sentence and the table of docs/reliability.md anew, with the runs added up.
 *
 * @throws when they are not all of it, or count a point twice
 */
export function writeDocument(runs: readonly Kept[]): void {
  requireWhole(runs);
  const path = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));
  const text = readFileSync(path, 'utf8');
  const [start, end] = ['<!-- table:start -->', '<!-- table:end -->'];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from === -1 || to < from)
    throw new Error(`docs/reliability.md: expected ${start} and, after it, ${end}`);
  const table = tableOf(runs.flatMap(({ tallies }) => tallies));
  writeFileSync(
    path,
    `${text.slice(0, from + start.length)}\n\n${summaryOf(runs)}\n\n${table}\n\n${text.slice(to)}`,
  );
}

/** Every part, every scenario and every call; but maybe not every share. */
function requireWhole(runs: readonly Kept[]): void {
  if (runs.some(({ isPartial }) => isPartial))
    throw new Error('--write: expected runs without --scenario and --call');
  const missing = PARTS.filter((part) => !runs.some(({ parts }) => parts.includes(part)));
  if (missing.length > 0) throw new Error(`--write: expected every part, ${missing.join(', ')} is missing`);
  for (const part of PARTS) {
    const shares = runs.flatMap(({ parts, share }) => (parts.includes(part) ? [share] : []));
    const isOnce = new Set(shares.map(({ first }) => first)).size === shares.length;
    if (!isOnce || shares.some(({ of }) => of !== shares[0]?.of))
      throw new Error(
        `--write: expected different shares out of as many of part ${part}, got ${shares.map(({ first, of }) => `${first}/${of}`).join(', ')}`,
      );
  }
}

/** How many points were tried, how many held, where, and how long it took, in a sentence. */
export function summaryOf(runs: readonly Kept[]): string {
  const tallies = runs.flatMap((run) => run.tallies);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const tried = sum(tallies.map((tally) => tally.tried));
  const held = sum(tallies.map((tally) => tally.held));
  const all = pointsOf(tallies);
  const list = (values: readonly (string | number)[]): string => [...new Set(values)].join(' and ');
  const minutes = Math.ceil(sum(runs.map(({ elapsedMs }) => elapsedMs)) / 60_000);
  const where = [
    `Linux ${list(runs.map(({ kernel }) => kernel))}`,
    `Node ${list(runs.map(({ node }) => node))}`,
    `strace ${list(runs.map(({ strace }) => strace))}`,
    `${list(runs.map(({ processors }) => processors))} processors`,
    `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
  ];
  return `${tried}${tried < all ? ` of ${all}` : ''} points were tried, and ${held === tried ? 'all of them' : held} held (${where.join(', ')}).`;
}

/**
 * How many points there are: each share of a scenario under a fault knows the number of all. Where that is
 * not known beforehand, those that were tried.
 */
function pointsOf(tallies: readonly Tally[]): number {
  const known = new Map<string, number>();
  let unknown = 0;
  for (const { scenario, layout, fault, points, tried } of tallies) {
    if (points === null) unknown += tried;
    else known.set(`${scenario}, ${layout}, ${fault}`, points);
  }
  return [...known.values()].reduce((total, points) => total + points, unknown);
}
