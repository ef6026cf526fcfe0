/*
 * The record of a deployment: `deployed/<key>` in the state directory, one record a lineage. A record is
 * staged with the deployment, and gets its name when the deployment is sealed. It tells which layout is in
 * use, which files a later rollback starts from, and who deployed them.
 *
 * If the process dies while it seals, the journal is still there. It holds the earlier record, and an undo
 * writes that again.
 */
import * as fs from 'node:fs';
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
import { readOwnFile, replaceOwnFile } from '../files/own-file.ts';
import { LAYOUTS, type Layout } from '../layout.ts';
import { ROLES, type Role } from '../report.ts';
import { isDeploymentId, isFileName, isTargetIdentity } from './names.ts';

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
  /** The workflow run that deployed it; null outside of one. */
  readonly run: string | null;
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
 * Makes the staged record the one of its lineage; without one, nothing is deployed any more. Leaves that to
 * be synced.
 *
 * @returns the opened folder of the records; null when there is none
 * @throws a system error
 */
export function nameRecord(
  state: Folder,
  staging: Folder,
  lineage: Lineage,
  record: DeployedRecord | null,
): Folder | null {
  if (record === null) {
    const records = findSubfolder(state, RECORDS);
    if (records) removeFile(records.at(keyOf(lineage)));
    return records;
  }
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
    if (readRecord(state, lineage)?.id === earlier.id) return;
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
 * @throws DeployError TARGET_UNSAFE when that cannot be told
 */
export function readRecord(state: Folder, lineage: Lineage): DeployedRecord | null {
  return reading(state, null, () => {
    using records = findSubfolder(state, RECORDS);
    return records && recordAt(records, keyOf(lineage));
  });
}

/**
 * The records of all lineages of a target. Those that this project did not write are left out.
 *
 * @param target the identity of the target
 * @throws DeployError TARGET_UNSAFE when that cannot be told
 */
export function listRecords(state: Folder, target: string): DeployedRecord[] {
  return reading(state, [], () => {
    using records = findSubfolder(state, RECORDS);
    if (records === null) return [];
    return fs
      .readdirSync(records.at('.'))
      .filter(isSha256)
      .sort()
      .flatMap((name) => reading(state, null, () => recordAt(records, name)) ?? [])
      .filter((record) => record.target === target);
  });
}

/** What comes of reading; `otherwise` where something else than a folder and a file is in the way, which is not ours. */
function reading<T>(state: Folder, otherwise: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (['ELOOP', 'ENOTDIR', 'ENXIO'].includes(systemCode(error))) return otherwise;
    throw new DeployError(
      'TARGET_UNSAFE',
      `the record of the deployment, in ${state.path}/${RECORDS}, cannot be read: ${systemReason(error)}`,
      'it tells which files are in use: see to the file system that it is on',
      error,
    );
  }
}

/** A record, if it is one and of the lineage after which its file is named. */
function recordAt(records: Folder, name: string): DeployedRecord | null {
  const text = readOwnFile(records, name, MAX_BYTES);
  let value: unknown;
  try {
    value = JSON.parse(text ?? '');
  } catch {
    return null;
  }
  return isRecord(value) && keyOf(value) === name ? value : null;
}

/** Nothing in a record is trusted: names must be ones that a deployment to this target could have written. */
export function isRecord(value: unknown): value is DeployedRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { version, id, target, leafFile, operation, layout, files, fingerprint, run } =
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
    (run === null || (typeof run === 'string' && /^[\w.-]{1,100}$/.test(run)))
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
