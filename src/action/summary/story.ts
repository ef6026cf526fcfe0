/*
 * What happened, in words: the alert of a failure, the warnings, and a sentence about the files.
 */
import type { Report } from '../../report.ts';
import { code, count, sentence, standard } from './markdown.ts';
import { isStale } from './outcome.ts';

/** More warnings than this are in the log alone. */
const MAX_WARNINGS = 10;

/** The failure with its code, the fact and the remedy; empty without one. */
export function failure({ error }: Report): string {
  if (error === null) return '';
  const text = [sentence(error.message), sentence(error.hint)].filter((part) => part !== '').join(' ');
  return `> [!CAUTION]\n> **${error.code}** — ${text}`;
}

/** Every warning; empty without one. */
export function warnings(report: Report): string {
  const texts = report.warnings.filter((text) => text.trim() !== '');
  if (texts.length === 0) return '';
  const shown = texts.slice(0, MAX_WARNINGS).map((text) => `> - ${sentence(text)}`);
  const rest = texts.length - MAX_WARNINGS;
  if (rest > 0) shown.push(`> - … and ${count(rest, 'more warning')} in the log.`);
  return `> [!WARNING]\n${texts.length === 1 ? `> ${sentence(texts[0] ?? '')}` : shown.join('\n')}`;
}

/** What became of the target, in sentences; empty when there is nothing to say. */
export function story(report: Report): string {
  return [reason(report), fate(report)].filter((part) => part !== '').join(' ');
}

/** Why an earlier deployment was undone. */
function reason({ recovery, operation }: Report): string {
  if (recovery === null) return '';
  const progress = recovery.reloaded
    ? 'had written files, and may have reloaded the server'
    : 'may have written files';
  const id = code(recovery.deployment);
  return operation === 'recover'
    ? `The main step did not end by itself: it was cancelled or killed, or it ran out of time or memory. Its deployment ${id} ${progress}, and it was not proven. So it was undone.`
    : `An earlier deployment, ${id}, did not finish: it ${progress}. So it was undone first.`;
}

function fate(report: Report): string {
  const { status, directory, verified, files, unfinished } = report;
  if (directory === null) return '';
  const where = ` in ${code(directory)}`;
  if (unfinished)
    return `**A deployment that did not finish may have left files${where} half changed, and this run could not undo that.**`;
  switch (status) {
    case 'deployed':
      return verified
        ? `${written(report)}${where}, and every endpoint was seen to serve the new certificate.`
        : `${written(report)}${where}. **No endpoint was named, so nothing was verified.**`;
    case 'unchanged':
      if (report.operation === 'rollback')
        return `No file${where} was touched: for this workflow run, there was nothing to go back from.`;
      return report.operation === 'recover'
        ? ''
        : `Every file${where} was as it should be, and nothing was written.`;
    case 'restored':
      return `The files${where} are those of before the last deployment${verified ? ', and every endpoint was seen to serve their certificate' : ''}.`;
    case 'rejected':
      if (report.operation === 'verify') return '';
      return isStale(report)
        ? `The files${where} are what they should be, and were not touched. The server does not use them.`
        : `No file${where} was touched.`;
    case 'rolled-back':
      return undone(report, where);
    case 'rollback-failed': {
      const failed = files.filter((file) => file.status === 'failed');
      return `**${failed.length === 0 ? 'Files' : count(failed.length, 'file')}${where} could not be put back. The earlier content is in the backup.**`;
    }
    default:
      return '';
  }
}

function written({ files }: Report): string {
  const changed = files.filter(({ status }) => status === 'created' || status === 'replaced');
  return `${count(changed.length, 'file')} of ${files.length} ${changed.length === 1 ? 'was' : 'were'} written`;
}

function undone({ files, rollbackVerified, endpointsAfterUndo, earlier }: Report, where: string): string {
  const removed = files.filter(({ status }) => status === 'removed').length;
  const all =
    files.length > 0 && removed === files.length
      ? `The ${count(removed, 'new file')}${where} ${removed === 1 ? 'is' : 'are'} removed again: there ${removed === 1 ? 'was' : 'were'} none before.`
      : `${files.length > 1 ? `All ${files.length} files` : 'The files'}${where} are as they were`;
  if (all.endsWith('.')) return all;
  if (rollbackVerified === null) return `${all}. No endpoint was named, so that was not verified.`;
  const number = endpointsAfterUndo?.length ?? 0;
  const which =
    number === 1 ? 'the endpoint was' : number === 2 ? 'both endpoints were' : `all ${number} endpoints were`;
  if (rollbackVerified) return `${all}, and ${which} seen to serve the earlier certificate again.`;
  return earlier === null
    ? `${all}.`
    : `${all}, but it was **not** seen that every endpoint serves the earlier certificate again.`;
}

/** A dry run, in words: what a real run would do. */
export function plan(report: Report): string {
  const { certificate, earlier, commands, files, endpoints, directory } = report;
  const changing = files.filter(({ status }) => status.startsWith('would-'));
  const lines: string[] = [];
  if (changing.length === 0) lines.push('Every file is as it should be: none would be written.');
  else
    lines.push(
      `${count(changing.length, 'file')} of ${files.length}${directory === null ? '' : ` in ${code(directory)}`} would be written.`,
    );
  if (certificate && earlier && certificate.fingerprint !== earlier.fingerprint) {
    const added = certificate.names.filter((name) => !earlier.names.includes(name));
    const dropped = earlier.names.filter((name) => !certificate.names.includes(name));
    if (added.length > 0) lines.push(`${namesOf(added)} would be added.`);
    if (dropped.length > 0) lines.push(`${namesOf(dropped)} would **no longer** be covered.`);
    if (certificate.keyType !== earlier.keyType)
      lines.push(
        `The key would be ${standard(certificate.keyType)} instead of ${standard(earlier.keyType)}.`,
      );
  }
  const behind = endpoints.filter(({ matched }) => !matched).length;
  if (changing.length > 0)
    lines.push(
      endpoints.length === 0
        ? 'Nothing would be verified, because no endpoint is named.'
        : `Then ${endpoints.length === 1 ? 'the endpoint' : endpoints.length === 2 ? 'both endpoints' : `all ${endpoints.length} endpoints`} would have to serve it, or everything would be put back.`,
    );
  else if (behind > 0) lines.push(`${count(behind, 'endpoint')} would be reloaded and proven.`);
  return `${lines.join(' ')}\n\n${commandsOf(commands, changing.length > 0)}`;
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => code(name, 60));
  return shown.join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '');
}

function commandsOf(commands: readonly string[], writes: boolean): string {
  if (commands.length === 0)
    return writes
      ? 'No command would run: the server would have to notice by itself.'
      : 'No command would run.';
  return `These commands would run:\n\n${commands.map((command, index) => `${index + 1}. ${code(command)}`).join('\n')}`;
}
