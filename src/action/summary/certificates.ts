/*
 * The certificates side by side: the one in force beside the new or the refused one.
 */
import { factsOfServed } from '../../certificate/credential.ts';
import { daysUntil } from '../../certificate/expiry.ts';
import type { CertificateFacts, Report } from '../../report.ts';
import { code, codeInTable, count, prose, standard, table } from './markdown.ts';

interface Column {
  readonly title: string;
  readonly facts: CertificateFacts;
}

/** More names than this are counted. */
const MAX_NAMES = 5;
/** Characters that fit into a cell of one, two and three columns of 960 px. */
const FITTING = [48, 48, 40, 25];

/** The table of certificates; empty when none is known. */
export function certificates(report: Report, now: Date): string {
  const columns = columnsOf(report);
  if (columns.length === 0) return '';
  const most = FITTING[columns.length] ?? 20;
  const row = (title: string, cell: (facts: CertificateFacts) => string): string[] => [
    `**${title}**`,
    ...columns.map(({ facts }) => cell(facts)),
  ];
  return table(
    ['', ...columns.map(({ title }) => title)],
    [
      row('Names', ({ names }) => namesOf(names, most)),
      row('Expires', (facts) => expiryOf(facts, now)),
      row('Issuer, key', ({ issuer, keyType }) => `${issuerOf(issuer, most)}, ${standard(keyType)}`),
      row('SHA-256', (facts) => code(`${facts.fingerprint.slice(0, 16)}…`)),
    ],
  );
}

function columnsOf(report: Report): Column[] {
  const { certificate, earlier } = report;
  const column = (title: string, facts: CertificateFacts | null): Column[] =>
    facts ? [{ title, facts }] : [];
  if (certificate === null || certificate.fingerprint === earlier?.fingerprint)
    return [...column('In force', earlier ?? certificate), ...servedColumn(report, certificate ?? earlier)];
  if (report.operation === 'verify')
    return [...column('Expected', certificate), ...servedColumn(report, certificate)];
  const before = column(BEFORE[report.status] ?? 'Earlier', earlier);
  const after = column(titleOf(report), certificate);
  return report.status === 'planned'
    ? [...before, ...servedColumn(report, certificate, earlier), ...after]
    : [...before, ...after];
}

const BEFORE: Readonly<Partial<Record<Report['status'], string>>> = {
  rejected: 'In force',
  'rolled-back': 'In force',
  planned: 'Deployed now',
  restored: 'Before',
};

function titleOf({ status, operation }: Report): string {
  if (status === 'rejected' || status === 'rolled-back') return 'Refused';
  if (status === 'planned') return operation === 'rollback' ? 'Would come back' : 'Would be deployed';
  return status === 'restored' ? 'In force again' : 'New';
}

/** What an endpoint serves, when it is none of the certificates that are known. */
function servedColumn({ endpoints }: Report, ...known: readonly (CertificateFacts | null)[]): Column[] {
  const other = endpoints.find(
    ({ fingerprint }) => fingerprint !== null && !known.some((facts) => facts?.fingerprint === fingerprint),
  );
  const [der] = other?.certificates ?? [];
  const facts = der === undefined ? null : factsOfServed(der);
  return facts === null ? [] : [{ title: 'Served now', facts }];
}

function namesOf(names: readonly string[], most: number): string {
  if (names.length === 0) return 'none';
  const shown = names.slice(0, MAX_NAMES).map((name) => codeInTable(name, most));
  return shown.join(', ') + (names.length > MAX_NAMES ? `, and ${names.length - MAX_NAMES} more` : '');
}

function expiryOf({ notAfter }: CertificateFacts, now: Date): string {
  const time = notAfter.toISOString().slice(0, 16).replace('T', ' ');
  const days = daysUntil(notAfter, now);
  return `${time} UTC · ${days < 0 ? '**expired**' : count(days, 'day')}`;
}

/** The common name, else the whole name, of an issuer. */
function issuerOf(issuer: string, most: number): string {
  const parts = issuer.split('\n').filter((part) => part !== '');
  const title = parts.find((part) => part.startsWith('CN=')) ?? parts.join(', ');
  if (title === '') return 'without a name';
  return title.length > most ? codeInTable(title, most) : prose(title);
}
