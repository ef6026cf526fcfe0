/*
 * The input `verify-endpoints`, and the proxy between. A module of its own, because it loads Node's network,
 * for which a start without endpoints has no use.
 */
import { isConfidential } from '../certificate/suspicion.ts';
import { type Endpoint, EXPECTED_ENDPOINTS, parseEndpoint } from '../verify/endpoint.ts';
import { isDirect, parseProxy } from '../verify/proxy.ts';
import { quote } from './quote.ts';
import type { InputReader } from './reader.ts';

/**
 * Reads `verify-endpoints`: one a line or separated by commas, `#` begins a comment; or a JSON array of
 * strings. All of them are reached directly. An input with comments alone is refused: only an empty one says
 * that nothing is verified.
 *
 * @param matches consecutive handshakes where an endpoint does not say
 */
export function readEndpoints(reader: InputReader, matches: number): Endpoint[] {
  const text = reader.text('verify-endpoints');
  const entries = splitEntries(text);
  const endpoints: Endpoint[] = [];
  const problems: string[] = [];
  for (const entry of entries ?? []) {
    const endpoint = parseEndpoint(entry, matches);
    if (typeof endpoint === 'string') problems.push(`${quote(entry.trim())}: ${endpoint}`);
    else endpoints.push(endpoint);
  }
  if (entries === null) problems.push('not a JSON array of strings');
  else if (entries.length === 0) problems.push('no endpoint');
  // Of a key, the last line may be short enough to be taken for something else.
  const told = problems.length > 0 && isConfidential(text) ? [quote(text)] : problems;
  for (const problem of told) reader.problem('verify-endpoints', EXPECTED_ENDPOINTS, problem);
  return endpoints;
}

/** The single entries of the input; null when it begins as a JSON array and is none. */
function splitEntries(text: string): readonly string[] | null {
  // An address in brackets begins neither with a quotation mark nor is it empty.
  if (/^\[\s*["\]]/.test(text)) return readStrings(text);
  return text
    .split(/\r?\n/)
    .flatMap((line) => line.replace(/#.*/, '').split(','))
    .filter((entry) => entry.trim() !== '');
}

function readStrings(text: string): readonly string[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;
  } catch {
    return null;
  }
}

/**
 * The same endpoints, with the proxy in those that are reached through it. The environment names it in the
 * variables that the runner itself goes by; one in lower case comes first, as everywhere. A proxy that no
 * endpoint goes through may be of any kind.
 */
export function throughProxy(reader: InputReader, endpoints: Endpoint[]): Endpoint[] {
  const env = reader.environment;
  const name = env.https_proxy ? 'https_proxy' : 'HTTPS_PROXY';
  const text = env[name]?.trim() ?? '';
  const noProxy = env.no_proxy || env.NO_PROXY || '';
  const isReached = ({ host, port }: Endpoint): boolean => isDirect(host, port, noProxy);
  if (text === '' || endpoints.every(isReached)) return endpoints;
  const parsed = parseProxy(text);
  if (typeof parsed === 'string') {
    reader.problem('verify-proxy', `${name} to be http://[user:password@]host[:port], or none`, parsed);
    return endpoints;
  }
  reader.mask(parsed.secrets);
  return endpoints.map((endpoint) => (isReached(endpoint) ? endpoint : { ...endpoint, proxy: parsed.proxy }));
}
