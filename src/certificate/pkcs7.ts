/*
 * Certificates out of a PKCS#7 file (RFC 5652): how Windows exports a chain (`.p7b`), and how many
 * authorities hand one out.
 */
import { readBerElement, readBerElements, readObjectIdentifier, TAG } from './der.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';

/**
 * The certificates of a SignedData, in DER, in the order of the file, which says nothing. Signatures and
 * revocation lists are left alone.
 *
 * @param file DER, or BER with indefinite lengths
 * @returns none when it is another kind of file, or holds none
 */
export function certificatesIn(file: Buffer): Buffer[] {
  const contentInfo = readBerElement(file, 0);
  const [type, content] = contentInfo ? readBerElements(file, contentInfo) : [];
  if (type?.tag !== TAG.identifier || content?.tag !== TAG.tagged0) return [];
  if (readObjectIdentifier(file.subarray(type.start, type.end)) !== SIGNED_DATA) return [];
  const [signedData] = readBerElements(file, content);
  if (signedData?.tag !== TAG.sequence) return [];
  // RFC 5652, section 5.1: after version, digestAlgorithms and encapContentInfo comes [0], the certificates.
  const certificates = readBerElements(file, signedData).find(({ tag }) => tag === TAG.tagged0);
  if (!certificates) return [];
  return readBerElements(file, certificates)
    .filter(({ tag }) => tag === TAG.sequence)
    .map(({ at, next }) => file.subarray(at, next));
}
