/** What webpack put into a bundle, and in which chunk. */
import { basename } from 'node:path';
import type { Bundle, Chunk, Module } from '@vercel/ncc';

/**
 * The packages that a bundle was made of.
 * @throws {Error} when a module was not found. ncc goes on without it, and a run that needs it would fail.
 */
export function packagesIn(bundle: Bundle): string[] {
  const paths = modulesIn(bundle, bundle.stats.compilation.chunks).map(({ resource = '' }) => resource);
  const missing = paths.filter((path) => path.includes('@@notfound.js'));
  if (missing.length > 0)
    throw new Error(`not found: ${missing.map((path) => path.replace(/.*\?/, '')).join(', ')}`);
  return paths.flatMap((path) => packageOf(path) ?? []);
}

/**
 * Names for the files of a program's chunks, by the ids that webpack gave them: those that were asked for.
 * Where webpack made a chunk of what several need, it is that of the largest module.
 */
export function chunkNames(bundle: Bundle, program: string): Record<string, string> {
  const names = new Map<string, number>();
  for (const chunk of bundle.stats.compilation.chunks) {
    if (chunk.canBeInitial()) continue;
    const name = `${program}.${chunk.name ?? largestIn(bundle, chunk)}`;
    names.set(names.has(`${name}.js`) ? `${name}-${chunk.id}.js` : `${name}.js`, chunk.id);
  }
  return Object.fromEntries([...names].map(([name, id]) => [id, name]));
}

/** The name of a chunk's largest module, or of the package that it is from. */
function largestIn(bundle: Bundle, chunk: Chunk): string {
  const size = (module: Module): number => module.originalSource()?.size() ?? 0;
  const [largest] = modulesIn(bundle, [chunk]).toSorted((one, other) => size(other) - size(one));
  const path = largest?.resource ?? '';
  return packageOf(path)?.replace('@', '').replace('/', '-') ?? basename(path, '.js');
}

/** All modules in chunks, also those that were joined with others. */
function modulesIn({ stats }: Bundle, chunks: Iterable<Chunk>): Module[] {
  const { chunkGraph } = stats.compilation;
  const modules = [...chunks].flatMap((chunk) => [...chunkGraph.getChunkModulesIterable(chunk)]);
  return modules.flatMap((module) => module.modules ?? [module]);
}

/** The package that a path leads into; undefined outside of packages. */
function packageOf(path: string): string | undefined {
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
}
