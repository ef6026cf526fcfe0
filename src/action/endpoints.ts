/*
 * The endpoints that are named, and through what each is reached. A module of its own, because it takes Node's network, for which a start without endpoints has no use.
 */
import { isConfidential } from '../certificate/suspicion.ts';
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
  const told = problems.length > 0 && isConfidential(text) ? [quote(text)] : problems;
  for (const problem of told) reader.problem('verify-endpoints', expected, problem);
  return endpoints;
}

/**
 * The same endpoints, those beyond a proxy reached through it. The environment names it in the variables that the runner itself goes by; one in lower case comes first,
 * as everywhere. A proxy that none of them goes through may be of any kind.
 */
export function throughProxy(reader: InputReader, endpoints: Endpoint[]): Endpoint[] {
  const { env } = process;
  const name = env.https_proxy ? 'https_proxy' : 'HTTPS_PROXY';
  const text = env[name]?.trim() ?? '';
  const noProxy = env.no_proxy || env.NO_PROXY || '';
  if (text === '' || endpoints.every((endpoint) => isDirect(endpoint, noProxy))) return endpoints;
  const given = parseProxy(text);
  if (typeof given === 'string') {
    reader.problem('verify-proxy', `${name} to be http://[user:password@]host[:port], or none`, given);
    return endpoints;
  }
  reader.mask(given.secrets);
  return endpoints.map((endpoint) =>
    isDirect(endpoint, noProxy) ? endpoint : { ...endpoint, proxy: given.proxy },
  );
}
