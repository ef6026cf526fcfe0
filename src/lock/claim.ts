/* One attempt to take the lock, or to take it over from a dead holder. The rules are in lock.ts. */
import * as fs from 'node:fs';
import { systemCode } from '../errors.ts';
import { PRIVATE_FILE } from '../files/durable.ts';
import { type Folder, removeFile } from '../files/folder.ts';
import { type Holder, isHere, readHolder, type Seen } from './holder.ts';
import { isRunning } from './process.ts';

/** The name of the lock in the state directory. */
export const LOCK = 'lock';
/** A claim under its first name, which gives no right to anything. */
const UNUSED_CLAIM = /^lock\.[0-9a-f]{32}$/;
const SILENCE_MS = 30_000;

/** The lock was taken. */
export interface Held {
  readonly kind: 'held';
  readonly tookOver: Holder | null;
}

/** Somebody is in the way. */
export interface Blocker {
  readonly kind: 'blocked';
  readonly holder: Holder;
}

/**
 * One attempt: take a free lock, take over a dead one, or name who is in the way. Null when it was free a
 * moment ago.
 */
export function attemptLock(state: Folder, me: Holder): Held | Blocker | null {
  const claim = `${LOCK}.${me.token}`;
  try {
    fs.writeFileSync(state.at(claim), `${JSON.stringify(me, null, 2)}\n`, { flag: 'wx', mode: PRIVATE_FILE });
    if (linkNew(state, claim, LOCK)) return { kind: 'held', tookOver: null };
    const seen = readHolder(state, LOCK);
    if (!seen) return null;
    return isDead(state, seen, claim)
      ? takeOver(state, seen, claim)
      : { kind: 'blocked', holder: seen.holder };
  } finally {
    removeFile(state.at(claim));
  }
}

/** Follows the claims from the dead holder to the last claimant that died, and makes the next one. */
function takeOver(state: Folder, dead: Seen, claim: string): Held | Blocker | null {
  const claims: string[] = [];
  for (let last = dead; ; ) {
    const name = `${LOCK}.from-${last.holder.token}`;
    claims.push(name);
    if (linkNew(state, claim, name)) break;
    const claimant = readHolder(state, name);
    if (!claimant) return null;
    if (!isDead(state, claimant, claim)) return { kind: 'blocked', holder: claimant.holder };
    last = claimant;
  }
  const ours = claims.at(-1) as string;
  if (readHolder(state, LOCK)?.holder.token !== dead.holder.token) {
    removeFile(state.at(ours));
    return null;
  }
  fs.renameSync(state.at(ours), state.at(LOCK));
  for (const name of claims) removeFile(state.at(name));
  return { kind: 'held', tookOver: dead.holder };
}

/** Removes the claims that dead waiters left behind. */
export function sweepClaims(state: Folder): void {
  for (const name of fs.readdirSync(state.at('.'))) {
    if (!name.startsWith(`${LOCK}.`)) continue;
    const seen = readHolder(state, name);
    // An unreadable claim was never finished. A waiter that lives and finds its claim gone makes another.
    const isTorn = seen?.isReadable === false && UNUSED_CLAIM.test(name);
    if (seen && (isTorn || isDead(state, seen, LOCK))) removeFile(state.at(name));
  }
}

/** Gives a file a second name, unless the name is taken. Copies where the file system knows no hard links. */
function linkNew(state: Folder, from: string, to: string): boolean {
  try {
    fs.linkSync(state.at(from), state.at(to));
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(systemCode(error))) throw error;
  }
  try {
    fs.copyFileSync(state.at(from), state.at(to), fs.constants.COPYFILE_EXCL);
    fs.chmodSync(state.at(to), PRIVATE_FILE);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** @param fresh a file touched just now: its time is the file system's clock */
function isDead(state: Folder, seen: Seen, fresh: string): boolean {
  if (isHere(seen.holder)) return !isRunning(seen.holder);
  return fs.lstatSync(state.at(fresh)).mtimeMs - seen.touchedMs > SILENCE_MS;
}
