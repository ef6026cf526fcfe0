import { type Element, readElement, readObjectIdentifier } from './der.ts';

/** Iterations of PBKDF2, or of PKCS#12's own derivation: OpenSSL takes up to five seconds for that many. */
const MAX_ITERATIONS = 10_000_000;

/** What scrypt is asked for, N × r × p (RFC 7914, section 2): OpenSSL takes some five seconds for that. */
const MAX_SCRYPT = 2 ** 24;

const PBES2 = '1.2.840.113549.1.5.13';
const SCRYPT = '1.3.6.1.4.1.11591.4.11';

/**
 * Weighs the derivation of the key for an encrypted private key. OpenSSL does not ask before it begins, and nothing
 * stops it then.
 *
 * @param der an EncryptedPrivateKeyInfo (RFC 5958); anything else is left for OpenSSL to refuse
 * @returns `slow` when nobody would wait for it, `impossible` when it asks for less than one iteration
 */
export function weighDerivation(der: Buffer): 'slow' | 'impossible' | 'fair' {
  const [algorithm] = members(der, readElement(der, 0));
  const scheme = readAlgorithm(der, algorithm);
  const derivation = scheme?.name === PBES2 ? readAlgorithm(der, members(der, scheme.parameters)[0]) : scheme;
  const counts = members(der, derivation?.parameters)
    .filter(({ tag }) => tag === 0x02)
    .map((element) => readCount(der, element));
  const isScrypt = derivation?.name === SCRYPT;
  const work = counts.slice(0, isScrypt ? 3 : 1);
  if (work.some((count) => count < 1)) return 'impossible';
  return work.reduce((product, count) => product * count, 1) > (isScrypt ? MAX_SCRYPT : MAX_ITERATIONS)
    ? 'slow'
    : 'fair';
}

function readAlgorithm(
  der: Buffer,
  element: Element | undefined,
): { readonly name: string; readonly parameters: Element | undefined } | null {
  const [identifier, parameters] = members(der, element);
  if (identifier?.tag !== 0x06) return null;
  return { name: readObjectIdentifier(der.subarray(identifier.start, identifier.end)), parameters };
}

/** The elements in a sequence; none when it is not one. No algorithm has more than a few. */
function members(der: Buffer, sequence: Element | null | undefined): Element[] {
  const elements: Element[] = [];
  if (sequence?.tag !== 0x30) return elements;
  for (let at = sequence.start; at < sequence.end && elements.length < 8; ) {
    const element = readElement(der, at);
    if (!element) break;
    elements.push(element);
    at = element.end;
  }
  return elements;
}

/** A whole number; -1 for any below zero. */
function readCount(der: Buffer, { start, end }: Element): number {
  if ((der[start] ?? 0) > 0x7f) return -1;
  return der.subarray(start, end).reduce((value, byte) => value * 256 + byte, 0);
}
