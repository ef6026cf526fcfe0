import type * as fs from 'node:fs';
import type { Entry } from './entry.ts';

/**
 * Who owns the files afterwards. `keep`: an existing file's owner and group, the runner's for a new file.
 * `runner`: whoever runs the job. `set`: these.
 */
export type OwnerPolicy =
  | { readonly kind: 'keep' }
  | { readonly kind: 'runner' }
  | { readonly kind: 'set'; readonly uid: number; readonly gid: number };

/** Owner and permission bits. */
export interface Attributes {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/**
 * The attributes that a file is to have.
 *
 * @param before what is there now
 * @param mode the mode asked for; null to keep an existing file's
 * @param defaultMode the mode of a new file when none was asked for
 * @param folder the stat of the folder it goes to: a setgid folder gives its group to new files
 */
export function wantedAttributes(
  policy: OwnerPolicy,
  before: Entry,
  mode: number | null,
  defaultMode: number,
  folder: fs.Stats,
): Attributes {
  const kept = before.kind === 'file' ? before : null;
  const uid = process.geteuid?.() ?? 0;
  const gid = folder.mode & 0o2000 ? folder.gid : (process.getegid?.() ?? 0);
  const owner = policy.kind === 'set' ? policy : policy.kind === 'keep' && kept ? kept : { uid, gid };
  return { uid: owner.uid, gid: owner.gid, mode: mode ?? (kept ? kept.mode : defaultMode) };
}
