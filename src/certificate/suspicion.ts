/*
 * Whether a text that was given for something else is a private key, or may hold one: people mix up inputs.
 */
/** What tells PEM text from a path. */
export const PEM_MARK = '-----BEGIN';

/** No key is shorter: an Ed25519 key has 64 characters. */
const LEAST = 40;

/**
 * Whether a text is a private key that lost its armour, or base64 of one with it. Without armour it is base64 of a sequence whose first element is the number 0 or 1, the version that keys begin
 * with in PKCS#8 (RFC 5958, section 2), PKCS#1 (RFC 8017, A.1.2) and SEC 1 (RFC 5915, section 3), or, encrypted, the identifier of an algorithm (RFC 5958, section 3). A certificate, or a
 * request for one, begins with neither.
 */
export function isBareKey(text: string): boolean {
  if (text.length < LEAST) return false;
  const body = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]{40,}={0,2}$/.test(body)) return false;
  const der = Buffer.from(body, 'base64');
  if (der.includes(PEM_MARK)) return true;
  const first = contentOf(der, 0);
  if (der[0] !== SEQUENCE) return false;
  if (der[first] === SEQUENCE) return der[contentOf(der, first)] === OBJECT_IDENTIFIER;
  return der[first] === INTEGER && der[first + 1] === 1 && (der[first + 2] ?? 2) <= 1;
}

const [INTEGER, OBJECT_IDENTIFIER, SEQUENCE] = [0x02, 0x06, 0x30];

/** Where the content of an element begins, behind its tag and its length. */
function contentOf(der: Buffer, at: number): number {
  const length = der[at + 1] ?? 0;
  return at + 2 + (length < 0x80 ? 0 : length & 0x7f);
}

/** Whether a text may hold a part of a key, in whichever state: more base64 in a row than names and paths have. */
export function mayHoldKey(text: string): boolean {
  if (text.includes(PEM_MARK) || isBareKey(text)) return true;
  const runs = text.match(/[A-Za-z0-9+/=]{40,}/g) ?? [];
  // Of so much base64 next to none is without one of these; a path or a digest of that length nearly always is.
  return runs.some((run) => [/[A-Z]/, /[a-z]/, /\d/].every((kind) => kind.test(run)));
}
