/*
 * A server that is told by a pointer which files to read may refuse a new pointer and still notice that the files it knows have changed: it would serve the new certificate, until it is
 * started again. Where the pointer gives reason to doubt, it is therefore tried first: the new files are put into a folder that nothing else names, and the pointer names that folder. What
 * is then served was found through the pointer. The files at their own names stay as they are until that is proven.
 */
import * as fs from 'node:fs';
import { removeTree } from './folder.ts';
import { DEPLOYMENT_ID, TRIAL_PREFIX } from './names.ts';
import type { Change } from './plan.ts';
import type { Target } from './target.ts';

/** A pointer that is to be tried: what it changes, and what it says for the time being. */
export interface Trial {
  readonly pointer: Change;
  readonly bytes: Buffer;
}

/** The name of the staged pointer. */
export const STAGED_TRIAL = 'trial';

/** The folder of a deployment's trial, in the target. */
export function trialFolder(id: string): string {
  return TRIAL_PREFIX + id;
}

/** Removes the folder of a trial. Nothing happens when there is none. Throws a system error. */
export function removeTrial(target: Target, id: string): void {
  removeTree(target.files.root, trialFolder(id));
}

/** Removes the folders of trials that ended without it. Only for whoever holds the lock, when there is no journal. Throws a system error. */
export function sweepTrials(target: Target): void {
  const root = target.files.root;
  for (const name of fs.readdirSync(root.at('.')))
    if (name.startsWith(TRIAL_PREFIX) && DEPLOYMENT_ID.test(name.slice(TRIAL_PREFIX.length)))
      removeTree(root, name);
}
