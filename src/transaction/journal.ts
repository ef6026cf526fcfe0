/*
 * The journal is what makes a deployment survive its own death. It exists from just before the first visible change until the deployment is proven or undone,
 * and says how to undo every change that may have happened by then. It never says what to run, and nothing in it is trusted: names must be ones that this
 * project writes, below the target, whatever somebody may have put into the file.
 */
import * as fs from 'node:fs';
import { DeployError, systemCode, systemReason } from '../errors.ts';
import { KEY_TYPES, type KeyType } from '../key-type.ts';
import { ROLES, type Role } from '../report.ts';
import { draft, publish, removeDraft, replaceDurably } from './durable.ts';
import { type Folder, removeFile, syncFolder } from './folder.ts';
import {
  DEPLOYMENT_ID,
  GENERATION_PREFIX,
  isFileName,
  isFolderName,
  isTargetIdentity,
  isTargetName,
} from './names.ts';
import type { Pending } from './pending.ts';

/** A file that the deployment changes under its own name. */
export interface JournalFile {
  readonly role: Role;
  /** Relative to the target. */
  readonly name: string;
  /** Device and inode of the file that was there, which the backup named by the role keeps; null when there was none. */
  readonly before: string | null;
}

/** How the deployment moves `current`. */
export interface Generation {
  /** What it pointed at; null: there was none. */
  readonly before: string | null;
  /** The new folder; null: `current` goes. */
  readonly after: string | null;
  /** The files of the earlier folder that the backup keeps, and the names of those that it does not: with them the folder is as it was. */
  readonly files: readonly JournalFile[];
  readonly others: readonly string[];
}

/** What an endpoint's address served before the deployment. */
export interface ServedBefore {
  readonly endpoint: string;
  readonly address: string;
  readonly serverName: string | null;
  readonly fingerprint: string;
  /** The type of key that was asked for; null: none. */
  readonly keyType: KeyType | null;
}

/** A deployment that is under way. */
export interface Journal {
  readonly version: 1;
  readonly id: string;
  /** Which of several targets with this state directory it is, and its path, for people. */
  readonly target: string;
  readonly directory: string;
  /** ISO 8601. */
  readonly started: string;
  /** In the order in which they change. */
  readonly files: readonly JournalFile[];
  /** Subfolders of the target that the deployment makes, outermost first. */
  readonly folders: readonly string[];
  /** With the `symlink` layout; null when `current` stays. */
  readonly generation: Generation | null;
  /** Whether the pointer is tried first, with files in a folder of its own. */
  readonly trial: boolean;
  /** Whether the reload command may have run. */
  readonly reloading: boolean;
  readonly servedBefore: readonly ServedBefore[];
}

/** The journal's name in the state directory. */
export const JOURNAL = 'journal';

const MAX_BYTES = 4 * 1024 * 1024;

/** Writes the journal of a deployment that is being prepared, and leaves it to be synced. Throws a system error. */
export function draftJournal(pending: Pending, state: Folder, journal: Journal): void {
  draft(pending, state, JOURNAL, textOf(journal));
}

/** Makes the draft the journal: from here on the deployment can be undone. Throws a system error. */
export function publishJournal(state: Folder): void {
  publish(state, JOURNAL);
}

/** Writes a journal, in the place of the one that is there, if there is one. Throws a system error. */
export function replaceJournal(state: Folder, journal: Journal): void {
  replaceDurably(state, JOURNAL, textOf(journal));
}

function textOf(journal: Journal): string {
  return `${JSON.stringify(journal, null, 2)}\n`;
}

/** @throws a system error */
export function removeJournal(state: Folder): void {
  dropJournal(state);
  syncFolder(state);
}

/** Removes the journal, and one that was still being written, without making sure that they stay away. Throws a system error. */
export function dropJournal(state: Folder): void {
  removeDraft(state, JOURNAL);
  removeFile(state.at(JOURNAL));
}

/**
 * The journal of a deployment that did not finish, or null when there is none.
 *
 * @throws DeployError TARGET_UNSAFE when there is one that this project did not write
 */
export function readJournal(state: Folder): Journal | null {
  let text: string;
  try {
    const fd = fs.openSync(
      state.at(JOURNAL),
      fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK,
    );
    try {
      const stat = fs.fstatSync(fd);
      if (!stat.isFile() || stat.size > MAX_BYTES)
        throw untrusted(state, 'it is not a file of a few kilobytes');
      text = fs.readFileSync(fd, 'utf8');
    } finally {
      fs.closeSync(fd);
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    if (error instanceof DeployError) throw error;
    throw untrusted(state, systemReason(error));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw untrusted(state, 'it is not JSON');
  }
  if (!isJournal(value))
    throw untrusted(state, 'it names what no deployment to this target could have written');
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
  if (!isRecord(value)) return false;
  const {
    version,
    id,
    target,
    directory,
    started,
    files,
    folders,
    generation,
    trial,
    reloading,
    servedBefore,
  } = value;
  return (
    version === 1 &&
    isDeploymentId(id) &&
    isTargetIdentity(target) &&
    typeof directory === 'string' &&
    typeof started === 'string' &&
    isListOf(files, isJournalFile) &&
    new Set(files.map((file) => file.role)).size === files.length &&
    new Set(files.map((file) => file.name)).size === files.length &&
    isListOf(folders, isFileName) &&
    (generation === null || (isRecord(generation) && isGeneration(generation, id))) &&
    typeof trial === 'boolean' &&
    typeof reloading === 'boolean' &&
    isListOf(servedBefore, isServedBefore)
  );
}

function isJournalFile(value: unknown): value is JournalFile {
  if (!isRecord(value)) return false;
  const { role, name, before } = value;
  return (
    ROLES.includes(role as Role) &&
    isFileName(name) &&
    (before === null || (typeof before === 'string' && /^\d+:\d+$/.test(before)))
  );
}

function isGeneration({ before, after, files, others }: Record<string, unknown>, id: string): boolean {
  return (
    (before === null || isFolderName(before)) &&
    (after === null || after === GENERATION_PREFIX + id) &&
    isListOf(files, isJournalFile) &&
    isListOf(others, isTargetName)
  );
}

function isServedBefore(value: unknown): value is ServedBefore {
  if (!isRecord(value)) return false;
  const { endpoint, address, serverName, fingerprint, keyType } = value;
  return (
    typeof endpoint === 'string' &&
    typeof address === 'string' &&
    (serverName === null || typeof serverName === 'string') &&
    typeof fingerprint === 'string' &&
    /^[0-9a-f]{64}$/.test(fingerprint) &&
    (keyType === null || KEY_TYPES.includes(keyType as KeyType))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.every(isItem);
}

function isDeploymentId(value: unknown): value is string {
  return typeof value === 'string' && DEPLOYMENT_ID.test(value);
}
