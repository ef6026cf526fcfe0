import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { HttpProxy } from './proxy.ts';
import type { ProxyProtocol } from './proxy-protocol.ts';
import { isProtocol, PROTOCOLS, type Protocol } from './starttls.ts';

/** A place where a server answers TLS, and how to ask there. */
export interface Endpoint {
  readonly protocol: Protocol;
  /** A host name in ASCII form, or an IP address without brackets. */
  readonly host: string;
  readonly port: number;
  /** The server name to send (SNI); null for an IP address, which must not be sent (RFC 6066, section 3). */
  readonly serverName: string | null;
  /** Consecutive fresh handshakes that each of its addresses must win. */
  readonly matches: number;
  /** The PROXY protocol header that the server expects first; null: none. */
  readonly proxyProtocol: ProxyProtocol | null;
  /** The proxy on the way, which then resolves the name; null: the endpoint is reached directly. */
  readonly proxy: HttpProxy | null;
}

/** The grammar of the input, for messages. */
export const EXPECTED_ENDPOINTS =
  '[protocol://]host[:port] [sni=NAME] [matches=N] [proxy-protocol=1|2], one a line or separated by commas';

/**
 * Reads one entry of `verify-endpoints`.
 *
 * @param line without line ends
 * @param matches consecutive handshakes where the line does not say
 * @returns the endpoint, without a proxy; or, as a string, the problem with the line
 */
export function parseEndpoint(line: string, matches: number): Endpoint | string {
  const [address = '', ...options] = line.trim().split(/\s+/);
  const place = parseAddress(address);
  if (typeof place === 'string') return place;
  let serverName = isIP(place.host) === 0 ? place.host : null;
  let wins = matches;
  let proxyProtocol: ProxyProtocol | null = null;
  for (const option of options) {
    const [key, value = ''] = option.split(/=(.*)/s, 2);
    if (key === 'sni') {
      const name = asciiName(value);
      if (name === null || isIP(name) !== 0) return `sni must be a host name: ${value}`;
      serverName = name;
    } else if (key === 'matches') {
      if (!/^[1-9]\d{0,2}$/.test(value)) return `matches must be a number from 1 to 999: ${value}`;
      wins = Number(value);
    } else if (key === 'proxy-protocol') {
      if (value !== '1' && value !== '2') return `proxy-protocol must be 1 or 2: ${value}`;
      proxyProtocol = value === '1' ? 1 : 2;
    } else {
      return `unknown option ${option}`;
    }
  }
  return { ...place, serverName, matches: wins, proxyProtocol, proxy: null };
}

function parseAddress(address: string): Pick<Endpoint, 'protocol' | 'host' | 'port'> | string {
  const scheme = /^([a-z0-9+.-]+):\/\//i.exec(address);
  const protocol = scheme?.[1] ?? 'tls';
  if (!isProtocol(protocol))
    return `unknown protocol ${protocol}; there are ${Object.keys(PROTOCOLS).join(', ')}`;
  const [, rest = '', path = ''] = /^([^/?]*)(.*)$/.exec(address.slice(scheme?.[0].length ?? 0)) ?? [];
  if (rest !== '' && path !== '' && path !== '/')
    return `not a host and port, but a URL with a path; leave out ${path}`;
  const parts = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]/@]+))(?::(\d{1,5}))?$/.exec(rest);
  if (!parts) return 'not a host and port; an IPv6 address needs brackets';
  const [, v6, name = '', digits] = parts;
  const port = digits === undefined ? PROTOCOLS[protocol].port : Number(digits);
  if (port < 1 || port > 65_535) return `port out of range: ${digits}`;
  if (v6 !== undefined && isIP(v6) !== 6) return `not an IPv6 address: ${v6}`;
  const host = v6 ?? (isIP(name) === 4 ? name : asciiName(name));
  if (host === null) return `not a host name: ${name}`;
  return { protocol, host, port };
}

/**
 * A host name in ASCII form (IDNA), or null when the text is not a host name (RFC 1123, section 2.1).
 * Underscores are accepted: they are seen in practice.
 */
function asciiName(name: string): string | null {
  const ascii = domainToASCII(name).replace(/\.$/, '');
  const isName =
    ascii.length <= 253 && ascii.split('.').every((label) => /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/.test(label));
  return isName ? ascii : null;
}
