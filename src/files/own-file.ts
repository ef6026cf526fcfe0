/*
 * Small text files of our own: journal, manifest. One is written under another name first, its draft, and
 * gets its name when it is whole. If the process dies in between, the draft stays, and has no effect.
 */
import * as fs from 'node:fs';
import { DeployError, systemCode } from '../errors.ts';
import { createPrivate, fill, openPending, type Pending } from './durable.ts';
import { type Folder, isThere, removeFile, syncFolder } from './folder.ts';

const draftOf = (name: string): string => `${name}.new`;

/** Writes a draft, and leaves it to be synced. Throws a system error. */
export function writeDraft(pending: Pending, folder: Folder, name: string, text: string): void {
  const access = folder.at(draftOf(name));
  removeDraft(folder, name);
  createPrivate(access);
  fill(pending, access, Buffer.from(text), null);
}

/** Whether there is a draft. Throws a system error. */
export function hasDraft(folder: Folder, name: string): boolean {
  return isThere(folder.at(draftOf(name)));
}

/** Removes a draft, if there is one. Throws a system error. */
export function removeDraft(folder: Folder, name: string): void {
  removeFile(folder.at(draftOf(name)));
}

/** Gives a draft that was synced its name, and leaves that to be synced. Throws a system error. */
export function nameDraft(folder: Folder, name: string): void {
  fs.renameSync(folder.at(draftOf(name)), folder.at(name));
}

/** Gives a draft that was synced its name, durably. Throws a system error. */
export function publishDraft(folder: Folder, name: string): void {
  nameDraft(folder, name);
  syncFolder(folder);
}

/**
 * Writes a file of our own, or replaces it. Whatever happens, it is the old one or the new one: draft, sync,
 * rename, sync of the folder.
 *
 * @throws a system error
 */
export function replaceOwnFile(folder: Folder, name: string, text: string): void {
  using pending = openPending();
  try {
    writeDraft(pending, folder, name, text);
    pending.sync();
    publishDraft(folder, name);
  } catch (error) {
    removeDraft(folder, name);
    throw error;
  }
}

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = fs.constants;

/**
 * The text of a file of our own. Somebody else may have put anything there, so no symlink is followed and no
 * pipe is waited for. Anything but a regular file of a sensible size reads as an empty text, which is never
 * one of ours.
 *
 * @param maxBytes the largest size that is sensible
 * @returns null when there is no such file
 * @throws a system error
 */
export function readOwnFile(folder: Folder, name: string, maxBytes: number): string | null {
  let fd: number;
  try {
    fd = fs.openSync(folder.at(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
  try {
    const stat = fs.fstatSync(fd);
    return stat.isFile() && stat.size <= maxBytes ? fs.readFileSync(fd, 'utf8') : '';
  } finally {
    fs.closeSync(fd);
  }
}

/** The version of all that this release writes. */
const VERSION = 1;

/**
 * Refuses the content of a file of our own that a newer release has written. It means something that this
 * release does not know.
 *
 * @param path the file, for people
 * @throws DeployError TARGET_UNSAFE
 */
export function requireKnownVersion(value: unknown, path: string): void {
  const version = (value as { version?: unknown } | null | undefined)?.version;
  if (typeof version !== 'number' || version <= VERSION) return;
  throw new DeployError(
    'TARGET_UNSAFE',
    `${path} was written by a newer release of this action`,
    'run that release again on this target; do not remove the file, because only that release knows how to go on from it',
  );
}
