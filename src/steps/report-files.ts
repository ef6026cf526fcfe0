import { sha256 } from '../digest.ts';
import { CURRENT } from '../layout.ts';
import type { Log } from '../log.ts';
import type { FileReport } from '../report.ts';
import type { BaseRequest } from '../request.ts';
import { backupPath } from '../transaction/backup.ts';
import type { Plan } from '../transaction/plan.ts';
import type { Target } from '../transaction/target.ts';
import type { Undone } from '../transaction/undo.ts';
import { shownPath } from '../transaction/view.ts';

/** Logs the planned change of each file. */
export function tellIntents(log: Log, target: Target, plan: Plan): void {
  for (const { file, place, action } of plan.changes)
    log.info(`${shownPath(target, place, file.name)}: ${INTENTS[action]}`);
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
    ...describeContent(
      file.holdsKey,
      file.bytes,
      (action === 'keep' && before.kind === 'file' ? before : (settled ?? attributes)).mode,
    ),
    backup:
      backupId !== null && before.kind === 'file' ? backupPath(stateDirectory, backupId, file.role) : null,
  }));
}

const STATUS = {
  would: { create: 'would-create', replace: 'would-replace', keep: 'unchanged', remove: 'would-remove' },
  did: { create: 'created', replace: 'replaced', keep: 'unchanged', remove: 'removed' },
  restored: { create: 'restored', replace: 'restored', keep: 'unchanged', remove: 'removed' },
} as const;

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

/** Permission bits as people write them. */
export function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}

/** The report of each file after an undo. A file that failed keeps the path of its backup. */
export function reportUndone(
  files: readonly FileReport[],
  plan: Plan,
  undone: readonly Undone[],
): FileReport[] {
  return plan.changes.flatMap((change, index): FileReport[] => {
    const { file, place, before, action } = change;
    const report = files[index];
    if (!report) return [];
    if (action === 'keep') return [{ ...report, backup: null }];
    const outcome =
      place === 'directory'
        ? undone.find(({ role }) => role === file.role)
        : undone.find(({ path }) => path.endsWith(`/${CURRENT}`));
    if (outcome?.outcome === 'failed') return [{ ...report, status: 'failed' }];
    if (before.kind === 'absent')
      return [{ ...report, status: 'removed', sha256: null, bytes: 0, mode: '', backup: null }];
    const status = outcome?.outcome === 'untouched' ? 'unchanged' : 'restored';
    return [
      { ...report, status, ...describeContent(file.holdsKey, before.bytes, before.mode), backup: null },
    ];
  });
}

/** The report of each file after the undo of a deployment that died: its content is not known any more. */
export function reportRecovered(undone: readonly Undone[]): FileReport[] {
  return undone.flatMap(({ role, path, outcome }) => {
    if (role === null) return [];
    const status = outcome === 'untouched' ? 'unchanged' : outcome;
    return [{ role, path, status, sha256: null, bytes: 0, mode: '', backup: null }];
  });
}
