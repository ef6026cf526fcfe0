/** A file that belongs to another certificate of the same directory is not changed. */
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { annotations } from '../support/runner-log.ts';
import { emptyTarget, testTarget } from '../support/target.ts';
import { snapshotTree } from '../support/tree.ts';

const OTHER = { server: 'files', 'certificate-file': 'other.pem' };

for (const layout of ['in-place', 'symlink'] as const)
  test(`one key file for two certificates is refused, before anything is touched (${layout})`, async (t) => {
    const target = emptyTarget(t);
    mkdirSync(target.directory);
    const one = { server: 'files', layout };
    const first = target.issue();
    assert.equal((await target.deploy(first, one)).outputs.status, 'deployed');
    const before = snapshotTree(target.directory, { without: ['mtimeNs'] });
    for (const dryRun of [true, false]) {
      const result = await target.deploy(target.issue(), { ...OTHER, layout, 'dry-run': dryRun });
      assert.deepEqual(
        [result.outputs.status, result.outputs['error-code'], result.outputs.changed],
        ['rejected', 'TARGET_UNSAFE', 'false'],
        result.log,
      );
      assert.match(
        annotations(result.log, 'error')[0]!,
        /key\.pem belongs to the certificate in cert\.pem as well/,
      );
      assert.match(result.log, /its own private-key-file/);
      assert.deepEqual(snapshotTree(target.directory, { without: ['mtimeNs'] }), before);
    }
    // The same key may serve two certificates, as long as it stays.
    const same = target.issue({ key: first.key });
    const shared = await target.deploy(same, { ...OTHER, layout, 'private-key': '' });
    assert.equal(shared.outputs.status, 'deployed', shared.log);
    assert.match(shared.log, /checks passed: .*, shared/);
    for (const inputs of [one, { ...OTHER, layout }]) {
      const renewed = await target.deploy(target.issue(), inputs);
      assert.equal(renewed.outputs['error-code'], 'TARGET_UNSAFE', renewed.log);
    }
    const skipped = await target.deploy(target.issue(), { ...OTHER, layout, 'skip-checks': 'shared' });
    assert.equal(skipped.outputs.status, 'deployed', skipped.log);
  });

test('a certificate that is gone owns nothing any more', async (t) => {
  const target = emptyTarget(t);
  mkdirSync(target.directory);
  await target.deploy(target.issue(), { server: 'files' });
  rmSync(target.path('cert.pem'));
  const result = await target.deploy(target.issue(), OTHER);
  assert.equal(result.outputs.status, 'deployed', result.log);
});

test('nor do two certificates share a chain file or an SDS file that would change', async (t) => {
  const target = emptyTarget(t);
  mkdirSync(target.directory);
  const chain = { 'chain-file': 'chain.pem', 'private-key-file': 'a.key', 'sds-file': 'a.json' };
  assert.equal((await target.deploy(target.issue(), chain)).outputs.status, 'deployed');
  const own = { 'certificate-file': 'b.pem', 'private-key-file': 'b.key', 'sds-file': 'b.json' };
  // The same intermediates may be in one file.
  const same = await target.deploy(target.issue(), { ...own, 'chain-file': 'chain.pem' });
  assert.equal(same.outputs.status, 'deployed', same.log);
  const other = emptyTarget(t);
  const different = await target.deploy(other.issue(), {
    ...own,
    'chain-file': 'chain.pem',
    chain: other.chain,
  });
  assert.match(
    annotations(different.log, 'error')[0] ?? '',
    /chain\.pem belongs to the certificate in cert\.pem/,
  );
  const sds = await target.deploy(target.issue(), { ...own, 'sds-file': 'a.json' });
  assert.match(annotations(sds.log, 'error')[0] ?? '', /a\.json belongs to the certificate in cert\.pem/);
});

test('two certificates may share a configuration file that is only moved into place', async (t) => {
  const target = emptyTarget(t);
  mkdirSync(target.directory);
  writeFileSync(target.path('dynamic.yml'), 'tls: {}\n');
  for (const who of ['a', 'b', 'a']) {
    const result = await target.deploy(target.issue(), {
      server: 'traefik',
      'certificate-file': `${who}.pem`,
      'private-key-file': `${who}.key`,
      'config-file': 'dynamic.yml',
    });
    assert.equal(result.outputs.status, 'deployed', result.log);
  }
});

test('without a record, a key that fits another certificate beside it, and not the one to be replaced, is left alone', async (t) => {
  const target = testTarget(t);
  const inputs = { server: 'nginx', 'reload-command': 'true' };
  const other = target.issue();
  writeFileSync(target.path('other.crt'), other.certificate);
  writeFileSync(target.path('key.pem'), other.privateKey, { mode: 0o600 });
  const result = await target.deploy(target.issue(), inputs);
  assert.match(
    annotations(result.log, 'error')[0] ?? '',
    /key\.pem belongs to the certificate in other\.crt/,
    result.log,
  );
  rmSync(target.path('other.crt'));
  assert.equal((await target.deploy(target.issue(), inputs)).outputs.status, 'deployed');
});
