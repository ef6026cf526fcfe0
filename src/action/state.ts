import * as core from '@actions/core';

/* State reaches the post step of the same action in the same job, and nobody else. */

const STARTED = 'started';
const FINISHED = 'finished';

/** Tells the post step that it is not the main step, and that there may be something to undo. Must be called before anything is changed. */
export function saveStarted(): void {
  core.saveState(STARTED, 'true');
}

/** Tells the post step that the main step has ended by itself. */
export function saveFinished(): void {
  core.saveState(FINISHED, 'true');
}

/** What the main step left for this one: `main` when this is the main step itself. */
export function readState(): 'main' | 'finished' | 'interrupted' {
  if (core.getState(FINISHED) === 'true') return 'finished';
  return core.getState(STARTED) === '' ? 'main' : 'interrupted';
}
