/**
 * Bundles what `tsc` left in `build/` into `dist/`, so that a runner has to install nothing: `action` is the action itself, `demo` what `npm start` plays.
 *
 * Rollup puts the modules of a start into one scope, one after the other and as they were written, which loads faster than modules that are
 * wrapped one by one. What is imported when it is needed goes into files of its own: few, since to open one takes as long as to read 20 kB more.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import commonjsPlugin from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { type GetManualChunk, type Plugin, rollup } from 'rollup';

interface Bundle {
  /** The module that it begins with, in `build/`. */
  readonly entry: string;
  /** The folder that it goes to. */
  readonly folder: string;
  readonly format: 'cjs' | 'es';
}

/** By name. The action is CommonJS, which takes less time to load. */
const BUNDLES: Readonly<Record<string, Bundle>> = {
  action: { entry: 'main.js', folder: 'dist', format: 'cjs' },
  demo: { entry: 'demo/main.js', folder: 'dist/demo', format: 'es' },
};

/** What is imported is the function itself; the plugin's types say so for CommonJS alone. */
const commonjs = commonjsPlugin as unknown as typeof commonjsPlugin.default;

const root = fileURLToPath(new URL('..', import.meta.url));

async function bundle(name: string): Promise<void> {
  const { entry, folder, format } = BUNDLES[name] ?? unknown(name);
  const bundled = await rollup({
    input: { index: join(root, 'build', entry) },
    external: [/^node:/, ...builtinModules],
    plugins: [nodeResolve(), commonjs(), ascii(), onlyOneEntry(), packageType(format), licences()],
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
  });
  await bundled.write({
    dir: join(root, folder),
    format,
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    manualChunks: neededTogether(join(root, 'build', entry)),
    onlyExplicitManualChunks: true,
    generatedCode: 'es2015',
    // Of Node's own modules, nothing has to be adapted: they are what `require` gives.
    interop: 'esModule',
    externalLiveBindings: false,
  });
  await bundled.close();
}

/** What is loaded together, beside the start: by the name of its file, the modules in `build/`. */
const LATER: Readonly<Record<string, RegExp>> = {
  probing: /^verify\/(?:probe|resolve|key-type-offer)\b/,
  verification: /^(?:verify\/|action\/endpoints|pipeline\/(?:look|instruments|proof|confirm)\b)/,
  changes: /^(?:transaction|pipeline|command)\//,
};

/** Which file a module goes into; undefined for what a start needs, and for what nothing else is needed with. */
function neededTogether(entry: string): GetManualChunk {
  const start = new Set<string>();
  return (id, { getModuleInfo }) => {
    const addToStart = (needed: string): void => {
      if (start.has(needed)) return;
      start.add(needed);
      for (const imported of getModuleInfo(needed)?.importedIds ?? []) addToStart(imported);
    };
    addToStart(entry);
    if (start.has(id)) return undefined;
    const module = relative(join(root, 'build'), id);
    return Object.keys(LATER).find((name) => LATER[name]?.test(module));
  };
}

function unknown(name: string): never {
  throw new Error(`expected ${Object.keys(BUNDLES).join(' or ')}, got ${name}`);
}

/** Writes everything in ASCII: of such a text V8 keeps one byte for a character and not two, and so reads it faster. */
function ascii(): Plugin {
  const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return { name: 'ascii', renderChunk: (code) => code.replace(/[^\0-\x7f]/g, escaped) };
}

/**
 * Has the other files find the entry that runs, by whatever path it was started. Node may know it by a symlink (NODE_PRESERVE_SYMLINKS_MAIN), and would load it once more, which runs it once
 * more, when they ask for it by the path that they are found at.
 */
function onlyOneEntry(): Plugin {
  const found = "require.cache[require.resolve('./index.js')] ??= require.main;";
  return {
    name: 'only-one-entry',
    renderChunk: (code, { isEntry, imports }, { format }) =>
      format === 'cjs' && !isEntry && imports.includes('index.js')
        ? code.replace("'use strict';\n", `'use strict';\n\n${found}\n`)
        : null,
  };
}

/** Says beside the bundle what kind of modules it is made of, whatever the package around it says. */
function packageType(format: Bundle['format']): Plugin {
  const type = format === 'cjs' ? 'commonjs' : 'module';
  return {
    name: 'package-type',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'package.json', source: `{ "type": "${type}" }\n` });
    },
  };
}

/** Where the package of a module is. What a plugin made of a module has the same name behind a NUL, and counts as well. */
const PACKAGE = /[^\0]*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

/** The licences of the packages that are in the bundle, as they ask for. */
function licences(): Plugin {
  return {
    name: 'licences',
    generateBundle(_options, files) {
      const modules = Object.values(files).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const packages = new Set(modules.flatMap((id) => PACKAGE.exec(id)?.[0] ?? []));
      if (packages.size === 0) return;
      const source = [...packages].sort().map(licenceOf).join('\n');
      this.emitFile({ type: 'asset', fileName: 'licenses.txt', source });
    },
  };
}

function licenceOf(directory: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  const file = readdirSync(directory).find((entry) => /^licen[cs]e(?:\.|$)/i.test(entry));
  if (file === undefined) throw new Error(`${name} comes without the text of its licence`);
  return `${name} ${version}\n${license}\n\n${readFileSync(join(directory, file), 'utf8').trimEnd()}\n`;
}

await bundle(process.argv[2] ?? '');
