/*
 * The PROXY protocol: a header with the addresses of a connection, which a load balancer sends ahead. A
 * server that expects it takes nothing else first. The source is HAProxy's specification,
 * doc/proxy-protocol.txt.
 */
import { isIPv4 } from 'node:net';

/** Both forms in use: text, and binary. */
export type ProxyProtocol = 1 | 2;

/** Both ends of a connection. */
export interface Ends {
  readonly source: Address;
  readonly destination: Address;
}

interface Address {
  readonly address: string;
  readonly port: number;
}

/**
 * The header of a connection.
 *
 * @param ends of the same address family; null when the ends do not matter: through a tunnel they are those
 *   of the proxy
 */
export function proxyHeader(version: ProxyProtocol, ends: Ends | null): Uint8Array {
  return version === 1 ? textHeader(ends) : binaryHeader(ends);
}

/** Section 2.1. */
function textHeader(ends: Ends | null): Buffer {
  if (ends === null) return Buffer.from('PROXY UNKNOWN\r\n');
  const { source, destination } = ends;
  const family = isIPv4(source.address) ? 'TCP4' : 'TCP6';
  const parts = [
    withoutZone(source.address),
    withoutZone(destination.address),
    source.port,
    destination.port,
  ];
  return Buffer.from(`PROXY ${family} ${parts.join(' ')}\r\n`);
}

const SIGNATURE = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1');
const LOCAL = 0x20;
const PROXY = 0x21;
const TCP4 = 0x11;
const TCP6 = 0x21;

/** Section 2.2. */
function binaryHeader(ends: Ends | null): Buffer {
  if (ends === null) return Buffer.concat([SIGNATURE, Buffer.from([LOCAL, 0, 0, 0])]);
  const { source, destination } = ends;
  const ports = Buffer.alloc(4);
  ports.writeUInt16BE(source.port, 0);
  ports.writeUInt16BE(destination.port, 2);
  const block = Buffer.concat([bytesOf(source.address), bytesOf(destination.address), ports]);
  const family = isIPv4(source.address) ? TCP4 : TCP6;
  return Buffer.concat([SIGNATURE, Buffer.from([PROXY, family, 0, block.length]), block]);
}

/** The bytes of an IP address, in network order. */
function bytesOf(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  // A URL writes an address in one form: lower case, `::` for the longest run of zeros, no dotted end.
  const { hostname } = new URL(`http://[${withoutZone(address)}]`);
  const [head = '', tail] = hostname.slice(1, -1).split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const before = groups(head);
  const after = groups(tail ?? '');
  const zeros = Array<string>(8 - before.length - after.length).fill('0');
  return Buffer.from([...before, ...zeros, ...after].map((group) => group.padStart(4, '0')).join(''), 'hex');
}

/** A link-local address may name its interface, which means nothing elsewhere. */
function withoutZone(address: string): string {
  return address.replace(/%.*/, '');
}
