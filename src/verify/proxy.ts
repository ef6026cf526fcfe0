import { BlockList, isIP } from 'node:net';
import { type Dialogue, DialogueError } from './dialogue.ts';
import type { Endpoint } from './endpoint.ts';
import { isLoopback } from './loopback.ts';

/** An HTTP proxy that opens tunnels. */
export interface HttpProxy {
  /** A host name, or an IP address without brackets. */
  readonly host: string;
  readonly port: number;
  /** The value of the header Proxy-Authorization; null: none is sent. Secret. */
  readonly authorization: string | null;
}

/** A proxy as it was given, and what in it must not be seen. */
export interface GivenProxy {
  readonly proxy: HttpProxy;
  readonly secrets: readonly string[];
}

const DEFAULT_PORT = 80;

/**
 * Reads what `HTTPS_PROXY` holds: `http://[user[:password]@]host[:port]`; the scheme may be left out.
 *
 * @returns what is wrong with it, as a string that repeats nothing of it but the scheme
 */
export function parseProxy(text: string): GivenProxy | string {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase() ?? 'http';
  if (scheme !== 'http') return `a proxy of the kind ${scheme}`;
  let url: URL;
  try {
    url = new URL(text.includes('://') ? text : `http://${text}`);
    if (url.hostname === '') return 'no URL';
    const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
    if (/[\r\n\0]/.test(user + password)) return 'a user or a password with a line end in it';
    const token = Buffer.from(`${user}:${password}`).toString('base64');
    const hasUser = user !== '' || password !== '';
    return {
      proxy: {
        host: url.hostname.replace(/^\[|\]$/g, ''),
        port: url.port === '' ? DEFAULT_PORT : Number(url.port),
        authorization: hasUser ? `Basic ${token}` : null,
      },
      secrets: password === '' ? [] : [...new Set([password, url.password, token])],
    };
  } catch {
    return 'no URL';
  }
}

/**
 * Whether an endpoint is reached without the proxy: this machine always is, and so is what `NO_PROXY` lists, with commas or blanks in between. An entry is `*`,
 * a name (which stands for everything below it as well, with or without a dot in front), an address, or a network in CIDR notation; each may end in a port.
 */
export function isDirect({ host, port }: Pick<Endpoint, 'host' | 'port'>, noProxy: string): boolean {
  if (host === 'localhost' || host.endsWith('.localhost') || isLoopback(host)) return true;
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => matches(entry, host, port));
}

function matches(entry: string, host: string, port: number): boolean {
  if (entry === '*') return true;
  const [, bracketed, plain, digits] =
    /^(?:\[([^\]]*)\]|((?:[^:]*:){2,}[^:]*|[^:]*))(?::(\d{1,5}))?$/.exec(entry) ?? [];
  const place = bracketed ?? plain ?? '';
  if (digits !== undefined && Number(digits) !== port) return false;
  if (isIP(host) !== 0) return isWithin(host, place);
  const name = place.replace(/^\*?\./, '').replace(/\.$/, '');
  return name !== '' && (host === name || host.endsWith(`.${name}`));
}

function isWithin(address: string, network: string): boolean {
  const [base = '', bits] = network.split('/', 2);
  const family = isIP(base);
  if (family === 0 || family !== isIP(address)) return false;
  const type = family === 6 ? 'ipv6' : 'ipv4';
  const width = family === 6 ? 128 : 32;
  const prefix = bits === undefined ? width : /^\d{1,3}$/.test(bits) ? Number(bits) : width + 1;
  if (prefix > width) return false;
  const list = new BlockList();
  list.addSubnet(base, prefix, type);
  return list.check(address, type);
}

/** A proxy's host and port, as people write them. */
export function proxyName({ host, port }: HttpProxy): string {
  return `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

/**
 * Has a proxy open a tunnel (RFC 9110, section 9.3.6). The proxy resolves the name.
 *
 * @throws DialogueError when it does not, in words that follow the proxy's name, with no more of its answer than the number
 */
export async function openTunnel(
  dialogue: Dialogue,
  { authorization }: HttpProxy,
  host: string,
  port: number,
): Promise<void> {
  const place = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  const header = authorization === null ? '' : `Proxy-Authorization: ${authorization}\r\n`;
  dialogue.send(`CONNECT ${place} HTTP/1.1\r\nHost: ${place}\r\n${header}\r\n`);
  const status = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(await dialogue.line())?.[1];
  if (status === undefined) throw new DialogueError('it does not answer as an HTTP proxy does');
  while ((await dialogue.line()) !== '');
  if (status === '407')
    throw new DialogueError(
      authorization === null
        ? 'it wants a user and a password (407)'
        : 'it does not take the user and the password (407)',
    );
  if (!status.startsWith('2')) throw new DialogueError(`it opens no tunnel there (${status})`);
}
