import { BlockList, isIP } from 'node:net';
import { hostPort, isLoopback } from './address.ts';
import { type Dialogue, DialogueError } from './dialogue.ts';

/** An HTTP proxy that opens tunnels. */
export interface HttpProxy {
  /** A host name, or an IP address without brackets. */
  readonly host: string;
  readonly port: number;
  /** The value of the header Proxy-Authorization; null: none is sent. Secret. */
  readonly authorization: string | null;
}

/** A proxy as the environment names it. */
export interface GivenProxy {
  readonly proxy: HttpProxy;
  /** Texts in it that must not be seen. */
  readonly secrets: readonly string[];
}

const DEFAULT_PORT = 80;

/**
 * Reads the value of `HTTPS_PROXY`: `http://[user[:password]@]host[:port]`; the scheme may be left out.
 *
 * @returns the proxy; or, as a string, the problem with the text. The string repeats nothing of the text but
 *   the scheme
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
 * Whether a host is reached without the proxy. This machine always is, and so are the entries of `NO_PROXY`.
 *
 * @param host a name in ASCII form, or an address without brackets
 * @param noProxy entries with commas or blanks in between: `*`; a name, with or without a dot in front, which
 *   stands for everything below it as well; an address; or a network in CIDR notation. Each may end in a port
 */
export function isDirect(host: string, port: number, noProxy: string): boolean {
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

/**
 * Has a proxy open a tunnel (RFC 9110, section 9.3.6). The proxy resolves the name.
 *
 * @throws DialogueError when it does not. The message follows the proxy's name, and repeats of its answer the
 *   number
 */
export async function openTunnel(
  dialogue: Dialogue,
  { authorization }: HttpProxy,
  host: string,
  port: number,
): Promise<void> {
  const place = hostPort(host, port);
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
