/*
 * The entries of Java's older keystores, JKS and JCEKS, as far as people know them: kind and name. Java reads
 * and writes them in sun.security.provider.JavaKeyStore. Only the keys in them are encrypted, so that names
 * take no password.
 */

/** The first four bytes of either kind. */
const MAGIC = { JKS: 0xfeedfeed, JCEKS: 0xcececece } as const;

/** An entry, by its kind and its name. */
export interface JavaEntry {
  readonly kind: string;
  readonly alias: string;
}

/** Whether a file is a keystore of Java's older kinds. */
export function isJavaKeystore(bytes: Buffer): boolean {
  return javaKindOf(bytes) !== null;
}

/** Which of the kinds a file is; null when it is neither. */
export function javaKindOf(bytes: Buffer): keyof typeof MAGIC | null {
  const magic = bytes.length < 4 ? 0 : bytes.readUInt32BE(0);
  if (magic === MAGIC.JKS) return 'JKS';
  return magic === MAGIC.JCEKS ? 'JCEKS' : null;
}

/**
 * Lists entries up to the first that cannot be read, which is so for all behind a secret key: its length is
 * not told.
 *
 * @param bytes a keystore of Java's older kinds
 */
export function readJavaEntries(bytes: Buffer): {
  readonly entries: readonly JavaEntry[];
  readonly total: number;
} {
  const entries: JavaEntry[] = [];
  let total = 0;
  let at = 4;
  const take = (length: number): Buffer => {
    at += length;
    if (at > bytes.length) throw new RangeError('cut short');
    return bytes.subarray(at - length, at);
  };
  const number = (): number => take(4).readUInt32BE(0);
  const text = (): string => take(take(2).readUInt16BE(0)).toString('utf8');
  try {
    // Version 1 names no type of certificate.
    const isTyped = number() > 1;
    const skipCertificate = (): void => {
      if (isTyped) text();
      take(number());
    };
    total = number();
    while (entries.length < total) {
      const kind = KINDS[number()];
      if (kind === undefined) break;
      entries.push({ kind, alias: text() });
      // The time at which it was made.
      take(8);
      if (kind === 'secret key') break;
      if (kind === 'private key') take(number());
      for (let left = kind === 'private key' ? number() : 1; left > 0; left -= 1) skipCertificate();
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return { entries, total };
}

const KINDS: Readonly<Record<number, string>> = {
  1: 'private key',
  2: 'trusted certificate',
  3: 'secret key',
};
