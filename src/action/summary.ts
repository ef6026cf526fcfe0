import { debug, summary } from '@actions/core';
import { type DeployError, type ErrorCode, systemReason } from '../errors.ts';
import type { FileReport, Phase, Report, Status } from '../report.ts';
import { endpointName } from '../verify/name.ts';
import { type EndpointReport, failedFirst } from '../verify/report.ts';
import { cell, plain } from './escape.ts';
import { markEnd } from './runner-files.ts';

/** More rows than this help nobody. The file that the output `report` names has all of them. */
const MAX_ROWS = 200;

/** A runner drops a summary of more than 1 MiB whole. */
const MAX_BYTES = 1_000_000;

const HEADLINES: Readonly<Record<Status, string>> = {
  deployed: '✅ Certificate deployed',
  unchanged: '✅ Certificate unchanged',
  planned: '📝 Dry run',
  verified: '✅ Certificate verified',
  restored: '✅ Earlier certificate restored',
  rejected: '⛔ Certificate rejected',
  'rolled-back': '↩️ Rolled back',
  'rollback-failed': '🚨 Rollback failed',
};

/**
 * Writes the job summary. A runner that has none (Gitea before 1.27) is no failure.
 *
 * @param markdown from `renderSummary`
 */
export async function writeSummary(markdown: string): Promise<void> {
  const takeAway = markEnd('GITHUB_STEP_SUMMARY');
  try {
    await summary.addRaw(markdown).write();
  } catch (error) {
    takeAway();
    debug(plain(`no job summary: ${systemReason(error)}`));
  }
}

/**
 * The run on one page, as Markdown.
 *
 * @param now the time from which the days left are counted
 * @param extent `page` is for the runner, which takes so much and no more; `whole` leaves nothing out
 */
export function renderSummary(report: Report, now: Date, extent: 'page' | 'whole' = 'page'): string {
  const text = [
    `## ${headline(report)}`,
    verdict(report),
    failure(report),
    certificate(report, now),
    files(report),
    endpoints(report, extent === 'whole' ? Number.POSITIVE_INFINITY : MAX_ROWS),
    picture(report.phases),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n\n');
  return extent === 'whole' ? text : cutOff(text);
}

/** The lines that fit into a summary. */
function cutOff(text: string): string {
  if (Buffer.byteLength(text) <= MAX_BYTES) return text;
  const kept = Buffer.from(text).subarray(0, MAX_BYTES).toString('utf8');
  return `${kept.slice(0, kept.lastIndexOf('\n'))}\n\n… and more than a summary can hold. The output \`report\` names a file with all of it.\n\n`;
}

function headline({ status, error, unfinished }: Report): string {
  if (unfinished) return '🚨 Not rolled back';
  if (status !== 'rejected' || !error) return HEADLINES[status];
  if (isStale(error)) return '❌ Certificate not served';
  return ABOUT_CREDENTIAL.has(error.code) ? HEADLINES.rejected : '⛔ Nothing deployed';
}

/**
 * Whether the server serves something else than its files. When nothing was written, these codes have no
 * other cause.
 */
function isStale({ code }: DeployError): boolean {
  return code === 'VERIFY_FAILED' || code === 'RELOAD_FAILED';
}

/** The codes that blame the candidate, and not the target or the settings. */
const ABOUT_CREDENTIAL: ReadonlySet<ErrorCode> = new Set([
  'CERTIFICATE_INVALID',
  'KEY_INVALID',
  'PASSPHRASE_WRONG',
  'PKCS12_INVALID',
  'KEY_MISMATCH',
  'CHAIN_INVALID',
  'VALIDITY',
  'NAME_MISMATCH',
  'CERTIFICATE_OLDER',
  'WEAK',
]);

function verdict({
  status,
  verified,
  recovered,
  unfinished,
  directory,
  error,
  files: reported,
}: Report): string {
  const where = directory === null ? '' : ` in \`${plain(directory).replaceAll('`', "'")}\``;
  if (unfinished)
    return `**A deployment that did not finish may have left the files${where} half changed, and this run could not undo that.**`;
  const sentences = {
    deployed:
      verified === null
        ? `The files${where} were replaced. No endpoint was named, so nothing was verified.`
        : `The files${where} were replaced, and every endpoint was seen to serve the certificate.`,
    unchanged:
      verified === null
        ? `The files${where} were as they should be.`
        : `The files${where} were as they should be${verified ? ', and every endpoint serves the certificate' : ''}.`,
    planned: `Nothing was changed${where}.`,
    verified: 'Every endpoint was seen to serve the certificate.',
    restored: `The files${where} are those from before the last deployment again${verified ? ', and every endpoint was seen to serve that certificate' : ''}.`,
    rejected:
      reported.length > 0 && error && isStale(error)
        ? `The files${where} already were what they should be. No file was touched.`
        : `No file was touched${where}.`,
    'rolled-back': `The files${where} are what they were before.`,
    'rollback-failed': `**The files${where} are not what they were before: they need a person.**`,
  };
  return `${sentences[status]}${recovered ? ' An earlier deployment that did not finish was rolled back first.' : ''}`;
}

function failure({ error, status, rollbackVerified, files: reported }: Report): string {
  if (!error) return '';
  const proof =
    rollbackVerified === null
      ? 'no endpoint was named, so it was not proven'
      : rollbackVerified
        ? 'every endpoint was seen to serve the earlier certificate again'
        : 'it was **not** seen that every endpoint serves the earlier certificate again';
  const restored = reported.filter((file) => file.status === 'restored' || file.status === 'removed').length;
  const rows = [
    ['Code', `\`${error.code}\``],
    ['Fact', cell(error.message)],
    ...(error.hint === '' ? [] : [['Hint', cell(error.hint)]]),
    ...(status === 'rolled-back'
      ? [['Undone', `${restored} file${restored === 1 ? '' : 's'}; ${proof}`]]
      : []),
  ];
  return `### What went wrong\n\n${table(['', ''], rows)}`;
}

function certificate({ certificate: facts }: Report, now: Date): string {
  if (!facts) return '';
  const days = Math.floor((facts.notAfter.getTime() - now.getTime()) / 86_400_000);
  const names = facts.names
    .slice(0, 20)
    .map((name) => cell(name))
    .join(', ');
  const more = facts.names.length > 20 ? `, and ${facts.names.length - 20} more` : '';
  return `### Certificate\n\n${table(
    ['', ''],
    [
      ['Names', names === '' ? 'none' : names + more],
      ['Issuer', cell(facts.issuer.replace(/\n/g, ', '))],
      ['Valid', `${facts.notBefore.toISOString()} to ${facts.notAfter.toISOString()}`],
      ['Days left', String(days)],
      ['Key', cell(facts.keyType)],
      ['Fingerprint (SHA-256)', `\`${facts.fingerprint}\``],
    ],
  )}`;
}

function files({ files: reported }: Report): string {
  if (reported.length === 0) return '';
  const row = ({ role, path, status, bytes, mode, sha256, backup }: FileReport): string[] => [
    role,
    cell(path),
    status,
    `${bytes} bytes`,
    mode,
    sha256 === null ? '–' : `\`${sha256.slice(0, 16)}…\``,
    backup === null ? '–' : cell(backup),
  ];
  return `### Files\n\n${table(['Role', 'Path', 'Status', 'Size', 'Mode', 'SHA-256', 'Backup'], reported.map(row))}`;
}

function endpoints({ endpoints: reported }: Report, maxRows: number): string {
  if (reported.length === 0) return '';
  const isCut = reported.length > maxRows;
  const shown = (isCut ? failedFirst(reported) : reported).slice(0, maxRows);
  const row = ({
    endpoint,
    address,
    matched,
    before,
    fingerprint,
    attempts,
    elapsedMs,
    protocol,
    reason,
  }: EndpointReport): string[] => [
    cell(endpointName(endpoint)),
    address ?? '–',
    endpoint.serverName === null ? '–' : cell(endpoint.serverName),
    `${short(before)} → ${short(fingerprint)}`,
    matched ? '✅' : `❌ ${cell(reason ?? '')}`,
    String(attempts),
    `${elapsedMs} ms`,
    protocol === null ? '–' : cell(protocol),
  ];
  return `### Endpoints\n\n${table(['Endpoint', 'Address', 'Server name', 'Before → after', 'Proven', 'Probes', 'Time', 'TLS'], shown.map(row))}${
    isCut
      ? `\n\n… and ${reported.length - maxRows} more. The output \`report\` names a file with all of them.`
      : ''
  }`;
}

/** The phases on one time line. Mermaid wants no colon or semicolon in a task's name, and ours have none. */
function picture(phases: readonly Phase[]): string {
  const [first] = phases;
  if (!first) return '';
  const task = ({ name, start, end, failed }: Phase): string =>
    `    ${name} (${end - start} ms) :${failed ? 'crit, ' : ''}${start - first.start}, ${Math.max(end - first.start, start - first.start + 1)}`;
  return [
    '### The run',
    '',
    '```mermaid',
    'gantt',
    '    dateFormat x',
    '    axisFormat %M:%S.%L',
    ...phases.map(task),
    '```',
  ].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${head.map((_, index) => cells[index] ?? '').join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function short(fingerprint: string | null): string {
  return fingerprint === null ? 'nothing' : `\`${fingerprint.slice(0, 12)}…\``;
}
