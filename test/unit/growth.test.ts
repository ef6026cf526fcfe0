/**
 * Whatever is read takes time in proportion to its length, however it is made, and not to the square of it.
 */
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { plain } from '../../src/action/escape.ts';
import { readCredential } from '../../src/certificate/credential.ts';
import { foreignOf } from '../../src/certificate/foreign.ts';
import { decode } from '../../src/certificate/forms.ts';
import { readPrivateKey } from '../../src/certificate/key.ts';
import { subjectNames } from '../../src/certificate/names.ts';
import { readPemBlocks, secretLines } from '../../src/certificate/pem.ts';
import { secretsOf } from '../../src/certificate/secrets.ts';
import { isConfidential, runsIn } from '../../src/certificate/suspicion.ts';
import { parseCommands } from '../../src/command/command.ts';
import { mint } from '../../src/demo/mint.ts';
import { openFolder } from '../../src/files/folder.ts';
import { readDuration, readFileName, readMode, readOwner, readServerPath } from '../../src/inputs/values.ts';
import { readYaml } from '../../src/server/yaml.ts';
import { readJournal } from '../../src/transaction/journal.ts';
import { isTargetName } from '../../src/transaction/names.ts';
import { parseEndpoint } from '../../src/verify/endpoint.ts';
import { isDirect, parseProxy } from '../../src/verify/proxy.ts';
import { workspace } from '../support/workspace.ts';

/** Below this nothing can be told from the machine's own moods. */
const MEASURABLE_MS = 8;
const MAX_LENGTH = 1 << 19;
/** A larger file is not read as YAML. */
const MAX_YAML = 1 << 16;
const MAX_MS_PER_KB = 100;

/**
 * The least of some times that reading takes, as the process spends it, since others use the machine as well;
 * whatever is thrown is a result too.
 */
function timeOf(read: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const start = process.cpuUsage();
    try {
      read();
    } catch {
      // A refusal must come as fast.
    }
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

/**
 * Asserts that time grows with length. Starts short and doubles until there is something to measure: what is
 * never slow enough for that is fast.
 *
 * @param piece what the text is made of
 * @param read takes texts of ever more pieces
 */
function assertProportionate(piece: string, read: (text: string) => unknown, most = MAX_LENGTH): void {
  const shown = JSON.stringify(piece.slice(0, 40));
  const measure = (length: number): number => {
    const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    return timeOf(() => read(text));
  };
  for (let length = 1_024; length <= most / 2; length *= 2) {
    const time = measure(length);
    assert.ok(time < (MAX_MS_PER_KB * length) / 1_024, `${shown}: ${time} ms for ${length} characters`);
    if (time < MEASURABLE_MS) continue;
    if (measure(2 * length) / time < 3) return;
    // What is only unlucky, as where a collection of garbage falls into it, is told from what grows with the
    // square by a step so long that the two are far apart: eight times, not sixty-four.
    const ratios: number[] = [];
    do ratios.push(measure(8 * length) / measure(length));
    while (ratios.length < 5 && ratios.every((ratio) => ratio >= 32));
    assert.ok(Math.min(...ratios) < 32, `${shown}: ${ratios} times as long for 8 times ${length} characters`);
    return;
  }
}

const PIECES = [
  '-----BEGIN A-----\n',
  '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n',
  '-----BEGIN A-----\nAAAA\n-----END A-----\n',
  '-----BEGIN ',
  '-----END A-----',
  '-',
  'A',
  'AAAA\n',
  '=',
  '9',
  '9.',
  ' ',
  '\n',
  '\r',
  ': ',
  '"',
  "'",
  '\\',
  '\\"',
  '"\'',
  '"a"',
  '[',
  ']',
  '::',
  '@',
  ',',
  '%41',
  '##[',
  'a.',
  'a-',
  'é',
  'é.',
  '1:',
  '/',
  '../',
  'a/',
  'a=b ',
  'sni=',
  '\0',
  '\u202e',
  '{"',
  'name: ',
  'name" :  ',
  '\\\\',
  '\\n',
  '%0A',
  '-----BEGIN PRIVATE KEY-----',
  '-----BEGIN%20PRIVATE%20KEY-----',
  '-----BEGIN CERTIFICATE',
  'Proc-Type: 4,ENCRYPTED ',
  'DEK-Info: ',
  '0\x80',
  '0\x80\x06\x00',
  '0\x80\x02\x01\x03',
  '0\x03\x02\x01\x00',
];

describe('in proportion to its length is read', () => {
  const readers: [string, (text: string) => unknown][] = [
    ['PEM', (text) => readPemBlocks(text, 'KEY_INVALID', 'key')],
    [
      'a PEM block',
      (text) => readPemBlocks(`-----BEGIN A-----\n${text}\n-----END A-----`, 'KEY_INVALID', 'key'),
    ],
    ['what is secret in a text', (text) => secretLines(text, true)],
    ['what is secret behind armour that is cut off', (text) => secretLines(`-----BEGIN ${text}$`, true)],
    ['a credential in any form', (text) => secretsOf(decode(text), true)],
    ['the bytes of a credential', (text) => secretsOf(decode(Buffer.from(text, 'latin1')), true)],
    ['base64 of a credential', (text) => secretsOf(decode(Buffer.from(text).toString('base64')), true)],
    ['JSON of a credential', (text) => secretsOf(decode(JSON.stringify([text, `${text}-----BEGIN `])), true)],
    [
      'a key whose line ends are escaped',
      (text) => secretsOf(decode(`-----BEGIN PRIVATE KEY-----\\n${text}`), true),
    ],
    ['what is no credential', foreignOf],
    ['what may be shown', (text) => [isConfidential(text), runsIn(text)]],
    ['a certificate', (text) => readCredential(text, text)],
    ['a private key', (text) => readPrivateKey(text, 'x')],
    [
      'an encrypted private key',
      (text) =>
        readPrivateKey(
          `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n${text}\n-----END RSA PRIVATE KEY-----`,
          'x',
        ),
    ],
    ['commands', parseCommands],
    ['an endpoint', (text) => parseEndpoint(text, 1)],
    ['an endpoint with a server name', (text) => parseEndpoint(`a:443 sni=${text}`, 1)],
    ['an IPv6 endpoint', (text) => parseEndpoint(`[${text}]:443`, 1)],
    ['a proxy', parseProxy],
    ['what is reached without a proxy', (text) => isDirect('a.example', 443, text)],
    ['what addresses are', (text) => isDirect('2001:db8::1', 443, text)],
    ['a duration', (text) => readDuration(`${text}s`, 0)],
    ['a mode', readMode],
    ['an owner', readOwner],
    ['a file name', readFileName],
    ["a server's path", (text) => readServerPath(`/${text}`)],
    ["a target's name", isTargetName],
    ['a line for the log', plain],
  ];
  for (const [what, read] of readers)
    test(what, () => {
      for (const piece of PIECES) assertProportionate(piece, read);
    });

  test('an SDS file', () => {
    const yaml = [
      '- ',
      '{',
      '[',
      'a: &a b\n',
      '*a,',
      '? ',
      '"',
      '# a\n',
      'a:\n',
      '- - a\n',
      '!!str ',
      '|\n a\n',
      'a: b\n',
    ];
    for (const piece of [...PIECES, ...yaml]) assertProportionate(piece, readYaml, MAX_YAML);
  });

  test('a journal', (t: TestContext) => {
    const path = workspace(t);
    const state = openFolder(path);
    t.after(() => state[Symbol.dispose]());
    for (const piece of [...PIECES, '{"a":', '[[],', '"\\u0000', '{"files":[{}],', '1e9']) {
      for (const [start, end] of [
        ['', ''],
        ['["', '"]'],
        ['{"version":1,"folders":["a', '"]}'],
      ])
        assertProportionate(piece, (text) => {
          writeFileSync(join(path, 'journal'), `${start}${text}${end}`);
          return readJournal(state);
        });
    }
  });

  test('the names of a certificate', () => {
    for (const piece of ['a, DNS:b', '"', '"\\', '",', ' , ', 'é', '\0']) {
      const certificates = new Map<number, X509Certificate>();
      assertProportionate(
        piece,
        (text) => {
          const known = certificates.get(text.length);
          const certificate = known ?? new X509Certificate(mint({ names: [text, text] }).certificate);
          certificates.set(text.length, certificate);
          return subjectNames(certificate);
        },
        1 << 17,
      );
    }
  });
});
