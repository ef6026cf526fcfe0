/**
 * The server name in a TLS ClientHello (RFC 8446, 4.1.2; RFC 6066, 3).
 * @param record the first bytes of a connection
 * @returns null when the client named none; undefined when more bytes are needed, or these are no ClientHello
 */
export function indicatedName(record: Buffer): string | null | undefined {
  if (record.length < 5 || record[0] !== 22) return undefined;
  if (record.length < 5 + record.readUInt16BE(3)) return undefined;
  let at = 5 + 4 + 2 + 32; // record header, handshake header, version, random
  at += 1 + record.readUInt8(at); // session id
  at += 2 + record.readUInt16BE(at); // cipher suites
  at += 1 + record.readUInt8(at); // compression methods
  const end = at + 2 + record.readUInt16BE(at);
  for (at += 2; at < end; at += 4 + record.readUInt16BE(at + 2)) {
    if (record.readUInt16BE(at) !== 0) continue;
    const length = record.readUInt16BE(at + 4 + 3); // after the list's length and the name's type
    return record.toString('latin1', at + 4 + 5, at + 4 + 5 + length);
  }
  return null;
}
