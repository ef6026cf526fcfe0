/**
 * Bundles what `tsc` left in `build/` into `dist/`, by ncc, so that a runner has to install nothing.
 *
 *   1. prepare  copies of the @actions packages that say they have no side effects. Without that, the HTTP client of
 *               @actions/core, which nobody here calls, stays in the bundle: 1 MB, and half of the time of a start.
 *   2. bundle   each program into a file of its own, and what it imports later into files beside it.
 *   3. finish   ASCII only, because V8 keeps one byte a character of such a text, and reads it faster.
 *   4. licences of every package that a bundle was made of.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ncc from '@vercel/ncc';

/** The programs, by the file in `dist/` that each becomes, without its ending. */
const PROGRAMS: Readonly<Record<string, string>> = {
  main: 'main.js',
  post: 'post.js',
  'demo/index': 'demo/main.js',
};

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUILD = join(ROOT, 'build');
const DIST = join(ROOT, 'dist');

/** A module of a package, as a source map names it. */
const PACKAGE = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//;

async function main(): Promise<void> {
  prepare();
  rmSync(DIST, { recursive: true, force: true });
  const packages = new Set<string>();
  for (const [program, entry] of Object.entries(PROGRAMS))
    for (const name of await bundle(program, entry)) packages.add(name);
  write('package.json', '{ "type": "commonjs" }\n');
  write('licenses.txt', [...packages].sort().map(licenceOf).join('\n'));
}

/** Without a type of its own, `build/` is CommonJS to ncc, and so is the bundle: that starts faster. */
function prepare(): void {
  writeFileSync(join(BUILD, 'package.json'), '{}\n');
  for (const name of ['@actions/core', '@actions/exec', '@actions/io']) {
    const copy = join(BUILD, 'node_modules', name);
    cpSync(join(ROOT, 'node_modules', name), copy, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8'));
    writeFileSync(join(copy, 'package.json'), JSON.stringify({ ...manifest, sideEffects: false }));
  }
}

/** Writes one program to `dist/`. Returns the names of the packages in it. */
async function bundle(program: string, entry: string): Promise<string[]> {
  const { code, map, assets } = await ncc(join(BUILD, entry), {
    cache: false,
    quiet: true,
    filename: `${basename(program)}.js`,
    sourceMap: true,
    sourceMapRegister: false,
  });
  write(`${program}.js`, code);
  // The source maps tell which packages went in. Nobody needs them afterwards.
  const maps = [map];
  for (const [name, { source }] of Object.entries(assets))
    if (name.endsWith('.map')) maps.push(String(source));
    else write(join(dirname(program), name), String(source));
  const sources = maps.flatMap((text): string[] => JSON.parse(text).sources);
  return sources.flatMap((source) => PACKAGE.exec(source)?.[1] ?? []);
}

function write(name: string, text: string): void {
  const path = join(DIST, name);
  mkdirSync(dirname(path), { recursive: true });
  const ascii = text
    .replace(/\n\/\/# sourceMappingURL=\S*\s*$/, '\n')
    .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  writeFileSync(path, name.endsWith('.js') ? ascii : text);
}

function licenceOf(name: string): string {
  const folder = join(ROOT, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.|$)/i.test(entry));
  if (file === undefined) throw new Error(`${name} comes without the text of its licence`);
  return `${name} ${version}\n${license}\n\n${readFileSync(join(folder, file), 'utf8').trimEnd()}\n`;
}

await main();
