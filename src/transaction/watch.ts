/*
 * What happens to a target between commit and seal. Commands that are run for the server may change its files
 * and those of the state directory. Anything else that changes there is somebody else's doing.
 */
import * as fs from 'node:fs';
import { sha256 } from '../digest.ts';
import { DeployError } from '../errors.ts';
import { sameAttributes } from '../files/attributes.ts';
import { type Folder, findSubfolder } from '../files/folder.ts';
import { type Noted, namesBelow, noteModes, putBackModes } from '../files/modes.ts';
import { type FolderTree, treeOf } from '../files/tree.ts';
import { CURRENT } from '../layout.ts';
import { STATE_FOLDER } from '../lock/state-directory.ts';
import type { Role } from '../report.ts';
import { type Journal, replaceJournal, type Switch, type Transaction } from './journal.ts';
import { isTargetName } from './names.ts';
import { findThere, type JournalFile } from './print.ts';
import type { Target } from './target.ts';
import { linkAt } from './view.ts';

/**
 * Runs commands, and puts mode and owner in the state directory back when they have ended (`chown -R` through
 * the target). Notes in the journal what they changed on the target, so that an undo can bring it back.
 *
 * @param spare the id of a backup whose files may be those of the target; null for none
 * @param warn told what could not be put back
 */
export async function duringCommands<T>(
  transaction: Transaction,
  spare: string | null,
  warn: (text: string) => void,
  step: () => Promise<T>,
): Promise<T> {
  const { target, lock } = transaction;
  const contents = contentsOf(transaction);
  const modes = noteModes(target.files.root, namesIn(target));
  try {
    return await guardState(lock.state, spare, warn, step);
  } finally {
    noteAltered(transaction, contents, modes);
  }
}

/** In a larger directory, only the files of the deployment are watched. */
const MAX_ENTRIES = 1_000;

/** The names in a target, save for its state directory; those of a very large one are left out. */
function namesIn({ files }: Target): string[] {
  if (fs.readdirSync(files.root.at('.')).length > MAX_ENTRIES) return [];
  return namesBelow(files.root, (name) => name === STATE_FOLDER)
    .filter((name) => name === '.' || isTargetName(name))
    .slice(0, MAX_ENTRIES);
}

/** Runs commands, and puts mode and owner in the state directory back when they have ended. */
export async function guardState<T>(
  state: Folder,
  spare: string | null,
  warn: (text: string) => void,
  step: () => Promise<T>,
): Promise<T> {
  const isSpared = (name: string): boolean => spare !== null && name.startsWith(`backups/${spare}/`);
  const noted = noteModes(
    state,
    namesBelow(state).filter((name) => !isSpared(name)),
  );
  try {
    return await step();
  } finally {
    const [first] = putBackModes(state, noted);
    if (first)
      warn(`a command has changed mode or owner in ${state.path}, which cannot be put back: ${first.reason}`);
  }
}

/** SHA-256 of each file of a deployment as it is now, by role; null where there is none. */
type Contents = ReadonlyMap<Role, string | null>;

function contentsOf({ target, journal }: Transaction): Contents {
  const contents = new Map<Role, string | null>();
  const read = (tree: FolderTree, files: readonly JournalFile[]): void => {
    for (const file of files) {
      const found = findThere(tree, file);
      contents.set(file.role, found.kind === 'file' ? sha256(found.bytes) : null);
    }
  };
  read(target.files, journal.files);
  const { root } = target.files;
  const { current } = journal;
  if (current?.after == null || linkAt(root.at(CURRENT)) !== current.after) return contents;
  const release = findSubfolder(root, current.after);
  if (release === null) return contents;
  using tree = treeOf(release);
  read(tree, current.files);
  return contents;
}

/** Never throws: what cannot be told now is told by the undo, or when the deployment is sealed. */
function noteAltered(transaction: Transaction, before: Contents, modes: readonly Noted[]): void {
  const { target, lock, journal } = transaction;
  try {
    const now = noteModes(
      target.files.root,
      modes.map(({ name }) => name),
    );
    const changed = modes.filter((noted) =>
      now.some((one) => one.name === noted.name && !sameAttributes(one, noted)),
    );
    const after = contentsOf(transaction);
    const altered = (files: readonly JournalFile[]): JournalFile[] =>
      files.map((file) => {
        const sum = after.get(file.role) ?? null;
        return sum === (before.get(file.role) ?? null) ? file : { ...file, altered: sum };
      });
    const current: Switch | null = journal.current && {
      ...journal.current,
      files: altered(journal.current.files),
    };
    // What a command before this one found counts.
    const first = changed.filter(({ name }) => !journal.modes.some((one) => one.name === name));
    const noted: Journal = {
      ...journal,
      files: altered(journal.files),
      current,
      modes: [...journal.modes, ...first],
    };
    if (JSON.stringify(noted) === JSON.stringify(journal)) return;
    transaction.journal = noted;
    lock.confirm();
    replaceJournal(lock.state, noted);
  } catch {
    // See above.
  }
}

/**
 * Makes sure that the target holds what was deployed, or what a command has made of it.
 *
 * @throws DeployError TARGET_UNSAFE when somebody else has changed it meanwhile, or when that cannot be told
 */
export function requireDeployed(transaction: Transaction): void {
  const { target, journal } = transaction;
  const contents = contentsOf(transaction);
  const files = [...journal.files, ...(journal.current?.files ?? [])];
  const { current } = journal;
  const changed = files.find(({ role, after, altered }) => {
    const sum = contents.get(role) ?? null;
    return sum !== after && (altered === null || sum !== altered);
  });
  const isSwitched = current === null || linkAt(target.files.root.at(CURRENT)) === current.after;
  if (changed === undefined && isSwitched) return;
  throw new DeployError(
    'TARGET_UNSAFE',
    `somebody else has changed ${isSwitched ? changed?.name : CURRENT} since it was deployed`,
    'one deployment, or one person, at a time: see who else works on the directory',
  );
}
