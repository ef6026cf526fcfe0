import type { Circumstances } from '../certificate/chain.ts';
import type { Trust } from '../certificate/chain-check.ts';
import { type Credential, readCredential, withStrays } from '../certificate/credential.ts';
import { describeExpiry } from '../certificate/expiry.ts';
import { type PrivateKey, readPrivateKey } from '../certificate/key.ts';
import { oneLine, titleOf } from '../certificate/names.ts';
import { secretLines } from '../certificate/pem.ts';
import {
  type CheckName,
  checkValidity,
  FIRST_CHECKS,
  type PreflightInput,
  preflight,
} from '../certificate/preflight.ts';
import { DeployError } from '../errors.ts';
import type { Log } from '../log.ts';
import type {
  ChecksRequest,
  CredentialRequest,
  DeployRequest,
  PemRequest,
  ProofRequest,
} from '../request.ts';
import { checkCommands } from './reload.ts';
import type { Context, Run } from './run.ts';

/* Step 1: parse the credential, and run the first preflight checks, which need no target. */

/** The credential that is to be deployed. */
export interface Candidate {
  readonly credential: Credential;
  /** Null: the key already on the target stays. */
  readonly privateKey: PrivateKey | null;
  /** The roots that clients hold; null without `trusted-roots`. */
  readonly trust: Trust | null;
  /** Names of the checks that it passed and that do not depend on the target. */
  readonly passed: readonly CheckName[];
}

/**
 * Reads the candidate, and refuses one that no target could take.
 *
 * @throws DeployError with a code of the certificate, the key, the chain or the PKCS#12 file, or of the check
 *   that refused
 */
export async function check(run: Run): Promise<Candidate> {
  const { request, report, log } = run;
  const given = await toPem(run, request.credential);
  const { trust, circumstances } = await readTrust(request);
  const read = readCredential(given.certificate, given.chain, circumstances);
  const credential = request.skipChecks.has('chain') ? withStrays(read) : read;
  report.certificate = credential.facts;
  const privateKey = readKey(run, given.privateKey, () => describe(credential, log));
  for (const notice of [...credential.notices, ...(privateKey?.notices ?? [])]) log.notice(notice);
  const candidate = { credential, privateKey, trust, passed: [] };
  preflight(inputOf(request, candidate, withoutTarget(candidate)), request.skipChecks, FIRST_CHECKS);
  warnOfExpiry(run, credential);
  return { ...candidate, passed: checkCommands(run) };
}

/**
 * Reads the private key and masks it, and then has something logged, also when the key cannot be read: so no
 * mask comes between the lines of the log.
 */
function readKey({ request, hide }: Run, given: string | null, tell: () => void): PrivateKey | null {
  try {
    if (given === null) return null;
    const key = readPrivateKey(given, request.passphrase);
    // Decrypted or folded anew, it has other lines than the ones that were given.
    hide(secretLines(key.pem, true));
    return key;
  } finally {
    tell();
  }
}

/** The part of the preflight checks' input that depends on the target. */
type OfTarget = Pick<PreflightInput, 'privateKey' | 'keyOrigin' | 'deployedLeaf'>;

/** That part while the target is not known. */
export function withoutTarget({ privateKey }: Candidate): OfTarget {
  return { privateKey: privateKey?.key ?? null, keyOrigin: 'given', deployedLeaf: null };
}

/**
 * Runs all preflight checks of the credential.
 *
 * @returns the names of those that passed
 * @throws DeployError with the code of the check that refused
 */
export function runChecks(request: DeployRequest, candidate: Candidate, ofTarget: OfTarget): CheckName[] {
  return preflight(inputOf(request, candidate, ofTarget), request.skipChecks);
}

function inputOf(
  request: DeployRequest,
  { credential, trust }: Candidate,
  ofTarget: OfTarget,
): PreflightInput {
  return {
    ...ofTarget,
    credential,
    trust,
    serverNames: request.verify.endpoints.flatMap(({ serverName }) => serverName ?? []),
    now: new Date(),
    minValidityMs: request.minValidityMs,
  };
}

/**
 * A credential as PEM, whether it came as PEM or as PKCS#12. A key from a PKCS#12 file is masked before
 * anything else is done with it.
 *
 * @throws DeployError PKCS12_INVALID or PASSPHRASE_WRONG
 */
export async function toPem(
  { log, hide }: Pick<Context, 'log' | 'hide'>,
  given: CredentialRequest,
): Promise<PemRequest> {
  if (given.kind === 'pem') return given;
  // Only a run with such a file pays for the library that reads it.
  const { readPkcs12 } = await import('../certificate/pkcs12/read.ts');
  const { certificate, chain, privateKey } = readPkcs12(given.bytes, given.password);
  if (privateKey === null) log.notice('the PKCS#12 file holds no private key: the one on the target stays');
  else hide(secretLines(privateKey, true));
  if (given.chain === null) return { kind: 'pem', certificate, chain, privateKey };
  // An error in the given chain is told of that chain alone.
  return { kind: 'pem', certificate: certificate + (chain ?? ''), chain: given.chain, privateKey };
}

/**
 * The check `validity` for a credential that is not a candidate: one that is deployed, or comes back.
 *
 * @param hint takes the place of that for a candidate
 * @throws DeployError VALIDITY
 */
export function requireValidity(
  { skipChecks, minValidityMs }: ChecksRequest,
  credential: Credential,
  hint: string,
): void {
  if (skipChecks.has('validity')) return;
  const refusal = checkValidity({ credential, now: new Date(), minValidityMs });
  if (refusal) throw new DeployError(refusal.code, refusal.fact, hint);
}

/** Warns of a certificate that expires sooner than `warn-validity` asks for. */
export function warnOfExpiry(
  { request, log }: { readonly request: ChecksRequest; readonly log: Log },
  { leaf, path }: Credential,
): void {
  const { warnValidityMs } = request;
  if (warnValidityMs === null) return;
  const now = new Date();
  for (const certificate of [leaf, ...path]) {
    const notAfter = new Date(certificate.validTo);
    if (notAfter.getTime() - now.getTime() >= warnValidityMs) continue;
    const subject = certificate === leaf ? 'the certificate' : `the intermediate ${titleOf(certificate)}`;
    log.warning(`${subject} ${describeExpiry(notAfter, now)}, at ${notAfter.toISOString()}`);
  }
}

/** Roots are read only when they are named: parsing them takes time. */
export async function readTrust({ trustedRoots }: Pick<ProofRequest, 'trustedRoots'>): Promise<{
  readonly trust: Trust | null;
  readonly circumstances: Circumstances;
}> {
  const now = new Date();
  if (trustedRoots === null) return { trust: null, circumstances: { now, isTrusted: () => false } };
  const { openRoots, isTrusted, pathFault } = await import('../certificate/trust.ts');
  const roots = openRoots(trustedRoots);
  return {
    trust: { origin: roots.origin, faultOf: (chain) => pathFault(chain, roots, now) },
    circumstances: { now, isTrusted: (certificate) => isTrusted(certificate, roots) },
  };
}

function describe({ facts }: Credential, log: Log): void {
  log.info(`names: ${facts.names.join(', ') || 'none'}`);
  log.info(`issuer: ${oneLine(facts.issuer) || 'without a name'}`);
  log.info(`valid: ${facts.notBefore.toISOString()} to ${facts.notAfter.toISOString()}`);
  log.info(`key: ${facts.keyType}; intermediates: ${facts.chainLength}`);
  log.info(`fingerprint (SHA-256): ${facts.fingerprint}`);
}
