/*
 * The input `verify-endpoints`, and the proxy between. A module of its own, because it loads Node's network, for which
 * a start without endpoints has no use.
 */
import { mayHoldKey } from '../certificate/suspicion.ts';
import { ENDPOINT_GRAMMAR, type Endpoint, parseEndpoint } from '../verify/endpoint.ts';
import { isDirect, parseProxy } from '../verify/proxy.ts';
import { quote } from './quote.ts';
import type { InputReader } from './reader.ts';

/**
 * Reads `verify-endpoints`, line by line. All of them are reached directly.
 *
 * @param matches consecutive handshakes where a line does not say
 */
export function readEndpoints(reader: InputReader, matches: number): Endpoint[] {
  const text = reader.text('verify-endpoints');
  const expected = `${ENDPOINT_GRAMMAR} on each line`;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const endpoints: Endpoint[] = [];
  const problems: string[] = [];
  for (const line of lines) {
    const endpoint = parseEndpoint(line, matches);
    if (typeof endpoint === 'string') problems.push(`${quote(line.trim())}: ${endpoint}`);
    else endpoints.push(endpoint);
  }
  // Of a key, the last line may be short enough to be taken for something else.
  const told = problems.length > 0 && mayHoldKey(text) ? [quote(text)] : problems;
  for (const problem of told) reader.problem('verify-endpoints', expected, problem);
  return endpoints;
}

/**
 * The same endpoints, with the proxy in those that are reached through it. The environment names it in the variables
 * that the runner itself goes by; one in lower case comes first, as everywhere. A proxy that no endpoint goes through
 * may be of any kind.
 */
export function throughProxy(reader: InputReader, endpoints: Endpoint[]): Endpoint[] {
  const { env } = process;
  const name = env.https_proxy ? 'https_proxy' : 'HTTPS_PROXY';
  const text = env[name]?.trim() ?? '';
  const noProxy = env.no_proxy || env.NO_PROXY || '';
  const isReached = ({ host, port }: Endpoint): boolean => isDirect(host, port, noProxy);
  if (text === '' || endpoints.every(isReached)) return endpoints;
  const given = parseProxy(text);
  if (typeof given === 'string') {
    reader.problem('verify-proxy', `${name} to be http://[user:password@]host[:port], or none`, given);
    return endpoints;
  }
  reader.mask(given.secrets);
  return endpoints.map((endpoint) => (isReached(endpoint) ? endpoint : { ...endpoint, proxy: given.proxy }));
}
