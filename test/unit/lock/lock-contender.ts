// A process that wants a target's lock whenever it is told to: `go` and `release` on standard input, one line
// an answer.

import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { acquireLock, type Lock } from '../../../src/lock/lock.ts';
import { STATE_FOLDER } from '../../../src/lock/state-directory.ts';
import { openTarget } from '../../../src/transaction/target.ts';

const directory = process.argv[2] ?? '';
const target = openTarget({ directory, stateDirectory: join(directory, STATE_FOLDER) }, 'write');
const held: Lock[] = [];

console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'go') console.log(await tryLock());
  else {
    held.pop()?.[Symbol.dispose]();
    console.log('released');
  }
}

async function tryLock(): Promise<string> {
  try {
    const lock = await acquireLock({
      stateDirectory: target.stateDirectory,
      timeoutMs: 0,
      runUrl: null,
      signal: new AbortController().signal,
      onWait: () => {},
      onTakeover: () => {},
    });
    lock.confirm();
    held.push(lock);
    return 'won';
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
}
