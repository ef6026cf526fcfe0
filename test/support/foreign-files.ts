// What people give in place of a certificate or a key. docs/formats.md has a row for each of them.

import * as der from '../../src/demo/der.ts';
import { mint } from '../../src/demo/mint.ts';
import { armoured, pkcs7 } from './forms.ts';

/** Something by the name under which it is told. */
export interface ForeignFile {
  readonly name: string;
  /** Which input it is mistaken for. */
  readonly given: 'certificate' | 'private key';
  readonly content: string | Buffer;
  /** What the hint says. */
  readonly hint: RegExp;
}

const { certificate, privateKey, key } = mint();
const filler = Buffer.alloc(300, 'not a key of anybody');
const name = der.sequence();
const algorithm = der.sequence(der.oid('1.2.840.10045.4.3.2'));
const publicKey = der.sequence(algorithm, der.bitString(filler));
const signed = (...fields: Buffer[]): Buffer =>
  der.sequence(der.sequence(...fields), algorithm, der.bitString(filler));
const request = signed(der.integer(Buffer.of(0)), name, publicKey, der.explicit(0));
const list = signed(algorithm, name, der.time(new Date('2026-01-01')));
const pfx = der.sequence(
  der.integer(Buffer.of(3)),
  der.sequence(der.oid('1.2.840.113549.1.7.1'), der.octetString(filler)),
);

/** Every kind that is known by its name. */
export const FOREIGN: readonly ForeignFile[] = [
  {
    name: 'an OpenSSH key',
    given: 'private key',
    content: armoured('OPENSSH PRIVATE KEY', Buffer.concat([Buffer.from('openssh-key-v1\0'), filler])),
    hint: /ssh-keygen -p -m PKCS8 -f/,
  },
  {
    name: 'a PuTTY key',
    given: 'private key',
    content: `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: x\nPrivate-Lines: 1\n${filler.toString('base64')}\n`,
    hint: /puttygen FILE -O private-openssh/,
  },
  {
    name: 'an SSH key',
    given: 'certificate',
    content: `ssh-ed25519 ${filler.toString('base64')} me@example.org\n`,
    hint: /X\.509/,
  },
  {
    name: 'a PGP block',
    given: 'private key',
    content: `-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n${filler.toString('base64')}\n=abcd\n-----END PGP PRIVATE KEY BLOCK-----\n`,
    hint: /X\.509/,
  },
  {
    name: 'a Java keystore (JKS)',
    given: 'certificate',
    content: Buffer.concat([Buffer.from('feedfeed00000002', 'hex'), filler]),
    hint: /keytool -importkeystore .* -deststoretype PKCS12, and give that as pkcs12/,
  },
  {
    name: 'a PKCS#12 file',
    given: 'certificate',
    content: pfx,
    hint: /give it as pkcs12, with pkcs12-password/,
  },
  {
    name: 'a PKCS#7 file without certificates',
    given: 'certificate',
    content: pkcs7(''),
    hint: /openssl crl2pkcs7/,
  },
  {
    name: 'a certificate request',
    given: 'certificate',
    content: request,
    hint: /that the authority issued for it/,
  },
  {
    name: 'a list of revoked certificates (CRL)',
    given: 'certificate',
    content: list,
    hint: /give the certificate itself/,
  },
  {
    name: 'a private key',
    given: 'certificate',
    content: privateKey,
    hint: /are certificate and private-key swapped/,
  },
  {
    name: 'a certificate',
    given: 'private key',
    content: certificate,
    hint: /are certificate and private-key swapped/,
  },
  {
    name: 'a public key',
    given: 'private key',
    content: publicKey,
    hint: /the other file that was made together/,
  },
  {
    name: 'parameters without a key',
    given: 'private key',
    content: armoured('EC PARAMETERS', der.oid('1.2.840.10045.3.1.7')),
    hint: /the file that holds the key/,
  },
  {
    name: 'an HTML page',
    given: 'certificate',
    content: '<!DOCTYPE html><html><body>Log in</body></html>',
    hint: /says no, or asks to log in/,
  },
  {
    name: 'a JSON object',
    given: 'private key',
    content: JSON.stringify(key.export({ format: 'jwk' })),
    hint: /the one member that holds it; or is it an error page/,
  },
  {
    name: 'a JSON array that holds something else',
    given: 'certificate',
    content: '["www.example.org", "www.example.net", "www.example.com"]',
    hint: /each of them PEM or base64/,
  },
  {
    name: 'a pointer of Git LFS',
    given: 'certificate',
    content: 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n',
    hint: /lfs: true/,
  },
  {
    name: 'an Ansible vault',
    given: 'private key',
    content: `$ANSIBLE_VAULT;1.1;AES256\n${filler.toString('hex')}\n`,
    hint: /ansible-vault decrypt/,
  },
  {
    name: 'a file that is damaged, or cut off',
    given: 'certificate',
    content: mint({ key: 'rsa-2048' }).der.subarray(0, 400),
    hint: /where it was made once more/,
  },
];
