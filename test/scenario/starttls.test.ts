/** Endpoints where TLS begins after a talk in plain text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createServer } from 'node:tls';
import { endpointsOf } from '../support/action.ts';
import { PLAYS, plainServer } from '../support/plain-servers.ts';
import { annotations, commandsIn } from '../support/runner-log.ts';
import { NAME, testTarget } from '../support/target.ts';

const QUICK = { 'verify-attempts': 1, 'verify-timeout': '5s', 'verify-probe-timeout': '2s' };

for (const protocol of Object.keys(PLAYS) as (keyof typeof PLAYS)[]) {
  test(`${protocol}: deployed and proven`, async (t) => {
    const target = testTarget(t);
    const renewed = target.issue();
    const { port } = await plainServer(t, PLAYS[protocol], renewed);
    const result = await target.deploy(renewed, {
      ...QUICK,
      'verify-endpoints': `${protocol}://127.0.0.1:${port} sni=${NAME}`,
    });
    assert.equal(result.outputs.status, 'deployed', result.log);
    const [report] = endpointsOf(result);
    assert.deepEqual(
      [report!.endpoint, report!.address, report!.matched, report!.fingerprint],
      [`${protocol}://127.0.0.1:${port}`, '127.0.0.1', true, renewed.fingerprint],
    );
    assert.match(
      result.log,
      new RegExp(
        `^::debug::probe 1 of ${protocol}://127\\.0\\.0\\.1:${port} \\(127\\.0\\.0\\.1\\), SNI www\\.example\\.org, after \\d+ ms: as expected, TLSv1\\.3, ECDSA key, intermediates: 0, ${renewed.fingerprint}$`,
        'm',
      ),
    );
  });
}

test('a server that lets strangers wait before it greets is observed all the same', async (t) => {
  const target = testTarget(t);
  const { port } = await plainServer(t, PLAYS.smtp, target.first, { greetAfterMs: 3_500 });
  const result = await target.deploy(target.issue(), {
    'dry-run': true,
    'verify-endpoints': `smtp://127.0.0.1:${port} sni=${NAME}`,
  });
  assert.equal(endpointsOf(result)[0]!.fingerprint, target.first.fingerprint, result.log);
});

for (const [what, greeting, reason] of [
  [
    'commands for the runner',
    '554 ##[error]x\r\n::error::x\r\n',
    /the server greets with 554 instead of 220/,
  ],
  ['no end of lines', '220-::error::x\r\n'.repeat(100_000), /more than 64 KiB came before TLS began/],
  ['no end of one line', '\r::error::x'.repeat(100_000), /a line came that is too long/],
  ['nothing of the kind', '+OK ::error::x\r\n', /the server does not speak this protocol/],
  ['nothing', '', /connected, but no STARTTLS within \d+ ms/],
] as const)
  test(`a server that greets with ${what}: told, without a word of its own, and rolled back`, async (t) => {
    const target = testTarget(t);
    const renewed = target.issue();
    const { port } = await plainServer(t, { greeting, turns: [] }, renewed);
    const result = await target.deploy(renewed, {
      ...QUICK,
      'verify-endpoints': `smtp://127.0.0.1:${port} sni=${NAME}`,
    });
    assert.deepEqual(
      [result.outputs.status, result.outputs['error-code'], endpointsOf(result)[0]!.fingerprint],
      ['rolled-back', 'VERIFY_FAILED', null],
      result.log,
    );
    assert.match(annotations(result.log, 'error')[0]!, reason);
    assert.ok(commandsIn(result.log).every(({ form, data }) => form === '::' && data !== 'x'));
    assert.doesNotMatch(result.log + result.summary, /error::x|\[error\]x/);
  });

for (const version of ['TLSv1.2', 'TLSv1.3'] as const)
  test(`${version}: a server that wants a certificate from its clients is proven all the same`, async (t) => {
    const target = testTarget(t);
    const renewed = target.issue();
    const server = createServer({
      cert: renewed.certificate + target.chain,
      key: renewed.privateKey,
      ca: target.root,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: version,
      maxVersion: version,
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close());
    const { port } = server.address() as { port: number };
    const result = await target.deploy(renewed, {
      ...QUICK,
      'verify-endpoints': `127.0.0.1:${port} sni=${NAME} matches=3`,
      'verify-attempts': 3,
    });
    assert.deepEqual(
      [result.outputs.status, endpointsOf(result)[0]!.protocol, annotations(result.log, 'warning')],
      ['deployed', version, []],
      result.log,
    );
  });
