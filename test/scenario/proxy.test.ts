/** A runner behind an HTTP proxy: endpoints are reached through it, unless it is said that they are not. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { StepResult } from '../../src/demo/runner.ts';
import { endpointsOf, type Inputs } from '../support/action.ts';
import { misbehavingEndpoint, scriptedEndpoint } from '../support/endpoints.ts';
import { assertNoKeyMaterial } from '../support/key-material.ts';
import { PLAYS, plainServer } from '../support/plain-servers.ts';
import { httpProxy } from '../support/proxies.ts';
import { annotations, commandsIn } from '../support/runner-log.ts';
import { linesOf, script } from '../support/script.ts';
import { NAME, testTarget } from '../support/target.ts';

const PASSWORD = 'correct horse battery';
const TOKEN = Buffer.from(`user:${PASSWORD}`).toString('base64');

/** A name that only the proxy knows. */
const INSIDE = 'edge.internal.invalid';

/** Variables of whoever runs the tests must not decide what they see. */
const NONE = { https_proxy: '', HTTPS_PROXY: '', no_proxy: '', NO_PROXY: '' };

const QUICK = { 'verify-attempts': 1, 'verify-timeout': '5s', 'verify-probe-timeout': '2s' };

/** Deploys a certificate that an endpoint behind a proxy serves. */
async function deployThrough(
  t: TestContext,
  env: (proxy: number) => Record<string, string>,
  { answer, ...more }: Inputs & { answer?: string } = {},
) {
  const target = testTarget(t);
  const renewed = target.issue({ names: [NAME, INSIDE] });
  const endpoint = await scriptedEndpoint(t, () => renewed);
  const proxy = await httpProxy(t, endpoint.port, answer === undefined ? {} : { answer: () => answer });
  const result = await target.deploy(
    renewed,
    { ...QUICK, 'verify-endpoints': `${INSIDE}:8443`, ...more },
    { env: { ...NONE, ...env(proxy.port) } },
  );
  assert.ok(commandsIn(result.log).every(({ form }) => form === '::'));
  return { result, proxy, endpoint, renewed };
}

const error = ({ log }: StepResult): string => annotations(log, 'error')[0] ?? '';

test('an endpoint is reached through the proxy, which resolves its name', async (t) => {
  const { result, proxy, endpoint } = await deployThrough(t, (port) => ({
    HTTPS_PROXY: `http://127.0.0.1:${port}`,
  }));
  assert.equal(result.outputs.status, 'deployed', result.log);
  assert.equal(result.outputs.verified, 'true');
  assert.deepEqual(
    endpointsOf(result).map((report) => [report.endpoint, report.address, report['server-name']]),
    [[`${INSIDE}:8443`, INSIDE, INSIDE]],
  );
  assert.deepEqual(new Set(endpoint.servernames()), new Set([INSIDE]));
  assert.deepEqual(
    new Set(proxy.requests()),
    new Set([`CONNECT ${INSIDE}:8443 HTTP/1.1\r\nHost: ${INSIDE}:8443\r\n\r\n`]),
  );
  assert.ok(result.log.includes(`${INSIDE}:8443 is reached through the proxy 127.0.0.1:${proxy.port}\n`));
  assert.match(
    result.log,
    new RegExp(`^::debug::probe 1 of .*through the proxy 127\\.0\\.0\\.1:${proxy.port}$`, 'm'),
  );
});

test('user and password go to the proxy, and nowhere else', async (t) => {
  const printed = join(testTarget(t).home, 'printed');
  const { result, proxy } = await deployThrough(
    t,
    (port) => ({ HTTPS_PROXY: `http://user:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}` }),
    { 'reload-command': script(`${printed}.sh`, `echo "$HTTPS_PROXY" > ${printed}`) },
  );
  assert.equal(result.outputs.status, 'deployed', result.log);
  assert.match(proxy.requests()[0]!, new RegExp(`^Proxy-Authorization: Basic ${TOKEN}\r$`, 'm'));
  assertNoKeyMaterial(result, PASSWORD, encodeURIComponent(PASSWORD), TOKEN);
  const masks = commandsIn(result.log).flatMap(({ name, data }) => (name === 'add-mask' ? [data] : []));
  for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), TOKEN]) assert.ok(masks.includes(secret));
  assert.match(
    linesOf(printed)[0]!,
    /^http:\/\/user:/,
    'a command may need the proxy as much as this action',
  );
});

test('a protocol in which the server speaks first, through a proxy', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue({ names: [INSIDE] });
  const { port } = await plainServer(t, PLAYS.smtp, renewed);
  const proxy = await httpProxy(t, port, { serverFirst: true });
  const result = await target.deploy(
    renewed,
    { ...QUICK, 'verify-endpoints': `smtp://${INSIDE}` },
    { env: { ...NONE, https_proxy: `http://127.0.0.1:${proxy.port}` } },
  );
  assert.equal(result.outputs.status, 'deployed', result.log);
  assert.match(proxy.requests()[0]!, new RegExp(`^CONNECT ${INSIDE}:25 `));
});

for (const [what, env, more] of [
  ['verify-proxy: none', {}, { 'verify-proxy': 'none' }],
  ['NO_PROXY', { NO_PROXY: 'example.org,.internal.invalid' }, {}],
  ['no_proxy, which comes before NO_PROXY', { no_proxy: '*', NO_PROXY: 'x.test' }, {}],
] as const)
  test(`${what}: the proxy is not asked`, async (t) => {
    const { result, proxy } = await deployThrough(
      t,
      (port) => ({ HTTPS_PROXY: `http://127.0.0.1:${port}`, ...env }),
      more,
    );
    assert.deepEqual(proxy.requests(), []);
    assert.match(error(result), /the name does not resolve/);
  });

test('https_proxy comes before HTTPS_PROXY', async (t) => {
  const { result } = await deployThrough(t, (port) => ({
    https_proxy: `127.0.0.1:${port}`,
    HTTPS_PROXY: 'http://127.0.0.1:1',
  }));
  assert.equal(result.outputs.status, 'deployed', result.log);
});

test('this machine is never reached through a proxy, and a proxy that nothing goes through may be of any kind', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  const endpoint = await scriptedEndpoint(t, () => renewed);
  const proxy = await httpProxy(t, endpoint.port);
  for (const url of [`http://127.0.0.1:${proxy.port}`, 'socks5://127.0.0.1:1']) {
    const result = await target.deploy(
      renewed,
      { 'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}` },
      { env: { ...NONE, HTTPS_PROXY: url } },
    );
    assert.equal(result.exitCode, 0, result.log);
    assert.equal(result.outputs.verified, 'true');
  }
  assert.deepEqual(proxy.requests(), []);
});

for (const [answer, reason] of [
  [
    'HTTP/1.1 407 ::error::x\r\nA: ##[error]x\r\n\r\n',
    /: the proxy 127\.0\.0\.1:\d+: it wants a user and a password \(407\)/,
  ],
  ['HTTP/1.1 403 ::error::x\r\n\r\n', /it opens no tunnel there \(403\)/],
  ['HTTP/1.1 502 Bad Gateway\r\n\r\n', /it opens no tunnel there \(502\)/],
  ['SSH-2.0-::error::x\r\n', /it does not answer as an HTTP proxy does/],
  [`HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(20_000)}`, /more than 64 KiB came before TLS began/],
  [`HTTP/1.1 403 ${'x'.repeat(10_000)}`, /a line came that is too long/],
] as const)
  test(`a proxy that says ${JSON.stringify(answer.slice(0, 20))}`, async (t) => {
    const { result } = await deployThrough(t, (port) => ({ HTTPS_PROXY: `http://127.0.0.1:${port}` }), {
      answer,
    });
    assert.deepEqual(
      [result.outputs.status, result.outputs['error-code']],
      ['rolled-back', 'VERIFY_FAILED'],
      result.log,
    );
    assert.match(error(result), reason);
    assert.doesNotMatch(result.log, /error::x|\[error\]x/);
  });

test('a proxy that refuses the password', async (t) => {
  const { result } = await deployThrough(
    t,
    (port) => ({ HTTPS_PROXY: `http://u:${TOKEN}@127.0.0.1:${port}` }),
    {
      answer: 'HTTP/1.1 407 No\r\n\r\n',
    },
  );
  assert.match(error(result), /it does not take the user and the password \(407\)/);
  assertNoKeyMaterial(result, TOKEN);
});

test('a proxy that says nothing, and one that is not there', async (t) => {
  const silent = await misbehavingEndpoint(t, 'silent');
  const { result } = await deployThrough(t, () => ({ HTTPS_PROXY: `http://127.0.0.1:${silent.port}` }), {
    'verify-probe-timeout': '300ms',
  });
  assert.match(error(result), /the proxy 127\.0\.0\.1:\d+: connected, but no tunnel within 300 ms/);
  await silent.close();
  const gone = await deployThrough(t, () => ({ HTTPS_PROXY: `http://127.0.0.1:${silent.port}` }));
  assert.match(error(gone.result), /the proxy 127\.0\.0\.1:\d+: connection refused/);
});

test('a proxy of another kind is refused, without its password, before anything is touched', async (t) => {
  const { result } = await deployThrough(t, () => ({ HTTPS_PROXY: `socks5://user:${TOKEN}@127.0.0.1:1` }));
  assert.deepEqual([result.outputs.status, result.outputs['error-code']], ['rejected', 'INPUT_INVALID']);
  assert.match(
    error(result),
    /verify-proxy: expected HTTPS_PROXY to be http:\/\/.*, or none, got a proxy of the kind socks5/,
  );
  assertNoKeyMaterial(result, TOKEN);
  const word = await deployThrough(t, () => ({}), { 'verify-proxy': 'http://proxy:3128' });
  assert.match(error(word.result), /verify-proxy: expected auto or none/);
  const both = await deployThrough(t, () => ({ HTTPS_PROXY: `socks5://user:${TOKEN}@127.0.0.1:1` }), {
    'verify-proxy': 'on',
  });
  assert.match(
    error(both.result),
    /verify-proxy: expected auto or none.*verify-proxy: expected HTTPS_PROXY to be http/,
  );
});
