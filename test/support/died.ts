import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Minted } from '../../src/demo/mint.ts';
import type { StepResult } from '../../src/demo/runner.ts';
import type { ActionOptions, Inputs } from './action.ts';
import { script } from './script.ts';
import type { TestTarget } from './target.ts';

/** A command that kills the run that it belongs to: its files are in place by then, and nothing is proven. */
export function killer({ home, path }: TestTarget): string {
  const pid = `sed -n 's/.*"pid": *\\([0-9]*\\).*/\\1/p' ${path('.rotate-certificate/lock')}`;
  return script(join(home, 'killer'), `kill -9 $(${pid})`, 'sleep 60');
}

/** A deployment that dies when its files are in place. */
export function dieDeploying(
  target: TestTarget,
  credential: Minted,
  more: Inputs = {},
  options: ActionOptions = {},
): Promise<StepResult> {
  return target.deploy(credential, { ...more, 'validate-command': killer(target) }, options);
}

/** The environment of a workflow run. */
export const inRun = (id: string): ActionOptions => ({ env: { GITHUB_RUN_ID: id } });

/** The JSON in a file of the state directory. */
export function stateOf(target: TestTarget, name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(target.path(`.rotate-certificate/${name}`), 'utf8'));
}
