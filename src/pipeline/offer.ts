import type { KeyObject } from 'node:crypto';
import type { Circumstances } from '../certificate/chain.ts';
import { chainWarnings, type Trust } from '../certificate/chain-check.ts';
import {
  type Credential,
  holdsIntermediates,
  readCredential,
  readDeployedLeaf,
  withStrays,
} from '../certificate/credential.ts';
import { onlyPrivateKey, type PrivateKey, readPrivateKey } from '../certificate/key.ts';
import { oneLine } from '../certificate/names.ts';
import { secretLines } from '../certificate/pem.ts';
import { type PreflightInput, preflight } from '../certificate/preflight.ts';
import { DeployError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { DeployRequest } from '../request.ts';
import { keyFile } from '../server/names.ts';
import { type Leaf, leafOf } from './expected.ts';
import type { Run } from './run.ts';
import { unwrap } from './unwrap.ts';

/** The credential that is to be deployed, parsed. */
export interface Offer {
  readonly credential: Credential;
  /** Null: the key already on the target stays. */
  readonly privateKey: PrivateKey | null;
  /** The roots that clients hold; null when nobody asked. */
  readonly trust: Trust | null;
}

/** What the target holds of the credential that is to be replaced. */
export interface Deployed {
  readonly certificate: Buffer | null;
  readonly privateKey: Buffer | null;
  /** The chain, where it has a file of its own; read when it is asked for. */
  readonly chain: () => Buffer | null;
}

/** An offer that passed every check. */
export interface AcceptedOffer {
  readonly credential: Credential;
  readonly key: KeyObject;
  /** The key as it will be on the target. */
  readonly keyPem: Buffer;
  /** The leaf that is there now; null when there is none. */
  readonly deployed: Leaf | null;
  /** Names of the checks that it passed. */
  readonly passed: readonly string[];
  /** What no check refuses and clients may, one line each. */
  readonly warnings: readonly string[];
}

/** Parses what was given. Throws DeployError with a code of the certificate, the key, the chain or the PKCS#12 file. */
export async function readOffer(run: Run): Promise<Offer> {
  const { request, report, log, hide } = run;
  const given = await unwrap(run, request.credential);
  const { trust, circumstances } = await readTrust(request);
  const read = readCredential(given.certificate, given.chain, circumstances);
  const credential = request.skipChecks.has('chain') ? withStrays(read) : read;
  report.certificate = credential.facts;
  describe(credential, log);
  const privateKey = given.privateKey === null ? null : readPrivateKey(given.privateKey, request.passphrase);
  // Decrypted or folded anew, it has other lines than the ones that were given.
  if (privateKey) hide(secretLines(privateKey.pem, true));
  for (const notice of [...credential.notices, ...(privateKey?.notices ?? [])]) log.notice(notice);
  return { credential, privateKey, trust };
}

/** What reads roots is loaded when somebody names them. */
async function readTrust({
  trustedRoots,
}: DeployRequest): Promise<{ readonly trust: Trust | null; readonly circumstances: Circumstances }> {
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

/**
 * Holds an offer against everything that could make it the wrong one for this target.
 *
 * @throws DeployError with the code of the check that refused; INPUT_INVALID when no key was given and the target has none
 */
export function acceptOffer(
  { request, hide }: Pick<Run, 'request' | 'hide'>,
  offer: Offer,
  deployed: Deployed,
): AcceptedOffer {
  const { credential, privateKey, trust } = offer;
  const deployedLeaf =
    deployed.certificate === null ? null : readDeployedLeaf(deployed.certificate, credential.leaf);
  const kept = privateKey === null ? deployed.privateKey : null;
  if (privateKey === null && kept === null) {
    throw new DeployError(
      'INPUT_INVALID',
      `private-key: required, because ${request.target.directory} holds no ${keyFile(request.names)} that could stay`,
      'give the private key, or name the one on the target in private-key-file or bundle-file',
    );
  }
  const key = privateKey ?? readKept((kept as Buffer).toString('latin1'), request, hide);
  const passed = preflight(
    {
      ...withoutTarget(request, offer),
      privateKey: key.key,
      keyOrigin: privateKey === null ? 'on the target' : 'given',
      deployedLeaf,
    },
    request.skipChecks,
  );
  return {
    credential,
    key: key.key,
    keyPem: kept === null ? Buffer.from(key.pem) : keyAsItIs(request, kept),
    deployed: deployedLeaf && leafOf(deployedLeaf),
    passed,
    warnings: request.skipChecks.has('chain')
      ? []
      : chainWarnings(credential, {
          trust,
          hadIntermediates: () => holdsIntermediates(deployed.certificate, deployed.chain()),
        }),
  };
}

function readKept(pem: string, { passphrase }: DeployRequest, hide: Run['hide']): PrivateKey {
  hide(secretLines(pem, true));
  const key = readPrivateKey(pem, passphrase, 'private key on the target');
  hide(secretLines(key.pem, true));
  return key;
}

/**
 * Holds an offer against everything that can be told without its target, for when that cannot be opened: a certificate that would be refused anyway is the better news.
 *
 * @throws DeployError with the code of the check that refused
 */
export function checkAlone(request: DeployRequest, offer: Offer): void {
  preflight(
    {
      ...withoutTarget(request, offer),
      privateKey: offer.privateKey?.key ?? null,
      keyOrigin: 'given',
      deployedLeaf: null,
    },
    request.skipChecks,
  );
}

function withoutTarget(
  request: DeployRequest,
  { credential, trust }: Offer,
): Omit<PreflightInput, 'privateKey' | 'keyOrigin' | 'deployedLeaf'> {
  return {
    credential,
    trust,
    serverNames: request.verify.endpoints.flatMap(({ serverName }) => serverName ?? []),
    now: new Date(),
    minValidityMs: request.minValidityMs,
  };
}

/** A key that stays: its file byte for byte, or, where it is part of a bundle, its block. */
function keyAsItIs({ names }: DeployRequest, kept: Buffer): Buffer {
  return names.privateKey === null ? Buffer.from(onlyPrivateKey(kept.toString('latin1'))) : kept;
}
