import type { Fact, Figure } from './figure.ts';

/** The ratios, as rows of a table with its head first. */
export function figureRows(figures: readonly Figure[]): string[][] {
  const rows = figures.map(({ name, against, goal, comparison }) => {
    const { pairs, ours, bare, ratio, spread } = comparison;
    const [low, high] = spread;
    return [
      name,
      against,
      milliseconds(ours),
      milliseconds(bare),
      `${ratio.toFixed(2)} (${low.toFixed(2)} – ${high.toFixed(2)})`,
      goal === null ? '–' : `≤ ${goal}`,
      goal === null ? '' : verdict(ratio <= goal),
      String(pairs),
    ];
  });
  return [['figure', 'against', 'ours', 'bare', 'ratio (quartiles)', 'goal', 'met', 'pairs'], ...rows];
}

/** What is no ratio, as rows of a table with its head first. */
export function factRows(facts: readonly Fact[]): string[][] {
  const rows = facts.map(({ name, value, goal, met }) => [
    name,
    value,
    goal,
    met === null ? '' : verdict(met),
  ]);
  return [['figure', 'value', 'goal', 'met'], ...rows];
}

function verdict(met: boolean): string {
  return met ? 'yes' : 'no';
}

/** A time with as many digits as mean something. */
export function milliseconds(ms: number): string {
  return `${ms >= 100 ? ms.toFixed(0) : ms >= 10 ? ms.toFixed(1) : ms.toFixed(2)} ms`;
}

/** Rows for a terminal. */
export function onScreen(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((text, column) => text.padEnd(widths[column]!)).join('  ')).join('\n');
}

/** Rows for a page. */
export function asMarkdown(rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rest.map(line)].join('\n');
}
