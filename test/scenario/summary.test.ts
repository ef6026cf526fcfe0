/** The job summary and the log, for whoever looks at one of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { commandsIn, textLines } from '../support/runner-log.ts';
import { NAME, testTarget } from '../support/target.ts';

/** The sections of a summary, by heading. */
const sections = (summary: string) =>
  Object.fromEntries(
    summary.split(/^#{2,3} /m).map((part) => [part.split('\n')[0]!, part.slice(part.indexOf('\n'))]),
  );
const rows = (section = '') =>
  section
    .split('\n')
    .filter((line) => /^\| (?!---)/.test(line))
    .slice(1);

test('a success: certificate, a row per file and per address, and a picture of the run', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue({ names: [NAME, 'example.org', '192.0.2.7'] });
  const endpoint = await scriptedEndpoint(t, (connection) => (connection < 3 ? target.first : renewed));
  const { summary, log, outputs } = await target.deploy(renewed, {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'reload-command': 'true',
  });
  assert.equal(outputs.status, 'deployed', log);
  const { Certificate, Files, Endpoints, 'The run': run, ...rest } = sections(summary);
  assert.deepEqual(Object.keys(rest).filter(Boolean), ['✅ Certificate deployed']);
  for (const fact of [
    'www.example.org',
    'example.org',
    '192.0.2.7',
    'Scenario Intermediate',
    'ECDSA P-256',
    renewed.fingerprint,
    '89',
  ])
    assert.ok(Certificate!.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)).includes(fact), fact);
  assert.equal(rows(Files).length, 3);
  assert.equal(rows(Endpoints).length, 1);
  const row = rows(Endpoints)[0]!;
  for (const part of [
    target.first.fingerprint.slice(0, 12),
    '→',
    renewed.fingerprint.slice(0, 12),
    '✅',
    ' 2 ',
    ' ms ',
    'TLSv1',
  ])
    assert.ok(row.includes(part), `${part} in ${row}`);
  assert.match(run!, /```mermaid\ngantt\n {4}dateFormat x\n/);
  for (const name of ['Check', 'Lock', 'Observe', 'Prepare', 'Commit', 'Reload', 'Verify', 'Seal'])
    assert.match(run!, new RegExp(`^ {4}${name} \\(\\d+ ms\\) :\\d+, \\d+$`, 'm'));

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
  const shown = [...run!.matchAll(/^ {4}(\w+) \((\d+ ms)\)/gm)].map(([, name, took]) => `${name} ${took}`);
  assert.match(times!, /; \d+ ms in all$/);
  assert.equal(times!.replace(/; .*/, ''), `time: ${shown.join(', ')}`);
});

test('a failure: the code, the fact, the hint, the number of files undone, and whether that was proven', async (t) => {
  const target = testTarget(t);
  const endpoint = await scriptedEndpoint(t, () => target.first);
  const { summary, outputs } = await target.deploy(target.issue(), {
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-attempts': 1,
  });
  assert.equal(outputs.status, 'rolled-back');
  const { 'What went wrong': wrong, 'The run': run, Endpoints } = sections(summary);
  assert.match(summary, /^## ↩️ Rolled back/);
  assert.match(wrong!, /\| Code \| `VERIFY_FAILED` \|/);
  assert.match(wrong!, /\| Fact \| .*serves/);
  assert.match(wrong!, /\| Hint \| does the server read these files/);
  assert.match(
    wrong!,
    /\| Undone \| 2 files; every endpoint was seen to serve the earlier certificate again \|/,
  );
  assert.match(run!, /Verify \(\d+ ms\) :crit, /);
  assert.match(run!, /Undo \(/);
  assert.ok(rows(Endpoints)[0]!.includes('❌'));
});

test('a refusal, of a certificate and of an input', async (t) => {
  const target = testTarget(t);
  const weak = await target.deploy(target.issue({ key: 'rsa-1024' }));
  assert.match(weak.summary, /^## ⛔ Certificate rejected.*No file was touched.*`WEAK`/s);
  const unknown = await target.deploy(target.issue(), { layout: 'x' });
  assert.match(unknown.summary, /^## ⛔ Nothing deployed.*`INPUT_INVALID`/s);
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
