import type { Circumstances } from '../certificate/chain.ts';
import { type Credential, readCredential } from '../certificate/credential.ts';
import { daysUntil } from '../certificate/expiry.ts';
import { DeployError } from '../errors.ts';
import type { Report } from '../report.ts';
import type { CredentialRequest, VerifyRequest } from '../request.ts';
import { leafFile } from '../server/names.ts';
import { readTrust, requireValidity, toPem, warnOfExpiry } from '../steps/check.ts';
import { expectedOf, readStored } from '../steps/expected.ts';
import { observeForReport } from '../steps/observe.ts';
import { proveServed } from '../steps/prove.ts';
import { type Context, newRun, phase, type Run, reportOf } from '../steps/run.ts';
import { openTarget, type Target } from '../transaction/target.ts';
import { seeUnfinished } from '../transaction/tidy.ts';
import { readDeployed, viewTarget } from '../transaction/view.ts';
import { addressName } from '../verify/name.ts';

/**
 * Looks whether the endpoints serve what they should: the certificate that was given, or else the deployed
 * one. Changes nothing, and takes no lock. Without a target nothing on disk is looked at.
 *
 * @returns the report, of a failure too: this never throws
 */
export async function verify(request: VerifyRequest, context: Context): Promise<Report> {
  const run = newRun(request, context);
  return reportOf(run, async () => {
    using target = request.target && openTarget(request.target, 'read');
    await verifyOn(run, target);
  });
}

async function verifyOn(run: Run<VerifyRequest>, target: Target | null): Promise<void> {
  const { log, report } = run;
  log.group('Read the certificate');
  const credential = await phase(run, 'Read', () => readWanted(run, target));
  const expected = expectedOf(credential);
  report.certificate = expected.facts;
  tellValidity(run, credential);
  // The endpoints first: that the certificate expires must not hide that another one is served.
  const before = await observeForReport(run, expected);
  requireUnexpired(run, credential);
  log.group('Verify');
  await phase(run, 'Verify', () => proveServed(run, expected, before, false));
  report.status = 'verified';
}

/**
 * The check `validity`, which also tells of endpoints that serve something else.
 *
 * @throws DeployError VALIDITY
 */
function requireUnexpired(run: Run<VerifyRequest>, credential: Credential): void {
  try {
    requireValidity(run.request, credential, 'deploy the renewed one, or lower min-validity');
  } catch (error) {
    throw error instanceof DeployError
      ? new DeployError(error.code, error.message + driftOf(run.report), error.hint)
      : error;
  }
  warnOfExpiry(run, credential);
}

async function readWanted(run: Run<VerifyRequest>, target: Target | null): Promise<Credential> {
  const { request } = run;
  const { circumstances } = await readTrust(request);
  const given = request.credential && (await readGiven(run, request.credential, circumstances));
  const deployed = target && readTarget(run, target, circumstances);
  if (given && target && deployed?.fingerprint !== given.fingerprint) {
    const name = leafFile(request.names);
    const what = deployed ? `its ${name} is ${deployed.fingerprint}` : `it has no ${name}`;
    run.log.warning(`the target does not hold the certificate: ${what}`);
  }
  const wanted = given ?? deployed;
  if (wanted) return wanted;
  throw new DeployError(
    'CERTIFICATE_INVALID',
    `${target?.path} holds no certificate ${leafFile(request.names)} that can be read`,
    'give the certificate that should be served, or name its file in certificate-file or bundle-file',
  );
}

async function readGiven(
  run: Run<VerifyRequest>,
  given: CredentialRequest,
  circumstances: Circumstances,
): Promise<Credential> {
  const { certificate, chain } = await toPem(run, given);
  return readCredential(certificate, chain, circumstances);
}

/** The deployed credential; null when there is none that can be read. */
function readTarget(
  { request, log }: Run<VerifyRequest>,
  target: Target,
  circumstances: Circumstances,
): Credential | null {
  if (isUnfinished(target))
    log.notice('a deployment to this target is unfinished: what is there may not be what will be');
  const certificate = leafFile(request.names);
  const { chain } = request.names;
  using view = viewTarget(target, request.layout, certificate);
  const chainBytes = chain === null ? null : readDeployed(view, chain);
  return readStored(readDeployed(view, certificate), chainBytes, circumstances);
}

/**
 * A user who may only read the files need not be allowed to look into the state directory, and then cannot
 * tell.
 */
function isUnfinished(target: Target): boolean {
  try {
    return seeUnfinished(target) === 'here';
  } catch (error) {
    if (error instanceof DeployError && error.code === 'PERMISSION_DENIED') return false;
    throw error;
  }
}

function tellValidity({ log }: Run<VerifyRequest>, { facts, fingerprint }: Credential): void {
  const left = daysUntil(facts.notAfter, new Date());
  log.info(`names: ${facts.names.join(', ') || 'none'}`);
  log.info(`fingerprint (SHA-256): ${fingerprint}`);
  log.info(`valid until ${facts.notAfter.toISOString()}: ${left} days are left`);
}

/** Continues a message with the endpoints that were observed to serve something else. */
function driftOf({ endpoints }: Report): string {
  const [first, ...more] = endpoints.filter(({ matched }) => !matched);
  if (!first) return '';
  const what = first.fingerprint === null ? `serves nothing (${first.reason})` : 'serves another certificate';
  return `; and ${addressName(first)}${more.length > 0 ? ` and ${more.length} more` : ''} ${what}`;
}
