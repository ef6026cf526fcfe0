// A target on a real file system, and deployments to it without a certificate or a server in sight.

import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { OwnerPolicy } from '../../../src/files/attributes.ts';
import type { Layout } from '../../../src/layout.ts';
import { acquireLock, type Lock } from '../../../src/lock/lock.ts';
import { STATE_FOLDER } from '../../../src/lock/state-directory.ts';
import type { Role } from '../../../src/report.ts';
import { nextDeploymentId } from '../../../src/transaction/names.ts';
import { type Plan, planChanges, type WantedFile } from '../../../src/transaction/plan.ts';
import { openTarget, type Target } from '../../../src/transaction/target.ts';
import { tidy } from '../../../src/transaction/tidy.ts';
import { commit, type Prepared, prepare, seal } from '../../../src/transaction/transaction.ts';
import { viewTarget } from '../../../src/transaction/view.ts';
import { workspace } from '../../support/workspace.ts';

export interface Scene {
  /** What is on the target's file system: the target itself, and room beside it. */
  readonly outside: string;
  readonly directory: string;
  readonly state: string;
  readonly target: Target;
  /** A path in the target. */
  at(name: string): string;
}

/** An empty target, opened; closed when the test ends. */
export function scene(t: TestContext): Scene {
  const outside = workspace(t);
  const directory = join(outside, 'certs');
  mkdirSync(directory, { mode: 0o755 });
  const state = join(directory, STATE_FOLDER);
  const target = openTarget({ directory, stateDirectory: state }, 'write');
  t.after(() => target[Symbol.dispose]());
  return { outside, directory, state, target, at: (name) => join(directory, name) };
}

/** Takes the lock of a target that nobody else holds. */
export function lockOf(target: Target): Promise<Lock> {
  return acquireLock({
    stateDirectory: target.stateDirectory,
    timeoutMs: 0,
    runUrl: null,
    signal: new AbortController().signal,
    onWait: () => {},
    onTakeover: () => {},
  });
}

/** A file as a server kind would want it. */
export function wanted(
  role: Role,
  name: string,
  text: string,
  differs: Partial<WantedFile> = {},
): WantedFile {
  const holdsKey = role === 'private-key' || role === 'bundle';
  return {
    role,
    name,
    bytes: Buffer.from(text),
    holdsKey,
    pointer: role === 'sds',
    mode: null,
    ...differs,
  };
}

/** A certificate, its key and a pointer file, all of one version. */
export const credential = (version: string): WantedFile[] => [
  wanted('certificate', 'cert.pem', `certificate ${version}\n`),
  wanted('private-key', 'key.pem', `key ${version}\n`),
  wanted('sds', 'sds.json', `pointer ${version}\n`),
];

export interface DeployOptions {
  readonly layout?: Layout;
  readonly owner?: OwnerPolicy;
  readonly name?: string;
  readonly retention?: number;
}

let clock = Date.now();

/** What the record of a deployment says in these tests. */
export const OUTCOME = {
  operation: 'deploy',
  layout: 'in-place',
  files: [],
  fingerprint: null,
  run: null,
} as const;

/** Plans and prepares, and hands on what can be committed or undone. */
export async function withPrepared<T>(
  { target }: Scene,
  files: readonly WantedFile[],
  use: (prepared: Prepared, lock: Lock, plan: Plan) => T,
  { layout = 'in-place', owner = { kind: 'keep' }, name = 'cert.pem', retention = 3 }: DeployOptions = {},
): Promise<T> {
  using lock = await lockOf(target);
  using view = viewTarget(target, layout, name);
  const plan = planChanges(view, files, owner);
  // Each deployment is a second younger than the one before, as their names are sorted by time.
  clock += 1_000;
  const id = nextDeploymentId(null, new Date(clock), Buffer.from('00c0ffee', 'hex'));
  const prepared = prepare({
    view,
    lock,
    plan,
    id,
    servedBefore: [],
    leafFile: name,
    outcome: { ...OUTCOME, layout },
    run: null,
    keeps: retention > 0 ? 'backup' : null,
  });
  return use(prepared, lock, plan);
}

/** A deployment from beginning to end; returns its id. */
export function deployFiles(
  scene: Scene,
  files: readonly WantedFile[],
  options: DeployOptions = {},
): Promise<string> {
  const { retention = 3 } = options;
  return withPrepared(
    scene,
    files,
    (prepared) => {
      commit(prepared);
      seal(prepared);
      tidy(prepared, { kind: 'backup', keep: retention }, null);
      return prepared.journal.id;
    },
    options,
  );
}

/** Names in a folder, sorted; none when it is not there. */
export function namesIn(path: string): string[] {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
