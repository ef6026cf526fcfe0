/* One attempt to take the lock, or to take it over from a dead holder. The rules are in lock.ts. */
import * as fs from 'node:fs';
import { systemCode } from '../errors.ts';
import { hasNoLinks } from '../files/copy.ts';
import { type Folder, removeFile } from '../files/folder.ts';
import { PRIVATE_FILE } from '../files/settle.ts';
import { type Holder, isHere, readHolder, type Seen } from './holder.ts';
import { isRunning } from './process.ts';
import type { Watch } from './watch.ts';

/** The name of the lock in the state directory. */
export const LOCK = 'lock';

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
 *
 * @param watch what this waiter has seen so far
 */
export function attemptLock(state: Folder, me: Holder, watch: Watch): Held | Blocker | null {
  const claim = `${LOCK}.${me.token}`;
  try {
    fs.writeFileSync(state.at(claim), `${JSON.stringify(me, null, 2)}\n`, { flag: 'wx', mode: PRIVATE_FILE });
    if (linkNew(state, claim, LOCK)) return { kind: 'held', tookOver: null };
    const seen = readHolder(state, LOCK);
    if (!seen) return null;
    if (isDead(seen, watch)) return takeOver(state, seen, claim, watch);
    // A claimant may have died as well. So that it need not be watched afterwards, it is watched now.
    for (const claimant of claimantsOf(state, seen)) watch.isSilent(claimant);
    return { kind: 'blocked', holder: seen.holder };
  } finally {
    removeFile(state.at(claim));
  }
}

/** The name of a claim to the lock of a holder. */
const claimTo = ({ holder }: Seen): string => `${LOCK}.from-${holder.token}`;

/** Who claims the lock of a dead holder, who claims the lock of that one, and so on. */
function* claimantsOf(state: Folder, dead: Seen): Iterable<Seen> {
  const names = new Set<string>();
  for (let last: Seen | null = dead; last !== null && !names.has(claimTo(last)); ) {
    names.add(claimTo(last));
    last = readHolder(state, claimTo(last));
    if (last) yield last;
  }
}

/** Follows the claims from the dead holder to the last claimant that died, and makes the next one. */
function takeOver(state: Folder, dead: Seen, claim: string, watch: Watch): Held | Blocker | null {
  let last = dead;
  for (const claimant of claimantsOf(state, dead)) {
    if (!isDead(claimant, watch)) return { kind: 'blocked', holder: claimant.holder };
    last = claimant;
  }
  const ours = claimTo(last);
  if (!linkNew(state, claim, ours)) return null;
  // Somebody has been faster, or the holder has moved after all.
  if (readHolder(state, LOCK)?.sign !== dead.sign) {
    removeFile(state.at(ours));
    return null;
  }
  fs.renameSync(state.at(ours), state.at(LOCK));
  return { kind: 'held', tookOver: dead.holder };
}

/**
 * Removes the claims of others, once the lock is held: a claim to the lock of an earlier holder is worth
 * nothing any more. One that a waiter on this machine still uses stays; a waiter elsewhere finds its claim
 * gone, and makes another.
 */
export function sweepClaims(state: Folder): void {
  for (const name of fs.readdirSync(state.at('.'))) {
    if (!name.startsWith(`${LOCK}.`)) continue;
    const seen = readHolder(state, name);
    if (seen && !(isHere(seen.holder) && isRunning(seen.holder))) removeFile(state.at(name));
  }
}

/** Gives a file a second name, unless the name is taken. Copies where the file system knows no hard links. */
function linkNew(state: Folder, from: string, to: string): boolean {
  try {
    fs.linkSync(state.at(from), state.at(to));
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return namesSame(state, from, to);
    if (!hasNoLinks(error)) throw error;
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

/** Whether a name is taken by this very claim: NFS may send a request twice, and then says EEXIST. */
function namesSame(state: Folder, from: string, to: string): boolean {
  const mine = readHolder(state, from);
  // Both may be gone by now: the claim was swept, and the name is free again.
  return mine !== null && readHolder(state, to)?.holder.token === mine.holder.token;
}

function isDead(seen: Seen, watch: Watch): boolean {
  return isHere(seen.holder) ? !isRunning(seen.holder) : watch.isSilent(seen);
}
