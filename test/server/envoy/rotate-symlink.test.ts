import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rotateTwentyTimes } from '../../support/rotations.ts';

test('twenty rotations through the symlink: no handshake fails, and Envoy never refuses anything', async (t) => {
  const counters = await rotateTwentyTimes(t, 'symlink');
  if (counters === null) return;
  assert.deepEqual(counters, {
    update_success: 0,
    update_rejected: 0,
    update_failure: 0,
    key_rotation_failed: 0,
  });
});
