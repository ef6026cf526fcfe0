/*
 * Names in a target: those that this project gives, and those that it lets others give.
 */
import { normalize } from 'node:path';
import { CURRENT } from '../layout.ts';
import { STATE_FOLDER } from '../lock/state-directory.ts';

/**
 * The name of a deployment, its backup and its release folder: the time in UTC, so that names sort by age,
 * and random.
 */
export const DEPLOYMENT_ID = /^\d{8}T\d{9}Z-[0-9a-f]{8}$/;

/** Whether something is the name of a deployment. */
export function isDeploymentId(value: unknown): value is string {
  return typeof value === 'string' && DEPLOYMENT_ID.test(value);
}

/** Whether something is the id of a workflow run: a number on GitHub. */
export function isRunId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.-]{1,100}$/.test(value);
}

/** The last time that can be written with a year of four digits. */
const LAST_TIME = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * Names a deployment so that it sorts behind the ones before it, even where another machine's clock was
 * ahead.
 *
 * @param newest the id of the newest deployment that is known of; null when none is
 * @param random four bytes
 */
export function nextDeploymentId(newest: string | null, now: Date, random: Buffer): string {
  const [, year, month, day, hours, minutes, seconds, ms] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z/.exec(newest ?? '') ?? [];
  const latest = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${ms}Z`);
  const time = new Date(latest < LAST_TIME ? Math.max(now.getTime(), latest + 1) : now.getTime());
  return `${time.toISOString().replace(/[-:.]/g, '')}-${random.toString('hex')}`;
}

/** The most characters of a file's name, with the folders on the way. */
export const MAX_NAME = 1_024;

/** How the names of release folders begin: the folders of the `symlink` layout, one a deployment. */
export const RELEASE_PREFIX = '.release-';

/**
 * Whether a name can be that of a file of a target: relative, in its shortest form, staying below the target,
 * and free of control characters.
 */
export function isTargetName(value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || value.length > MAX_NAME || value.startsWith('/'))
    return false;
  if (/[\u0000-\u001f\u007f\\]/.test(value)) return false;
  return (
    normalize(value) === value && value !== '.' && !value.split('/').includes('..') && !value.endsWith('/')
  );
}

/** Whether something can be the identity of a target: the way to it from its state directory. */
export function isTargetIdentity(value: unknown): value is string {
  return typeof value === 'string' && /^\.\.(?:\/|$)/.test(value);
}

/** Whether a name is that of an entry of the target itself, and not of one in a subfolder. */
export function isFolderName(value: unknown): value is string {
  return isTargetName(value) && !value.includes('/');
}

/**
 * Whether a name can be that of a file that a deployment writes: none of the names that this project uses
 * itself.
 */
export function isFileName(value: unknown): value is string {
  return isTargetName(value) && !isReserved(value);
}

/** Whether a name is, or is below, one that this project uses itself. */
export function isReserved(name: string): boolean {
  const [top = ''] = name.split('/');
  return [STATE_FOLDER, CURRENT].includes(top) || top.startsWith(RELEASE_PREFIX);
}
