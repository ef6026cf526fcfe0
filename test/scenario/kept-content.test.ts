/** What is in a file that is replaced, and is not the credential's own, stays. */
import assert from 'node:assert/strict';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { annotations } from '../support/runner-log.ts';
import { linesOf } from '../support/script.ts';
import { emptyTarget, type TestTarget, testTarget } from '../support/target.ts';
import { snapshotRestorable, snapshotTree } from '../support/tree.ts';

const DH = '-----BEGIN DH PARAMETERS-----\nMAYCAQ8CAQI=\n-----END DH PARAMETERS-----\n';

/** A person's SDS file for the target, with fields and comments of their own. */
const sdsOf = ({ directory }: TestTarget, certificate = `${directory}/cert.pem`): string => `# the edge
version_info: "7"
resources:
- "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret
  name: server_cert
  tls_certificate:
    certificate_chain: {filename: ${certificate}} # leaf and chain
    private_key: {filename: ${directory}/key.pem}
    ocsp_staple: {filename: ${directory}/ocsp.der}
`;

test('an SDS file in YAML that says what it must keeps its bytes', async (t) => {
  const target = testTarget(t);
  const text = sdsOf(target);
  writeFileSync(target.path('sds.yaml'), text);
  const { ino } = statSync(target.path('sds.yaml'));
  const result = await target.deploy(target.issue(), { 'sds-file': 'sds.yaml' });
  assert.deepEqual(
    [result.outputs.status, result.outputs['sds-status']],
    ['deployed', 'unchanged'],
    result.log,
  );
  assert.equal(target.read('sds.yaml'), text);
  assert.equal(statSync(target.path('sds.yaml')).ino, ino);
});

test('one that names other paths gets these alone, in either direction, and a rollback brings its bytes back', async (t) => {
  const target = testTarget(t);
  const text = sdsOf(target, '/old/cert.pem');
  writeFileSync(target.path('sds.yaml'), text);
  const inputs = { 'sds-file': 'sds.yaml' };
  const first = await target.deploy(target.issue(), inputs);
  assert.equal(first.outputs.status, 'deployed', first.log);
  assert.equal(
    target
      .read('sds.yaml')
      .replace(`"${target.directory}/cert.pem"`, '/old/cert.pem')
      .replaceAll('{ ', '{')
      .replaceAll(' }', '}'),
    text,
  );
  const linked = await target.deploy(target.issue(), { ...inputs, layout: 'symlink' });
  assert.equal(linked.outputs.status, 'deployed', linked.log);
  assert.match(target.read('sds.yaml'), /watched_directory/);
  for (const comment of ['# the edge', 'version_info: "7"', '# leaf and chain', 'ocsp.der'])
    assert.ok(target.read('sds.yaml').includes(comment), comment);
  const back = await target.deploy(target.issue(), inputs);
  assert.equal(back.outputs.status, 'deployed', back.log);
  assert.doesNotMatch(target.read('sds.yaml'), /watched_directory/);
});

test('a JSON one that a person formatted keeps its bytes, and an unchanged run loads no package for YAML', async (t) => {
  const target = testTarget(t);
  writeFileSync(target.path('sds.json'), JSON.stringify(JSON.parse(target.read('sds.json')), null, '\t'));
  const text = target.read('sds.json');
  const credential = target.issue();
  const loaded = join(target.home, 'loaded');
  const hook = join(target.home, 'hook.cjs');
  writeFileSync(
    hook,
    `const fs = require('fs');
const load = require('module')._extensions['.js'];
require('module')._extensions['.js'] = (module, name) => { fs.appendFileSync(${JSON.stringify(loaded)}, name + '\\n'); load(module, name); };
`,
  );
  const env = { NODE_OPTIONS: `--require=${hook}` };
  const chunks = () =>
    linesOf(loaded)
      .map((name) => name.replace(/.*\//, ''))
      .join(' ');
  for (const status of ['deployed', 'unchanged']) {
    const result = await target.deploy(credential, {}, { env });
    assert.equal(result.outputs.status, status, result.log);
    assert.match(chunks(), /main\.js/);
    assert.doesNotMatch(chunks(), /yaml/);
  }
  assert.equal(target.read('sds.json'), text);
  // So that the test is known to be able to fail.
  await target.deploy(credential, { 'sds-file': 'sds.yaml' }, { env });
  assert.match(chunks(), /main\.yaml\.js/);
});

for (const [what, name, text, fact] of [
  ['that is not well-formed', 'sds.json', '{"resources": [', 'sds.json is not well-formed JSON'],
  ['of two secrets', 'sds.json', '{"resources": [{}, {}]}', 'sds.json holds 2 resources'],
  ['in YAML of two documents', 'sds.yaml', '--- {}\n--- {}\n', 'sds.yaml is not well-formed YAML'],
] as const)
  test(`an SDS file ${what} is refused before anything is touched`, async (t) => {
    const target = testTarget(t);
    writeFileSync(target.path(name), text);
    const before = snapshotTree(target.directory, { without: ['mtimeNs'] });
    const result = await target.deploy(target.issue(), { 'sds-file': name });
    assert.deepEqual(
      [result.outputs.status, result.outputs['error-code'], result.outputs.changed],
      ['rejected', 'TARGET_UNSAFE', 'false'],
      result.log,
    );
    assert.ok(annotations(result.log, 'error')[0]?.includes(fact), result.log);
    assert.deepEqual(snapshotTree(target.directory, { without: ['mtimeNs'] }), before);
  });

for (const layout of ['in-place', 'symlink'] as const)
  test(`DH parameters in HAProxy's PEM stay behind the new credential, and an undo brings the PEM back (${layout})`, async (t) => {
    const target = emptyTarget(t);
    mkdirSync(target.directory);
    const place = layout === 'symlink' ? 'current/site.pem' : 'site.pem';
    const inputs = { server: 'haproxy', layout, 'reload-command': 'true' };
    const { certificate, privateKey } = target.first;
    writeFileSync(target.path('site.pem'), certificate + DH + target.chain + privateKey);
    const renewed = target.issue();
    const result = await target.deploy(renewed, inputs);
    assert.equal(result.outputs.status, 'deployed', result.log);
    const wanted = renewed.certificate + target.chain + renewed.privateKey + DH;
    assert.equal(target.read(place), wanted);

    const again = await target.deploy(renewed, inputs);
    assert.equal(again.outputs.status, 'unchanged', again.log);
    const before = snapshotRestorable(target.directory);
    const failed = await target.deploy(target.issue(), { ...inputs, 'validate-command': 'false' });
    assert.deepEqual(
      [failed.outputs.status, failed.outputs['error-code']],
      ['rolled-back', 'VALIDATE_FAILED'],
      failed.log,
    );
    assert.deepEqual(snapshotRestorable(target.directory), before);

    const next = target.issue({ key: renewed.key });
    const kept = await target.deploy(next, { ...inputs, 'private-key': '' });
    assert.equal(kept.outputs.status, 'deployed', kept.log);
    assert.equal(target.read(place), next.certificate + target.chain + renewed.privateKey + DH);
  });

test('DH parameters stay in the certificate file and in the key file, also when the key stays', async (t) => {
  const target = testTarget(t);
  const inputs = { server: 'nginx', 'reload-command': 'true' };
  writeFileSync(target.path('cert.pem'), DH + target.first.certificate);
  writeFileSync(target.path('key.pem'), target.first.privateKey + DH, { mode: 0o600 });
  const renewed = target.issue();
  const result = await target.deploy(renewed, inputs);
  assert.equal(result.outputs.status, 'deployed', result.log);
  assert.equal(target.read('cert.pem'), renewed.certificate + target.chain + DH);
  assert.equal(target.read('key.pem'), renewed.privateKey + DH);

  const next = target.issue({ key: renewed.key });
  const kept = await target.deploy(next, { ...inputs, 'private-key': '' });
  assert.equal(kept.outputs.status, 'deployed', kept.log);
  assert.equal(kept.outputs['private-key-status'], 'unchanged');
  assert.equal(target.read('key.pem'), renewed.privateKey + DH);
});

test("Traefik's file keeps its comments, and a path in a comment is none that it names", async (t) => {
  const target = testTarget(t);
  const pair = `certFile: ${target.directory}/cert.pem\n      keyFile: ${target.directory}/key.pem`;
  const deploy = async (text: string) => {
    writeFileSync(target.path('dynamic.yml'), text);
    const { ino } = statSync(target.path('dynamic.yml'));
    const result = await target.deploy(target.issue(), { server: 'traefik', 'config-file': 'dynamic.yml' });
    assert.equal(result.outputs.status, 'deployed', result.log);
    assert.equal(target.read('dynamic.yml'), text);
    assert.notEqual(statSync(target.path('dynamic.yml')).ino, ino);
    return result.log;
  };
  assert.doesNotMatch(await deploy(`# ours\ntls:\n  certificates:\n    - ${pair}\n`), /does not name/);
  assert.match(
    await deploy(`tls: {}\n#    - ${pair.replace('\n', '\n#')}\n`),
    /dynamic\.yml does not name .*cert\.pem/,
  );
  assert.match(
    await deploy(`tls:\n  certificates:\n    - ${pair.replace('cert.pem', 'cert.pem.old')}\n`),
    /dynamic\.yml does not name .*cert\.pem/,
  );
  const template = `{{ range $i := until 1 }}\ntls:\n  certificates:\n    - ${pair}\n{{ end }}\n`;
  assert.doesNotMatch(await deploy(template), /does not name/);
});
