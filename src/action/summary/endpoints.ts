/*
 * The endpoints: what each address served before, during and now.
 */
import type { Report } from '../../report.ts';
import { addressName } from '../../verify/name.ts';
import { type EndpointReport, failedFirst, isExcused } from '../../verify/report.ts';
import { codeInTable, count, fingerprint, prose, standard, table } from './markdown.ts';

const MAX_REASON = 120;

/**
 * The table of endpoints; empty when none was looked at.
 *
 * @param maxRows where there are more, those that failed come first
 */
export function endpoints(report: Report, maxRows: number): string {
  const shown = tableOf(report);
  return shown === null ? '' : list(shown, maxRows);
}

/** A table with a row an address. */
interface Table {
  readonly all: readonly EndpointReport[];
  readonly head: readonly string[];
  row(one: EndpointReport): string[];
}

function tableOf(report: Report): Table | null {
  const { endpoints: looked, endpointsAfterUndo } = report;
  const rows = looked.length > 0 ? looked : (endpointsAfterUndo ?? []);
  if (rows.length === 0) return null;
  if (report.status === 'planned') return planned(report);
  if (report.operation === 'verify') return observed(report);
  if (endpointsAfterUndo === null || looked.length === 0)
    return tableWith(rows, ['Endpoint', 'Before', 'Now', 'Proof'], (one) => [
      nameOf(one),
      fingerprint(one.before),
      `${fingerprint(one.fingerprint)} ${mark(one, rows)}`,
      proof(one),
    ]);
  const after = new Map(endpointsAfterUndo.map((one) => [keyOf(one), one]));
  return tableWith(rows, ['Endpoint', 'Before', 'During', 'Now', 'Proof'], (one) => {
    const now = after.get(keyOf(one));
    return [
      nameOf(one),
      fingerprint(one.before),
      `${fingerprint(one.fingerprint)} ${mark(one, rows)}`,
      // Where nothing was served before, there is nothing that could be served again.
      now === undefined || (one.before === null && report.earlier === null)
        ? '–'
        : `${fingerprint(now.fingerprint)} ${mark(now, endpointsAfterUndo)}`,
      proof(one),
    ];
  });
}

function planned({ endpoints: all, earlier, certificate }: Report): Table {
  const which = ({ fingerprint: served, reason }: EndpointReport): string => {
    if (served === null) return `nothing yet: ${prose((reason ?? '').slice(0, MAX_REASON))}`;
    if (served === certificate?.fingerprint) return 'what would be deployed';
    return served === earlier?.fingerprint ? 'what is deployed now' : '**neither** of the two';
  };
  return tableWith(all, ['Endpoint', 'Serves now', 'That is'], (one) => [
    nameOf(one),
    fingerprint(one.fingerprint),
    which(one),
  ]);
}

function observed({ endpoints: all }: Report): Table {
  return tableWith(all, ['Endpoint', 'Serves', 'Proof'], (one) => [
    nameOf(one),
    `${fingerprint(one.fingerprint)} ${mark(one, all)}`,
    proof(one),
  ]);
}

function tableWith(all: Table['all'], head: Table['head'], row: Table['row']): Table {
  return { all, head, row };
}

function list({ all, head, row }: Table, maxRows: number): string {
  if (all.length <= maxRows) return table(head, all.map(row));
  const rest = all.length - maxRows;
  return `${table(head, failedFirst(all).slice(0, maxRows).map(row))}\n\n… and ${rest} more. The output \`report\` names a file with all of them.`;
}

function nameOf(one: EndpointReport): string {
  const { endpoint, address } = one;
  const name = codeInTable(addressName({ endpoint, address: null }));
  return address === null || address === endpoint.host ? name : `${name}<br>${codeInTable(address)}`;
}

function keyOf(one: EndpointReport): string {
  return `${addressName(one)} ${one.endpoint.serverName}`;
}

function mark(one: EndpointReport, all: readonly EndpointReport[]): string {
  if (one.matched) return '✅';
  return isExcused(one, all) ? '➖' : '❌';
}

/** How much was tried, and what came of it. */
function proof({
  attempts,
  elapsedMs,
  protocol,
  fingerprint: served,
  matched,
  last,
  reason,
}: EndpointReport): string {
  const effort = `${count(attempts, 'probe')}, ${duration(elapsedMs)}`;
  if (!matched && reason !== null && (served === null || last === 'unfit' || last === 'failed'))
    return `${effort}, ${prose(reason.slice(0, MAX_REASON))}`;
  return protocol === null ? effort : `${effort}, ${standard(protocol)}`;
}

/** A time as people say it. */
export function duration(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
