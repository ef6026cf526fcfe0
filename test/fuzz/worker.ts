// One target in a thread of its own, so that whoever started it can tell when it hangs, and on which input.

import { existsSync, globSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { type Reach, startCoverage } from './coverage.ts';
import { type Bench, fuzz, type Progress, tryInput, wordsIn } from './engine.ts';
import { seeded } from './random.ts';
import type { Ground, Open } from './target.ts';

/** What a thread is told. */
export interface Task {
  readonly target: string;
  readonly seed: number;
  /** When to stop, whichever comes first. */
  readonly seconds: number;
  readonly runs: number;
  readonly timed: boolean;
  /** Whether to end with the first failure. */
  readonly stop: boolean;
  readonly folder: string;
  /** The one input to try, in base64; null: as many as can be made. */
  readonly input: string | null;
  /** The input that is being tried: its number, its length, its bytes. */
  readonly current: SharedArrayBuffer;
}

/** What a thread tells at its end. */
export interface Account {
  readonly executions: number;
  readonly corpus: number;
  readonly failures: readonly {
    readonly kind: string;
    readonly detail: string;
    readonly after: number;
    readonly input: string;
  }[];
  readonly reach: readonly Reach[];
}

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

function moduleName(url: string): string | null {
  if (!url.startsWith('file:')) return null;
  const path = fileURLToPath(url);
  return path.startsWith(SRC) && !path.startsWith(`${SRC}demo/`) ? relative(SRC, path) : null;
}

const ground = (folder: string, ownWords: string): Ground => ({
  folder,
  ownWords,
  printed: async (write) => {
    taken = [];
    try {
      await write();
      return Buffer.concat(taken).toString();
    } finally {
      taken = null;
    }
  },
});

/** What goes to standard output while somebody wants to have it; null while nobody does. */
let taken: Buffer[] | null = null;

/** Has standard output of this thread pass by `taken`. */
function watchOutput(): void {
  const write = process.stdout.write.bind(process.stdout) as (text: string | Uint8Array) => boolean;
  process.stdout.write = (text: string | Uint8Array): boolean => {
    if (taken === null) return write(text);
    taken.push(Buffer.from(text));
    return true;
  };
}

async function main(task: Task): Promise<Account> {
  watchOutput();
  const coverage = startCoverage(moduleName);
  const { open }: { open: Open } = await import(`./targets/${task.target}.ts`);
  const ownWords = globSync(`${SRC}**/*.ts`)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const target = await open(ground(task.folder, ownWords));
  coverage.look(true);
  const modules = coverage.reach().map(({ module }) => resolve(SRC, module));
  const header = new Int32Array(task.current, 0, 2);
  const bytes = new Uint8Array(task.current, 8);
  const bench: Bench = {
    target,
    coverage,
    random: seeded(task.seed),
    ownWords,
    tokens: [...wordsIn(modules.filter((path) => existsSync(path))), ...(target.tokens ?? [])].map((token) =>
      Buffer.from(token),
    ),
    timed: task.timed,
    announce: (input) => {
      bytes.set(input.subarray(0, bytes.length));
      header[1] = input.length;
      Atomics.add(header, 0, 1);
    },
  };
  const progress: Progress = { executions: 0, corpus: [], failures: [] };
  if (task.input === null) {
    const end = performance.now() + task.seconds * 1_000;
    await fuzz(
      bench,
      progress,
      () =>
        progress.executions >= task.runs ||
        performance.now() > end ||
        (task.stop && progress.failures.length > 0),
    );
  } else {
    const input = Buffer.from(task.input, 'base64');
    const { failure } = await tryInput(bench, input);
    progress.executions = 1;
    if (failure) progress.failures.push({ ...failure, after: 1, input });
    coverage.look(true);
  }
  return {
    executions: progress.executions,
    corpus: progress.corpus.length,
    failures: progress.failures.map(({ input, ...failure }) => ({
      ...failure,
      input: input.toString('base64'),
    })),
    reach: coverage.reach(),
  };
}

parentPort?.postMessage(await main(workerData));
