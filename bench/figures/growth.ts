import { writeFileSync } from 'node:fs';
import type { Effort, Findings, Growth } from '../figure.ts';
import { quantile, timedAsync } from '../pairs.ts';
import { pollPorts } from '../polling.ts';
import { serve } from '../servers.ts';
import { deployHere, issue, newTarget, requestFor, scratch } from '../subject.ts';
import { manyFiles, transactFiles } from '../transaction.ts';

/** How cost grows with files, endpoints and backups. */
export async function growth({ quick }: Effort): Promise<Findings> {
  const rounds = quick ? 3 : 9;
  const series = [
    await byFiles(quick ? [1, 4, 20, 100] : [1, 10, 100, 300, 1_000], rounds),
    await byOtherFiles(quick ? [0, 100, 1_000] : [0, 100, 1_000, 10_000], rounds),
    await byEndpoints(quick ? [1, 50, 200] : [1, 50, 100, 250, 500], rounds),
    await byBackups(quick ? [1, 10, 30] : [1, 10, 50, 100, 200], rounds),
  ];
  return { growth: series };
}

async function byFiles(sizes: readonly number[], rounds: number): Promise<Growth> {
  const home = scratch('growth');
  const points = await measure(sizes, rounds, async (size) => {
    const directory = newTarget(home, `files-${size}`);
    const versions = [manyFiles(size, 1), manyFiles(size, 2)] as const;
    let turn = 0;
    return () => timedAsync(() => transactFiles(directory, versions[turn++ % 2]!));
  });
  return { title: 'A transaction, by the files that it renews', unit: 'ms', of: 'files', points };
}

async function byOtherFiles(sizes: readonly number[], rounds: number): Promise<Growth> {
  const home = scratch('growth');
  const points = await measure(sizes, rounds, async (size) => {
    const directory = newTarget(home, `others-${size}`);
    for (const [name, text] of manyFiles(size, 1)) writeFileSync(`${directory}/${name}`, text);
    return deployments(directory, 3);
  });
  return {
    title: 'A deployment of 4 files, by the other files in the target',
    unit: 'ms',
    of: 'other files',
    points,
  };
}

async function byEndpoints(sizes: readonly number[], rounds: number): Promise<Growth> {
  const issued = issue();
  const server = await serve(issued, Math.max(...sizes));
  const points = await measure(
    sizes,
    rounds,
    async (size) => () => timedAsync(() => pollPorts(server.ports.slice(0, size), issued.leaf.fingerprint)),
  );
  server.stop();
  return { title: 'A verification, by its endpoints', unit: 'ms', of: 'endpoints', points };
}

async function byBackups(sizes: readonly number[], rounds: number): Promise<Growth> {
  const home = scratch('growth');
  const points = await measure(sizes, rounds, async (size) => {
    const deployOnce = deployments(newTarget(home, `backups-${size}`), size);
    for (let made = 0; made < size; made += 1) await deployOnce();
    return deployOnce;
  });
  return { title: 'A deployment of 4 files, by the backups kept', unit: 'ms', of: 'backups', points };
}

function deployments(directory: string, backupRetention: number): () => Promise<number> {
  const credentials = [issue(), issue()];
  let turn = 0;
  return () => {
    const request = { ...requestFor(directory, credentials[turn++ % 2]!), backupRetention };
    return timedAsync(() => deployHere(request));
  };
}

/** Medians. The sizes take turns, so that what else the machine does falls on all of them. */
async function measure(
  sizes: readonly number[],
  rounds: number,
  prepare: (size: number) => Promise<() => Promise<number>>,
): Promise<Growth['points']> {
  const subjects: { readonly size: number; readonly times: number[]; run(): Promise<number> }[] = [];
  for (const size of sizes) subjects.push({ size, times: [], run: await prepare(size) });
  for (let round = -1; round < rounds; round += 1) {
    for (const { times, run } of subjects) {
      const ms = await run();
      if (round >= 0) times.push(ms);
    }
  }
  return subjects.map(({ size, times }) => ({ size, value: quantile(times, 0.5) }));
}
