import { type Credential, readCredential } from '../certificate/credential.ts';
import { DeployError } from '../errors.ts';
import type { Report } from '../report.ts';
import type { CredentialRequest, VerifyRequest } from '../request.ts';
import { leafFile } from '../server/names.ts';
import { toPem } from '../steps/check.ts';
import { type Expected, expectedOf, readExpected } from '../steps/expected.ts';
import { observeForReport } from '../steps/observe.ts';
import { proveServed } from '../steps/prove.ts';
import { type Context, newRun, phase, type Run, reportOf } from '../steps/run.ts';
import { openTarget, type Target } from '../transaction/target.ts';
import { seeUnfinished } from '../transaction/tidy.ts';
import { readDeployed, viewTarget } from '../transaction/view.ts';

/**
 * Looks whether the endpoints serve what they should: the certificate that was given, or else the deployed one. Changes
 * nothing, and takes no lock.
 *
 * @returns the report, of a failure too: this never throws
 */
export async function verify(request: VerifyRequest, context: Context): Promise<Report> {
  const run = newRun(request, context);
  return reportOf(run, async () => {
    using target = openTarget(request.target, 'read');
    await verifyOn(run, target);
  });
}

async function verifyOn(run: Run<VerifyRequest>, target: Target): Promise<void> {
  const { log, report } = run;
  log.group('Read the certificate');
  const expected = await phase(run, 'Read', () => readCertificate(run, target));
  report.certificate = expected.facts;
  requireValidity(run, expected);
  const before = await observeForReport(run, expected);
  log.group('Verify');
  await phase(run, 'Verify', () => proveServed(run, expected, before, false));
  report.status = 'verified';
}

async function readCertificate(run: Run<VerifyRequest>, target: Target): Promise<Expected> {
  const { request, log } = run;
  const given = request.credential === null ? null : expectedOf(await readGiven(run, request.credential));
  if (isUnfinished(target))
    log.notice('a deployment to this target is unfinished: what is there may not be what will be');
  const certificate = leafFile(request.names);
  const { chain } = request.names;
  using view = viewTarget(target, request.layout, certificate);
  const chainOnDisk = chain === null ? null : readDeployed(view, chain);
  const onDisk = readExpected(readDeployed(view, certificate), chainOnDisk);
  if (given && onDisk?.fingerprint !== given.fingerprint)
    log.warning(
      `the target does not hold the certificate: ${onDisk ? `its ${certificate} is ${onDisk.fingerprint}` : `it has no ${certificate}`}`,
    );
  const expected = given ?? onDisk;
  if (expected) return expected;
  throw new DeployError(
    'CERTIFICATE_INVALID',
    `${request.target.directory} holds no certificate ${certificate} that can be read`,
    'give the certificate that should be served, or name its file in certificate-file or bundle-file',
  );
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

async function readGiven(run: Run<VerifyRequest>, given: CredentialRequest): Promise<Credential> {
  const { certificate, chain } = await toPem(run, given);
  return readCredential(certificate, chain);
}

const DAY_MS = 86_400_000;

function requireValidity({ request, log }: Run<VerifyRequest>, { facts, fingerprint }: Expected): void {
  const left = facts.notAfter.getTime() - Date.now();
  log.info(`names: ${facts.names.join(', ') || 'none'}`);
  log.info(`fingerprint (SHA-256): ${fingerprint}`);
  log.info(`valid until ${facts.notAfter.toISOString()}: ${Math.floor(left / DAY_MS)} days are left`);
  if (left > request.minValidityMs) return;
  throw new DeployError(
    'VALIDITY',
    `the certificate ${left <= 0 ? 'expired' : 'expires'} at ${facts.notAfter.toISOString()}`,
    'deploy the renewed one, or lower min-validity',
  );
}
