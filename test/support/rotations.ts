import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { KeyKind } from '../../src/demo/mint.ts';
import { endpointsOf } from './action.ts';
import { handshake } from './clients.ts';
import { clientOf, leaf, type SdsCounters, site } from './site.ts';

const TIMES = 20;
const KINDS: KeyKind[] = ['p-256', 'ed25519', 'rsa-2048', 'p-256', 'p-384', 'rsa-2048'];

/**
 * Rotates twenty times in a row, from one kind of key to another, while a client shakes hands without pause,
 * and asserts that no handshake failed, every deployment was proven and every certificate was served.
 * @returns by how much Envoy's counters grew; null where there is no Envoy
 */
export async function rotateTwentyTimes(t: TestContext, layout: string): Promise<SdsCounters | null> {
  const rotating = await site(t, { layout });
  if (rotating === null) return null;
  const { envoy, first, deploy, counters } = rotating;
  // All of them beforehand: to make an RSA key would halt the client.
  const leaves = Array.from({ length: TIMES }, (_, index) => leaf(KINDS[index % KINDS.length]!));
  const before = await counters();
  const contextsBefore = await contexts();
  const client = clientOf(t, envoy.port);

  const seconds: number[] = [];
  for (const [index, next] of leaves.entries()) {
    const step = await deploy(next);
    assert.equal(step.outputs.status, 'deployed', `rotation ${index + 1}:\n${step.log}`);
    assert.equal(step.outputs.verified, 'true');
    assert.equal(step.exitCode, 0);
    assert.equal(await handshake(envoy.port), next.fingerprint);
    seconds.push(...endpointsOf(step).map((endpoint) => endpoint['elapsed-ms']));
  }

  const { count, failures, fingerprints } = await client.stop();
  assert.deepEqual(failures, []);
  assert.deepEqual(
    fingerprints,
    [first, ...leaves].map(({ fingerprint }) => fingerprint),
  );
  const after = await counters();
  const grown = Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, value - before[name as keyof SdsCounters]]),
  ) as unknown as SdsCounters;
  t.diagnostic(`${layout}, ${TIMES} rotations: ${JSON.stringify(grown)}`);
  t.diagnostic(`${layout}: ${(await contexts()) - contextsBefore} new TLS contexts in Envoy`);
  t.diagnostic(
    `${layout}: ${count} handshakes, none failed; proven after ${seconds.sort((a, b) => a - b)} ms`,
  );
  return grown;

  /** TLS contexts that Envoy's listener has made of what SDS gave it. */
  async function contexts(): Promise<number> {
    const stats = await envoy.stats('listener.127.0.0.1_0.server_ssl_socket_factory.');
    return stats.ssl_context_update_by_sds ?? Number.NaN;
  }
}
