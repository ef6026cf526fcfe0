/**
 * Writes the tables of inputs and outputs into README.md, from action.yml.
 * With `--check`, writes nothing and fails when they are not up to date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

/** One input as action.yml declares it. */
export interface Input {
  readonly description: string;
  readonly required?: boolean;
  readonly default?: string;
}

/** One output as action.yml declares it. */
export interface Output {
  readonly description: string;
}

/** The part of action.yml that ends up in the README. */
export interface Action {
  readonly inputs: Readonly<Record<string, Input>>;
  readonly outputs: Readonly<Record<string, Output>>;
}

/** The README with both tables as action.yml has them now. */
export function withTables(readme: string, action: Action): string {
  return withSection(
    withSection(readme, 'inputs', inputTable(action.inputs)),
    'outputs',
    outputTable(action.outputs),
  );
}

function withSection(readme: string, name: string, table: string): string {
  const start = `<!-- ${name}:start -->`;
  const end = `<!-- ${name}:end -->`;
  const from = readme.indexOf(start);
  const to = readme.indexOf(end, from);
  if (from === -1 || to === -1) throw new Error(`README.md: expected ${start} and, after it, ${end}`);
  return `${readme.slice(0, from + start.length)}\n\n${table}\n\n${readme.slice(to)}`;
}

function inputTable(inputs: Action['inputs']): string {
  const rows = Object.entries(inputs).map(([name, input]) => [
    code(name),
    input.required === true ? '**required**' : code(input.default ?? ''),
    input.description,
  ]);
  return table([['Input', 'Default', 'Description'], ['---', '---', '---'], ...rows]);
}

/** Outputs with the same description share a row, in the place of the first of them. */
function outputTable(outputs: Action['outputs']): string {
  const names = new Map<string, string[]>();
  for (const [name, { description }] of Object.entries(outputs))
    names.set(description, [...(names.get(description) ?? []), code(name)]);
  const rows = [...names].map(([description, shared]) => [shared.join(', '), description]);
  return table([['Output', 'Description'], ['---', '---'], ...rows]);
}

/** Without blanks around the bars: word counts would take each bar for a word. */
function table(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `|${cells.map(cell).join('|')}|`).join('\n');
}

function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}

/** A cell is one line, and `|` ends it, even within backquotes. */
function cell(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

function main(check: boolean): void {
  const path = new URL('../README.md', import.meta.url);
  if (!existsSync(path)) {
    console.error('There is no README.md.');
    process.exitCode = 1;
    return;
  }
  const readme = readFileSync(path, 'utf8');
  const action: Action = parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8'));
  const fresh = withTables(readme, action);
  if (fresh === readme) {
    console.log('The tables in README.md are those of action.yml.');
  } else if (check) {
    console.error('The tables in README.md are not those of action.yml: run "npm run readme".');
    process.exitCode = 1;
  } else {
    writeFileSync(path, fresh);
    console.log('README.md: tables written from action.yml.');
  }
}

if (import.meta.main) main(process.argv.includes('--check'));
