import type { KeyObject, X509Certificate } from 'node:crypto';
import { chainWarnings } from '../certificate/chain-check.ts';
import { type Credential, factsOf, readDeployedChain, readDeployedLeaf } from '../certificate/credential.ts';
import { onlyPrivateKey, type PrivateKey, readPrivateKey } from '../certificate/key.ts';
import { secretLines } from '../certificate/pem.ts';
import type { CheckName } from '../certificate/preflight.ts';
import { DeployError } from '../errors.ts';
import type { CertificateFacts } from '../report.ts';
import type { DeployRequest } from '../request.ts';
import { keyFile, leafFile } from '../server/names.ts';
import { readDeployed, type View } from '../transaction/view.ts';
import { type Candidate, runChecks } from './check.ts';
import { type Leaf, leafOf } from './expected.ts';
import type { Run } from './run.ts';

/** A candidate that may take the place of the deployed credential. */
export interface Accepted {
  readonly credential: Credential;
  readonly key: KeyObject;
  /** The key as it will be on the target. */
  readonly keyPem: Buffer;
  /** The leaf that is deployed; null when there is none. */
  readonly deployed: Leaf | null;
  /** Reads the fingerprints of the deployed intermediates. Most runs need none, and parsing takes time. */
  deployedChain(): readonly string[];
  /** Names of the checks that it passed. */
  readonly passed: readonly CheckName[];
  /** Doubts for which no check refuses it, one line each. */
  readonly warnings: readonly string[];
}

/**
 * Runs the preflight checks on the candidate beside the deployed credential: its key may be the one that
 * stays, and its leaf must not be older.
 *
 * @throws DeployError with the code of the check that refused; INPUT_INVALID when no key was given and the
 *   target has none
 */
export function accept(
  run: Pick<Run, 'request' | 'report' | 'hide'>,
  candidate: Candidate,
  view: View,
): Accepted {
  const { request } = run;
  const { names } = request;
  const { credential, privateKey, trust } = candidate;
  const deployed = readDeployed(view, leafFile(names));
  const deployedLeaf = deployed === null ? null : readDeployedLeaf(deployed, credential.leaf);
  run.report.earlier = deployedLeaf && factsBeside(deployedLeaf, credential);
  const kept = privateKey === null ? requireKept(request, readDeployed(view, keyFile(names))) : null;
  const key = privateKey ?? readKept(run, kept);
  const passed = runChecks(request, candidate, {
    privateKey: key.key,
    keyOrigin: privateKey === null ? 'on the target' : 'given',
    deployedLeaf,
  });
  const deployedChain = (): string[] =>
    readDeployedChain(deployed, names.chain === null ? null : readDeployed(view, names.chain));
  return {
    credential,
    key: key.key,
    keyPem: kept === null ? Buffer.from(key.pem) : keyAsItIs(request, kept),
    deployed: deployedLeaf && leafOf(deployedLeaf),
    deployedChain,
    passed,
    warnings: request.skipChecks.has('chain')
      ? []
      : chainWarnings(credential, { trust, hadIntermediates: () => deployedChain().length > 0 }),
  };
}

/** The facts of the deployed leaf, which are known already where it is the candidate's. */
function factsBeside(deployed: X509Certificate, { leaf, facts }: Credential): CertificateFacts {
  return deployed === leaf ? facts : factsOf(deployed, 0);
}

function requireKept({ target, names }: DeployRequest, kept: Buffer | null): Buffer {
  if (kept) return kept;
  throw new DeployError(
    'INPUT_INVALID',
    `private-key: required, because ${target.directory} holds no ${keyFile(names)} that could stay`,
    'give the private key, or name the one on the target in private-key-file or bundle-file',
  );
}

function readKept({ request, hide }: Pick<Run, 'request' | 'hide'>, kept: Buffer | null): PrivateKey {
  const pem = kept?.toString('latin1') ?? '';
  hide(secretLines(pem, true));
  const key = readPrivateKey(pem, request.passphrase, 'private key on the target');
  hide(secretLines(key.pem, true));
  return key;
}

/** A key that stays: its file byte for byte, or, in a bundle, its block. */
function keyAsItIs({ names }: DeployRequest, kept: Buffer): Buffer {
  return names.privateKey === null ? Buffer.from(onlyPrivateKey(kept.toString('latin1'))) : kept;
}
