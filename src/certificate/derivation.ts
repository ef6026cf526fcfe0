import { membersOf, readAlgorithm, readCount, readElement, TAG } from './der.ts';

/** Iterations of PBKDF2, or of PKCS#12's own derivation: OpenSSL takes up to five seconds for that many. */
const MAX_ITERATIONS = 10_000_000;

/** The cost of scrypt, N × r × p (RFC 7914, section 2): OpenSSL takes some five seconds for that much. */
const MAX_SCRYPT = 2 ** 24;

const PBES2 = '1.2.840.113549.1.5.13';
const SCRYPT = '1.3.6.1.4.1.11591.4.11';

/**
 * Whether deriving the key for an encrypted private key would take so long that nobody would wait for it.
 * OpenSSL does not ask before it begins, and nothing stops it then.
 *
 * @param der an EncryptedPrivateKeyInfo (RFC 5958); of anything else OpenSSL will say soon enough that it is
 *   none
 */
export function isSlowToDerive(der: Buffer): boolean {
  const [algorithm] = membersOf(der, readElement(der, 0));
  const scheme = readAlgorithm(der, algorithm);
  const derivation =
    scheme?.name === PBES2 ? readAlgorithm(der, membersOf(der, scheme.parameters)[0]) : scheme;
  const counts = membersOf(der, derivation?.parameters)
    .filter(({ tag }) => tag === TAG.integer)
    .map((element) => readCount(der, element));
  if (derivation?.name === SCRYPT)
    return counts.slice(0, 3).reduce((product, count) => product * count, 1) > MAX_SCRYPT;
  return (counts[0] ?? 0) > MAX_ITERATIONS;
}
