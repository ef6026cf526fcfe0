import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { systemCode } from '../errors.ts';
import { type Asked, type Attributes, type OwnerPolicy, wantedAttributes } from '../files/attributes.ts';
import type { Entry } from '../files/entry.ts';
import { type Folder, isThere } from '../files/folder.ts';
import { requireReplaceable, requireSettable } from '../files/permissions.ts';
import type { Settled } from '../files/settle.ts';
import type { FolderTree } from '../files/tree.ts';
import { CURRENT, type Layout } from '../layout.ts';
import type { Role } from '../report.ts';
import { type Direction, inOrder } from './order.ts';
import type { DeployedFile } from './record.ts';
import type { Target } from './target.ts';
import {
  linkAt,
  listRelease,
  type Place,
  placeOf,
  readFileAt,
  readPlace,
  shownPath,
  type View,
} from './view.ts';

/** A file of the target. */
export interface TargetFile {
  readonly role: Role;
  readonly name: string;
  readonly bytes: Buffer;
  readonly holdsKey: boolean;
  /** Stays in the directory itself, whatever the layout. */
  readonly pointer: boolean;
}

/** A file as it should be. */
export interface WantedFile extends TargetFile {
  /** Permission bits asked for; null to keep an existing file's. */
  readonly mode: number | null;
}

/** A file as it should be, beside the one that is there. */
export interface Change {
  /** With `remove`, its bytes are those that are there. */
  readonly file: TargetFile;
  readonly place: Place;
  readonly before: Entry;
  readonly action: 'create' | 'replace' | 'keep' | 'remove';
  readonly attributes: Asked;
  /** Owner and mode as they came out, of a file that was written. */
  readonly settled?: Settled;
  /** The place of the other layout, where the attributes are copied from; null when they are not. */
  readonly model: Place | null;
  /** The id of the backup to take the file from, as it is; null when it is written anew. */
  readonly backup: string | null;
}

/** Everything that would change, and how. */
export interface Plan {
  readonly layout: Layout;
  readonly direction: Direction;
  /** In the order in which they change. */
  readonly changes: readonly Change[];
  /** The symlink `current`: it stays, points at a new folder, or goes. */
  readonly current: 'stays' | 'switches' | 'goes';
  /** Files behind `current` that belong to others, and are taken along into the new folder. */
  readonly others: readonly string[];
  /** Subfolders of the directory that are missing, outermost first. */
  readonly folders: readonly string[];
}

/**
 * Compares the files as they should be with the target. Changes nothing.
 *
 * @throws DeployError TARGET_UNSAFE when a name is taken by something that is not a regular file,
 *   PERMISSION_DENIED when a file could not be replaced or given its owner
 */
export function planChanges(view: View, wanted: readonly WantedFile[], owner: OwnerPolicy): Plan {
  const { target, layout } = view;
  const compared = wanted.map((file): Change => {
    const place: Place = file.pointer ? 'directory' : placeOf(layout);
    const before = readPlace(view, place, file.name);
    // Pointers are the same in both layouts.
    const isElsewhere = !file.pointer && view.deployed !== place;
    const deployed = isElsewhere ? readFileAt(view, view.deployed, file.name) : null;
    const attributes = wantedAttributes(
      owner,
      deployed ?? before,
      file.mode,
      file.holdsKey,
      folderStat(target, place, file.name),
    );
    const isRight = deployed === null && isAsWanted(view, before, file, attributes);
    const action = before.kind === 'absent' ? 'create' : isRight ? 'keep' : 'replace';
    return { file, place, before, action, attributes, model: deployed && view.deployed, backup: null };
  });
  return planOf(view, layout, 'forward', compared, (isUntouched) => (isUntouched ? 'stays' : 'switches'));
}

/**
 * Puts changes in their order, and completes the plan.
 *
 * @param currentOf decides the change of `current`. It is told whether all files behind it stay, and the
 *   names of files of others there, without symlinks
 * @throws DeployError PERMISSION_DENIED, or TARGET_UNSAFE
 */
export function planOf(
  view: View,
  layout: Layout,
  direction: Direction,
  compared: readonly Change[],
  currentOf: (isUntouched: boolean, others: readonly string[]) => Plan['current'],
): Plan {
  const changes = inOrder(direction, withConfig(compared), ({ file, action }) => ({
    moved: file.role,
    isRemoved: action === 'remove',
  }));
  for (const change of changes) if (change.action !== 'keep') requirePermitted(view.target, change);
  const isUntouched = changes.every(({ place, action }) => place === 'directory' || action === 'keep');
  const others = isUntouched ? [] : filesOfOthers(view, changes);
  return {
    layout,
    direction,
    changes,
    current: currentOf(
      isUntouched,
      others.filter((name) => !isLink(view, name)),
    ),
    others,
    folders: missingFolders(view.target.files, changes),
  };
}

/**
 * A server that watches its configuration file notices nothing else. When anything changes, that file is
 * moved into place too, though it may hold the same bytes.
 */
function withConfig(changes: readonly Change[]): readonly Change[] {
  if (changes.every(({ action }) => action === 'keep')) return changes;
  return changes.map((change) =>
    change.file.role === 'config' && change.action === 'keep' && change.before.kind === 'file'
      ? { ...change, action: 'replace' }
      : change,
  );
}

/** Whether a deployment would change nothing. */
export function isUnchanged(plan: Plan): boolean {
  return plan.changes.every((change) => change.action === 'keep');
}

function isAsWanted(view: View, before: Entry, file: WantedFile, attributes: Asked): boolean {
  if (before.kind !== 'file' || !before.bytes.equals(file.bytes)) return false;
  const shown = textOf(before);
  const asked = textOf(attributes);
  if (shown === asked) return true;
  // The file system made something else of it, and would again.
  const known = view.record?.files.find(({ role, name }) => role === file.role && name === file.name);
  return known?.attributes?.asked === asked && known.attributes.shown === shown;
}

/** What the record keeps of a file whose attributes did not come out as asked; null when they did. */
export function divergence({
  action,
  before,
  attributes,
  settled,
}: Change): DeployedFile['attributes'] | null {
  const shown = action === 'keep' && before.kind === 'file' ? before : settled;
  const asked = textOf(attributes);
  return shown === undefined || textOf(shown) === asked ? null : { asked, shown: textOf(shown) };
}

function textOf({ uid, gid, mode }: Attributes): string {
  return `${uid}:${gid}:${mode.toString(8)}`;
}

function folderStat(target: Target, place: Place, name: string): fs.Stats {
  const { files } = target;
  try {
    return fs.fstatSync((place === 'current' ? files.root : files.holding(name)).fd);
  } catch {
    return fs.fstatSync(files.root.fd);
  }
}

/** Refuses a change that this process would not be allowed to make. Throws PERMISSION_DENIED. */
function requirePermitted(target: Target, { file, place, before, attributes, backup }: Change): void {
  // A file out of a backup keeps its owner by being the same file.
  if (backup === null) requireSettable(attributes, target.files.root, shownPath(target, place, file.name));
  const { files } = target;
  if (place === 'directory') {
    const uid = before.kind === 'file' ? before.uid : null;
    requireReplaceable(nearestFolder(files, file.name), shownPath(target, place, file.name), uid);
  } else {
    const current = fs.lstatSync(files.root.at(CURRENT), { throwIfNoEntry: false });
    requireReplaceable(files.root, shownPath(target, 'directory', CURRENT), current?.uid ?? null);
  }
}

/** The folder that a file is to go to, or the nearest one above it that is there. */
function nearestFolder(files: FolderTree, name: string): Folder {
  try {
    return files.holding(name);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    return nearestFolder(files, dirname(name));
  }
}

/** The files behind `current` that none of the changes is about. Throws TARGET_UNSAFE. */
function filesOfOthers(view: View, changes: readonly Change[]): string[] {
  const ours = changes.flatMap(({ place, file }) => (place === 'current' ? [file.name] : []));
  return listRelease(view).filter((name) => !ours.includes(name));
}

function isLink({ release }: View, name: string): boolean {
  return release !== null && linkAt(release.at(name)) !== null;
}

/** The subfolders of the directory that new files need, outermost first. */
function missingFolders(tree: FolderTree, changes: readonly Change[]): string[] {
  const missing = new Set<string>();
  for (const { file, place, action } of changes) {
    if (place !== 'directory' || action !== 'create') continue;
    for (let folder = dirname(file.name); folder !== '.'; folder = dirname(folder))
      if (!isThere(tree.root.at(folder))) missing.add(folder);
  }
  return [...missing].sort((one, other) => one.length - other.length);
}
