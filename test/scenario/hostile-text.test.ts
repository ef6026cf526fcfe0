/**
 * Text from outside stays text: in certificates that are deployed or served, in what a command prints, in
 * names.
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { mint } from '../../src/demo/mint.ts';
import type { StepResult } from '../../src/demo/runner.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { annotations, commandsIn } from '../support/runner-log.ts';
import { script } from '../support/script.ts';
import { NAME, testTarget } from '../support/target.ts';

const HOSTILE = [
  '##[add-mask]e',
  '\r::error::x',
  '\n::stop-commands::x',
  '::set-output name=status::deployed',
  '##[set-env name=PATH]/tmp',
  '\u2028::add-mask::e\u0085##[error]x',
  '%0A::error::x',
];

/** What the action itself may say to the runner. */
const OWN = new Set(['group', 'endgroup', 'add-mask', 'error', 'warning', 'notice', 'debug']);

/**
 * Asserts that the runner finds no command in the log but those that the action means. The only masks are
 * those of the keys given.
 */
function assertHarmless(result: StepResult, ...keys: string[]): void {
  const lines = keys.flatMap((key) => key.split('\n'));
  const masks = new Set(lines.filter((line) => line !== '' && !line.startsWith('-----')));
  for (const { form, name, properties, data } of commandsIn(result.log)) {
    assert.equal(form, '::', `##[${name} in the log`);
    assert.ok(OWN.has(name), `::${name}:: in the log`);
    if (name === 'add-mask') assert.ok(masks.has(data), `masked: ${data}`);
    if (properties !== '') assert.match(properties, /^title=Rotate certificate(%3A [A-Z_]+)?$/);
    if (['error', 'warning', 'notice'].includes(name)) assert.ok(properties !== '' && data.length > 3, data);
    for (const part of data.split(/[\r\n]/)) assert.doesNotMatch(part, /^\s*::|##\[/);
  }
}

for (const subject of HOSTILE) {
  const shown = JSON.stringify(subject);
  test(`a certificate whose subject and issuer read ${shown} is deployed`, async (t) => {
    const target = testTarget(t);
    const issuer = mint({ subject, ca: true });
    const hostile = mint({ subject, names: [NAME, subject.replaceAll('\n', ' ')], issuer });
    const endpoint = await scriptedEndpoint(t, (connection) => (connection === 1 ? target.first : hostile));
    const inputs = { chain: '', 'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}` };
    const result = await target.deploy(hostile, inputs, { env: { RUNNER_DEBUG: '1' } });
    assert.equal(result.outputs.status, 'deployed', result.log);
    assertHarmless(result, hostile.privateKey, target.first.privateKey);
    for (const line of result.summary.split('\n')) assert.doesNotMatch(line, /^\s*::|##\[/);
    // A stray in the chain is named in the failure.
    const stray = await target.deploy(hostile, { chain: mint({ subject, ca: true, issuer }).certificate });
    assert.equal(stray.outputs['error-code'], 'CHAIN_INVALID', stray.log);
    assertHarmless(stray, hostile.privateKey, target.first.privateKey);
    assert.equal(annotations(stray.log, 'error').length, 1);
    const unfit = await target.deploy(hostile, {
      chain: '',
      'verify-endpoints': '127.0.0.1:1 sni=other.example',
    });
    assert.equal(unfit.outputs['error-code'], 'NAME_MISMATCH');
    assertHarmless(unfit, hostile.privateKey, target.first.privateKey);
  });

  test(`an endpoint serves a certificate whose subject reads ${shown}`, async (t) => {
    const target = testTarget(t);
    const hostile = mint({ subject, names: [subject] });
    const renewed = target.issue();
    const endpoint = await scriptedEndpoint(t, () => hostile);
    const result = await target.deploy(
      renewed,
      { 'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`, 'verify-attempts': 1 },
      { env: { RUNNER_DEBUG: '1' } },
    );
    assert.equal(result.outputs.status, 'rolled-back');
    assertHarmless(result, renewed.privateKey, target.first.privateKey);
  });
}

test('the output of a command stays text', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  const loud = script(
    join(target.home, 'loud'),
    "printf '::add-mask::e\\n  ::error::x\\n##[error]x\\nharmless ##[add-mask]e\\n'",
    "printf 'a\\r::stop-commands::x\\r\\n::endgroup::\\n' >&2",
    "printf '\\v::set-output name=status::x\\n\\f::save-state name=finished::true\\n\\033[2J::error::x\\n'",
    "printf '\\342\\200\\250::error::x\\n\\302\\205::error::x\\n\\357\\273\\277::error::x\\n\\302\\240::error::x\\n'",
    "printf '::group::x'",
    'exit 1',
  );
  const result = await target.deploy(renewed, { 'reload-command': loud });
  assert.equal(result.outputs['error-code'], 'RELOAD_FAILED');
  assertHarmless(result, renewed.privateKey, target.first.privateKey);
  assert.equal(annotations(result.log, 'error').length, 1);
  assert.match(result.log, /harmless/);
});

test('names in inputs stay text', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  for (const more of [
    { 'validate-command': 'false "\n::error::x\r##[error]y"' },
    { 'certificate-file': '##[error]x.pem', 'private-key-file': '::warning::x' },
    { layout: '##[error]x\r::error::y' },
    { 'verify-endpoints': '##[add-mask]e' },
    { 'sds-secret-name': '##[add-mask]e' },
    { certificate: '/no/##[error]x' },
    { 'reload-command': 'false ##[error]x %0A::error::x' },
  ]) {
    const result = await target.deploy(renewed, more);
    assertHarmless(result, renewed.privateKey, target.first.privateKey);
  }
  const directory = join(target.home, '##[error]x ::error::y');
  mkdirSync(directory);
  const result = await target.deploy(renewed, { directory });
  assert.equal(result.outputs.status, 'deployed', result.log);
  assert.equal(result.outputs['certificate-path'], join(directory, 'cert.pem'));
  assertHarmless(result, renewed.privateKey, target.first.privateKey);
});
