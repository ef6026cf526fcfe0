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
  sdsBefore: null,
  kept: () => '',
};

/** The SDS file under a name, as text. */
async function sds(name: string, differs: Partial<FileContext> = {}): Promise<string> {
  const files = await envoy.files({ ...context, ...differs, names: { ...context.names, sds: name } });
  return String(files.find(({ role }) => role === 'sds')!.content);
}

const TYPE = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret';

describe('the SDS file', () => {
  test('in place, names the pair by the paths that the server sees', async () => {
    assert.deepEqual(JSON.parse(await sds('sds.json')), {
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

  test('through the symlink, names the pair behind it and watches the directory in which it turns', async () => {
    const { resources } = JSON.parse(await sds('sds.json', { folder: 'current' }));
    assert.deepEqual(resources[0].tls_certificate, {
      certificate_chain: { filename: '/etc/envoy/certs/current/cert.pem' },
      private_key: { filename: '/etc/envoy/certs/current/key.pem' },
      watched_directory: { path: '/etc/envoy/certs' },
    });
  });

  test('is JSON or YAML by its ending, with the same content', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('yes', '~', '1e3', '- a', 'a: b', '#', '"', "'", '\\', '\u0085\u2028', '%', '@a', '`'),
    );
    const folder = fc.constantFrom('', 'current');
    const ending = fc.constantFrom('yaml', 'yml', 'YAML');
    await fc.assert(
      fc.asyncProperty(
        text,
        text,
        text,
        folder,
        ending,
        async (secretName, mount, certificate, folder, ending) => {
          const differs = {
            folder,
            secretName,
            serverDirectory: `/${mount}`,
            names: { ...context.names, certificate },
          };
          const text = async (name: string) => {
            const files = await envoy.files({
              ...context,
              ...differs,
              names: { ...differs.names, sds: name },
            });
            return String(files.at(-1)!.content);
          };
          const asJson = JSON.parse(await text('sds.json'));
          assert.deepEqual(parse(await text(`sds.${ending}`)), asJson);
          assert.equal(asJson.resources[0].name, secretName);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('is JSON under any other name', async () => {
    for (const name of ['sds', 'sds.conf', 'yaml', 'sds.yaml.json']) JSON.parse(await sds(name));
    assert.match(await sds('sds.yaml'), /^resources:\n- /);
  });

  test('changes last and stays in the directory itself', async () => {
    const files = await envoy.files({ ...context, folder: 'current' });
    assert.deepEqual(files.at(-1), {
      role: 'sds',
      name: 'sds.json',
      content: await sds('sds.json', { folder: 'current' }),
      holdsKey: false,
      pointer: true,
    });
    assert.deepEqual(
      files.slice(0, -1).filter(({ pointer }) => pointer),
      [],
    );
  });

  test('is left out when it is not wanted', async () => {
    const files = await envoy.files({ ...context, names: { ...context.names, sds: null } });
    assert.deepEqual(
      files.map(({ role }) => role),
      ['certificate', 'private-key'],
    );
  });
});

test('advises of changes that Envoy will not notice, or not serve', async () => {
  const advice = (names: Partial<FileContext['names']>) =>
    envoy.advice({
      ...context,
      names: { ...context.names, ...names },
      layout: 'in-place',
      hasReloadCommand: false,
      hasEndpoints: true,
    });
  assert.deepEqual(await advice({}), []);
  assert.match((await advice({ sds: null })).join(), /sds-file is empty/);
  assert.match((await advice({ chain: 'chain.pem' })).join(), /chain-file is set/);
});

describe('the secret that an SDS file names', () => {
  const secretIn = async (name: string, text: string) => envoy.secretIn?.(name, text);

  test('is read, whatever files it names', async () => {
    for (const name of ['sds.json', 'sds.yaml']) {
      for (const folder of ['', 'current'])
        assert.equal(await secretIn(name, await sds(name, { folder })), 'server_cert');
      const odd = 'it is: "mine", {a} # b';
      assert.equal(await secretIn(name, await sds(name, { secretName: odd })), odd);
    }
  });

  test('is read, however it is written', async () => {
    const is = async (name: string, text: string) => assert.equal(await secretIn(name, text), 'server_cert');
    await is('sds.json', JSON.stringify(JSON.parse(await sds('sds.json'))));
    await is('sds.json', (await sds('sds.json')).replace('tls_certificate', 'tlsCertificate'));
    const yaml = await sds('sds.yaml');
    await is('sds.yaml', yaml.replace('name: "server_cert"', 'name: server_cert # ours'));
    await is('sds.yaml', yaml.replace('name: "server_cert"', "name: 'server_cert'"));
    await is('sds.yaml', `# name: another\n${yaml}`);
  });

  test('is no other name in the file', async () => {
    const [secret] = JSON.parse(await sds('sds.json')).resources;
    const text = JSON.stringify({
      resources: [{ tls_certificate: { name: 'b', ...secret.tls_certificate }, ...secret }],
    });
    assert.equal(await secretIn('sds.json', text), 'server_cert');
  });

  test('is none when it is no SDS file at all', async () => {
    for (const text of ['', '{}', '{"name": "other"}', '[]', '{"resources": [null]}', '{"resources": {}}'])
      assert.equal(await secretIn('sds.json', text), null);
    assert.equal(
      await secretIn('sds.json', (await sds('sds.json')).replace('tls_certificate', 'something_else')),
      null,
    );
    for (const text of ['SENTINEL', '{"resources":'])
      await assert.rejects(() => secretIn('sds.json', text), { code: 'TARGET_UNSAFE' });
  });
});
