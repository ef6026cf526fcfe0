// Runs the fuzzer over every target, or over some. docs/reliability.md says what it looks for.

import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Account, Task } from './worker.ts';

interface Options {
  readonly targets: readonly string[];
  /** For all targets together. */
  readonly seconds: number;
  /** Inputs for each target, at most. */
  readonly runs: number;
  readonly seed: number;
  readonly timed: boolean;
  readonly input: string | null;
  readonly unreached: boolean;
  /** Whether a target ends with its first failure. */
  readonly stop: boolean;
}

const TARGETS = globSync(fileURLToPath(new URL('targets/*.ts', import.meta.url)))
  .map((path) => basename(path, '.ts'))
  .sort();

/** One input may take this long before it counts as one that hangs. */
const HANGS_AFTER_MS = 30_000;
const LOOK_EVERY_MS = 500;
/** Where files are written without a disk, on Linux: some targets write one for each input. */
const MEMORY = '/dev/shm';
const MAX_INPUT = 256 * 1_024;

function readOptions(): Options {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      target: { type: 'string', default: TARGETS.join(',') },
      seconds: { type: 'string', default: '60' },
      runs: { type: 'string', default: 'Infinity' },
      seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
      timed: { type: 'boolean', default: true },
      input: { type: 'string' },
      unreached: { type: 'boolean', default: false },
      stop: { type: 'boolean', default: false },
    },
  });
  const targets = values.target.split(',');
  const unknown = targets.find((name) => !TARGETS.includes(name));
  if (unknown !== undefined)
    throw new Error(`--target: expected names out of ${TARGETS.join(', ')}, got ${unknown}`);
  const number = (name: 'seconds' | 'runs' | 'seed'): number => {
    const value = Number(values[name]);
    if (!(value >= 0)) throw new Error(`--${name}: expected a number, got ${values[name]}`);
    return value;
  };
  return {
    targets,
    seconds: number('seconds'),
    runs: number('runs'),
    seed: number('seed'),
    timed: values.timed,
    input: values.input ?? null,
    unreached: values.unreached,
    stop: values.stop,
  };
}

/** Runs a target in a thread. One that hangs, or takes the thread down with it, has failed, too. */
function runTarget(target: string, seconds: number, folder: string, options: Options): Promise<Account> {
  const current = new SharedArrayBuffer(8 + MAX_INPUT);
  const { seed, runs, timed, stop, input } = options;
  const task: Task = { target, seed, seconds, runs, timed, stop, folder, input, current };
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  });
  return new Promise((settle) => {
    const header = new Int32Array(current, 0, 2);
    let [seen, since] = [0, Date.now()];
    const end = (account: Account): void => {
      clearInterval(watch);
      void worker.terminate();
      settle(account);
    };
    const failed = (kind: string, detail: string): void => {
      const bytes = Buffer.from(current, 8, Math.min(Atomics.load(header, 1), MAX_INPUT));
      const after = Atomics.load(header, 0);
      const failure = { kind, detail, after, input: Buffer.from(bytes).toString('base64') };
      end({ executions: after, corpus: 0, failures: [failure], reach: [] });
    };
    const watch = setInterval(() => {
      const now = Atomics.load(header, 0);
      if (now !== seen) [seen, since] = [now, Date.now()];
      // Before the first input there is only what it takes to load everything.
      else if (now > 0 && Date.now() - since > HANGS_AFTER_MS)
        failed('hang', `${HANGS_AFTER_MS / 1_000} s, and no end`);
    }, LOOK_EVERY_MS);
    worker.on('message', end);
    worker.on('error', (error) => failed(`crash of the thread: ${error.name}`, error.stack ?? error.message));
    worker.on('exit', (code) => failed('crash of the thread', `it ended with ${code}`));
  });
}

/** Blocks that ran, and all that are known, by module, over all targets. */
type Ran = Map<string, Map<string, number>>;

function addTo(ran: Ran, { reach }: Account): { readonly reached: number; readonly all: number } {
  let [reached, all] = [0, 0];
  for (const { module, blocks } of reach) {
    const known = ran.get(module) ?? new Map();
    ran.set(module, known);
    for (const [block, bucket] of blocks) {
      known.set(block, Math.max(bucket, known.get(block) ?? 0));
      all += 1;
      if (bucket > 0) reached += 1;
    }
  }
  return { reached, all };
}

async function main(): Promise<void> {
  const options = readOptions();
  const { targets, seed } = options;
  const home = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'rotate-certificate-fuzz-'));
  const width = Math.max(...targets.map((name) => name.length));
  const ran: Ran = new Map();
  let [executions, failures] = [0, 0];
  try {
    const abreast = Math.min(targets.length, Math.max(1, availableParallelism()));
    const share = (options.seconds * abreast) / targets.length;
    const queue = [...targets];
    console.log(
      `seed ${seed}; ${share.toFixed(1)} s for each of ${targets.length} targets, ${abreast} at a time`,
    );
    const work = async (): Promise<void> => {
      for (let target = queue.shift(); target !== undefined; target = queue.shift()) {
        const folder = mkdtempSync(join(home, `${target}-`));
        const account = await runTarget(target, share, folder, options);
        const { reached, all } = addTo(ran, account);
        executions += account.executions;
        failures += account.failures.length;
        console.log(
          `${target.padEnd(width)} ${String(account.executions).padStart(9)} executions, ${String(account.corpus).padStart(5)} kept, ${reached} of ${all} blocks, ${account.failures.length} failures`,
        );
        for (const { kind, detail, after, input } of account.failures)
          console.log(
            `NOT HELD ${target}: ${kind}, after ${after} executions\n  ${detail.replaceAll('\n', '\n  ')}\n  ${JSON.stringify(Buffer.from(input, 'base64').toString('latin1').slice(0, 200))}\n  again: npm run test:fuzz -- --target=${target} --seed=${seed} --input=${input}`,
          );
      }
    };
    await Promise.all(Array.from({ length: abreast }, work));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  if (options.unreached) showUnreached(ran);
  console.log(`${executions} executions, ${failures} failures.`);
  // What tried nothing has shown nothing.
  if (failures > 0 || executions === 0) process.exitCode = 1;
}

function showUnreached(ran: Ran): void {
  for (const [module, blocks] of [...ran].sort()) {
    const reached = [...blocks.values()].filter((bucket) => bucket > 0).length;
    const missed = [...blocks]
      .filter(([, bucket]) => bucket === 0)
      .map(([block]) => block.replace(/^.*:/, ''));
    console.log(
      `${module}: ${reached} of ${blocks.size}${missed.length > 0 ? `; not at ${missed.join(' ')}` : ''}`,
    );
  }
}

await main();
