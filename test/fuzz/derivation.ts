/** Iterations from here on take a time that is felt. The limits on them have tests of their own. */
const MUCH = 20_000;

/**
 * Whether bytes, or what base64 in them stands for, hold a number of three to five bytes as DER that would be
 * a costly count of iterations: what opens such a file takes long by right.
 */
export function asksForMuch(input: Buffer): boolean {
  if (holdsMuch(input)) return true;
  const encoded = input.toString('latin1').match(/(?:[A-Za-z0-9+/]{4}\s*){6,}[A-Za-z0-9+/=]*/g) ?? [];
  return encoded.some((text) => holdsMuch(Buffer.from(text, 'base64')));
}

function holdsMuch(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(2); at !== -1 && at < bytes.length; at = bytes.indexOf(2, at + 1)) {
    const length = bytes[at + 1] ?? 0;
    if (length < 2 || length > 5 || at + 2 + length > bytes.length) continue;
    if (bytes.readUIntBE(at + 2, length) > MUCH) return true;
  }
  return false;
}
