/** One scenario under one kind of fault. */
export interface Tally {
  readonly scenario: string;
  readonly layout: string;
  readonly fault: string;
  /** How many points there are; null where that is not known beforehand. */
  readonly points: number | null;
  tried: number;
  held: number;
  readonly started: number;
}

/** Scenario by fault, as Markdown: in each cell how many points held of those tried. */
export function tableOf(tallies: readonly Tally[]): string {
  const rows = [...new Set(tallies.map(rowOf))];
  const faults = [...new Set(tallies.map(({ fault }) => fault))];
  const cell = (row: string, fault: string): string =>
    ratio(tallies.filter((tally) => rowOf(tally) === row && tally.fault === fault));
  const lines = [
    ['scenario', ...faults],
    ['---', ...faults.map(() => '---:')],
    ...rows.map((row) => [row, ...faults.map((fault) => cell(row, fault))]),
    ['**all**', ...faults.map((fault) => ratio(tallies.filter((tally) => tally.fault === fault)))],
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function rowOf({ scenario, layout }: Tally): string {
  return `${scenario}, ${layout}`;
}

function ratio(tallies: readonly Tally[]): string {
  if (tallies.length === 0) return '';
  const sum = (key: 'held' | 'tried'): number => tallies.reduce((total, tally) => total + tally[key], 0);
  return `${sum('held')}/${sum('tried')}`;
}
