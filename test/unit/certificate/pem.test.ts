import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { derToPem, foldBody, formatPem, readPemBlocks } from '../../../src/certificate/pem.ts';
import { DeployError } from '../../../src/errors.ts';
import { deployError } from '../../support/deploy-error.ts';

const read = (text: string) => readPemBlocks(text, 'CERTIFICATE_INVALID', 'certificate');

const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((array) => Buffer.from(array));
const label = fc.constantFrom('CERTIFICATE', 'PRIVATE KEY', 'RSA PRIVATE KEY');

describe('readPemBlocks', () => {
  test('reads the output of derToPem', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(label, bytes), { maxLength: 4 }), (items) => {
        const blocks = read(items.map(([name, der]) => derToPem(name, der)).join(''));
        const expected = items.map(([name, der]) => ({
          label: name,
          headers: [],
          body: der.toString('base64'),
        }));
        assert.deepEqual(blocks, expected);
      }),
    );
  });

  test('does not care about line ends, folding, blanks, a byte-order mark or text around the blocks', () => {
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r', '\n\n');
    const blank = fc.constantFrom('', ' ', '\t', '  ');
    const around = fc.constantFrom('', 'subject=CN = example\n', '\n\n', ' \t', 'Bag Attributes: <none>\r\n');
    const width = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(bytes, lineEnd, blank, around, around, width, (der, end, pad, before, after, columns) => {
        const body = der.toString('base64').match(new RegExp(`.{1,${columns}}`, 'g')) ?? [];
        const lines = ['-----BEGIN X-----', ...body, '-----END X-----'].map((line) => pad + line + pad);
        const blocks = read(`\ufeff${before}${lines.join(end)}${after}`);
        assert.deepEqual(blocks, [{ label: 'X', headers: [], body: der.toString('base64') }]);
      }),
    );
  });

  test('takes a block that lost all its line ends', () => {
    const [block] = read(derToPem('X', Buffer.alloc(100, 7)).replaceAll('\n', ''));
    assert.deepEqual(Buffer.from(block!.body, 'base64'), Buffer.alloc(100, 7));
  });

  test('keeps the headers of an old encrypted key apart from its body', () => {
    const text =
      '-----BEGIN X-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n-----END X-----\n';
    assert.deepEqual(read(text), [
      { label: 'X', headers: ['Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-128-CBC,00'], body: 'AAAA' },
    ]);
    assert.equal(formatPem(read(text)[0]!), text);
  });

  test('finds nothing in a text without armour', () => {
    assert.deepEqual(read(''), []);
    assert.deepEqual(read('no certificate here'), []);
  });

  const malformed: Record<string, string> = {
    'a BEGIN line that is cut off': '-----BEGIN CERTIF',
    'a label in lower case': '-----BEGIN certificate-----\nAAAA\n-----END certificate-----',
    'a missing END line': '-----BEGIN X-----\nAAAA\n',
    'an END line of another label': '-----BEGIN X-----\nAAAA\n-----END Y-----\n',
    'an empty body': '-----BEGIN X-----\n-----END X-----\n',
    'a body that is not base64': '-----BEGIN X-----\nA*AA\n-----END X-----\n',
    'a body that lost a character': '-----BEGIN X-----\nAAA\n-----END X-----\n',
    'padding in the middle': '-----BEGIN X-----\nAA==AAAA\n-----END X-----\n',
  };
  for (const [what, text] of Object.entries(malformed)) {
    test(`refuses ${what}`, () => {
      assert.throws(() => read(text), deployError('CERTIFICATE_INVALID', /not well-formed PEM/));
    });
  }

  test('refuses more than 1 MiB', () => {
    assert.throws(() => read('x'.repeat(1024 * 1024 + 1)), deployError('CERTIFICATE_INVALID', /1 MiB/));
  });

  test('repeats no part of a refused text, and throws nothing but DeployError', () => {
    const secret = 'c2VjcmV0IGtleSBtYXRlcmlhbA';
    const piece = fc.constantFrom('-----BEGIN ', '-----END ', 'X', '-----', '\n', ':', '=', secret, '\u0000');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        try {
          read(pieces.join(''));
        } catch (error) {
          assert.ok(error instanceof DeployError);
          assert.ok(!`${error.message}${error.hint}`.includes(secret));
        }
      }),
    );
  });

  test('takes no more than a moment for a text made to be slow', () => {
    const texts = ['-----BEGIN '.repeat(90_000), '-----BEGIN X-----\n'.repeat(50_000), ':\n'.repeat(500_000)];
    for (const text of texts) {
      const start = performance.now();
      try {
        read(text);
      } catch (error) {
        assert.ok(error instanceof DeployError);
      }
      assert.ok(performance.now() - start < 2_000);
    }
  });
});

describe('formatPem', () => {
  test('writes 64 columns, LF and a last newline, and nothing changes when done again', () => {
    fc.assert(
      fc.property(bytes, (der) => {
        const text = derToPem('X', der);
        const lines = text.split('\n');
        assert.equal(lines.pop(), '');
        assert.equal(lines.shift(), '-----BEGIN X-----');
        assert.equal(lines.pop(), '-----END X-----');
        assert.deepEqual(lines, foldBody(der.toString('base64')));
        for (const line of lines.slice(0, -1)) assert.equal(line.length, 64);
        assert.equal(read(text).map(formatPem).join(''), text);
      }),
    );
  });
});
