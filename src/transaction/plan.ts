import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { CURRENT, type Layout } from '../layout.ts';
import type { Role } from '../report.ts';
import { type Attributes, type OwnerPolicy, wantedAttributes } from './attributes.ts';
import type { Entry, FileEntry } from './entry.ts';
import { type FolderTree, isThere } from './folder.ts';
import { requireReplaceable, requireSettable } from './permission.ts';
import type { Target } from './target.ts';
import { listFiles, type Place, readOther, readPlace, shownPath, type View } from './view.ts';

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
  /** Permission bits of a new file when none were asked for. */
  readonly defaultMode: number;
}

/** A file as it should be, beside what is there. */
export interface Change {
  /** With `remove`, its bytes are those that are there. */
  readonly file: TargetFile;
  readonly place: Place;
  readonly before: Entry;
  readonly action: 'create' | 'replace' | 'keep' | 'remove';
  readonly attributes: Attributes;
  /** Where the file of the other layout is, whose attributes it takes over, because that is the one in use; null when it takes over none from there. */
  readonly model: Place | null;
  /** The id of the backup to take the file from, as it is; null when it is written anew. */
  readonly backup: string | null;
  /** Whether it comes back as a file that is not in use, because the other layout's was written later: then it keeps its time. */
  readonly isOutdated: boolean;
}

/** Everything that would change, and how. */
export interface Plan {
  readonly layout: Layout;
  /** In the order in which they change. */
  readonly changes: readonly Change[];
  /** What becomes of `current`: it stays, points at a new folder, or goes. */
  readonly current: 'stays' | 'switches' | 'goes';
  /** Whether files that point at others change before those, as they do on the way back. */
  readonly pointersFirst: boolean;
  /** Files of the folder behind `current` that belong to others, and are taken along into the new one. */
  readonly carried: readonly string[];
  /** Subfolders of the directory that are missing, outermost first. */
  readonly folders: readonly string[];
}

/**
 * Compares what is wanted with what is there. Changes nothing.
 *
 * @throws DeployError TARGET_UNSAFE when a name is taken by something that is not a regular file, PERMISSION_DENIED when an owner could not be set
 */
export function planChanges(
  target: Target,
  view: View,
  layout: Layout,
  wanted: readonly WantedFile[],
  owner: OwnerPolicy,
): Plan {
  const compared = wanted.map((file): Change => {
    const place: Place = layout === 'symlink' && !file.pointer ? 'current' : 'directory';
    const before = readPlace(target, view, place, file.name);
    const other = fileInUse(target, view, place, file, before);
    const attributes = wantedAttributes(
      owner,
      other ?? before,
      file.mode,
      file.defaultMode,
      folderStat(target, place, file.name),
    );
    const isRight = other === null && isAsWanted(before, file, attributes);
    const action = before.kind === 'absent' ? 'create' : isRight ? 'keep' : 'replace';
    const model = other && (place === 'current' ? 'directory' : 'current');
    return { file, place, before, action, attributes, model, backup: null, isOutdated: false };
  });
  const changes = withConfig(compared);
  for (const { file, place, before, action, attributes } of changes) {
    if (action === 'keep') continue;
    requireSettable(attributes, shownPath(target, place, file.name));
    requireReplaceable(target, place, file.name, before);
  }
  const switches = changes.some((change) => change.place === 'current' && change.action !== 'keep');
  return {
    layout,
    changes,
    current: switches ? 'switches' : 'stays',
    pointersFirst: false,
    carried: switches ? carriedFiles(target, view, changes) : [],
    folders: missingFolders(target.files, changes),
  };
}

/**
 * A server that watches its configuration file notices nothing else: when anything changes, that file is moved into place
 * too, though it may hold the same bytes.
 */
export function withConfig(changes: readonly Change[]): readonly Change[] {
  if (changes.every(({ action }) => action === 'keep')) return changes;
  return changes.map((change) =>
    change.file.role === 'config' && change.action === 'keep' && change.before.kind === 'file'
      ? { ...change, action: 'replace' }
      : change,
  );
}

/** Whether a change comes after all others, in whichever direction: what the server watches must show it what is already there. */
export function comesLast({ file, action }: Pick<Change, 'file' | 'action'>): boolean {
  return file.role === 'config' && action !== 'remove';
}

/** Whether a deployment would change nothing. */
export function isUnchanged(plan: Plan): boolean {
  return plan.changes.every((change) => change.action === 'keep');
}

/** The file of the other layout, where that is the one in use: there is no other, or it was written later. Pointers are the same in both. */
function fileInUse(
  target: Target,
  view: View,
  place: Place,
  file: WantedFile,
  before: Entry,
): FileEntry | null {
  const other = file.pointer ? null : readOther(target, view, place, file.name);
  return other !== null && (before.kind === 'absent' || other.writtenMs > before.writtenMs) ? other : null;
}

function isAsWanted(before: Entry, file: WantedFile, attributes: Attributes): boolean {
  return (
    before.kind === 'file' &&
    before.bytes.equals(file.bytes) &&
    before.mode === attributes.mode &&
    before.uid === attributes.uid &&
    before.gid === attributes.gid
  );
}

function folderStat(target: Target, place: Place, name: string): fs.Stats {
  const { files } = target;
  try {
    return fs.fstatSync((place === 'current' ? files.root : files.holding(name)).fd);
  } catch {
    return fs.fstatSync(files.root.fd);
  }
}

/** The files behind `current` that none of the changes is about. Throws TARGET_UNSAFE. */
export function carriedFiles(target: Target, { generation }: View, changes: readonly Change[]): string[] {
  if (!generation) return [];
  const ours = new Set(
    changes.filter((change) => change.place === 'current').map((change) => change.file.name),
  );
  return listFiles(generation, join(target.path, CURRENT)).filter((name) => !ours.has(name));
}

/** The subfolders of the directory that new files need, outermost first. */
export function missingFolders(tree: FolderTree, changes: readonly Change[]): string[] {
  const missing = new Set<string>();
  for (const {
    file: { name },
    place,
    action,
  } of changes) {
    if (place !== 'directory' || action !== 'create') continue;
    for (let folder = dirname(name); folder !== '.'; folder = dirname(folder)) {
      if (!isThere(tree.root.at(folder))) missing.add(folder);
    }
  }
  return [...missing].sort((one, other) => one.length - other.length);
}
