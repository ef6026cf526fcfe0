// Holders of the lock that are put to sleep for more than a minute (SIGSTOP), or work in another container,
// while others want the target.

import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type RunningStep, type Step, type StepResult, startStep } from '../../src/demo/runner.ts';
import { checkBackup, checkState, checkTarget, type Problems, tail } from './invariant.ts';
import { openSite, type Site, stateDirectoryOf, stepAt } from './site.ts';
import type { Study } from './study.ts';
import { bundleNode } from './trace.ts';

/** One story about a holder that others cannot tell from a dead one by looking at the clock alone. */
export interface Story {
  readonly name: string;
  tell(study: Study, site: Site): Promise<Problems>;
}

const ASLEEP_MS = 61_000;
/** Longer than the half minute after which the lock of another machine, or container, counts as dead. */
const MAX_WAIT = '35s';
const DEADLINE_MS = 150_000;

/**
 * All stories. Each takes a little more than a minute, nearly all of it waiting: they are best told all at
 * once, each on a site of its own.
 */
export const STORIES: readonly Story[] = [
  { name: 'stopped for a minute on this machine: it keeps the target', tell: stoppedHere },
  {
    name: 'stopped for a minute in another container, and another one has deployed meanwhile: it touches nothing more',
    tell: (study, site) => stoppedElsewhere(study, site, 'has ended'),
  },
  {
    name: 'stopped for a minute in another container, and another one is deploying now: it touches nothing more',
    tell: (study, site) => stoppedElsewhere(study, site, 'is under way'),
  },
  { name: 'busy in another container: it keeps the target', tell: busyElsewhere },
];

/** Tells a story on a site made for it. */
export async function tellStory(study: Study, story: Story, root: string): Promise<Problems> {
  const site = await openSite(root);
  try {
    site.reset(study.start);
    site.serve(study.scenario.serving);
    return await story.tell(study, site);
  } finally {
    await site.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** However long it is silent: on this machine a process is known to live. */
async function stoppedHere(study: Study, site: Site): Promise<Problems> {
  const holder = await underWay(site, 'holder', study.inputs);
  const pid = holder.running.pid;
  process.kill(pid, 'SIGSTOP');
  const until = Date.now() + ASLEEP_MS;
  const before = stampsOf(site);
  const problems: Problems = [];
  while (Date.now() < until) {
    const rival = await run({ ...stepAt(site, study.follow) }, MAX_WAIT);
    problems.push(...checkLocked(rival, 'rejected'));
  }
  problems.push(...changesSince(before, site, 'while the holder slept'));
  process.kill(pid, 'SIGCONT');
  const result = await holder.letGo();
  return [...problems, ...checkDeployed(study, site, result)];
}

/** On another machine, or in another container, only its silence tells whether it lives. */
async function stoppedElsewhere(
  study: Study,
  site: Site,
  rivalThen: 'has ended' | 'is under way',
): Promise<Problems> {
  const holder = await underWay(site, 'holder', study.inputs, 'in-container.sh');
  const pid = firstProcessOf(holder.running.pid);
  process.kill(pid, 'SIGSTOP');
  const asleepSince = Date.now();
  const rival = await underWay(site, 'rival', study.follow);
  const ended = rivalThen === 'has ended' ? await rival.letGo() : null;
  const problems = ended === null ? [] : checkTookOver(study, site, ended);
  await sleep(Math.max(0, asleepSince + ASLEEP_MS - Date.now()));

  const before = stampsOf(site);
  process.kill(pid, 'SIGCONT');
  const woken = await holder.letGo();
  problems.push(...checkLocked(woken, 'any'));
  problems.push(...changesSince(before, site, 'by the one that woke up'));
  const post = await run(stepAt(site, study.inputs, woken.state), '2s');
  problems.push(...changesSince(before, site, `by its post step, which ended with ${post.exitCode}`));
  return ended === null ? [...problems, ...checkTookOver(study, site, await rival.letGo())] : problems;
}

/** It touches its lock from time to time, and so is known to live. */
async function busyElsewhere(study: Study, site: Site): Promise<Problems> {
  const holder = await underWay(site, 'holder', study.inputs, 'in-container.sh');
  const rival = await run(stepAt(site, study.follow), MAX_WAIT);
  const problems = checkLocked(rival, 'rejected');
  return [...problems, ...checkDeployed(study, site, await holder.letGo())];
}

interface UnderWay {
  readonly running: RunningStep;
  /** Lets its validate-command end, and waits until the step has. */
  letGo(): Promise<StepResult>;
}

/**
 * A step that has come to its validate-command, with its files in place and not proven, and stays there until
 * it is let go.
 */
async function underWay(
  site: Site,
  name: string,
  inputs: Record<string, string>,
  launcher: string | null = null,
): Promise<UnderWay> {
  const [inside, go, command] = ['inside', 'go', 'hold'].map((it) => `${site.root}.${name}-${it}`) as [
    string,
    string,
    string,
  ];
  const lines = ['#!/bin/sh', `echo > ${inside}`, `while ! test -e ${go}; do sleep 0.1; done`, ''];
  writeFileSync(command, lines.join('\n'));
  chmodSync(command, 0o755);
  const step = stepAt(site, { ...inputs, 'validate-command': command, 'command-timeout': '5m' });
  const running = start(step, '100s', launcher);
  let ended = false;
  const finished = bounded(running).finally(() => {
    ended = true;
  });
  while (!existsSync(inside)) {
    if (ended) throw new Error(`the ${name} never came to its validate-command:\n${(await finished).log}`);
    await sleep(50);
  }
  return {
    running,
    letGo: async () => {
      writeFileSync(go, '');
      const result = await finished;
      for (const path of [inside, go, command]) rmSync(path, { force: true });
      return result;
    },
  };
}

async function run(step: Step, lockTimeout: string): Promise<StepResult> {
  return await bounded(start(step, lockTimeout));
}

function start(step: Step, lockTimeout: string, launcher: string | null = null): RunningStep {
  return startStep({
    ...step,
    inputs: { ...step.inputs, 'lock-timeout': lockTimeout },
    ...(launcher === null
      ? { node: bundleNode() }
      : {
          node: fileURLToPath(new URL(launcher, import.meta.url)),
          env: { FAULT_NODE: bundleNode() },
        }),
  });
}

/** Its end; one that takes longer than any should is killed. */
async function bounded(running: RunningStep): Promise<StepResult> {
  const timer = setTimeout(() => process.kill(running.pid, 'SIGKILL'), DEADLINE_MS);
  try {
    return await running.finished;
  } finally {
    clearTimeout(timer);
  }
}

/** The process that unshare has started in its namespace, by the number that it has outside. */
function firstProcessOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')[0]);
}

function checkLocked({ exitCode, outputs, log }: StepResult, status: 'rejected' | 'any'): Problems {
  const isLocked = exitCode === 1 && outputs['error-code'] === 'LOCKED';
  if (isLocked && (status === 'any' || outputs.status === status)) return [];
  return [
    `expected LOCKED, got exit code ${exitCode}, ${outputs.status}, ${outputs['error-code']}:\n${tail(log)}`,
  ];
}

function checkDeployed(study: Study, site: Site, { outputs, log }: StepResult): Problems {
  if (outputs.status !== 'deployed') return [`expected deployed, got ${outputs.status}:\n${tail(log)}`];
  return [
    ...checkTarget(site, study.new, 'all new after the holder was let go'),
    ...checkState(study, site, 'new'),
    ...checkBackup(study, site, study.old),
  ];
}

/** Whoever takes over undoes first what it finds unfinished, and then deploys its own. */
function checkTookOver(study: Study, site: Site, { outputs, log }: StepResult): Problems {
  if (outputs.status !== 'deployed' || outputs.recovered !== 'true')
    return [
      `expected a recovery and a deployment, got ${outputs.status}, recovered=${outputs.recovered}:\n${tail(log)}`,
    ];
  return [
    ...checkTarget(site, study.followOld, 'the certificate of the one that took over'),
    ...checkState(study, site, 'new'),
    ...checkBackup(study, site, study.old),
  ];
}

/**
 * Which inode each entry of the target and its state directory is, and when it was last changed, by the
 * kernel's record. The lock is touched by whoever holds it, the state directory by whoever waits.
 */
function stampsOf(site: Site): ReadonlyMap<string, string> {
  const stamps = new Map<string, string>();
  const state = stateDirectoryOf(site);
  const isTouched = (path: string): boolean => path === state || path === join(state, 'lock');
  const visit = (path: string): void => {
    const { ino, ctimeMs } = lstatSync(path);
    stamps.set(path, isTouched(path) ? `${ino}` : `${ino} ${ctimeMs}`);
    if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) visit(join(path, name));
  };
  visit(site.directory);
  return stamps;
}

function changesSince(before: ReadonlyMap<string, string>, site: Site, what: string): Problems {
  const now = stampsOf(site);
  return [...new Set([...before.keys(), ...now.keys()])]
    .filter((path) => before.get(path) !== now.get(path))
    .map((path) => `${path} was changed ${what}`);
}
