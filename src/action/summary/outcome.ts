/*
 * How a run ended, in a line: the headline of its summary, or its row in a list of several runs.
 */
import { describeExpiry } from '../../certificate/expiry.ts';
import type { DeployError, ErrorCode } from '../../errors.ts';
import { type Report, wouldChange } from '../../report.ts';
import { addressName } from '../../verify/name.ts';
import { isExcused } from '../../verify/report.ts';
import { code } from './markdown.ts';

/** A run's outcome in Markdown. */
export interface Outcome {
  readonly icon: string;
  readonly text: string;
}

/**
 * The outcome of a run, with the name that is concerned.
 *
 * @param now the time from which it is counted how long the certificate lasts
 */
export function outcomeOf(report: Report, now: Date): Outcome {
  const { status, unfinished } = report;
  if (unfinished) return { icon: '🚨', text: `Not rolled back · ${nameOf(report)} may be half deployed` };
  if (report.operation === 'verify') return verification(report, now);
  const name = nameOf(report);
  const verified = report.verified === true;
  switch (status) {
    case 'deployed':
      return verified
        ? { icon: '✅', text: `Deployed · ${name} is served with the new certificate` }
        : { icon: '✅', text: `Deployed · ${name}, and nothing was verified` };
    case 'unchanged':
      return { icon: '✅', text: `Unchanged · ${name} ${verified ? 'is served with it' : 'is deployed'}` };
    case 'planned':
      return { icon: '📝', text: `Dry run · ${planOf(report, name)}` };
    case 'restored':
      return {
        icon: '✅',
        text: `Went back · ${name} ${verified ? 'is served with' : 'has'} the earlier certificate`,
      };
    case 'rejected':
      return refusal(report, name);
    case 'rolled-back':
      return { icon: '↩️', text: `Rolled back · ${name} ${undoOf(report)}` };
    case 'rollback-failed':
      return { icon: '🚨', text: `Rollback failed · the files of ${name} need a person` };
    case 'verified':
      return { icon: '✅', text: `Verified · ${name}` };
  }
}

/** The first name of the certificate that is concerned, or the place of its files. */
export function nameOf({ certificate, earlier, directory }: Report): string {
  const name = (certificate ?? earlier)?.names[0] ?? directory;
  return name === null || name === undefined ? 'the certificate' : code(name, 48);
}

/**
 * Whether the server serves something else than its files. When nothing was written, these codes have no
 * other cause.
 */
export function isStale({ status, files, error }: Report): boolean {
  return (
    status === 'rejected' &&
    files.length > 0 &&
    (error?.code === 'VERIFY_FAILED' || error?.code === 'RELOAD_FAILED')
  );
}

function refusal(report: Report, name: string): Outcome {
  if (isStale(report))
    return { icon: '❌', text: `Certificate not served · the files of ${name} are right, the server is not` };
  return isAboutCredential(report.error)
    ? { icon: '⛔', text: `Certificate rejected · ${name}` }
    : { icon: '⛔', text: `Nothing deployed · ${name}` };
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

function isAboutCredential(error: DeployError | null): boolean {
  return error !== null && ABOUT_CREDENTIAL.has(error.code);
}

function planOf(report: Report, name: string): string {
  if (!wouldChange(report)) return `nothing would change for ${name}`;
  const isSame = report.certificate?.fingerprint === report.earlier?.fingerprint;
  if (isSame) return `files of ${name} would change`;
  return report.operation === 'rollback'
    ? `${name} would get its earlier certificate back`
    : `${name} would get ${report.earlier === null ? 'its first' : 'a new'} certificate`;
}

function undoOf({ earlier, rollbackVerified }: Report): string {
  if (earlier === null) return 'is not deployed';
  if (rollbackVerified === null) return 'has its earlier certificate again';
  return rollbackVerified
    ? 'still served by the earlier certificate'
    : 'has its earlier files, but they were not seen to be served';
}

function verification(report: Report, now: Date): Outcome {
  const { certificate, error, warnings, endpoints } = report;
  const name = nameOf(report);
  const lasts = certificate === null ? '' : describeExpiry(certificate.notAfter, now);
  if (error === null)
    return warnings.some((text) => / expire[sd] /.test(text))
      ? { icon: '⚠️', text: `${name} ${lasts}` }
      : { icon: '✅', text: `Verified · ${name} ${lasts}` };
  const missed = endpoints.filter((one) => !one.matched && !isExcused(one, endpoints));
  const [first] = missed;
  const drift =
    first &&
    `${code(addressName(first), 48)} ${first.fingerprint === null ? 'does not answer' : first.last === 'unfit' ? 'serves another chain' : 'serves another certificate'}`;
  if (error.code === 'VALIDITY')
    return { icon: '❌', text: `${name} ${lasts}${drift ? `, and ${drift}` : ''}` };
  if (error.code === 'VERIFY_FAILED' && drift) return { icon: '❌', text: `${name} · ${drift}` };
  return { icon: '❌', text: `Not verified · ${name}` };
}
