/** An SDS file that somebody wrote: what a deployment changes in it, and what stays. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { sdsText } from '../../../src/server/sds.ts';
import { freshSecret, type Secret } from '../../../src/server/secret.ts';

const PLACE: Secret = {
  name: 'server_cert',
  certificate: '/certs/cert.pem',
  privateKey: '/certs/key.pem',
  watched: null,
  formerly: { watched: '/certs', below: '/certs/current/' },
};
const LINKED: Secret = {
  ...PLACE,
  certificate: '/certs/current/cert.pem',
  privateKey: '/certs/current/key.pem',
  watched: '/certs',
};

/** A resource as a deployment writes it, with more in its certificate. */
const resource = (secret: Secret, more: object = {}) => {
  const fresh = freshSecret(secret);
  return { ...fresh, tls_certificate: { ...fresh.tls_certificate, ...more } };
};
const json = (secret: Secret, more: object = {}) => JSON.stringify({ resources: [resource(secret, more)] });

/** The file after a deployment, read. */
const after = async (before: string, secret: Secret) => JSON.parse(await sdsText('sds.json', before, secret));
const refuses = (before: string, fact: RegExp, name = 'sds.json') =>
  assert.rejects(() => sdsText(name, before, PLACE), { code: 'TARGET_UNSAFE', message: fact });

describe('a file that says what it must', () => {
  const same = async (name: string, text: string, secret: Secret) =>
    assert.equal(await sdsText(name, text, secret), text);

  test('keeps its bytes, however it is written', async () => {
    await same('sds.json', json(PLACE), PLACE);
    await same('sds.json', json(LINKED), LINKED);
    await same('sds.json', json(LINKED).replace('"path":"/certs"', '"path":"/certs/"'), LINKED);
    await same('sds.yaml', `# ours\n${json(PLACE)}`, PLACE);
    await same(
      'sds.json',
      json(LINKED)
        .replace('tls_certificate', 'tlsCertificate')
        .replace('certificate_chain', 'certificateChain')
        .replace('private_key', 'privateKey')
        .replace('watched_directory', 'watchedDirectory'),
      LINKED,
    );
  });

  test('keeps them with fields of a person in it', async () => {
    await same('sds.json', json(PLACE, { watched_directory: { path: '/elsewhere' } }), PLACE);
    await same('sds.json', json(PLACE, { watched_directory: { path: '/certs' } }), PLACE);
    await same('sds.json', json(PLACE, { ocsp_staple: { filename: '/certs/ocsp' } }), PLACE);
    await same('sds.json', `{"version_info": "7", ${json(PLACE).slice(1)}`, PLACE);
  });

  test('with a provider of the key that reads the key file, names the key once', async () => {
    const { certificate_chain } = freshSecret(PLACE).tls_certificate;
    const private_key_provider = {
      provider_name: 'cryptomb',
      typed_config: { private_key: { filename: '/certs/key.pem' } },
    };
    const tls_certificate = { certificate_chain, private_key_provider };
    await same('sds.json', JSON.stringify({ resources: [{ ...resource(PLACE), tls_certificate }] }), PLACE);
  });
});

describe('a file that says something else', () => {
  test('gets the paths, and keeps every other field', async () => {
    const others = { ocsp_staple: { filename: '/o' }, signed_certificate_timestamp: [{ filename: '/s' }] };
    const before = { version_info: '7', resources: [resource(LINKED, others)], nonce: 'n' };
    assert.deepEqual(await after(JSON.stringify(before), PLACE), {
      version_info: '7',
      resources: [resource(PLACE, others)],
      nonce: 'n',
    });
    assert.deepEqual(await after(json(PLACE, others), LINKED), { resources: [resource(LINKED, others)] });
  });

  test('loses the directory to watch that only the symlink layout needs, and no other', async () => {
    assert.deepEqual(await after(json(LINKED), PLACE), { resources: [resource(PLACE)] });
    const watched = { watched_directory: { path: '/mine' } };
    assert.deepEqual(await after(json(LINKED, watched), PLACE), { resources: [resource(PLACE, watched)] });
  });

  test('loses what stands in place of a file name', async () => {
    const inline = { private_key: { inline_string: 'a key' }, certificate_chain: { inlineBytes: 'AAAA' } };
    assert.deepEqual(await after(json(PLACE, inline), PLACE), { resources: [resource(PLACE)] });
  });

  test('gets the secret when it holds none, and a type of today', async () => {
    assert.deepEqual(await after('{"version_info": "1", "resources": []}', PLACE), {
      version_info: '1',
      resources: [resource(PLACE)],
    });
    for (const text of ['{}', '', ' \n'])
      assert.deepEqual(await after(text, PLACE), { resources: [resource(PLACE)] });
    const old = json(PLACE).replace(
      /type\.googleapis\.com[^"]*/,
      'type.googleapis.com/envoy.api.v2.auth.Secret',
    );
    assert.deepEqual(await after(old, PLACE), { resources: [resource(PLACE)] });
  });

  test('keeps the names of its fields and its indentation', async () => {
    const camel = JSON.stringify({ resources: [resource(LINKED)] }, null, 4)
      .replace('tls_certificate', 'tlsCertificate')
      .replace('watched_directory', 'watchedDirectory');
    const text = await sdsText('sds.json', camel, PLACE);
    const { tlsCertificate, ...others } = JSON.parse(text).resources[0];
    assert.deepEqual(tlsCertificate, resource(PLACE).tls_certificate);
    assert.equal(others.tls_certificate, undefined);
    assert.match(text, /^\{\n {4}"resources"/);
  });

  test('keeps its comments in YAML', async () => {
    const before = `# managed by the edge team
version_info: "7" # bumped by hand
resources:
  - "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret
    name: server_cert # as in envoy.yaml
    tls_certificate:
      # the pair
      certificate_chain: {filename: /old/cert.pem} # leaf and chain
      private_key:
        filename: /old/key.pem
      ocsp_staple:
        filename: /old/ocsp
`;
    const text = await sdsText('sds.yaml', before, PLACE);
    for (const comment of [
      '# managed by the edge team',
      '# bumped by hand',
      '# as in envoy.yaml',
      '# the pair',
      '# leaf and chain',
    ])
      assert.ok(text.includes(comment), comment);
    assert.deepEqual(parse(text), {
      version_info: '7',
      resources: [resource(PLACE, { ocsp_staple: { filename: '/old/ocsp' } })],
    });
    assert.equal(await sdsText('sds.yaml', text, PLACE), text);
    const linked = parse(await sdsText('sds.yml', text, LINKED));
    assert.deepEqual(linked.resources[0].tls_certificate.watched_directory, { path: '/certs' });
  });

  test('is refused where an anchor makes one change into two', async () => {
    const yaml = `x: &c {filename: /a}\nresources:\n- tls_certificate:\n    certificate_chain: *c\n    private_key: {filename: /certs/key.pem}\n`;
    await refuses(yaml, /sds\.yaml cannot be changed without/, 'sds.yaml');
    const anchored = `resources:\n- tls_certificate:\n    certificate_chain: &c {filename: /certs/x}\n    private_key: *c\n`;
    await refuses(anchored, /sds\.yaml cannot be changed without/, 'sds.yaml');
  });
});

describe('a file that is none of one certificate is refused', () => {
  test('when it is not well-formed, without a word of it', async () => {
    for (const text of ['SENTINEL', '{"resources":', '\ufeff{}', '{"a":1}}'])
      await refuses(text, /^sds\.json is not well-formed JSON$/);
    for (const text of ['a: [', 'a: 1\na: 2', '--- a\n--- b\n', '? a', 'a: *b'])
      await refuses(text, /^sds\.yaml is not well-formed YAML$/, 'sds.yaml');
    await refuses(' '.repeat(70_000) + json(PLACE), /larger than 64 KiB/);
  });

  test('when it holds something else', async () => {
    for (const text of ['[]', '"x"', '7', 'null', '{"resources": {}}'])
      await refuses(text, /is not a discovery response/);
    await refuses(JSON.stringify({ resources: [resource(PLACE), resource(PLACE)] }), /holds 2 resources/);
    await refuses('{"resources": [null]}', /not a secret/);
    await refuses(json(PLACE).replace('tls.v3.Secret', 'cluster.v3.Cluster'), /not a secret/);
    for (const sort of ['validation_context', 'sessionTicketKeys'])
      await refuses(JSON.stringify({ resources: [{ name: 'a', [sort]: {} }] }), /holds a secret with/);
  });

  test('when something in it takes the place of the files', async () => {
    await refuses(json(PLACE, { pkcs12: { filename: '/k.p12' } }), /pkcs12, which takes the place/);
    await refuses(json(PLACE, { private_key_provider: { provider_name: 'hsm' } }), /a private_key_provider/);
  });
});
