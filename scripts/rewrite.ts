/**
 * Prepares a program for webpack, so that it starts faster.
 *
 * **One scope.** webpack joins a module with the one that imports it, unless a chunk imports it as well. Such
 * a module is wrapped in a function, and each of its exports becomes a getter. Most modules of a start are of
 * that kind, and V8 compiles every function and every getter on its own: 5 ms of processor time for a start.
 *
 * So chunks get these exports in another way. The entry exports one object that has them all, and the import
 * statements in chunks become look-ups in that object:
 *
 *     import { DeployError } from '../errors.js';
 *
 *     import { $start } from '../main.start.js';
 *     const { DeployError } = $start['errors.js'];
 *
 * The object is complete when the entry has been evaluated, and no chunk is loaded before: modules of a start
 * must not await at their top. Some imports stay as they are, which is slower and as right: statements of
 * another form, modules that export variables, and modules of the start that are imported later as well.
 *
 * **Few chunks.** Modules that are loaded together go into one file.
 *
 * **One copy of helpers.** `tsc` writes 2 kB into each module with a `using`, for versions of Node that do
 * not know it: 1 ms of a start.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Where the modules of a program come from and go to. */
export interface Staging {
  /** The folder that `tsc` wrote to. */
  readonly from: string;
  readonly to: string;
  /** The chunk that a module goes to when it is imported later; undefined: one of its own. */
  readonly chunkOf: (module: string) => string | undefined;
}

/** What chunks take from the start: by module, the names of its exports. */
type Shared = Map<string, Set<string>>;

/** Statements as `tsc` writes them, on one line. */
const STATEMENT = /^(?:import|export) (?:[^';]* from )?'(\.[^']+)';$/gm;
const NAMED_IMPORT = /^import \{ (.+?),? \} from '(\.[^']+)';$/gm;
const LATER_IMPORT = /\bimport\('(\.[^']+)'\)/g;
const CHANGING_EXPORT = /^export (?:let|var|default|\{|\*)/m;
const USING_HELPERS = /^var __addDisposableResource = .*?^var __disposeResources = .*?^\}\);\n/ms;

/** The module that the helpers go to. */
const USING = '$using.js';

/**
 * Copies the modules of a program, rewritten.
 * @param entry the program's first module, relative to the folder that it comes from
 * @returns path of the module to bundle, which runs the entry
 */
export function rewriteProgram(entry: string, { from, to, chunkOf }: Staging): string {
  const joined = entry.replace(/\.js$/, '.start.js');
  const read = readerOf(from);
  const write = (module: string, source: string): void => {
    mkdirSync(dirname(join(to, module)), { recursive: true });
    writeFileSync(join(to, module), source);
  };
  const start = reachable(entry, [STATEMENT], read);
  const isShared = (module: string): boolean => start.has(module) && !CHANGING_EXPORT.test(read(module));
  const shared: Shared = new Map();

  for (const module of reachable(entry, [STATEMENT, LATER_IMPORT], read)) {
    const grouped = inChunks(module, read(module), chunkOf);
    write(module, start.has(module) ? grouped : lookingUp(module, grouped, { joined, isShared, shared }));
  }
  write(joined, startModule(entry, joined, shared));
  return join(to, joined);
}

/** Reads modules from a folder; their helpers from one module that is not in it. */
function readerOf(folder: string): (module: string) => string {
  let exported = '';
  return (module) => {
    if (module === USING) return exported;
    return readFileSync(join(folder, module), 'utf8').replace(USING_HELPERS, (helpers) => {
      exported = helpers.replace(/^var /gm, 'export const ');
      return `import { __addDisposableResource, __disposeResources } from '${specifierOf(USING, module)}';\n`;
    });
  };
}

/** Names the chunk of each module that is imported later. */
function inChunks(module: string, source: string, chunkOf: Staging['chunkOf']): string {
  return source.replace(LATER_IMPORT, (expression, specifier: string) => {
    const chunk = chunkOf(resolved(specifier, module));
    return chunk ? `import(/* webpackChunkName: "${chunk}" */ '${specifier}')` : expression;
  });
}

/** Turns imports from the start into look-ups, and notes what they need. */
function lookingUp(
  module: string,
  source: string,
  { joined, isShared, shared }: { joined: string; isShared: (module: string) => boolean; shared: Shared },
): string {
  const rewritten = source.replace(NAMED_IMPORT, (statement, names: string, specifier: string) => {
    const imported = resolved(specifier, module);
    if (!isShared(imported)) return statement;
    const exported = names.split(', ').map((name) => name.replace(/ as .*/, ''));
    shared.set(imported, new Set([...(shared.get(imported) ?? []), ...exported]));
    return `const { ${names.replaceAll(' as ', ': ')} } = $start['${imported}'];`;
  });
  return rewritten === source
    ? source
    : `import { $start } from '${specifierOf(joined, module)}';\n${rewritten}`;
}

/** Runs the entry, and exports what chunks share with it. */
function startModule(entry: string, joined: string, shared: Shared): string {
  const modules = [...shared].map(([module, names], index) => ({ module, names, as: `module${index}` }));
  return [
    `import '${specifierOf(entry, joined)}';`,
    ...modules.map(({ module, as }) => `import * as ${as} from '${specifierOf(module, joined)}';`),
    'export const $start = {',
    ...modules.map(({ module, names, as }) => {
      const exports = [...names].map((name) => `${name}: ${as}.${name}`);
      return `    '${module}': { ${exports.join(', ')} },`;
    }),
    '};\n',
  ].join('\n');
}

/** The modules that a module needs, itself included, by the given kinds of import. */
function reachable(
  module: string,
  kinds: readonly RegExp[],
  read: (module: string) => string,
  found = new Set<string>(),
): ReadonlySet<string> {
  if (found.has(module)) return found;
  found.add(module);
  const source = read(module);
  for (const kind of kinds)
    for (const [, specifier = ''] of source.matchAll(kind))
      reachable(resolved(specifier, module), kinds, read, found);
  return found;
}

/** The module that an import means. Modules are paths relative to the folder of all of them. */
function resolved(specifier: string, importer: string): string {
  return join(dirname(importer), specifier);
}

function specifierOf(module: string, importer: string): string {
  const path = relative(dirname(importer), module);
  return path.startsWith('.') ? path : `./${path}`;
}
