/*
 * The record of a deployment: `deployed/<key>` in the state directory, one record a lineage. A record is
 * staged with the deployment, and gets its name when the deployment is sealed. It tells which layout is in
 * use, who deployed the files, which backup holds the ones before them, and which runs have gone back.
 *
 * If the process dies while it seals, the journal is still there. It holds the earlier record, and an undo
 * writes that again.
 */
import * as fs from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { sha256 } from '../digest.ts';
import { DeployError, systemCode, systemReason } from '../errors.ts';
import { createPrivate, fill, type Pending, PRIVATE_FOLDER } from '../files/durable.ts';
import {
  ensureSubfolder,
  type Folder,
  findSubfolder,
  openSubfolder,
  removeFile,
  removeIfEmpty,
  syncFolder,
} from '../files/folder.ts';
import { readOwnFile, replaceOwnFile, requireKnownVersion } from '../files/own-file.ts';
import { LAYOUTS, type Layout } from '../layout.ts';
import { ROLES, type Role } from '../report.ts';
import { isDeploymentId, isFileName, isRunId, isTargetIdentity } from './names.ts';

/** One of the certificates that are renewed again and again, on one target. */
export interface Lineage {
  /** Which of several targets with this state directory it is. */
  readonly target: string;
  /** The name of the file with the leaf: tells several certificates in one directory apart. */
  readonly leafFile: string;
}

/** A file that was deployed. */
export interface DeployedFile {
  readonly role: Role;
  /** Relative to the target, or to the release folder. */
  readonly name: string;
  /** Lower-case hex; null where the file holds a key. */
  readonly sha256: string | null;
  /** Owner and mode, as `uid:gid:mode`, where they did not come out as asked. */
  readonly attributes?: { readonly asked: string; readonly shown: string };
}

/** The last deployment, or rollback, of a lineage. */
export interface DeployedRecord extends Lineage {
  readonly version: 1;
  /** The deployment that wrote it. */
  readonly id: string;
  readonly operation: 'deploy' | 'rollback';
  readonly layout: Layout;
  readonly files: readonly DeployedFile[];
  /** SHA-256 of the leaf, lower-case hex; null when the file could not be read as a certificate. */
  readonly fingerprint: string | null;
  /**
   * The workflow run that deployed these files, also where a rollback brought them back; null outside of one.
   */
  readonly run: string | null;
  /** The id of the backup from before these files; null: none is kept. Missing where that is not known. */
  readonly backup?: string | null;
  /** The workflow runs that have gone back, and not deployed again since; the latest comes last. */
  readonly rollbacks?: readonly string[];
}

/** The folder of all records, in the state directory. */
const RECORDS = 'deployed';

/** The name of a record among the staged files. */
const STAGED = 'record';

const MAX_BYTES = 64 * 1024;

/** A file's name of a fixed length, whatever the lineage is called. */
function keyOf({ target, leafFile }: Lineage): string {
  return sha256(Buffer.from(`${target}\0${leafFile}`));
}

function textOf(record: DeployedRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** Stages the record of a deployment, and leaves it to be synced. Throws a system error. */
export function stageRecord(pending: Pending, state: Folder, staging: Folder, record: DeployedRecord): void {
  // Anything else in the place of the records would be found out when it is too late.
  findSubfolder(state, RECORDS)?.[Symbol.dispose]();
  createPrivate(staging.at(STAGED));
  fill(pending, staging.at(STAGED), Buffer.from(textOf(record)), null);
}

/**
 * Makes the staged record the one of its lineage, and leaves that to be synced.
 *
 * @returns the opened folder of the records
 * @throws a system error
 */
export function nameRecord(state: Folder, staging: Folder, lineage: Lineage): Folder {
  ensureSubfolder(state, RECORDS, PRIVATE_FOLDER);
  const records = openSubfolder(state, RECORDS);
  try {
    fs.renameSync(staging.at(STAGED), records.at(keyOf(lineage)));
    return records;
  } catch (error) {
    records[Symbol.dispose]();
    throw error;
  }
}

/**
 * Writes an earlier record again, durably, unless it is there; null: there was none. Throws a system error.
 */
export function rewriteRecord(state: Folder, lineage: Lineage, earlier: DeployedRecord | null): void {
  if (earlier !== null) {
    if (isDeepStrictEqual(readRecord(state, lineage), earlier)) return;
    ensureSubfolder(state, RECORDS, PRIVATE_FOLDER);
    using records = openSubfolder(state, RECORDS);
    replaceOwnFile(records, keyOf(lineage), textOf(earlier));
    return;
  }
  {
    using records = findSubfolder(state, RECORDS);
    if (!records) return;
    removeFile(records.at(keyOf(lineage)));
    syncFolder(records);
  }
  dropEmptyRecords(state);
}

/** Removes the folder of records when nothing is left in it. Throws a system error. */
export function dropEmptyRecords(state: Folder): void {
  removeIfEmpty(state.at(RECORDS));
}

/**
 * The record of a lineage; null when there is none. One that this project did not write counts as none.
 *
 * @throws DeployError TARGET_UNSAFE when that cannot be told, or when a newer release has written it
 */
export function readRecord(state: Folder, lineage: Lineage): DeployedRecord | null {
  return reading(state, null, () => {
    using records = findSubfolder(state, RECORDS);
    const name = keyOf(lineage);
    const value = records && valueAt(records, name);
    requireKnownVersion(value, `${state.path}/${RECORDS}/${name}`);
    return isRecordAt(value, name) ? value : null;
  });
}

/**
 * The records of all lineages. Those that this release did not write are left out.
 *
 * @throws DeployError TARGET_UNSAFE when that cannot be told
 */
export function listRecords(state: Folder): DeployedRecord[] {
  return reading(state, [], () => {
    using records = findSubfolder(state, RECORDS);
    if (records === null) return [];
    return fs
      .readdirSync(records.at('.'))
      .filter(isSha256)
      .sort()
      .flatMap((name) => {
        const value = reading(state, null, () => valueAt(records, name));
        return isRecordAt(value, name) ? value : [];
      });
  });
}

/**
 * What comes of reading; `otherwise` where something else than a folder and a file is in the way, which is
 * not ours.
 */
function reading<T>(state: Folder, otherwise: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof DeployError) throw error;
    if (['ELOOP', 'ENOTDIR', 'ENXIO'].includes(systemCode(error))) return otherwise;
    throw new DeployError(
      'TARGET_UNSAFE',
      `the record of the deployment, in ${state.path}/${RECORDS}, cannot be read: ${systemReason(error)}`,
      'it tells which files are in use: see to the file system that it is on',
      error,
    );
  }
}

/** Whether something is a record, of the lineage after which its file is named. */
function isRecordAt(value: unknown, name: string): value is DeployedRecord {
  return isRecord(value) && keyOf(value) === name;
}

function valueAt(records: Folder, name: string): unknown {
  const text = readOwnFile(records, name, MAX_BYTES);
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

/** Nothing in a record is trusted: names must be ones that a deployment to this target could have written. */
export function isRecord(value: unknown): value is DeployedRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { version, id, target, leafFile, operation, layout, files, fingerprint, run, backup, rollbacks } =
    value as Partial<DeployedRecord>;
  return (
    version === 1 &&
    isDeploymentId(id) &&
    isTargetIdentity(target) &&
    isFileName(leafFile) &&
    (operation === 'deploy' || operation === 'rollback') &&
    LAYOUTS.includes(layout as Layout) &&
    Array.isArray(files) &&
    files.every(isDeployedFile) &&
    (fingerprint === null || isSha256(fingerprint)) &&
    (run === null || isRunId(run)) &&
    (backup === undefined || backup === null || isDeploymentId(backup)) &&
    (rollbacks === undefined || (Array.isArray(rollbacks) && rollbacks.every(isRunId)))
  );
}

function isDeployedFile(value: Partial<DeployedFile> | null): boolean {
  return (
    ROLES.includes(value?.role as Role) &&
    isFileName(value?.name) &&
    (value?.sha256 === null || isSha256(value?.sha256)) &&
    (value?.attributes === undefined || Object.values(value.attributes ?? {}).every(isAttributes))
  );
}

function isAttributes(value: unknown): boolean {
  return typeof value === 'string' && /^\d+:\d+:[0-7]+$/.test(value);
}

function isSha256(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
