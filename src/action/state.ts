import * as core from '@actions/core';

/* State reaches the post step of the same action in the same job, and nobody else. */

const DEPLOYMENT = 'deployment';
const FINISHED = 'finished';

/** Tells the post step that there may be something to undo. Must be called before anything is changed. */
export function saveDeployment(id: string): void {
  core.saveState(DEPLOYMENT, id);
}

/** Tells the post step that the main step has ended by itself. */
export function saveFinished(): void {
  core.saveState(FINISHED, 'true');
}

/** What the main step left for this one: `main` when this is the main step itself. */
export function readState(): 'main' | 'finished' | 'interrupted' {
  if (core.getState(FINISHED) === 'true') return 'finished';
  return core.getState(DEPLOYMENT) === '' ? 'main' : 'interrupted';
}
