/**
 * Bundles what `tsc` left in `build/` into `dist/`, by ncc, so that a runner has to install nothing.
 *
 *   1. prepare  copies of the @actions packages that say they have no side effects. Without that, the HTTP
 *               client of @actions/core, which nobody here calls, stays in the bundle: 1 MB.
 *               The descriptions of action.yml, which the command line shows as its help.
 *   2. bundle   each program into a file of its own, and what it imports later into chunks beside it. Not
 *               minified, so that people can read it. CommonJS: ES modules take 2 ms longer to start.
 *   3. name     the chunks, which ncc only numbers.
 *   4. licences of every package that a bundle was made of.
 *
 * The output depends on sources and packages alone: not on the time, the folder, or the version of Node.
 */
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ncc from '@vercel/ncc';
import { parse } from 'yaml';
import { chunkNames, packagesIn } from './contents.ts';
import type { Action } from './readme.ts';

/** The programs, by the file in `dist/` that each becomes, without its ending. */
const PROGRAMS: Readonly<Record<string, string>> = {
  main: 'main.js',
  post: 'post.js',
  cli: 'cli.js',
  'demo/index': 'demo/main.js',
};

/** The program that people start by its name. */
const COMMAND_LINE = 'cli';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUILD = join(ROOT, 'build');
const DIST = join(ROOT, 'dist');

async function main(): Promise<void> {
  // webpack names modules by their paths from here.
  process.chdir(ROOT);
  ['@actions/core', '@actions/exec', '@actions/io'].forEach(prepare); // 1
  describe();
  rmSync(DIST, { recursive: true, force: true });
  const packages = new Set<string>();
  for (const [program, entry] of Object.entries(PROGRAMS))
    for (const name of await bundle(program, entry)) packages.add(name); // 2 and 3
  write('package.json', '{ "type": "commonjs" }\n');
  write('licenses.txt', [...packages].sort().map(licenceOf).join('\n')); // 4
}

/** Copies a package to where it is found before the one that is installed. */
function prepare(name: string): void {
  const copy = join(BUILD, 'node_modules', name);
  cpSync(join(ROOT, 'node_modules', name), copy, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8'));
  writeFileSync(join(copy, 'package.json'), JSON.stringify({ ...manifest, sideEffects: false }));
}

/** Fills in the facts that the sources leave empty. */
function describe(): void {
  const { inputs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Action;
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const descriptions = Object.entries(inputs).map(([name, { description }]) => [name, description]);
  const facts = { version, inputs: Object.fromEntries(descriptions) };
  writeFileSync(join(BUILD, 'cli/action.js'), `export const FACTS = ${JSON.stringify(facts, null, 2)};\n`);
}

/** Writes one program to `dist/`. Returns the names of the packages in it. */
async function bundle(program: string, entry: string): Promise<string[]> {
  const filename = `${basename(program)}.js`;
  const bundled = await ncc(join(BUILD, entry), { cache: false, esm: false, quiet: true, filename });
  const names = chunkNames(bundled, basename(program));
  const code = withChunkNames(bundled.code, filename, names);
  write(`${program}.js`, program === COMMAND_LINE ? `#!/usr/bin/env node\n${code}` : code);
  if (program === COMMAND_LINE) chmodSync(join(DIST, `${program}.js`), 0o755);
  for (const [asset, { source }] of Object.entries(bundled.assets)) {
    const name = names[asset.replace(`.${filename}`, '')];
    if (!name) throw new Error(`${asset} is not a chunk of ${program}`);
    write(join(dirname(program), name), String(source));
  }
  return packagesIn(bundled);
}

/** Has webpack's runtime look for chunks by their names. */
function withChunkNames(code: string, filename: string, names: Record<string, string>): string {
  if (Object.keys(names).length === 0) return code;
  const numbered = `return "" + chunkId + ".${filename}";`;
  const parts = code.split(numbered);
  if (parts.length !== 2) throw new Error(`expected this once in ${filename}: ${numbered}`);
  return parts.join(`return (${JSON.stringify(names)})[chunkId];`);
}

function write(name: string, text: string): void {
  const path = join(DIST, name);
  mkdirSync(dirname(path), { recursive: true });
  // V8 keeps one byte a character of such a text, and two of any other.
  const ascii = text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  writeFileSync(path, name.endsWith('.js') ? ascii : text);
}

function licenceOf(name: string): string {
  const folder = join(ROOT, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.|$)/i.test(entry));
  if (file === undefined) throw new Error(`${name} comes without the text of its licence`);
  return `${name} ${version}\n${license}\n\n${readFileSync(join(folder, file), 'utf8').trimEnd()}\n`;
}

await main().catch((error: unknown) => {
  // Not left to Node, which would show the line of ncc that threw: 1 MB.
  console.error(error);
  process.exitCode = 1;
});
