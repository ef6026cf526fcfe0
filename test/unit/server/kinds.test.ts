import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import type { FileContext } from '../../../src/server/kind.ts';
import { KINDS } from '../../../src/server/kinds.ts';
import type { GivenNames } from '../../../src/server/names.ts';

const context: FileContext = {
  folder: '',
  names: { certificate: 'c', privateKey: 'k', chain: 'i', bundle: 'b', keystore: 'p', sds: 's', config: 'd' },
  serverDirectory: '/certs',
  secretName: 'secret',
  leafPem: 'LEAF\n',
  chainPem: 'CHAIN\n',
  keyPem: 'KEY\n',
  keystore: Buffer.from('KEY'),
  configBefore: null,
  sdsBefore: null,
  kept: () => '',
};

test('every kind that has a file is registered under its own name', () => {
  const folder = new URL('../../../src/server/', import.meta.url);
  const kinds = readdirSync(folder)
    .map((name) => name.replace(/\.ts$/, ''))
    .filter((name) => !['document', 'kind', 'kinds', 'names', 'sds', 'yaml'].includes(name));
  assert.deepEqual([...KINDS.keys()].sort(), kinds.sort());
  for (const [name, kind] of KINDS) assert.equal(kind.name, name);
});

/** What a kind calls certificate, key and bundle, given what the inputs say. */
function named(kind: string, given: Partial<GivenNames>): GivenNames | undefined {
  return KINDS.get(kind)?.names({ certificate: null, privateKey: null, bundle: null, ...given });
}

test('whatever is named, there is a pair or a bundle, and never half a pair', () => {
  const either = (name: string) => [null, name];
  for (const [name] of KINDS)
    for (const certificate of either('c'))
      for (const privateKey of either('k'))
        for (const bundle of either('b')) {
          const names = named(name, { certificate, privateKey, bundle });
          assert.equal(names?.certificate === null, names?.privateKey === null, name);
          assert.ok(names?.certificate ?? names?.bundle, name);
          for (const given of [certificate, privateKey, bundle])
            if (given) assert.ok(Object.values(names ?? {}).includes(given), `${name}: ${given}`);
        }
});

test('haproxy: one PEM, or a PEM and beside it the key under its name and .key', () => {
  assert.deepEqual(named('haproxy', {}), { certificate: null, privateKey: null, bundle: 'site.pem' });
  const beside = { certificate: 'site.pem', privateKey: 'site.pem.key', bundle: null };
  assert.deepEqual(named('haproxy', { privateKey: 'site.pem.key' }), beside);
  assert.deepEqual(named('haproxy', { certificate: 'site.pem' }), beside);
  assert.deepEqual(named('haproxy', { certificate: 'a.crt', privateKey: 'a.key', bundle: 'a.pem' }), {
    certificate: 'a.crt',
    privateKey: 'a.key',
    bundle: 'a.pem',
  });
});

test('postfix and caddy: a bundle that is named takes the place of the pair; elsewhere it is a further file', () => {
  for (const kind of ['postfix', 'caddy']) {
    assert.deepEqual(named(kind, {}), { certificate: 'cert.pem', privateKey: 'key.pem', bundle: null });
    assert.deepEqual(named(kind, { bundle: 'b' }), { certificate: null, privateKey: null, bundle: 'b' });
  }
  assert.deepEqual(named('nginx', { bundle: 'b' }), {
    certificate: 'cert.pem',
    privateKey: 'key.pem',
    bundle: 'b',
  });
});

test('postfix: the key comes first in the bundle', async () => {
  const files = (await KINDS.get('postfix')?.files(context)) ?? [];
  const bundle = files.find(({ role }) => role === 'bundle');
  assert.equal(bundle?.content, 'KEY\nLEAF\nCHAIN\n');
});

test('each kind that notices nothing by itself says with which command it does', async () => {
  const setup = { ...context, layout: 'symlink', hasEndpoints: true } as const;
  for (const [name, command] of [
    ['nginx', /nginx -s reload/],
    ['apache', /apachectl graceful/],
    ['haproxy', /reload haproxy/],
    ['caddy', /caddy reload --force/],
    ['postfix', /postfix reload/],
    ['dovecot', /doveadm reload/],
  ] as const) {
    const advice = (hasReloadCommand: boolean) =>
      KINDS.get(name)?.advice({ ...setup, names: { ...context.names, chain: null }, hasReloadCommand });
    assert.match((await advice(false))?.join() ?? '', command);
    assert.deepEqual(await advice(true), [], name);
  }
});

for (const [name, kind] of KINDS) {
  test(`${name}: each role once, the certificate before the key, the key before the file that points at it`, async () => {
    const files = await kind.files(context);
    const roles = files.map(({ role }) => role);
    assert.equal(new Set(roles).size, roles.length);
    assert.ok(roles.indexOf('certificate') < roles.indexOf('private-key'));
    const firstPointer = files.findIndex(({ pointer }) => pointer);
    if (firstPointer !== -1) assert.ok(files.slice(firstPointer).every(({ pointer }) => pointer));
  });

  test(`${name}: a file with the key in it is known to hold one, and no other is`, async () => {
    for (const { content, holdsKey } of await kind.files(context))
      assert.equal(holdsKey, content?.includes('KEY'));
  });
}
