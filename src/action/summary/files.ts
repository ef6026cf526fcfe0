/*
 * The files, relative to the directory.
 */
import { type FileReport, pathIn, type Report } from '../../report.ts';
import { backupFolder } from '../../transaction/backup.ts';
import { code, codeInTable, details, fingerprint, htmlCode, table } from './markdown.ts';

/** The files, folded away; open in a plan, and when one of them needs a person. Empty when none is known. */
export function files({ files: reported, directory, status, stateDirectory, backupId }: Report): string {
  if (reported.length === 0) return '';
  const failed = reported.some((file) => file.status === 'failed');
  const rows = table(
    ['Role', 'File', status === 'planned' ? 'A real run' : 'Outcome', 'Size', 'Mode', 'SHA-256'],
    reported.map((file) => [
      file.role,
      codeInTable(pathIn(directory, file.path)),
      OUTCOMES[file.status] ?? file.status,
      ...contentOf(file),
    ]),
  );
  const backup =
    backupId === null || stateDirectory === null || !(failed || reported.some((file) => file.backup !== null))
      ? ''
      : `\n\nThe earlier files are in ${code(pathIn(directory, backupFolder(stateDirectory, backupId)))}, named by role.`;
  const where = directory === null ? '' : ` in ${htmlCode(directory)}`;
  return details(`Files (${tally(reported)})${where}`, rows + backup, failed || status === 'planned');
}

const OUTCOMES: Readonly<Partial<Record<FileReport['status'], string>>> = {
  failed: '**not put back**',
  'would-create': 'would create it',
  'would-replace': 'would replace it',
  'would-remove': 'would remove it',
  unchanged: 'unchanged',
};

const TALLIES: typeof OUTCOMES = {
  failed: 'not put back',
  'would-create': 'to be created',
  'would-replace': 'to be replaced',
  'would-remove': 'to be removed',
};

/** Size, mode and hash. A file that is gone has none of them. */
function contentOf({ status, bytes, mode, sha256 }: FileReport): string[] {
  if (status === 'removed' || status === 'would-remove' || mode === '') return ['–', '–', '–'];
  return [`${bytes} bytes`, mode, sha256 === null ? 'holds a key' : fingerprint(sha256, 12)];
}

/** How many files had which outcome. */
function tally(reported: readonly FileReport[]): string {
  const counts = new Map<FileReport['status'], number>();
  for (const { status } of reported) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, number]) => `${number} ${TALLIES[status] ?? status}`).join(', ');
}
