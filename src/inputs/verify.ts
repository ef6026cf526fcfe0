import type { RootStore } from '../certificate/roots.ts';
import type { EndpointsRequest } from '../request.ts';
import type { Endpoint } from '../verify/endpoint.ts';
import type { InputReader } from './reader.ts';
import { readBoolean, readCount, readDuration, readWord } from './values.ts';

/** Reads which endpoints are looked at, and how patiently. */
export async function readVerify(reader: InputReader): Promise<EndpointsRequest> {
  const endpoints = await readNamed(reader);
  const attempts =
    reader.optional('verify-attempts', (text) => readCount(text, 1)) ?? Number.POSITIVE_INFINITY;
  const matches = Math.max(0, ...endpoints.map((endpoint) => endpoint.matches));
  if (matches > attempts)
    reader.problem('verify-attempts', `at least the ${matches} handshakes that must match`, String(attempts));
  const backoffMs = reader.read('verify-backoff', (text) => readDuration(text, 1), 1);
  const maxBackoffMs = reader.read('verify-max-backoff', (text) => readDuration(text, 1), 1);
  return {
    endpoints,
    timeoutMs: reader.read('verify-timeout', (text) => readDuration(text, 1), 1),
    probeTimeoutMs: reader.read('verify-probe-timeout', (text) => readDuration(text, 1), 1),
    attempts,
    backoffMs,
    // A first pause that is longer than the longest is meant: the schedule is then a fixed one.
    maxBackoffMs: Math.max(backoffMs, maxBackoffMs),
    unchanged: reader.read('verify-unchanged', readBoolean, true),
  };
}

const PROXIES = ['auto', 'none'] as const;

/** What reads endpoints is loaded when there are any. */
async function readNamed(reader: InputReader): Promise<Endpoint[]> {
  const matches = reader.read('verify-matches', (text) => readCount(text, 1, 999), 1);
  const loaded = reader.text('verify-endpoints') === '' ? null : await import('./endpoints.ts');
  const endpoints = loaded?.readEndpoints(reader, matches) ?? [];
  const proxy = reader.read('verify-proxy', (text) => readWord(text, PROXIES), 'auto');
  return loaded && proxy === 'auto' ? loaded.throughProxy(reader, endpoints) : endpoints;
}

/** Reads the roots that clients hold; null when nobody names any. What reads them is loaded only then. */
export async function readRoots(reader: InputReader): Promise<RootStore | null> {
  if (reader.text('trusted-roots') === '') return null;
  const { readTrustedRoots } = await import('./trusted-roots.ts');
  return readTrustedRoots(reader);
}
