/*
 * The entries of a keystore that is on the target: which of them belong to somebody else, and how they are
 * told. A keystore is written as a whole, so that everything else in it would be lost.
 */
import { type KeyObject, X509Certificate } from 'node:crypto';
import { fingerprintOf } from '../../digest.ts';
import { MAX_CERTIFICATES } from '../chain.ts';
import type { Credential } from '../credential.ts';
import { belongsTo, type Contents, parseKey } from './open.ts';

/** An entry in words; its alias is null when it has none. */
export interface Entry {
  readonly kind: string;
  readonly alias: string | null;
}

/**
 * The entries of a keystore, when it holds anything besides one credential; none otherwise. A credential is a
 * key with its leaf and all certificates above that, the root included, as openssl and keytool write them. A
 * certificate that Java trusts by itself is an entry, also when it is one of those.
 *
 * @param credential the one that is to be written, with its key: parts of it are nobody else's
 */
export function entriesBeside(
  { keys, certificates, others }: Contents,
  credential: Credential,
  key: KeyObject,
): Entry[] {
  const first = keys[0] ? parseKey(keys[0].der) : null;
  const known = new Set([credential.leaf, ...credential.chain].map(({ raw }) => fingerprintOf(raw)));
  const own = ownCertificates(first, certificates);
  const strange = certificates.filter(
    ({ der, isTrusted }) => isTrusted || !(own.has(der) || known.has(fingerprintOf(der))),
  );
  const isOneAtMost = keys.length === 0 || (keys.length === 1 && (own.size > 0 || first?.equals(key)));
  if (isOneAtMost && strange.length === 0 && others.length === 0) return [];
  return [
    ...keys.map(({ alias }) => ({ kind: 'private key', alias })),
    ...strange.map(({ der, alias, isTrusted }) => ({
      kind: isTrusted ? 'trusted certificate' : 'certificate',
      alias: alias ?? parseCertificate(der)?.subject?.replace(/\n/g, ', ') ?? null,
    })),
    ...others,
  ];
}

/** The leaf of a key, and the certificates above it, in any order. */
function ownCertificates(key: KeyObject | null, certificates: Contents['certificates']): ReadonlySet<Buffer> {
  // No chain is as long, and every certificate is held against every other.
  if (key === null || certificates.length > MAX_CERTIFICATES) return new Set();
  const pool = certificates.flatMap(({ der }) => {
    const certificate = parseCertificate(der);
    return certificate ? [{ der, certificate }] : [];
  });
  const found = new Set(pool.filter(({ der }) => belongsTo(der, key)));
  // The loop also visits the items that are added meanwhile.
  for (const below of found)
    for (const issuer of pool) if (below.certificate.checkIssued(issuer.certificate)) found.add(issuer);
  return new Set([...found].map(({ der }) => der));
}

function parseCertificate(der: Buffer): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}

/** The most entries that are named, and the most characters of a name. */
const NAMED = 10;
const SHOWN = 80;

/**
 * Names entries, such as `private key "tomcat", trusted certificate "root"`.
 *
 * @param total how many there are, when not all of them are known
 */
export function describeEntries(entries: readonly Entry[], total = entries.length): string {
  const named = entries.slice(0, NAMED).map(({ kind, alias }) => {
    if (alias === null) return `${kind} without a name`;
    return `${kind} ${JSON.stringify(alias.length > SHOWN ? `${alias.slice(0, SHOWN)}…` : alias)}`;
  });
  const more = total - named.length;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
