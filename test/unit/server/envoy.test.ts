import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { envoy } from '../../../src/server/envoy.ts';
import type { FileContext } from '../../../src/server/kind.ts';

const context: FileContext = {
  folder: '',
  names: {
    certificate: 'cert.pem',
    privateKey: 'key.pem',
    chain: null,
    bundle: null,
    keystore: null,
    sds: 'sds.json',
    config: null,
  },
  serverDirectory: '/etc/envoy/certs',
  secretName: 'server_cert',
  leafPem: 'LEAF\n',
  chainPem: 'CHAIN\n',
  keyPem: 'KEY\n',
  keystore: null,
  configBefore: null,
};

/** The SDS file under a name, as text. */
function sds(name: string, differs: Partial<FileContext> = {}): string {
  const files = envoy.files({ ...context, ...differs, names: { ...context.names, sds: name } });
  return String(files.find(({ role }) => role === 'sds')!.content);
}

const TYPE = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret';

describe('the SDS file', () => {
  test('in place, names the pair by the paths that the server sees', () => {
    assert.deepEqual(JSON.parse(sds('sds.json')), {
      resources: [
        {
          '@type': TYPE,
          name: 'server_cert',
          tls_certificate: {
            certificate_chain: { filename: '/etc/envoy/certs/cert.pem' },
            private_key: { filename: '/etc/envoy/certs/key.pem' },
          },
        },
      ],
    });
  });

  test('through the symlink, names the pair behind it and watches the directory in which it turns', () => {
    const { resources } = JSON.parse(sds('sds.json', { folder: 'current' }));
    assert.deepEqual(resources[0].tls_certificate, {
      certificate_chain: { filename: '/etc/envoy/certs/current/cert.pem' },
      private_key: { filename: '/etc/envoy/certs/current/key.pem' },
      watched_directory: { path: '/etc/envoy/certs' },
    });
  });

  test('is JSON or YAML by its ending, with the same content', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('yes', '~', '1e3', '- a', 'a: b', '#', '"', "'", '\\', '\u0085\u2028', '%', '@a', '`'),
    );
    const folder = fc.constantFrom('', 'current');
    const ending = fc.constantFrom('yaml', 'yml', 'YAML');
    fc.assert(
      fc.property(text, text, text, folder, ending, (secretName, mount, certificate, folder, ending) => {
        const differs = {
          folder,
          secretName,
          serverDirectory: `/${mount}`,
          names: { ...context.names, certificate },
        };
        const files = (name: string) =>
          String(
            envoy.files({ ...context, ...differs, names: { ...differs.names, sds: name } }).at(-1)!.content,
          );
        const asJson = JSON.parse(files('sds.json'));
        assert.deepEqual(parse(files(`sds.${ending}`)), asJson);
        assert.equal(asJson.resources[0].name, secretName);
      }),
      { numRuns: 300 },
    );
  });

  test('is JSON under any other name', () => {
    for (const name of ['sds', 'sds.conf', 'yaml', 'sds.yaml.json']) JSON.parse(sds(name));
    assert.match(sds('sds.yaml'), /^resources:\n- /);
  });

  test('changes last and stays in the directory itself', () => {
    const files = envoy.files({ ...context, folder: 'current' });
    assert.deepEqual(files.at(-1), {
      role: 'sds',
      name: 'sds.json',
      content: sds('sds.json', { folder: 'current' }),
      holdsKey: false,
      pointer: true,
    });
    assert.deepEqual(
      files.slice(0, -1).filter(({ pointer }) => pointer),
      [],
    );
  });

  test('is left out when it is not wanted', () => {
    const files = envoy.files({ ...context, names: { ...context.names, sds: null } });
    assert.deepEqual(
      files.map(({ role }) => role),
      ['certificate', 'private-key'],
    );
  });
});

test('advises of changes that Envoy will not notice, or not serve', () => {
  const advice = (names: Partial<FileContext['names']>) =>
    envoy.advice({
      ...context,
      names: { ...context.names, ...names },
      layout: 'in-place',
      hasReloadCommand: false,
      hasEndpoints: true,
    });
  assert.deepEqual(advice({}), []);
  assert.match(advice({ sds: null }).join(), /sds-file is empty/);
  assert.match(advice({ chain: 'chain.pem' }).join(), /chain-file is set/);
});

describe('an SDS file that is there already', () => {
  const other = (text: string, secretName: string) => envoy.otherSecret?.(text, secretName);

  test('names another secret, whatever files it names', () => {
    for (const name of ['sds.json', 'sds.yaml']) {
      for (const folder of ['', 'current'])
        assert.equal(other(sds(name, { folder }), 'server-cert'), 'the secret server_cert');
      assert.equal(
        other(sds(name, { secretName: 'server_certificate' }), 'server_cert'),
        'the secret server_certificate',
      );
      const odd = 'it is: "mine", {a} # b';
      assert.equal(other(sds(name, { secretName: odd }), odd), null);
    }
    const two = `${sds('sds.yaml')}${sds('sds.yaml', { secretName: 'b' })}`;
    assert.equal(other(two, 'c'), 'other secrets');
    assert.equal(other(two, 'b'), null);
  });

  test('names the same secret, however it is written', () => {
    for (const name of ['sds.json', 'sds.yaml']) assert.equal(other(sds(name), 'server_cert'), null);
    const is = (text: string) => other(text, 'server_cert') === null;
    assert.ok(is(JSON.stringify(JSON.parse(sds('sds.json')))));
    assert.ok(is(sds('sds.yaml').replace('name: "server_cert"', 'name: server_cert # ours')));
    assert.ok(is(sds('sds.yaml').replace('name: "server_cert"', "name: 'server_cert'")));
  });

  test('names none when it is no SDS file at all', () => {
    for (const text of ['', 'SENTINEL', '{}', '{"resources":', '{"name": "other"}'])
      assert.equal(other(text, 'x'), null);
    assert.equal(other(sds('sds.json').replace('tls_certificate', 'something_else'), 'other'), null);
  });
});
