import type { Endpoint } from '../verify/endpoint.ts';
import { type HttpProxy, isDirect, parseProxy } from '../verify/proxy.ts';
import type { InputReader } from './reader.ts';
import { readWord } from './values.ts';

/** Through what an endpoint is reached; null: directly. */
export type Route = (endpoint: Endpoint) => HttpProxy | null;

/**
 * Reads `verify-proxy` and, unless that switches it off, what the environment says of a proxy, in the variables that the runner itself goes by. A variable in lower case
 * comes first, as everywhere.
 *
 * @param endpoints what is going to be reached: a proxy that none of them goes through may be of any kind
 */
export function readProxy(reader: InputReader, endpoints: readonly Endpoint[]): Route {
  const direct: Route = () => null;
  if (reader.read('verify-proxy', (text) => readWord(text, ['auto', 'none']), 'auto') === 'none')
    return direct;
  const { env } = process;
  const name = env.https_proxy ? 'https_proxy' : 'HTTPS_PROXY';
  const text = env[name]?.trim() ?? '';
  const noProxy = env.no_proxy || env.NO_PROXY || '';
  if (text === '' || endpoints.every((endpoint) => isDirect(endpoint, noProxy))) return direct;
  const given = parseProxy(text);
  if (typeof given === 'string') {
    reader.problem('verify-proxy', `${name} to be http://[user:password@]host[:port], or none`, given);
    return direct;
  }
  reader.mask(given.secrets);
  return (endpoint) => (isDirect(endpoint, noProxy) ? null : given.proxy);
}
