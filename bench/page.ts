// The bench's own part of docs/performance.md, between two marks.

import { readFileSync, writeFileSync } from 'node:fs';
import type { Findings, Growth } from './figure.ts';
import { asMarkdown, factRows, figureRows } from './table.ts';

const PAGE = new URL('../docs/performance.md', import.meta.url);
const START = '<!-- bench:start -->';
const END = '<!-- bench:end -->';

/** Puts what was found into the page. */
export function writePage(machine: string, date: string, findings: readonly Findings[]): void {
  const page = readFileSync(PAGE, 'utf8');
  const [from, to] = [page.indexOf(START), page.indexOf(END)];
  if (from === -1 || to < from)
    throw new Error(`docs/performance.md: expected ${START} and, after it, ${END}`);
  writeFileSync(
    PAGE,
    `${page.slice(0, from + START.length)}\n\n${render(machine, date, findings)}\n${page.slice(to)}`,
  );
}

function render(machine: string, date: string, findings: readonly Findings[]): string {
  const figures = findings.flatMap((found) => found.figures ?? []);
  const facts = findings.flatMap((found) => found.facts ?? []);
  const growth = findings.flatMap((found) => found.growth ?? []);
  return [
    `Measured on ${date}: ${machine}.`,
    asMarkdown(figureRows(figures)),
    asMarkdown(factRows(facts)),
    ...growth.map(plot),
  ]
    .map((part) => `${part}\n`)
    .join('\n');
}

/**
 * A plot that GitHub draws from Mermaid's text. Its x axis is a row of names, so the sizes stand at even
 * distances.
 */
function plot({ title, unit, of, points }: Growth): string {
  const highest = Math.max(...points.map(({ value }) => value));
  const sizes = points.map(({ size }) => size.toLocaleString('en').replaceAll(',', ' '));
  return [
    '```mermaid',
    'xychart-beta',
    `  title "${title}"`,
    `  x-axis "${of}" [${sizes.map((size) => `"${size}"`).join(', ')}]`,
    `  y-axis "${unit}" 0 --> ${Math.ceil(highest * 1.1)}`,
    `  line [${points.map(({ value }) => value.toFixed(1)).join(', ')}]`,
    '```',
  ].join('\n');
}
