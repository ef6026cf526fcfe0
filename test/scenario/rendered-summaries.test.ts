/** Summaries in a browser: no table is cut off in the narrowest column in which GitHub shows them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findChromium, overflows } from '../../scripts/summaries/page.ts';
import { SCENES } from '../../scripts/summaries/scenes.ts';
import { renderSummary } from '../../src/action/summary/summary.ts';
import { DeployError } from '../../src/errors.ts';
import { newReport, type Report } from '../../src/report.ts';
import { newEndpointReport } from '../../src/verify/report.ts';

const chromium = findChromium();
const skip = chromium === null && 'there is no Chromium';
/** What fits on a screen. */
const SCREEN = 900;

for (const [name, scene] of Object.entries(SCENES)) {
  test(`the summary of ${name} is cut off nowhere, and fits on a screen`, { skip }, async () => {
    const { wide, height } = overflows(chromium!, await scene());
    assert.deepEqual(wide, []);
    assert.ok(height < SCREEN, `${height} px`);
  });
}

test('long names, addresses and paths make no table wider', { skip }, () => {
  const name = `${'a-long-label-of-a-name.'.repeat(10)}example.org`;
  const facts = {
    ...{ subject: name, issuer: `CN=${name}`, names: Array(9).fill(name), fingerprint: 'ab'.repeat(32) },
    ...{ notBefore: new Date(0), notAfter: new Date(0), keyType: 'ECDSA brainpoolP512r1', chainLength: 1 },
  };
  const endpoint = {
    host: name,
    port: 44_330,
    serverName: name,
    matches: 1,
    proxyProtocol: null,
    proxy: null,
  };
  const looked = {
    ...newEndpointReport({
      endpoint: { ...endpoint, protocol: 'postgres' },
      ...{ address: '2001:db8:1234:5678:9abc:def0:1234:5678', isGone: false, reason: `${name} is not there` },
    }),
    before: 'ab'.repeat(32),
    last: 'failed' as const,
  };
  const path = `/srv/${'long/'.repeat(30)}`;
  const report: Report = {
    ...newReport(),
    ...{ operation: 'deploy', status: 'rolled-back', directory: path, certificate: facts, warnings: [name] },
    earlier: { ...facts, fingerprint: 'cd'.repeat(32) },
    error: new DeployError('VERIFY_FAILED', `${name} is not there`, name),
    endpoints: [looked],
    endpointsAfterUndo: [looked],
    files: [
      {
        role: 'private-key',
        path: `${path}${'sub/'.repeat(30)}key.pem`,
        status: 'failed',
        sha256: null,
        bytes: 123_456,
        mode: '0600',
        backup: path,
      },
    ],
  };
  for (const differs of [{}, { status: 'planned' }, { operation: 'verify', status: 'rejected' }] as const) {
    const { wide } = overflows(chromium!, renderSummary({ ...report, ...differs }, new Date()));
    assert.deepEqual(wide, []);
  }
});
