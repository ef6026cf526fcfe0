import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { brokenSignatureHash, derLength } from '../../../src/certificate/der.ts';
import * as der from '../../../src/demo/der.ts';
import { type MintRequest, mint } from '../../../src/demo/mint.ts';

const signatures: [MintRequest, string | null][] = [
  [{ key: 'rsa-2048', hash: 'md5' }, 'MD5'],
  [{ key: 'rsa-2048', hash: 'sha1' }, 'SHA-1'],
  [{ key: 'rsa-2048', hash: 'sha256' }, null],
  [{ key: 'p-256', hash: 'sha1' }, 'SHA-1'],
  [{ key: 'p-256', hash: 'sha512' }, null],
  [{ key: 'ed25519' }, null],
];
for (const [request, broken] of signatures) {
  test(`${request.key} with ${request.hash ?? 'its own hash'} is ${broken === null ? 'sound' : 'broken'}`, () => {
    assert.equal(brokenSignatureHash(mint(request).der), broken);
  });
}

/** The outline of a certificate: something signed, and the algorithm it is signed with. */
const signedWith = (...algorithm: Buffer[]) =>
  der.sequence(
    der.sequence(der.integer(Buffer.from([1]))),
    der.sequence(...algorithm),
    der.bitString(Buffer.of(0)),
  );
const PSS = der.oid('1.2.840.113549.1.1.10');
const hash = (id: string) => der.explicit(0, der.sequence(der.oid(id), der.NULL));

test('RSASSA-PSS is as sound as the hash in its parameters, which is SHA-1 when left out', () => {
  assert.equal(brokenSignatureHash(signedWith(PSS, der.sequence(hash('2.16.840.1.101.3.4.2.1')))), null);
  assert.equal(brokenSignatureHash(signedWith(PSS, der.sequence(hash('1.3.14.3.2.26')))), 'SHA-1');
  assert.equal(brokenSignatureHash(signedWith(PSS, der.sequence())), 'SHA-1');
  assert.equal(brokenSignatureHash(signedWith(PSS)), 'SHA-1');
  const saltLength = der.explicit(2, der.integer(Buffer.from([32])));
  assert.equal(brokenSignatureHash(signedWith(PSS, der.sequence(saltLength))), 'SHA-1');
});

test('the length of an element leaves out the bytes behind it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70_000 }), fc.uint8Array({ maxLength: 20 }), (content, after) => {
      const element = der.octetString(content);
      assert.equal(derLength(Buffer.concat([element, after])), element.length);
    }),
    { numRuns: 50 },
  );
});

test('the length of bytes without an element is the whole', () => {
  for (const bytes of [[], [0x30], [0x30, 5, 1], [0x30, 0x80, 0, 0], [0x30, 0x85, 1, 1, 1, 1, 1]])
    assert.equal(derLength(Buffer.from(bytes)), bytes.length);
});

test('no bytes whatever make it throw', () => {
  const good = mint().der;
  const damaged = fc
    .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 })
    .map((changes) => {
      const bytes = Buffer.from(good);
      for (const [at, byte] of changes) bytes[at] = byte;
      return bytes;
    });
  const anything = fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(fc.oneof(damaged, anything), (bytes) => {
      assert.ok([null, 'MD2', 'MD5', 'SHA-1'].includes(brokenSignatureHash(bytes)));
      assert.ok(derLength(bytes) <= bytes.length);
    }),
  );
});
