/** What people download: `dist/`, as it was built last. */
import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { describe } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const files = globSync('**/*.js', { cwd: join(ROOT, 'dist') });
const code = new Map(files.map((name) => [name, read(`dist/${name}`)]));

describe('dist/', () => {
  test('names no path of the machine that it was built on', () => {
    for (const [name, text] of code) assert.equal(text.includes(ROOT), false, name);
  });

  test('has every chunk that a program loads, and no other', () => {
    const programs = ['main.js', 'post.js', 'cli.js'];
    const loaded = programs.flatMap((name) => {
      const [, chunks = '{}'] = /return \((\{.*\})\)\[chunkId\];/.exec(code.get(name) ?? '') ?? [];
      return Object.values<string>(JSON.parse(chunks));
    });
    assert.ok(loaded.length > 0);
    assert.deepEqual([...loaded, ...programs, 'demo/index.js'].sort(), files.toSorted());
  });
});

describe('the packages in dist/', () => {
  const packages = readInstalled();
  const linesOfDist = longLines([...code.values()]);
  const bundled = packages.filter(isBundled).map(({ name }) => name);

  test('are recognised', () => {
    assert.deepEqual(
      ['@actions/core', '@actions/exec', 'node-forge'].filter((name) => !bundled.includes(name)),
      [],
    );
  });

  test('include no HTTP client, which @actions/core would bring along', () => {
    assert.deepEqual(
      ['@actions/http-client', 'tunnel', 'undici'].filter((name) => bundled.includes(name)),
      [],
    );
    for (const [name, text] of code) assert.equal(/undici|http-client/i.exec(text)?.[0], undefined, name);
  });

  test('are those that licenses.txt has, each with its version and text', () => {
    const licences = read('dist/licenses.txt');
    assert.deepEqual(
      packages
        .filter(({ name, version }) => licences.includes(`${name} ${version}\n`))
        .map(({ name }) => name),
      bundled,
    );
    for (const { name, licence } of packages)
      if (bundled.includes(name)) assert.ok(licence.length > 500 && licences.includes(licence), name);
  });

  function isBundled({ name, lines }: Package): boolean {
    const others = packages.filter((other) => other.name !== name);
    const ofOneAlone = [...lines].filter((line) => !others.some((other) => other.lines.has(line)));
    return ofOneAlone.filter((line) => linesOfDist.has(line)).length >= 5;
  }
});

/** A package that the action depends on, directly or not. */
interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Long lines of its code, by which it is recognised. */
  readonly lines: ReadonlySet<string>;
}

function readInstalled(): Package[] {
  const lock: { packages: Record<string, { version: string; dev?: boolean }> } = JSON.parse(
    read('package-lock.json'),
  );
  return Object.entries(lock.packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version }]) => ({
      name: path.replace(/.*node_modules\//, ''),
      version,
      licence: licenceIn(path),
      lines: longLines(
        globSync('**/*.{js,cjs,mjs}', { cwd: join(ROOT, path) }).map((name) => read(`${path}/${name}`)),
      ),
    }));
}

function licenceIn(folder: string): string {
  const name = readdirSync(join(ROOT, folder)).find((entry) => /^licen[cs]e(?:\.|$)/i.test(entry));
  assert.ok(name, folder);
  return read(`${folder}/${name}`).trimEnd();
}

/**
 * Lines that are hardly written twice, without their indentation. Comments do not count: webpack may drop
 * them.
 */
function longLines(texts: readonly string[]): Set<string> {
  const lines = texts.flatMap((text) => text.split(/\r?\n/)).map((line) => line.trim());
  return new Set(lines.filter((line) => line.length >= 40 && !/^(?:\/?\*|\/\/)/.test(line)));
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
