/*
 * Names the files that people give in place of a certificate or a key, and the command that converts each.
 */
import { DeployError, type ErrorCode } from '../errors.ts';
import { membersOf, readAlgorithm, readElement } from './der.ts';

/** Something that is no certificate and no key that a server reads. */
export interface Foreign {
  /** As it continues "it is …". */
  readonly name: string;
  readonly hint: string;
  /** Whether a key is in it all the same. */
  readonly holdsKey?: true;
}

/** PEM blocks by their labels. The first row that fits counts. */
const BY_LABEL: readonly (readonly [RegExp, Foreign])[] = [
  [
    /^OPENSSH PRIVATE KEY$/,
    {
      name: 'an OpenSSH key',
      hint: 'convert a copy of it: ssh-keygen -p -m PKCS8 -f COPY (for Ed25519 that takes a newer ssh-keygen)',
    },
  ],
  [/^PGP /, { name: 'a PGP block', hint: 'TLS has certificates and keys of its own kind: X.509' }],
  [
    /CERTIFICATE REQUEST$/,
    { name: 'a certificate request', hint: 'give the certificate that the authority issued for it' },
  ],
  [/PUBLIC KEY$/, { name: 'a public key', hint: 'give the other file that was made together with it' }],
  [/CRL$/, { name: 'a list of revoked certificates (CRL)', hint: 'give the certificate itself' }],
  [
    /^(?:PKCS7|PKCS #7 SIGNED DATA|CMS)$/,
    {
      name: 'a PKCS#7 file without certificates',
      hint: 'export the certificates: openssl crl2pkcs7 -nocrl -certfile chain.pem -out chain.p7b',
    },
  ],
  [/^(?:PKCS12|PFX)$/, { name: 'a PKCS#12 file', hint: 'give it as pkcs12, with pkcs12-password' }],
  [/PRIVATE KEY$/, { name: 'a private key', hint: 'are certificate and private-key swapped?' }],
  [/CERTIFICATE$/, { name: 'a certificate', hint: 'are certificate and private-key swapped?' }],
  [/PARAMETERS$/, { name: 'parameters without a key', hint: 'give the file that holds the key' }],
];

/** Other files by their first characters, one for each byte. */
const BY_START: readonly (readonly [RegExp, Foreign])[] = [
  [
    /^(?:\xfe\xed\xfe\xed|\xce\xce\xce\xce)/,
    {
      name: 'a Java keystore (JKS)',
      hint: 'convert it: keytool -importkeystore -srckeystore FILE -destkeystore app.p12 -deststoretype PKCS12, and give that as pkcs12',
      holdsKey: true,
    },
  ],
  [
    /^PuTTY-User-Key-File-\d/,
    {
      name: 'a PuTTY key',
      hint: 'convert it: puttygen FILE -O private-openssh -o key.pem, then ssh-keygen -p -m PKCS8 -f key.pem',
      holdsKey: true,
    },
  ],
  [
    /^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\S{1,20}|---- BEGIN SSH2) /,
    { name: 'an SSH key', hint: 'TLS has certificates and keys of its own kind: X.509' },
  ],
  [
    /^<(?:!doctype|html|\?xml|head|body)/i,
    { name: 'an HTML page', hint: 'was it downloaded from an address that says no, or asks to log in?' },
  ],
  [
    /^\{/,
    { name: 'a JSON object', hint: 'give the text of the one member that holds it; or is it an error page?' },
  ],
  [
    /^\[/,
    {
      name: 'a JSON array that holds something else',
      hint: 'expected an array of texts, each of them PEM or base64',
    },
  ],
  [
    /^0[\x80-\x84][\s\S]{0,4}[0\x02\x06][\s\S]{88}/,
    {
      name: 'a file that is damaged, or cut off',
      hint: 'take it from where it was made once more',
      holdsKey: true,
    },
  ],
  [
    /^version https:\/\/git-lfs/,
    { name: 'a pointer of Git LFS', hint: 'have actions/checkout fetch the file itself: lfs: true' },
  ],
  [/^\$ANSIBLE_VAULT;/, { name: 'an Ansible vault', hint: 'decrypt it first: ansible-vault decrypt' }],
];

/** The label of a PEM block. */
const BEGIN_LINE = /-----BEGIN ([A-Z0-9][A-Z0-9 .#]{0,40})-----/g;

/** As many of them are told. */
const MOST_LABELS = 4;

/** The kind of a text that holds neither certificate nor key; null when the kind is unknown. */
export function foreignOf(text: string): Foreign | null {
  const labels = labelsIn(text);
  const byLabel = BY_LABEL.find(([pattern]) => labels.some((label) => pattern.test(label)));
  const found = byLabel ?? BY_START.find(([pattern]) => pattern.test(text.slice(0, 100)));
  return found?.[1] ?? null;
}

/** The labels of the PEM blocks in a text, each once. */
function labelsIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(BEGIN_LINE), ([, label = '']) => label))];
}

/**
 * The failure of a text without a certificate, or without a key.
 *
 * @param subject which input or file it is, for the message
 * @param wanted "certificate" or "private key"
 */
export function noneIn(text: string, code: ErrorCode, subject: string, wanted: string): DeployError {
  const foreign = foreignOf(text);
  const labels = labelsIn(text).slice(0, MOST_LABELS).join(', ');
  const fact = `the ${subject} holds no ${wanted}`;
  return foreign
    ? new DeployError(
        code,
        `${fact} but ${foreign.name}`,
        `${labels === '' ? '' : `it holds ${labels}; `}${foreign.hint}`,
      )
    : new DeployError(
        code,
        fact,
        `expected a BEGIN ${wanted.toUpperCase()} line, or base64 or DER of one; it holds ${labels || 'no PEM block'}`,
      );
}

/** Signature algorithms that older Nodes do not know (FIPS 204), by object identifier. */
const NEW_KEYS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.3.17': 'ML-DSA-44',
  '2.16.840.1.101.3.4.3.18': 'ML-DSA-65',
  '2.16.840.1.101.3.4.3.19': 'ML-DSA-87',
};

/** The kind of a PKCS#8 key that this Node may not know; null for any other. */
export function unknownKeyIn(der: Buffer): string | null {
  const [, algorithm] = membersOf(der, readElement(der, 0));
  return NEW_KEYS[readAlgorithm(der, algorithm)?.name ?? ''] ?? null;
}

/**
 * The failure of a certificate that OpenSSL cannot parse, or not all of it.
 *
 * @param which which one it is, for the message
 */
export function unparsed(der: Buffer, code: ErrorCode, which: string): DeployError {
  const outer = readElement(der, 0);
  const fields = membersOf(der, outer && readElement(der, outer.start));
  const name = fields
    .map(({ start }) => NEW_KEYS[readAlgorithm(der, readElement(der, start))?.name ?? ''])
    .find((found) => found !== undefined);
  return name
    ? new DeployError(
        code,
        `${which} is for a key of ${name}, which this version of Node does not know`,
        'expected RSA, ECDSA, Ed25519 or Ed448',
      )
    : new DeployError(
        code,
        `${which} cannot be parsed`,
        'its PEM armour is sound, but its content is not an X.509 certificate that OpenSSL knows',
      );
}
