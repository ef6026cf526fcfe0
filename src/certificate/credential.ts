import { type KeyObject, X509Certificate } from 'node:crypto';
import { fingerprintOf } from '../digest.ts';
import { DeployError, type ErrorCode } from '../errors.ts';
import type { CertificateFacts } from '../report.ts';
import { type Arrangement, arrange, type Circumstances, MAX_CERTIFICATES } from './chain.ts';
import { derLength } from './der.ts';
import { noneIn, unparsed } from './foreign.ts';
import { describeKey, provesPossession } from './key.ts';
import { subjectNames, titleOf } from './names.ts';
import { isSelfSigned } from './path.ts';
import { derToPem, isPrivateKey, type PemBlock, readPemBlocks } from './pem.ts';

/** A leaf and its intermediates, parsed and in order. */
export interface Credential extends Arrangement {
  /** SHA-256 of the leaf's DER, lower-case hex. */
  readonly fingerprint: string;
  /** The leaf alone, as PEM. */
  readonly leafPem: string;
  /** The intermediates as PEM; empty when there are none. */
  readonly chainPem: string;
  readonly facts: CertificateFacts;
}

const CERTIFICATE_LABELS = new Set(['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE']);

/**
 * Parses a certificate and its chain.
 *
 * @param certificate PEM: the leaf, optionally followed by its chain
 * @param chain PEM: intermediates in any order; null when none were given
 * @param circumstances other facts that decide among several chains
 * @throws DeployError CERTIFICATE_INVALID or CHAIN_INVALID when there is no certificate or one cannot be
 *   parsed
 */
export function readCredential(
  certificate: string,
  chain: string | null,
  circumstances?: Circumstances,
): Credential {
  const first = readCertificates(certificate, 'CERTIFICATE_INVALID', 'certificate');
  const rest = chain === null ? [] : readCertificates(chain, 'CHAIN_INVALID', 'chain').certificates;
  const arrangement = arrange(first.certificates, rest, circumstances);
  const { leaf } = arrangement;
  const fingerprint = fingerprintOf(leaf.raw);
  const notices = [...arrangement.notices];
  if (first.hadKey)
    notices.push('a private key in the input certificate was ignored: private-key is the place for it');
  return {
    ...arrangement,
    notices,
    fingerprint,
    leafPem: derToPem('CERTIFICATE', leaf.raw),
    chainPem: arrangement.chain.map((member) => derToPem('CERTIFICATE', member.raw)).join(''),
    facts: factsOf(leaf, arrangement.chain.length),
  };
}

/**
 * The facts of a leaf.
 *
 * @param chainLength the number of its intermediates
 */
export function factsOf(leaf: X509Certificate, chainLength: number): CertificateFacts {
  return {
    subject: leaf.subject ?? '',
    issuer: leaf.issuer ?? '',
    names: subjectNames(leaf),
    notBefore: new Date(leaf.validFrom),
    notAfter: new Date(leaf.validTo),
    fingerprint: fingerprintOf(leaf.raw),
    keyType: describeKey(leaf.publicKey),
    chainLength,
  };
}

/** The facts of a leaf that a server sent; null when it cannot be read. */
export function factsOfServed(der: Uint8Array): CertificateFacts | null {
  try {
    return factsOf(parseCertificate(Buffer.from(der)), 0);
  } catch {
    return null;
  }
}

/**
 * The same credential with the certificates that do not fit the chain behind it, in the order in which they
 * were given.
 */
export function withStrays(credential: Credential): Credential {
  const { chain, strays, chainPem, notices, facts } = credential;
  if (strays.length === 0) return credential;
  const names = strays.map(titleOf).join('; ');
  return {
    ...credential,
    chain: [...chain, ...strays],
    strays: [],
    chainPem: chainPem + strays.map((stray) => derToPem('CERTIFICATE', stray.raw)).join(''),
    notices: [...notices, `kept at the end of the chain, although they do not fit it: ${names}`],
    facts: { ...facts, chainLength: chain.length + strays.length },
  };
}

/**
 * The leaf of a file that is already on the target, or null when none can be read: an unreadable file must
 * not block a deployment. The rest of the file does not matter.
 *
 * @param known a certificate that it probably is. It is then not parsed a second time
 */
export function readDeployedLeaf(pem: Buffer, known: X509Certificate | null): X509Certificate | null {
  try {
    const [first] = readPemBlocks(
      pem.toString('latin1'),
      'CERTIFICATE_INVALID',
      'deployed certificate',
    ).filter(isCertificate);
    if (!first) return null;
    const der = derOf(first);
    return known && der.equals(known.raw) ? known : parseCertificate(der);
  } catch {
    return null;
  }
}

/**
 * Fingerprints of the intermediates in files on the target: certificates behind the leaf, or in a file of
 * their own, that are no roots. A file that cannot be read holds none.
 *
 * @param certificate the file that begins with the leaf
 * @param chain the file that holds the chain alone; null when there is none
 */
export function readDeployedChain(certificate: Buffer | null, chain: Buffer | null): string[] {
  const certificates = (pem: Buffer | null): X509Certificate[] => {
    try {
      const text = pem?.toString('latin1') ?? '';
      const blocks = readPemBlocks(text, 'CERTIFICATE_INVALID', 'deployed chain').filter(isCertificate);
      return blocks.slice(0, MAX_CERTIFICATES).map((block) => parseCertificate(derOf(block)));
    } catch {
      return [];
    }
  };
  const others = [...certificates(certificate).slice(1), ...certificates(chain)];
  return others.filter((one) => !isSelfSigned(one)).map(({ raw }) => fingerprintOf(raw));
}

/**
 * The certificate that each key was last found to belong to. The checks ask three times, and a signature
 * takes time.
 */
const owners = new WeakMap<KeyObject, string>();

/** Whether a private key belongs to a certificate. */
export function keyMatches(certificate: X509Certificate, key: KeyObject): boolean {
  const { fingerprint256 } = certificate;
  if (owners.get(key) === fingerprint256) return true;
  const matches = provesPossession(key, certificate.publicKey);
  if (matches) owners.set(key, fingerprint256);
  return matches;
}

function readCertificates(
  pem: string,
  code: ErrorCode,
  subject: string,
): { readonly certificates: readonly X509Certificate[]; readonly hadKey: boolean } {
  const blocks = readPemBlocks(pem, code, subject);
  const certificateBlocks = blocks.filter(isCertificate);
  if (certificateBlocks.length === 0) throw noneIn(pem, code, subject, 'certificate');
  if (certificateBlocks.length > MAX_CERTIFICATES) {
    throw new DeployError(
      code,
      `the ${subject} holds ${certificateBlocks.length} certificates`,
      `at most ${MAX_CERTIFICATES} are read`,
    );
  }
  const certificates = certificateBlocks.map((block, index) => {
    const which =
      certificateBlocks.length > 1 ? `certificate ${index + 1} of the ${subject}` : `the ${subject}`;
    const der = derOf(block);
    try {
      return parseCertificate(der);
    } catch {
      throw unparsed(der, code, which);
    }
  });
  return { certificates, hadKey: blocks.some(isPrivateKey) };
}

/** Whether a block holds a certificate. */
export function isCertificate(block: PemBlock): boolean {
  return CERTIFICATE_LABELS.has(block.label);
}

/** The certificate itself, without the trust settings at the end of a TRUSTED CERTIFICATE block. */
function derOf(block: PemBlock): Buffer {
  const der = Buffer.from(block.body, 'base64');
  return der.subarray(0, derLength(der));
}

/**
 * @throws an error of OpenSSL or Date when it is no certificate, when its key is of an unknown type, or when
 *   its times cannot be read
 */
function parseCertificate(der: Buffer): X509Certificate {
  const parsed = new X509Certificate(der);
  parsed.publicKey;
  // OpenSSL parses times that are none, and everything that compares them would let them pass.
  for (const time of [parsed.validFrom, parsed.validTo]) new Date(time).toISOString();
  return parsed;
}
