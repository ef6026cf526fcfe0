/** Name constraints (RFC 5280, section 4.2.1.10), on DNS names and addresses. */

import type { X509Certificate } from 'node:crypto';
import { alternativeNames, type GeneralName, nameConstraints } from './general-names.ts';

/**
 * The first name of a leaf for which a CA above it may not issue, in words; null when there is none. Other
 * kinds of names, directory names among them, are not checked.
 */
export function violatedConstraint(leaf: X509Certificate, authority: X509Certificate): string | null {
  const constraints = nameConstraints(authority);
  if (!constraints) return null;
  const { permitted, excluded } = constraints;
  for (const name of alternativeNames(leaf)) {
    const allowed = permitted.filter(({ kind }) => kind === name.kind);
    if (allowed.length > 0 && !allowed.some((base) => isBelow(name, base)))
      return `${inWords(name)} (permitted subtree violation)`;
    if (excluded.some((base) => isBelow(name, base))) return `${inWords(name)} (excluded subtree violation)`;
  }
  return null;
}

/**
 * A DNS name is below another when labels were added on its left; a constraint that begins with a dot wants
 * at least one.
 */
function isBelow(name: GeneralName, base: GeneralName): boolean {
  if (name.kind === 'dns' && base.kind === 'dns') {
    if (base.name === '' || name.name === base.name) return true;
    return name.name.endsWith(base.name.startsWith('.') ? base.name : `.${base.name}`);
  }
  if (name.kind !== 'ip' || base.kind !== 'ip') return false;
  const { length } = name.bytes;
  return (
    base.bytes.length === 2 * length &&
    name.bytes.every((byte, at) => {
      const mask = base.bytes[length + at] ?? 0xff;
      return (byte & mask) === ((base.bytes[at] ?? 0) & mask);
    })
  );
}

function inWords(name: GeneralName): string {
  if (name.kind === 'dns') return name.name;
  return name.bytes.length === 4 ? [...name.bytes].join('.') : `the address ${name.bytes.toString('hex')}`;
}
