import type { KeyObject, X509Certificate } from 'node:crypto';
import { DeployError } from '../errors.ts';
import { checkChain, type Refusal, type Trust } from './chain-check.ts';
import { type Credential, keyMatches } from './credential.ts';
import { brokenSignatureHash } from './der.ts';
import { hasKeyUsage, KEY_USAGES, serverPurpose } from './extensions.ts';
import { describeKey, keyBits, publicKeyFingerprint } from './key.ts';
import { coversName, subjectNames, titleOf } from './names.ts';
import { isSelfSigned } from './path.ts';

/** The input of the checks. Everything comes in as an argument, also the present time. */
export interface PreflightInput {
  readonly credential: Credential;
  /**
   * The key that will be on the target afterwards: the given one, or the one that is already there. Null: not
   * known yet, so not checked.
   */
  readonly privateKey: KeyObject | null;
  readonly keyOrigin: 'given' | 'on the target';
  /** Server names (SNI) that clients will ask for. */
  readonly serverNames: readonly string[];
  /** The roots that clients hold; null without `trusted-roots`. */
  readonly trust: Trust | null;
  /** The leaf that the target holds now; null when it holds none. */
  readonly deployedLeaf: X509Certificate | null;
  readonly now: Date;
  /** Milliseconds. */
  readonly minValidityMs: number;
}

interface Check {
  readonly name: string;
  /** The rule that it checks, in one line. */
  readonly purpose: string;
  run(input: PreflightInput): Refusal | null;
}

/**
 * The checks, in the order in which they run. `key-match` comes first and is the only one that cannot be
 * skipped.
 */
export const CHECKS = [
  { name: 'key-match', purpose: 'the private key belongs to the leaf', run: checkKey },
  {
    name: 'chain',
    purpose: 'each certificate is issued by the next, which is a CA, up to a trusted root',
    run: ({ credential, trust }) => checkChain(credential, trust),
  },
  {
    name: 'validity',
    purpose: 'the leaf and its intermediates are valid now and for long enough',
    run: checkValidity,
  },
  { name: 'purpose', purpose: 'the leaf is one, and for servers', run: checkPurpose },
  { name: 'names', purpose: 'the leaf covers every server name', run: checkNames },
  { name: 'freshness', purpose: 'the leaf is not older than the one deployed', run: checkFreshness },
  { name: 'strength', purpose: 'keys and signatures are strong enough', run: checkStrength },
] as const satisfies readonly Check[];

/**
 * The checks of other things than the credential. They run in the steps that know the target and the
 * commands.
 */
const TARGET_CHECKS = ['shared', 'sds-name', 'modes', 'commands'] as const;

/** The name of a preflight check, as `skip-checks` takes it. */
export type CheckName = (typeof CHECKS)[number]['name'] | (typeof TARGET_CHECKS)[number];

/** The checks that `skip-checks` may name. */
export const SKIPPABLE_CHECKS: readonly CheckName[] = [
  ...CHECKS.map((check) => check.name).filter((name) => name !== 'key-match'),
  ...TARGET_CHECKS,
];

/** The first checks in the order. None of them needs the target, so they run before it is locked. */
export const FIRST_CHECKS: readonly (typeof CHECKS)[number][] = CHECKS.slice(
  0,
  CHECKS.findIndex(({ name }) => name === 'freshness'),
);

/**
 * Runs every check that is not skipped and stops at the first refusal.
 *
 * @param skip names of checks to leave out; `key-match` runs regardless
 * @param checks those to run
 * @returns the names of the checks that passed
 * @throws DeployError with the code of the check that refused
 */
export function preflight(
  input: PreflightInput,
  skip: ReadonlySet<CheckName>,
  checks: readonly (typeof CHECKS)[number][] = CHECKS,
): CheckName[] {
  const passed: CheckName[] = [];
  for (const check of checks) {
    if (check.name === 'key-match' ? input.privateKey === null : skip.has(check.name)) continue;
    const refusal = check.run(input);
    if (refusal) throw new DeployError(refusal.code, refusal.fact, refusal.hint);
    passed.push(check.name);
  }
  return passed;
}

function checkKey({ credential, privateKey, keyOrigin }: PreflightInput): Refusal | null {
  if (privateKey === null || keyMatches(credential.leaf, privateKey)) return null;
  const wanted = publicKeyFingerprint(credential.leaf.publicKey).slice(0, 16);
  const got = publicKeyFingerprint(privateKey).slice(0, 16);
  const hint =
    keyOrigin === 'given'
      ? 'was the key renewed without the certificate?'
      : 'the key already on the target was kept because private-key was not given: give the new one';
  const compared =
    wanted === got
      ? "the key's public half is that of the certificate, and its private half is not: the file is damaged"
      : `the certificate's public key is ${wanted}…, the key's is ${got}…; ${hint}`;
  return {
    code: 'KEY_MISMATCH',
    fact:
      keyOrigin === 'given'
        ? 'private key does not belong to the certificate'
        : 'the private key on the target does not belong to the certificate',
    hint: compared,
  };
}

/** Refuses a leaf, or an intermediate on its path, by the times at which it is valid. */
export function checkValidity({
  credential,
  now,
  minValidityMs,
}: Pick<PreflightInput, 'credential' | 'now' | 'minValidityMs'>): Refusal | null {
  // Certificates behind the path help some clients, but no client depends on them.
  for (const certificate of [credential.leaf, ...credential.path]) {
    const isLeaf = certificate === credential.leaf;
    const subject = isLeaf ? 'the certificate' : `the intermediate ${titleOf(certificate)}`;
    const refusal = validityRefusal(certificate, now, minValidityMs);
    if (refusal) return { code: 'VALIDITY', fact: `${subject} ${refusal.fact}`, hint: refusal.hint(isLeaf) };
  }
  return null;
}

/** The fact continues a sentence; the hint depends on whether it is of the leaf. */
function validityRefusal(
  certificate: X509Certificate,
  now: Date,
  minValidityMs: number,
): { readonly fact: string; readonly hint: (isLeaf: boolean) => string } | null {
  const notBefore = new Date(certificate.validFrom);
  const notAfter = new Date(certificate.validTo);
  const left = notAfter.getTime() - now.getTime();
  if (notBefore > now) {
    return {
      fact: `is not valid before ${notBefore.toISOString()}`,
      hint: () => `it is ${now.toISOString()} here; deploy it later, or set the clock`,
    };
  }
  if (left <= 0) {
    return {
      fact: `expired at ${notAfter.toISOString()}`,
      hint: (isLeaf) =>
        `it is ${now.toISOString()} here; ${isLeaf ? 'was an earlier certificate given?' : "was an earlier chain given? The certificate's CA offers the one in use now"}`,
    };
  }
  if (left < minValidityMs) {
    return {
      fact: `expires at ${notAfter.toISOString()}, sooner than min-validity allows`,
      hint: (isLeaf) =>
        `${Math.floor(left / 1000)} s are left and ${Math.floor(minValidityMs / 1000)} s are asked for; ${isLeaf ? 'renew it' : 'give a newer chain'}, or lower min-validity`,
    };
  }
  return null;
}

function checkPurpose({ credential: { leaf } }: PreflightInput): Refusal | null {
  if (leaf.ca && !isForItself(leaf)) {
    return {
      code: 'CERTIFICATE_INVALID',
      fact: `${titleOf(leaf)} is a CA, and no certificate for a server`,
      hint: isSelfSigned(leaf)
        ? 'was the root given as certificate? If a server really uses it, make it anew with a subjectAltName and for digitalSignature, or name purpose in skip-checks'
        : 'was the intermediate given as certificate?',
    };
  }
  if (serverPurpose(leaf) === 'none') {
    return {
      code: 'CERTIFICATE_INVALID',
      fact: 'the certificate is not for servers',
      hint: 'its extended key usage lacks serverAuth, and every client refuses it: was the certificate of a client given?',
    };
  }
  return null;
}

/**
 * Whether a self-signed CA is the certificate of a server all the same: `openssl req -x509` calls every
 * certificate a CA. Such a one names the server, and does not ask for the usage of a root.
 */
function isForItself(leaf: X509Certificate): boolean {
  const isForIssuing =
    hasKeyUsage(leaf, KEY_USAGES.keyCertSign) && !hasKeyUsage(leaf, KEY_USAGES.digitalSignature);
  return isSelfSigned(leaf) && subjectNames(leaf).length > 0 && !isForIssuing;
}

function checkNames({ credential, serverNames }: PreflightInput): Refusal | null {
  const missing = serverNames.find((name) => !coversName(credential.leaf, name));
  if (missing === undefined) return null;
  const names = subjectNames(credential.leaf);
  return {
    code: 'NAME_MISMATCH',
    fact: `the certificate does not cover ${missing}`,
    hint: `it covers ${names.length > 0 ? names.join(', ') : 'no name at all'}; name another with sni=NAME behind the endpoint, or request a certificate for it`,
  };
}

function checkFreshness({ credential, deployedLeaf }: PreflightInput): Refusal | null {
  if (!deployedLeaf) return null;
  const deployed = new Date(deployedLeaf.validFrom);
  if (credential.facts.notBefore >= deployed) return null;
  return {
    code: 'CERTIFICATE_OLDER',
    fact: `the certificate is older than the one deployed: ${credential.facts.notBefore.toISOString()} against ${deployed.toISOString()}`,
    hint: 'was the renewed one given? To go back on purpose, name freshness in skip-checks',
  };
}

function checkStrength({ credential }: PreflightInput): Refusal | null {
  for (const certificate of [credential.leaf, ...credential.chain]) {
    const key = certificate.publicKey;
    const least = key.asymmetricKeyType?.startsWith('rsa') ? 2048 : 256;
    if (keyBits(key) < least) {
      return {
        code: 'WEAK',
        fact: `the key of ${titleOf(certificate)} is weak: ${describeKey(key)}`,
        hint: 'expected RSA of 2048 bits or more, or a curve of 256 bits or more',
      };
    }
    const hash = brokenSignatureHash(certificate.raw);
    if (hash) {
      return {
        code: 'WEAK',
        fact: `${titleOf(certificate)} is signed with ${hash}`,
        hint: 'clients refuse it: have it issued anew with SHA-256 or better',
      };
    }
  }
  return null;
}
