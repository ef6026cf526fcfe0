import * as fs from 'node:fs';
import { join } from 'node:path';
import { DeployError, systemCode, systemReason } from '../errors.ts';
import { type Entry, type FileEntry, readEntry } from '../files/entry.ts';
import { isThere, openSubfolder } from '../files/folder.ts';
import { type FolderTree, treeOf } from '../files/tree.ts';
import { CURRENT, type Layout } from '../layout.ts';
import { findState } from '../lock/state-directory.ts';
import { isFolderName } from './names.ts';
import { type DeployedRecord, readRecord } from './record.ts';
import type { Target } from './target.ts';

/** Where a file of the target is reached: in the directory itself, or through `current`. */
export type Place = 'directory' | 'current';

/** The target as it is now. Closing it leaves the target open. */
export interface View extends Disposable {
  readonly target: Target;
  /** The layout of the request. */
  readonly layout: Layout;
  /** The name that `current` points at; null when there is no such symlink. */
  readonly link: string | null;
  /** The folder that `current` points at; null when there is none. */
  readonly release: FolderTree | null;
  /** The record of the last deployment; null when there is none. */
  readonly record: DeployedRecord | null;
  /** Where the deployed files are, which may be the other layout's place. */
  readonly deployed: Place;
}

/** Where a layout has its files, save for pointers. */
export function placeOf(layout: Layout): Place {
  return layout === 'symlink' ? 'current' : 'directory';
}

/**
 * Views the target. With `symlink`, `current` must be missing or a symlink to a sibling directory. With
 * `in-place`, anything else at that name is ignored.
 *
 * The record of the last deployment tells which layout's files are deployed. Without one, or where its files
 * are gone, the target is taken as it stands: `current` if it leads to the file, else the directory.
 *
 * @param leafFile the name of the file with the leaf
 * @throws DeployError TARGET_UNSAFE
 */
export function viewTarget(target: Target, layout: Layout, leafFile: string): View {
  const { link, release } = openCurrent(target, layout);
  try {
    const record = findRecord(target, leafFile);
    const found = { target, layout, link, release, record };
    const places: readonly Place[] =
      record?.layout === 'in-place' ? ['directory', 'current'] : ['current', 'directory'];
    const deployed = places.find((place) => readFileAt(found, place, leafFile) !== null);
    return {
      ...found,
      deployed: deployed ?? placeOf(layout),
      [Symbol.dispose]: () => release?.[Symbol.dispose](),
    };
  } catch (error) {
    release?.[Symbol.dispose]();
    throw error;
  }
}

type Opened = Pick<View, 'target' | 'link' | 'release'>;

function openCurrent(target: Target, layout: Layout): Pick<View, 'link' | 'release'> {
  const none = { link: null, release: null };
  const unsafe = (what: string): typeof none => {
    if (layout === 'in-place') return none;
    throw new DeployError(
      'TARGET_UNSAFE',
      `${join(target.path, CURRENT)} ${what}`,
      'the symlink layout needs that name for its own symlink: move what is there, or use layout: in-place',
    );
  };
  const link = readCurrent(target);
  if (link === 'absent') return none;
  if (link === 'no link') return unsafe('is not a symbolic link');
  if (!isFolderName(link.to)) return unsafe('points outside of the directory, or deeper into it');
  try {
    return { link: link.to, release: treeOf(openSubfolder(target.files.root, link.to)) };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { link: link.to, release: null };
    if (isAboutEntry(error))
      return unsafe(`points at something that is not a folder: ${systemReason(error)}`);
    throw readFailed(target, error);
  }
}

/** Reads `current`. Between the two calls it may become something else, or go. */
function readCurrent(target: Target): { readonly to: string } | 'no link' | 'absent' {
  const access = target.files.root.at(CURRENT);
  try {
    const stat = fs.lstatSync(access, { throwIfNoEntry: false });
    if (!stat) return 'absent';
    return stat.isSymbolicLink() ? { to: fs.readlinkSync(access) } : 'no link';
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 'absent';
    if (systemCode(error) === 'EINVAL') return 'no link';
    throw readFailed(target, error);
  }
}

function readFailed({ path }: Target, error: unknown): DeployError {
  return new DeployError(
    'TARGET_UNSAFE',
    `${join(path, CURRENT)} cannot be read: ${systemReason(error)}`,
    'it tells which files are in use: see to the file system that it is on',
    error,
  );
}

/** A user who may only read the files need not be allowed to open the state directory. */
function findRecord({ stateDirectory, identity }: Target, leafFile: string): DeployedRecord | null {
  try {
    using state = findState(stateDirectory);
    return state && readRecord(state, { target: identity, leafFile });
  } catch (error) {
    if (error instanceof DeployError && error.code === 'PERMISSION_DENIED') return null;
    throw error;
  }
}

/**
 * Whether a system error is about the entry at a path: no folder, no file, or no permission. Any other error
 * is about the disk or this process, and tells nothing about the path.
 */
function isAboutEntry(error: unknown): boolean {
  return ['EACCES', 'ELOOP', 'EMLINK', 'ENAMETOOLONG', 'ENOTDIR', 'ENXIO', 'EPERM'].includes(
    systemCode(error),
  );
}

/** What a symlink points at; null where there is none. Throws a system error. */
export function linkAt(access: string): string | null {
  try {
    return fs.readlinkSync(access);
  } catch (error) {
    if (['ENOENT', 'EINVAL'].includes(systemCode(error))) return null;
    throw error;
  }
}

/** The path of a file as people know it. */
export function shownPath(target: Target, place: Place, name: string): string {
  return place === 'current' ? join(target.path, CURRENT, name) : join(target.path, name);
}

/**
 * A path, through handles, to a file; null when a folder on the way is not there.
 *
 * @throws DeployError TARGET_UNSAFE when one on the way is not a folder
 */
export function accessPath({ target, release }: Opened, place: Place, name: string): string | null {
  const tree = place === 'current' ? release : target.files;
  if (!tree) return null;
  try {
    return tree.at(name);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw new DeployError(
      'TARGET_UNSAFE',
      `a folder on the way to ${shownPath(target, place, name)} cannot be used: ${systemReason(error)}`,
      'expected folders, and no symbolic links among them',
      error,
    );
  }
}

/** The entry of a name. Throws as `readEntry` does. */
export function readPlace(view: Opened, place: Place, name: string): Entry {
  const access = accessPath(view, place, name);
  return access === null ? { kind: 'absent' } : readEntry(access, shownPath(view.target, place, name));
}

/**
 * The regular file of a name, if it may be read and no symlink is on the way to it; null otherwise.
 *
 * @throws DeployError as `readEntry` does when that cannot be told
 */
export function readFileAt(view: Opened, place: Place, name: string): FileEntry | null {
  try {
    const entry = readPlace(view, place, name);
    return entry.kind === 'file' ? entry : null;
  } catch (error) {
    if (error instanceof DeployError && (error.cause === undefined || isAboutEntry(error.cause))) return null;
    throw error;
  }
}

/** The bytes of a deployed file, in either layout; null when there is none. Throws as `readEntry` does. */
export function readDeployed(view: View, name: string): Buffer | null {
  const { deployed, layout } = view;
  if (deployed !== placeOf(layout)) return readFileAt(view, deployed, name)?.bytes ?? null;
  const entry = readPlace(view, deployed, name);
  return entry.kind === 'file' ? entry.bytes : null;
}

/**
 * The names of all files and symlinks behind `current`, sorted. Throws TARGET_UNSAFE for anything else but
 * folders.
 */
export function listRelease({ target, release }: Opened, below = '.'): string[] {
  if (!release) return [];
  const folder = release.folder(below);
  return fs
    .readdirSync(folder.at('.'), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((item) => {
      const name = below === '.' ? item.name : `${below}/${item.name}`;
      // A name that is not UTF-8 was read with replacement characters, and cannot be reached so.
      if (item.name.includes('\ufffd') && !isThere(folder.at(item.name)))
        throw odd(target, name, 'has a name that is not UTF-8');
      if (item.isDirectory()) return listRelease({ target, link: null, release }, name);
      // A command may have made symlinks (openssl rehash). They are taken along as they are.
      if (item.isFile() || item.isSymbolicLink()) return [name];
      throw odd(target, name, 'is neither a file, a symlink nor a folder');
    });
}

function odd(target: Target, name: string, what: string): DeployError {
  return new DeployError(
    'TARGET_UNSAFE',
    `${shownPath(target, 'current', name)} ${what}`,
    'everything behind current is taken along into the new release folder, and may be files, symlinks and folders only',
  );
}
