import * as fs from 'node:fs';
import { DeployError, systemCode, systemReason } from '../errors.ts';

/** The entry at a path: nothing, or a regular file. */
export type Entry = { readonly kind: 'absent' } | FileEntry;

/** A regular file, as it was when it was read. */
export interface FileEntry {
  readonly kind: 'file';
  readonly bytes: Buffer;
  /** Permission bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** When it was last written to, in milliseconds. */
  readonly writtenMs: number;
}

const ABSENT: Entry = { kind: 'absent' };

/** No file of a server's credential is larger. */
const MAX_BYTES = 16 * 1024 * 1024;

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = fs.constants;

/**
 * Reads the entry at a path without following a symlink.
 *
 * @param access the path to read
 * @param shown the path to show people
 * @throws DeployError TARGET_UNSAFE for anything but a regular file or nothing, PERMISSION_DENIED when it
 *   cannot be read
 */
export function readEntry(access: string, shown: string): Entry {
  let fd: number;
  try {
    fd = fs.openSync(access, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    switch (systemCode(error)) {
      case 'ENOENT':
        return ABSENT;
      case 'ELOOP':
      case 'EMLINK':
        throw new DeployError(
          'TARGET_UNSAFE',
          `${shown} is a symbolic link`,
          'it is neither followed nor replaced: name the file it points at, or use layout: symlink',
        );
      case 'EACCES':
      case 'EPERM':
        throw new DeployError(
          'PERMISSION_DENIED',
          `${shown} cannot be read: ${systemReason(error)}`,
          'it must be readable in order to be compared and backed up: run the job as its owner',
          error,
        );
      default:
        throw new DeployError(
          'TARGET_UNSAFE',
          `${shown} cannot be opened: ${systemReason(error)}`,
          'expected a regular file, or nothing',
          error,
        );
    }
  }
  try {
    const stat = fs.fstatSync(fd);
    if (!stat.isFile())
      throw new DeployError(
        'TARGET_UNSAFE',
        `${shown} is not a regular file`,
        'expected a regular file, or nothing',
      );
    if (stat.size > MAX_BYTES)
      throw new DeployError('TARGET_UNSAFE', `${shown} is larger than 16 MiB`, 'is it the right name?');
    return {
      kind: 'file',
      bytes: fs.readFileSync(fd),
      mode: stat.mode & 0o7777,
      uid: stat.uid,
      gid: stat.gid,
      writtenMs: stat.mtimeMs,
    };
  } catch (error) {
    if (error instanceof DeployError) throw error;
    throw new DeployError(
      'TARGET_UNSAFE',
      `${shown} cannot be read: ${systemReason(error)}`,
      'it must be readable in order to be compared and backed up: see to the file system that it is on',
      error,
    );
  } finally {
    fs.closeSync(fd);
  }
}
