import { sha256 } from '../digest.ts';
import { octal } from '../files/attributes.ts';
import { readEntry } from '../files/entry.ts';
import type { Folder } from '../files/folder.ts';
import { CURRENT } from '../layout.ts';
import type { Log } from '../log.ts';
import { type FileReport, holdsKey, pathIn } from '../report.ts';
import type { BaseRequest } from '../request.ts';
import { backupPath, findBackup } from '../transaction/backup.ts';
import type { Journal } from '../transaction/journal.ts';
import type { Change, Plan } from '../transaction/plan.ts';
import type { Target } from '../transaction/target.ts';
import type { Prepared } from '../transaction/transaction.ts';
import type { Undone } from '../transaction/undo.ts';
import { readFileAt, readPlace, shownPath, viewTarget } from '../transaction/view.ts';

/** Logs the planned change of each file. */
export function tellIntents(log: Log, target: Target, plan: Plan): void {
  log.info(`in ${target.path}:`);
  for (const { file, place, action } of plan.changes)
    log.info(`${pathIn(target.path, shownPath(target, place, file.name))}: ${INTENTS[action]}`);
}

const INTENTS = {
  create: 'to be created',
  replace: 'to be replaced',
  keep: 'as it should be',
  remove: 'to be removed',
} as const;

/** Which tense a report of files is in. */
export type Tense = 'would' | 'did' | 'restored';

/**
 * The report of each file: the change that was made, or would be made.
 *
 * @param backupId where the earlier files are kept; null when they are not
 */
export function reportFiles(
  request: BaseRequest,
  target: Target,
  plan: Plan,
  tense: Tense,
  backupId: string | null,
): FileReport[] {
  const { stateDirectory } = request.target;
  return plan.changes.map(({ file, place, before, action, attributes, settled }) => ({
    role: file.role,
    path: shownPath(target, place, file.name),
    status: STATUS[tense][action],
    ...(action === 'remove' || (action === 'keep' && before.kind === 'absent')
      ? NO_CONTENT
      : describeContent(
          file.holdsKey,
          file.bytes,
          (action === 'keep' && before.kind === 'file' ? before : (settled ?? attributes)).mode,
        )),
    backup:
      backupId !== null && before.kind === 'file' ? backupPath(stateDirectory, backupId, file.role) : null,
  }));
}

const STATUS = {
  would: { create: 'would-create', replace: 'would-replace', keep: 'unchanged', remove: 'would-remove' },
  did: { create: 'created', replace: 'replaced', keep: 'unchanged', remove: 'removed' },
  restored: { create: 'restored', replace: 'restored', keep: 'unchanged', remove: 'removed' },
} as const;

/** The content of a file that is not there, or not afterwards. */
const NO_CONTENT = { sha256: null, bytes: 0, mode: '' } as const;

/** A file's content without the content. */
export function describeContent(
  holdsKey: boolean,
  bytes: Buffer,
  mode: number,
): Pick<FileReport, 'sha256' | 'bytes' | 'mode'> {
  return {
    sha256: holdsKey ? null : sha256(bytes),
    bytes: bytes.length,
    mode: octal(mode),
  };
}

/**
 * The report of a file with its content as it is on the target now. Never throws: it stays where that cannot
 * be told.
 */
function asFound(
  target: Target,
  { file: { name, holdsKey }, place }: Change,
  report: FileReport,
): FileReport {
  try {
    using view = viewTarget(target, 'in-place', name);
    const found = readFileAt(view, place, name);
    const content = found === null ? NO_CONTENT : describeContent(holdsKey, found.bytes, found.mode);
    return { ...report, ...content };
  } catch {
    return report;
  }
}

/**
 * The report of each file after a success, as it is: a command, or somebody else, may have changed its mode.
 */
export function reportAsFound(
  files: readonly FileReport[],
  { target, plan }: Pick<Prepared, 'target' | 'plan'>,
): FileReport[] {
  return files.map((report, index) => {
    const change = plan.changes[index];
    const stays = change && change.action !== 'remove' && report.mode !== '';
    return stays ? asFound(target, change, report) : report;
  });
}

/**
 * The report of each file after an undo. One that is not as before is told as it is, with the path of its
 * backup.
 */
export function reportUndone(
  files: readonly FileReport[],
  target: Target,
  plan: Plan,
  undone: readonly Undone[],
): FileReport[] {
  const current = shownPath(target, 'directory', CURRENT);
  return plan.changes.flatMap((change, index): FileReport[] => {
    const { file, place, before, action } = change;
    const report = files[index];
    if (!report) return [];
    const path = shownPath(target, place, file.name);
    const outcomes = undone.filter((one) => one.path === (place === 'current' ? current : path));
    const isFailed = undone.some(
      (one) => one.reason !== null && (one.path === path || (place === 'current' && one.path === current)),
    );
    if (isFailed) return [{ ...asFound(target, change, report), status: 'failed' }];
    if (action === 'keep') return [{ ...report, backup: null }];
    if (before.kind === 'absent') return [{ ...report, status: 'removed', ...NO_CONTENT, backup: null }];
    const status = outcomes.every(({ outcome }) => outcome === 'untouched') ? 'unchanged' : 'restored';
    return [
      { ...report, status, ...describeContent(file.holdsKey, before.bytes, before.mode), backup: null },
    ];
  });
}

/** The report of each file after the undo of a deployment that died: its content is not known any more. */
export function reportRecovered(undone: readonly Undone[]): FileReport[] {
  const files = undone.flatMap(({ role, path, outcome }): FileReport[] => {
    if (role === null) return [];
    const status = outcome === 'untouched' ? 'unchanged' : outcome === 'left' ? 'failed' : outcome;
    return [{ role, path, status, ...NO_CONTENT, backup: null }];
  });
  // What was found at the end counts.
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

/**
 * The report of each file of a deployment that died.
 *
 * @param state the opened state directory
 * @param undone the outcome of undoing it; null before that, when the files that would come back are told
 */
export function reportDied(
  target: Target,
  state: Folder,
  journal: Journal,
  undone: readonly Undone[] | null,
): FileReport[] {
  const { id, leafFile, files } = journal;
  using view = viewTarget(target, 'in-place', leafFile);
  using set = undone === null ? findBackup(state, id) : null;
  const link = shownPath(target, 'directory', CURRENT);
  const all = [
    ...files.map((file) => ({ ...file, place: 'directory' as const })),
    ...(journal.current?.files ?? []).map((file) => ({ ...file, place: 'current' as const })),
  ];
  return all.map(({ role, name, before, place }): FileReport => {
    const path = shownPath(target, place, name);
    const now = readPlace(view, place, name);
    const kept = set && before !== null ? readEntry(set.at(role), backupPath(state.path, id, role)) : null;
    const after = undone === null ? (kept ?? { kind: 'absent' as const }) : now;
    const isSame =
      after.kind === 'file' && now.kind === 'file' ? after.bytes.equals(now.bytes) : after.kind === now.kind;
    const would = isSame ? 'unchanged' : after.kind === 'file' ? 'would-replace' : 'would-remove';
    const isUntouched = (undone ?? []).every(
      (one) => one.outcome === 'untouched' || one.path !== (place === 'current' ? link : path),
    );
    const did = isUntouched ? 'unchanged' : before === null ? 'removed' : 'restored';
    return {
      role,
      path,
      status: undone === null ? would : did,
      ...(after.kind === 'file' ? describeContent(holdsKey(role), after.bytes, after.mode) : NO_CONTENT),
      backup: null,
    };
  });
}
