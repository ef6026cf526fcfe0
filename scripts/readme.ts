/**
 * Writes what is made from action.yml: the tables of inputs and outputs in README.md, and the schema of a
 * manifest. With `--check`, writes nothing and fails when one is not up to date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { manifestSchema } from './schema.ts';

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

/** The files that are made from action.yml, beside what they would be now. */
function generated(): { readonly path: string; readonly now: string; readonly fresh: string }[] {
  const action: Action = parse(read('action.yml'));
  const readme = read('README.md');
  const schema = 'schema/certificates.schema.json';
  return [
    { path: 'README.md', now: readme, fresh: withTables(readme, action) },
    { path: schema, now: existsSync(urlOf(schema)) ? read(schema) : '', fresh: manifestSchema(action) },
  ];
}

function read(path: string): string {
  return readFileSync(urlOf(path), 'utf8');
}

function urlOf(path: string): URL {
  return new URL(`../${path}`, import.meta.url);
}

function main(check: boolean): void {
  for (const { path, now, fresh } of generated()) {
    if (fresh === now) console.log(`${path} is what action.yml makes of it.`);
    else if (check) {
      console.error(`${path} is not what action.yml makes of it: run "npm run readme".`);
      process.exitCode = 1;
    } else {
      writeFileSync(urlOf(path), fresh);
      console.log(`${path}: written from action.yml.`);
    }
  }
}

if (import.meta.main) main(process.argv.includes('--check'));
