/** Paths of inputs may go through symlinks, as those of certbot's `live/` do. */
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readCredential } from '../../src/certificate/credential.ts';
import { keystoreOf } from '../../src/certificate/pkcs12/keystore.ts';
import { testTarget } from '../support/target.ts';

test('certificate, key, chain, roots and PKCS#12 are read through symlinks to files and folders', async (t) => {
  const target = testTarget(t);
  const { home, chain, root } = target;
  mkdirSync(join(home, 'archive/www'), { recursive: true });
  mkdirSync(join(home, 'live/www'), { recursive: true });
  symlinkSync('live', join(home, 'current'));
  /** Writes a file to the archive, and names it by way of two symlinks. */
  const linked = (name: string, content: string | Buffer): string => {
    writeFileSync(join(home, 'archive/www', name), content);
    symlinkSync(`../../archive/www/${name}`, join(home, 'live/www', name));
    return join(home, 'current/www', name);
  };
  const [one, two] = [target.issue(), target.issue()];
  const roots = linked('roots.pem', root);

  const pem = await target.deploy(one, {
    certificate: linked('cert1.pem', one.certificate),
    'private-key': linked('privkey1.pem', one.privateKey),
    chain: linked('chain1.pem', chain),
    'trusted-roots': roots,
  });
  assert.equal(pem.outputs.status, 'deployed', pem.log);
  assert.equal(target.read('cert.pem'), one.certificate + chain);
  assert.equal(target.read('key.pem'), one.privateKey);

  const request = { name: 'packed.p12', password: 'changeit', alias: null };
  const file = keystoreOf(readCredential(two.certificate, chain), two.key, request, null);
  const packed = await target.deploy(two, {
    certificate: '',
    'private-key': '',
    chain: '',
    pkcs12: linked('two.p12', file),
    'pkcs12-password': 'changeit',
    'trusted-roots': roots,
  });
  assert.equal(packed.outputs.status, 'deployed', packed.log);
  assert.equal(target.read('cert.pem'), two.certificate + chain);
});
