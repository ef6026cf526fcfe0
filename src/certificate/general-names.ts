/**
 * Names in certificates as far as a path to a root depends on them (RFC 5280, sections 4.1.2.4 and 4.2.1).
 */

import type { X509Certificate } from 'node:crypto';
import { type Element, readObjectIdentifier } from './der.ts';
import { children, elements, extension, signedPart } from './extensions.ts';

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
const NAME_CONSTRAINTS = '2.5.29.30';

/** A DNS name or an address as a certificate holds it; others are ignored. */
export type GeneralName =
  | { readonly kind: 'dns'; readonly name: string }
  /** 4 or 16 bytes; of a constraint twice as many, the second half being the mask. */
  | { readonly kind: 'ip'; readonly bytes: Buffer };

/** Below which names a CA may issue, and below which it may not. */
export interface NameConstraints {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

/** The DNS names and addresses that a certificate is for. */
export function alternativeNames({ raw }: X509Certificate): GeneralName[] {
  const names = extension(raw, SUBJECT_ALTERNATIVE_NAME);
  return names ? children(names).flatMap((name) => generalName(names, name)) : [];
}

/** The name constraints of a CA, as far as they are about DNS names and addresses; null when it has none. */
export function nameConstraints({ raw }: X509Certificate): NameConstraints | null {
  const constraints = extension(raw, NAME_CONSTRAINTS);
  if (!constraints) return null;
  const list = (wanted: number): GeneralName[] =>
    children(constraints)
      .filter(({ tag }) => tag === wanted)
      .flatMap(({ start, end }) => {
        const trees = constraints.subarray(start, end);
        return elements(trees).flatMap((tree) => {
          const [base] = elements(trees.subarray(tree.start, tree.end));
          return base ? generalName(trees.subarray(tree.start, tree.end), base) : [];
        });
      });
  return { permitted: list(0xa0), excluded: list(0xa1) };
}

/**
 * A distinguished name as a text that is the same for names that differ only in letters' case, blanks and
 * types of text (RFC 5280, section 7.1).
 *
 * @param der the name: a sequence of sets of pairs
 */
export function canonicalName(der: Buffer): string {
  return canonical(der, 4);
}

/** @param depth how many levels to look into: a value may be nested without end */
function canonical(der: Buffer, depth: number): string {
  const texts = elements(der).map(({ tag, start, end }) => {
    const content = der.subarray(start, end);
    if (tag & 0x20) return depth > 0 ? `(${canonical(content, depth - 1)})` : content.toString('hex');
    if (tag === 0x06) return readObjectIdentifier(content);
    return content.toString('utf8').trim().replace(/\s+/g, ' ').toLowerCase();
  });
  return texts.join(',');
}

/** The subject and the issuer of a certificate, as DER. */
export function namesOf(certificate: Buffer): { readonly subject: Buffer; readonly issuer: Buffer } {
  const { body, fields } = signedPart(certificate);
  // Before them: the serial number and the algorithm; between them the validity.
  const at = fields[0]?.tag === 0xa0 ? 3 : 2;
  const piece = (index: number): Buffer => body.subarray(fields[index]?.start ?? 0, fields[index]?.end ?? 0);
  return { issuer: piece(at), subject: piece(at + 2) };
}

function generalName(bytes: Buffer, { tag, start, end }: Element): GeneralName[] {
  const content = bytes.subarray(start, end);
  if (tag === 0x82) return [{ kind: 'dns', name: content.toString('latin1').toLowerCase() }];
  return tag === 0x87 ? [{ kind: 'ip', bytes: content }] : [];
}
