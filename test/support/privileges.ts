// What a test needs of the machine, and what it does where that is missing.

import { spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { ActionOptions } from './action.ts';
import { nodeWithin } from './script.ts';

/** A user and group that no machine has. */
export const NOBODY = 42_424;

/** Whether a test that only root can do is to be skipped; then it is, saying so. */
export function skippedWithoutRoot(t: TestContext): boolean {
  if (process.geteuid?.() === 0) return false;
  t.skip('needs root');
  return true;
}

/**
 * Whether a program is missing that a test needs; then the test is skipped, saying so, and in a CI job it
 * fails.
 */
export function skippedWithout(t: TestContext, program: string, ...args: string[]): boolean {
  if (spawnSync(program, args, { stdio: 'ignore' }).status === 0) return false;
  const reason = `${program} is not installed, or may not be used here`;
  if (process.env.CI === 'true') throw new Error(reason);
  t.skip(reason);
  return true;
}

/**
 * Options to run the action as a user who is not root: who runs the tests, or NOBODY where that is root. The
 * workspace is given to that user. Null, and the test skipped, where root cannot become another.
 */
export function asOrdinaryUser(t: TestContext, home: string): (ActionOptions & { uid: number }) | null {
  const me = process.geteuid?.() ?? 0;
  if (me !== 0) return { uid: me };
  const node = process.env.BUNDLE_NODE ?? process.execPath;
  const become = ['--reuid', `${NOBODY}`, '--regid', `${NOBODY}`, '--clear-groups', '--inh-caps=-all'];
  if (skippedWithout(t, 'setpriv', ...become, node, '--version')) return null;
  chownSync(home, NOBODY, NOBODY);
  // The files that a runner makes for a step belong to the user that the step runs as.
  const first = `spawnSync('chown', ['-R', '${NOBODY}:${NOBODY}', process.env.RUNNER_TEMP]);`;
  return { node: nodeWithin(join(home, 'node-as-nobody'), ['setpriv', ...become], { first }), uid: NOBODY };
}
