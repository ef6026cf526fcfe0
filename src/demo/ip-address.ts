import { isIPv4, isIPv6 } from 'node:net';

/**
 * An address in network byte order, 4 or 16 bytes, as a subject alternative name holds it; null for anything
 * else.
 */
export function addressBytes(text: string): Buffer | null {
  if (isIPv4(text)) return Buffer.from(text.split('.').map(Number));
  if (!isIPv6(text) || text.includes('%')) return null;
  const [head = [], tail] = text.split('::').map(groups);
  const gap = tail === undefined ? [] : new Array<number>(16 - head.length - tail.length).fill(0);
  return Buffer.from([...head, ...gap, ...(tail ?? [])]);
}

/** The bytes of colon-separated groups, of which the last may be an IPv4 address (RFC 4291, 2.2). */
function groups(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (group.includes('.')) return group.split('.').map(Number);
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}
