/** The roots that clients hold. They are found by name, and parsed when they are needed. */

import { X509Certificate } from 'node:crypto';
import { canonicalName, namesOf } from './general-names.ts';

/** Certificates that clients trust, as `trusted-roots` names them. */
export interface RootStore {
  /** `public`: Mozilla's list. `system`: this machine's. `given`: the input held them. */
  readonly origin: 'public' | 'system' | 'given';
  /** One certificate each. */
  readonly pems: readonly string[];
}

/** A store that can be searched. */
export interface Roots {
  readonly origin: RootStore['origin'];
  /** The certificates of the store that have the name of a certificate's issuer. */
  named(certificate: X509Certificate): readonly X509Certificate[];
}

/**
 * Opens a store. None of its certificates is parsed before its name is searched for; one that cannot be
 * parsed is not there.
 */
export function openRoots({ origin, pems }: RootStore): Roots {
  let index: Map<string, Buffer[]> | null = null;
  const parsed = new Map<string, readonly X509Certificate[]>();
  return {
    origin,
    named: ({ raw }) => {
      const name = canonicalName(namesOf(raw).issuer);
      index ??= bySubject(pems);
      const found = parsed.get(name) ?? (index.get(name) ?? []).flatMap(parse);
      parsed.set(name, found);
      return found;
    },
  };
}

function bySubject(pems: readonly string[]): Map<string, Buffer[]> {
  const index = new Map<string, Buffer[]>();
  for (const der of new Set(pems.map((pem) => pem.replace(/-----[^-]*-----|\s+/g, '')))) {
    const bytes = Buffer.from(der, 'base64');
    const name = canonicalName(namesOf(bytes).subject);
    index.set(name, [...(index.get(name) ?? []), bytes]);
  }
  return index;
}

function parse(der: Buffer): X509Certificate[] {
  try {
    const certificate = new X509Certificate(der);
    // Its key is read, because a key of an unknown type can verify nothing.
    return certificate.publicKey ? [certificate] : [];
  } catch {
    return [];
  }
}
