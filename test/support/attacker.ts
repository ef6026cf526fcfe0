// A process that swaps something for a symlink and back again, as fast as it can, until it is told to stop.
// Arguments: the path to swap, and what the symlink points at.

import { existsSync, lstatSync, renameSync, symlinkSync, unlinkSync } from 'node:fs';

const [path = '', outside = ''] = process.argv.slice(2);
const BATCH = 20;
let round = 0;
let stopped = false;

/** Does what can be done; the deployment may have been faster. */
function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // Another chance comes.
  }
}

const clock = new Int32Array(new SharedArrayBuffer(4));

/** Lets some time pass, mostly little, so that every moment of a deployment is met at some time. */
function dawdle(mostMs: number): void {
  Atomics.wait(clock, 0, 0, Math.random() ** 3 * mostMs);
}

function swap(): void {
  round += 1;
  const aside = `${path}.aside-${round}`;
  attempt(() => renameSync(path, aside));
  attempt(() => symlinkSync(outside, path));
  dawdle(2);
  attempt(() => {
    if (lstatSync(path).isSymbolicLink()) unlinkSync(path);
  });
  // What the deployment has made in the meantime stays beside it.
  if (existsSync(path)) attempt(() => renameSync(path, `${path}.theirs-${round}`));
  attempt(() => renameSync(aside, path));
  dawdle(20);
}

function attack(): void {
  for (let count = 0; count < BATCH && !stopped; count += 1) swap();
  if (stopped) process.exit();
  setImmediate(attack);
}

process.on('SIGTERM', () => {
  stopped = true;
});
swap();
console.log('attacking');
attack();
