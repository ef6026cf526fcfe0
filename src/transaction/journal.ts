/*
 * The journal makes a deployment survive its own death. It exists from just before the first visible change
 * until the deployment is proven or undone. It says how to undo every change that may have happened by then.
 * It never names a command to run. Nothing in it is trusted, because somebody may have changed the file: each
 * name must be one that this project writes, and below the target.
 */
import { DeployError, systemReason } from '../errors.ts';
import type { Pending } from '../files/durable.ts';
import { type Folder, removeFile, syncFolder } from '../files/folder.ts';
import type { Noted } from '../files/modes.ts';
import {
  publishDraft,
  readOwnFile,
  removeDraft,
  replaceOwnFile,
  requireKnownVersion,
  writeDraft,
} from '../files/own-file.ts';
import { KEY_TYPES, type KeyType } from '../key-type.ts';
import type { Lock } from '../lock/lock.ts';
import { ROLES, type Role } from '../report.ts';
import {
  isDeploymentId,
  isFileName,
  isFolderName,
  isRunId,
  isTargetIdentity,
  isTargetName,
  RELEASE_PREFIX,
} from './names.ts';
import type { Direction } from './order.ts';
import { isAttributes, isPrint, isSum, type JournalFile } from './print.ts';
import { type DeployedRecord, isRecord } from './record.ts';
import type { Target } from './target.ts';

/** How the deployment switches `current`. */
export interface Switch {
  /** The name that it pointed at; null: there was none. */
  readonly before: string | null;
  /** The new release folder; null: `current` goes. The same as before: only pointers change. */
  readonly after: string | null;
  /** The owner of the symlink that was there; null: there was none. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
  /** The files behind it. */
  readonly files: readonly JournalFile[];
  /** The names of the others in the earlier release folder. With both, it is as it was. */
  readonly others: readonly string[];
}

/** The certificate that an address of an endpoint served before the deployment. */
export interface ServedBefore {
  readonly endpoint: string;
  readonly address: string;
  readonly serverName: string | null;
  readonly fingerprint: string;
  /** The type of key in the request of the probe; null: the server chose. */
  readonly keyType: KeyType | null;
}

/** A deployment that is under way. */
export interface Journal {
  readonly version: 1;
  readonly id: string;
  /** Which of several targets with this state directory it is, and its path, for people. */
  readonly target: string;
  readonly directory: string;
  /** The name of the file with the leaf. */
  readonly leafFile: string;
  /** The workflow run that makes it; null outside of one. Missing where that is not known. */
  readonly run?: string | null;
  /** ISO 8601. */
  readonly started: string;
  /** The order in which the deployment goes through files and `current`. */
  readonly direction: Direction;
  /** The files in the directory itself. */
  readonly files: readonly JournalFile[];
  /** Mode and owner, as they were, of entries of the target that a command has changed. */
  readonly modes: readonly Noted[];
  /** Subfolders of the target that the deployment makes, outermost first. */
  readonly folders: readonly string[];
  /** Null when `current` stays. */
  readonly current: Switch | null;
  /** The record of the deployment before; null when there was none. */
  readonly deployed: DeployedRecord | null;
  /** Whether the reload command may have run. */
  readonly reloading: boolean;
  readonly servedBefore: readonly ServedBefore[];
}

/** A deployment that can be undone: this run's own, or one that died. */
export interface Transaction {
  readonly target: Target;
  readonly lock: Lock;
  /** As it is on disk. */
  journal: Journal;
}

/** The journal's name in the state directory. */
export const JOURNAL = 'journal';

const MAX_BYTES = 4 * 1024 * 1024;

/**
 * Writes the journal of a deployment that is being prepared, and leaves it to be synced. Throws a system
 * error.
 */
export function draftJournal(pending: Pending, state: Folder, journal: Journal): void {
  writeDraft(pending, state, JOURNAL, textOf(journal));
}

/** Gives the draft its name, durably: from here on the deployment can be undone. Throws a system error. */
export function publishJournal(state: Folder): void {
  publishDraft(state, JOURNAL);
}

/** Writes a journal, in the place of the one that is there, if there is one. Throws a system error. */
export function replaceJournal(state: Folder, journal: Journal): void {
  replaceOwnFile(state, JOURNAL, textOf(journal));
}

function textOf(journal: Journal): string {
  return `${JSON.stringify(journal, null, 2)}\n`;
}

/** Removes the journal, durably. Throws a system error. */
export function removeJournal(state: Folder): void {
  dropJournal(state);
  syncFolder(state);
}

/** Removes the journal and its draft, and leaves that to be synced. Throws a system error. */
export function dropJournal(state: Folder): void {
  removeDraft(state, JOURNAL);
  removeFile(state.at(JOURNAL));
}

/**
 * The journal of a deployment that did not finish, or null when there is none.
 *
 * @throws DeployError TARGET_UNSAFE when there is one that this project did not write, or a newer release did
 */
export function readJournal(state: Folder): Journal | null {
  let text: string | null;
  try {
    text = readOwnFile(state, JOURNAL, MAX_BYTES);
  } catch (error) {
    throw untrusted(state, systemReason(error));
  }
  if (text === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw untrusted(state, 'it is not JSON');
  }
  requireKnownVersion(value, `the journal of an unfinished deployment, ${state.path}/${JOURNAL},`);
  if (!isJournal(value))
    throw untrusted(state, 'it holds a name that no deployment to this target could have written');
  return value;
}

function untrusted(state: Folder, why: string): DeployError {
  return new DeployError(
    'TARGET_UNSAFE',
    `the journal of an unfinished deployment, ${state.path}/${JOURNAL}, cannot be used: ${why}`,
    `compare the target with the backups in ${state.path}/backups, put right what is wrong, and remove the journal`,
  );
}

function isJournal(value: unknown): value is Journal {
  if (!isObject(value)) return false;
  const { version, id, target, directory, leafFile, run, started, direction, files, modes, folders } = value;
  const { current, deployed, reloading, servedBefore } = value;
  return (
    version === 1 &&
    isDeploymentId(id) &&
    isTargetIdentity(target) &&
    typeof directory === 'string' &&
    isFileName(leafFile) &&
    (run === undefined || run === null || isRunId(run)) &&
    typeof started === 'string' &&
    (direction === 'forward' || direction === 'backward') &&
    isListOf(files, isJournalFile) &&
    new Set(files.map((file) => file.role)).size === files.length &&
    new Set(files.map((file) => file.name)).size === files.length &&
    isListOf(modes, isNoted) &&
    isListOf(folders, isFileName) &&
    (current === null || (isObject(current) && isSwitch(current, id))) &&
    (deployed === null ||
      (isRecord(deployed) && deployed.target === target && deployed.leafFile === leafFile)) &&
    typeof reloading === 'boolean' &&
    isListOf(servedBefore, isServedBefore)
  );
}

function isJournalFile(value: unknown): value is JournalFile {
  if (!isObject(value)) return false;
  const { role, name, before, stays, after, altered } = value;
  return (
    ROLES.includes(role as Role) &&
    isFileName(name) &&
    (before === null || isPrint(before)) &&
    typeof stays === 'boolean' &&
    [after, altered].every((sum) => sum === null || isSum(sum))
  );
}

function isNoted(value: unknown): value is Noted {
  return isObject(value) && (value.name === '.' || isTargetName(value.name)) && isAttributes(value);
}

function isSwitch({ before, after, owner, files, others }: Record<string, unknown>, id: string): boolean {
  return (
    (before === null || isFolderName(before)) &&
    (after === null || after === before || after === RELEASE_PREFIX + id) &&
    (owner === null || (isObject(owner) && isAttributes({ ...owner, mode: 0 }))) &&
    isListOf(files, isJournalFile) &&
    isListOf(others, isTargetName)
  );
}

function isServedBefore(value: unknown): value is ServedBefore {
  if (!isObject(value)) return false;
  const { endpoint, address, serverName, fingerprint, keyType } = value;
  return (
    typeof endpoint === 'string' &&
    typeof address === 'string' &&
    (serverName === null || typeof serverName === 'string') &&
    isSum(fingerprint) &&
    (keyType === null || KEY_TYPES.includes(keyType as KeyType))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.every(isItem);
}
