import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import type { FileContext } from '../../../src/server/kind.ts';
import { traefik } from '../../../src/server/traefik.ts';

const context: FileContext = {
  folder: '',
  names: {
    certificate: 'c.pem',
    privateKey: 'k.pem',
    chain: null,
    bundle: null,
    keystore: null,
    sds: null,
    config: 'tls.yml',
  },
  serverDirectory: '/certs',
  secretName: '',
  leafPem: 'LEAF\n',
  chainPem: '',
  keyPem: 'KEY\n',
  keystore: null,
  configBefore: null,
  sdsBefore: null,
  kept: () => '',
};

const config = async (differs: Partial<FileContext> = {}) =>
  (await traefik.files({ ...context, ...differs })).find(({ role }) => role === 'config');

describe('the dynamic configuration', () => {
  test('names the pair as the server sees it, behind everything else, in the directory itself', async () => {
    const file = (await traefik.files({ ...context, folder: 'current' })).at(-1);
    assert.deepEqual(parse(String(file?.content)), {
      tls: { certificates: [{ certFile: '/certs/current/c.pem', keyFile: '/certs/current/k.pem' }] },
    });
    assert.equal(file?.pointer, true);
  });

  test('is TOML by its ending', async () => {
    const names = { ...context.names, config: 'tls.toml' };
    assert.equal(
      (await config({ names }))?.content,
      '[[tls.certificates]]\n  certFile = "/certs/c.pem"\n  keyFile = "/certs/k.pem"\n',
    );
  });

  test('keeps its bytes when it is there, and is left out when it is not named', async () => {
    assert.equal((await config({ configBefore: 'anything' }))?.content, null);
    assert.equal(await config({ names: { ...context.names, config: null } }), undefined);
  });
});

test('advises of a configuration that is not named, or that does not name the pair', async () => {
  const advice = async (differs: Partial<FileContext>) => {
    const setup = { layout: 'in-place', hasReloadCommand: false, hasEndpoints: true } as const;
    return (await traefik.advice({ ...context, ...setup, ...differs })).join();
  };
  assert.equal(await advice({}), '');
  assert.match(await advice({ names: { ...context.names, config: null } }), /no config-file was given/);
  assert.equal(await advice({ configBefore: 'certFile: /certs/c.pem\nkeyFile: /certs/k.pem' }), '');
  assert.match(
    await advice({ configBefore: 'certFile: /certs/c.pem' }),
    /tls.yml does not name \/certs\/k.pem/,
  );
});
