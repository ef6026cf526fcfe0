import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { proxyHeader } from '../../../src/verify/proxy-protocol.ts';

const ends = (source: string, destination: string) => ({
  source: { address: source, port: 56_324 },
  destination: { address: destination, port: 443 },
});
const SIGNATURE = '0d0a0d0a000d0a515549540a';

describe('version 1', () => {
  const text = (...args: Parameters<typeof proxyHeader>) =>
    Buffer.from(proxyHeader(...args)).toString('latin1');

  test('is a line with both addresses and both ports', () => {
    assert.equal(
      text(1, ends('192.0.2.1', '198.51.100.7')),
      'PROXY TCP4 192.0.2.1 198.51.100.7 56324 443\r\n',
    );
    assert.equal(text(1, ends('2001:db8::1', '::1')), 'PROXY TCP6 2001:db8::1 ::1 56324 443\r\n');
  });

  test('leaves out the interface of a link-local address', () => {
    assert.equal(text(1, ends('fe80::1%eth0', 'fe80::2%eth0')), 'PROXY TCP6 fe80::1 fe80::2 56324 443\r\n');
  });

  test('says so when the ends do not matter', () => {
    assert.equal(text(1, null), 'PROXY UNKNOWN\r\n');
  });
});

describe('version 2', () => {
  const hex = (...args: Parameters<typeof proxyHeader>) => Buffer.from(proxyHeader(...args)).toString('hex');

  test('has addresses and ports in network order', () => {
    assert.equal(hex(2, ends('192.0.2.1', '198.51.100.7')), `${SIGNATURE}2111000cc0000201c6336407dc0401bb`);
    assert.equal(
      hex(2, ends('2001:db8::1:2', '::ffff:1.2.3.4')),
      `${SIGNATURE}21210024${'20010db8000000000000000000010002'}${'00000000000000000000ffff01020304'}dc0401bb`,
    );
  });

  test('is LOCAL when the ends do not matter', () => {
    assert.equal(hex(2, null), `${SIGNATURE}20000000`);
  });

  test('has every IPv6 address in sixteen bytes', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const header = Buffer.from(proxyHeader(2, ends(address, address)));
        assert.equal(header.length, 16 + 36);
        const groups = header.subarray(16, 32).toString('hex').match(/.{4}/g)!;
        const again = new URL(`http://[${groups.join(':')}]`).hostname;
        assert.equal(again, new URL(`http://[${address}]`).hostname);
      }),
    );
  });
});
