import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rotateTwentyTimes } from '../../support/rotations.ts';

test('twenty rotations in place: no handshake fails, and Envoy refuses some pairs on the way', async (t) => {
  const counters = await rotateTwentyTimes(t, 'in-place');
  if (counters === null) return;
  const { key_rotation_failed: refused, ...others } = counters;
  // Between the two renames the pair does not match. Envoy looks once for the certificate and once for the
  // key, or is so late that both are there.
  assert.ok(refused <= 40, `${refused} refused pairs in 20 rotations`);
  assert.deepEqual(others, { update_success: 0, update_rejected: 0, update_failure: 0 });
});
