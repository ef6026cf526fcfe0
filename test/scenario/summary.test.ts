/** The job summary and the log, for whoever looks at one of them. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { commandsIn, textLines } from '../support/runner-log.ts';
import { linesOf, script } from '../support/script.ts';
import { emptyTarget, NAME, testTarget } from '../support/target.ts';

const rowsOf = (summary: string) =>
  summary
    .split('\n')
    .filter((line) => /^\| (?!:?---)/.test(line))
    .map((line) => line.slice(2, -2).split(' | '));

test('a success: certificates, a row per file and per address, and a picture of the run', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue({ names: [NAME, 'example.org', '192.0.2.7'] });
  const endpoint = await scriptedEndpoint(t, (connection) => (connection < 3 ? target.first : renewed));
  const { summary, log, outputs } = await target.deploy(renewed, {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'reload-command': 'true',
  });
  assert.equal(outputs.status, 'deployed', log);
  assert.match(summary, /^## ✅ Deployed · `www\.example\.org` is served with the new certificate\n/);
  const rows = rowsOf(summary);
  const row = (title: string) => rows.find(([first]) => first === title) ?? [];
  assert.deepEqual(rows[0]?.slice(1), ['Earlier', 'New']);
  assert.equal(row('**Names**')[2], '`www.example.org`, `example.org`, `192.0.2.7`');
  assert.equal(row('**Issuer, key**')[2], 'CN=Scenario Intermediate, ECDSA P-256');
  assert.match(row('**Expires**')[2] ?? '', / UTC · 89 days$/);
  assert.equal(row('**SHA-256**')[2], `\`${renewed.fingerprint.slice(0, 16)}…\``);
  assert.deepEqual(
    rows.slice(rows.findIndex(([role]) => role === 'Role') + 1).map(([role, name]) => [role, name]),
    [
      ['certificate', '`cert.pem`'],
      ['private-key', '`key.pem`'],
      ['sds', '`sds.json`'],
    ],
  );
  const served = row(`\`127.0.0.1:${endpoint.port}\``);
  assert.deepEqual(served.slice(1, 3), [
    `\`${target.first.fingerprint.slice(0, 8)}…\``,
    `\`${renewed.fingerprint.slice(0, 8)}…\` ✅`,
  ]);
  assert.match(served[3] ?? '', /^2 probes, \d.* TLSv1/);
  assert.match(summary, /```mermaid\ngantt\n {4}title [^\n]+\n {4}dateFormat x\n {4}axisFormat %H:%M:%S/);
  for (const name of ['Check', 'Lock', 'Observe', 'Prepare', 'Commit', 'Reload', 'Verify', 'Seal'])
    assert.match(summary, new RegExp(`^ {4}${name} \\([\\d.]+ m?s\\) :\\d{13}, \\d{13}$`, 'm'));

  // Every group is closed before the next begins, and the last before the verdict.
  let open = 0;
  for (const { name } of commandsIn(log)) {
    if (name === 'group') open += 1;
    if (name === 'endgroup') open -= 1;
    assert.ok(open === 0 || open === 1);
  }
  assert.equal(open, 0);
  const [times, verdict] = textLines(log).filter(Boolean).slice(-2);
  assert.match(verdict!, /^deployed: .*certs, certificate [0-9a-f]{64}$/);
  // The log tells what the picture shows.
  const shown = [...summary.matchAll(/^ {4}(\w+) \((\d+ ms)\)/gm)].map(([, name, took]) => `${name} ${took}`);
  assert.match(times!, /; \d+ ms in all$/);
  assert.equal(times!.replace(/; .*/, ''), `time: ${shown.join(', ')}`);
});

test('a failure: the code, the fact and the remedy, before, during and now', async (t) => {
  const target = testTarget(t);
  const endpoint = await scriptedEndpoint(t, () => target.first);
  const { summary, outputs } = await target.deploy(target.issue(), {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 1,
  });
  assert.equal(outputs.status, 'rolled-back');
  assert.match(summary, /^## ↩️ Rolled back · `www\.example\.org` still served by the earlier certificate\n/);
  assert.match(
    summary,
    /\n> \[!CAUTION\]\n> \*\*VERIFY_FAILED\*\* — `127\.0\.0\.1:\d+` serves .*Does the server read/,
  );
  assert.match(summary, /and the endpoint was seen to serve the earlier certificate again\./);
  const rows = rowsOf(summary);
  const first = `\`${target.first.fingerprint.slice(0, 8)}…\``;
  assert.deepEqual(rows[0]?.slice(1), ['In force', 'Refused']);
  assert.deepEqual(rows.find(([name]) => name === `\`127.0.0.1:${endpoint.port}\``)?.slice(1, 4), [
    first,
    `${first} ❌`,
    `${first} ✅`,
  ]);
  assert.match(summary, /Verify \([\d.]+ m?s\) :crit, /);
  assert.match(summary, /Undo \(/);
});

test('a second reload that failed is among the warnings of the summary', async (t) => {
  const target = testTarget(t);
  const { port } = await scriptedEndpoint(t, () => target.first);
  const ran = join(target.home, 'ran');
  const once = script(join(target.home, 'once'), `[ ! -e ${ran} ] || exit 1`, `echo ran > ${ran}`);
  const { summary, outputs } = await target.deploy(target.issue(), {
    'reload-command': once,
    'verify-endpoints': `127.0.0.1:${port} sni=${NAME}`,
    'verify-attempts': 1,
  });
  assert.equal(outputs.status, 'rolled-back');
  assert.deepEqual(linesOf(ran), ['ran']);
  assert.match(summary, /> \[!WARNING\]\n.*reload-command.* the server may still use the new ones/);
});

test('a first deployment that fails does not speak of an earlier certificate, and a removed file has no size', async (t) => {
  const target = emptyTarget(t);
  mkdirSync(target.directory);
  const { summary, outputs } = await target.deploy(target.issue(), { 'reload-command': 'false' });
  assert.equal(outputs.status, 'rolled-back');
  assert.doesNotMatch(summary, /earlier/i);
  assert.deepEqual(
    rowsOf(summary)
      .find(([role]) => role === 'certificate')
      ?.slice(2),
    ['removed', '–', '–', '–'],
  );
});

test('a dry run is a plan, without a cross, and tells which commands would run', async (t) => {
  const target = testTarget(t);
  const { port } = await scriptedEndpoint(t, () => target.first);
  const { summary, log } = await target.deploy(target.issue(), {
    'dry-run': true,
    'reload-command': 'true --now',
    'verify-endpoints': `127.0.0.1:${port} sni=${NAME}`,
  });
  assert.match(summary, /^## 📝 Dry run · `www\.example\.org` would get a new certificate\n/);
  assert.match(summary, /2 files of 3 in `.*` would be written/);
  assert.match(summary, /These commands would run:\n\n1\. `true --now`\n/);
  assert.match(log, /^would run: true --now$/m);
  assert.deepEqual(rowsOf(summary)[0]?.slice(1), ['Deployed now', 'Would be deployed']);
  assert.doesNotMatch(summary, /❌|CAUTION/);
});

test('a refusal, of a certificate and of an input', async (t) => {
  const target = testTarget(t);
  const weak = await target.deploy(target.issue({ key: 'rsa-1024' }));
  assert.match(
    weak.summary,
    /^## ⛔ Certificate rejected · `www.*\*\*WEAK\*\*.*No file in `.*` was touched/s,
  );
  assert.deepEqual(rowsOf(weak.summary)[0]?.slice(1), ['In force', 'Refused']);
  const unknown = await target.deploy(target.issue(), { layout: 'x' });
  assert.match(unknown.summary, /^## ⛔ Nothing deployed.*\*\*INPUT_INVALID\*\*/s);
});

test('a runner without summaries, debug logs or run addresses is no failure', async (t) => {
  const target = testTarget(t);
  const env = {
    GITHUB_STEP_SUMMARY: '',
    GITHUB_SERVER_URL: '',
    GITHUB_REPOSITORY: '',
    GITHUB_RUN_ID: '',
    RUNNER_TEMP: '',
  };
  const result = await target.deploy(target.issue(), {}, { env });
  assert.equal(result.exitCode, 0, result.log);
  assert.deepEqual([result.outputs.status, result.summary], ['deployed', '']);
  const elsewhere = { GITHUB_STEP_SUMMARY: '/no/such/folder/summary' };
  assert.equal((await target.deploy(target.issue(), {}, { env: elsewhere })).outputs.status, 'deployed');
});
