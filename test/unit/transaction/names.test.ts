import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEPLOYMENT_ID, nextDeploymentId } from '../../../src/transaction/names.ts';

const random = Buffer.from('00c0ffee', 'hex');

test('a deployment is named by its time', () => {
  assert.equal(
    nextDeploymentId(null, new Date('2026-01-02T03:04:05.678Z'), random),
    '20260102T030405678Z-00c0ffee',
  );
});

test('its name sorts behind the one before it, whatever the clocks say', () => {
  const time = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  const bytes = fc.uint8Array({ minLength: 4, maxLength: 4 }).map((array) => Buffer.from(array));
  fc.assert(
    fc.property(time, bytes, time, bytes, (before, first, now, second) => {
      const earlier = nextDeploymentId(null, before, first);
      const id = nextDeploymentId(earlier, now, second);
      assert.ok(id > earlier, `${id} after ${earlier}`);
      assert.match(id, DEPLOYMENT_ID);
    }),
  );
});
