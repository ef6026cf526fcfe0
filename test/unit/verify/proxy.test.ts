import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isDirect, parseProxy } from '../../../src/verify/proxy.ts';

describe('parseProxy', () => {
  const token = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  for (const [text, host, port, authorization] of [
    ['http://proxy.example:3128', 'proxy.example', 3128, null],
    ['http://proxy.example', 'proxy.example', 80, null],
    ['HTTP://Proxy.example:80/', 'proxy.example', 80, null],
    ['proxy.example:3128', 'proxy.example', 3128, null],
    ['http://[2001:db8::1]:3128', '2001:db8::1', 3128, null],
    ['http://user:pass@proxy.example:1', 'proxy.example', 1, token('user:pass')],
    ['user:pass@proxy.example:1', 'proxy.example', 1, token('user:pass')],
    ['http://user@proxy.example', 'proxy.example', 80, token('user:')],
    ['http://us%3Aer:p%40ss%2F@proxy.example', 'proxy.example', 80, token('us:er:p@ss/')],
  ] as const) {
    test(`reads ${text}`, () => {
      const given = parseProxy(text);
      assert.ok(typeof given !== 'string', String(given));
      assert.deepEqual(given.proxy, { host, port, authorization });
    });
  }

  test('tells every form in which a password could be seen', () => {
    const given = parseProxy('http://user:p%40ss@proxy.example');
    assert.ok(typeof given !== 'string');
    const token = Buffer.from('user:p@ss').toString('base64');
    assert.deepEqual(new Set(given.secrets), new Set(['p@ss', 'p%40ss', token]));
  });

  for (const text of [
    'https://hunter2@proxy',
    'socks5://user:hunter2@proxy',
    'http://',
    'http://user:hunter2@',
    'http://u:hunter2%0d%0aX@proxy',
    'http://hunter2%@proxy',
    'http://hunter2 x:1',
  ])
    test(`refuses ${text}, without repeating it`, () => {
      const problem = parseProxy(text);
      assert.equal(typeof problem, 'string');
      assert.doesNotMatch(String(problem), /hunter2/);
    });

  test('gives, whatever the text, a problem or a header without a line end', () => {
    const piece = fc.constantFrom(
      'http://',
      'a',
      ':',
      '@',
      '%0d',
      '%0A',
      '%',
      '/',
      '[::1]',
      '3128',
      '\r\n',
      ' ',
      '?',
      '#',
      'ü',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const given = parseProxy(pieces.join(''));
        if (typeof given === 'string') return;
        assert.match(given.proxy.authorization ?? '', /^[\x20-\x7e]*$/);
        assert.ok(given.proxy.host !== '' && given.proxy.port >= 0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('NO_PROXY', () => {
  const direct = (host: string, noProxy: string, port = 443) => isDirect(host, port, noProxy);

  for (const [host, noProxy, expected] of [
    ['a.example.org', '', false],
    ['a.example.org', '*', true],
    ['a.example.org', 'example.org', true],
    ['a.example.org', '.example.org', true],
    ['a.example.org', '*.example.org', true],
    ['example.org', '.example.org', true],
    ['badexample.org', 'example.org', false],
    ['example.org', 'a.example.org', false],
    ['a.example.org', 'x.test, EXAMPLE.org', true],
    ['a.example.org', 'x.test example.org', true],
    ['a.example.org', 'example.org:443', true],
    ['a.example.org', 'example.org:8443', false],
    ['a.example.org', '.', false],
    ['a.example.org', ',,', false],
    ['10.1.2.3', '10.0.0.0/8', true],
    ['11.1.2.3', '10.0.0.0/8', false],
    ['10.1.2.3', '10.1.2.3', true],
    ['10.1.2.3', '10.1.2.3:443', true],
    ['10.1.2.3', '10.1.2.3:80', false],
    ['10.1.2.3', '10.0.0.0/99', false],
    ['10.1.2.3', '2.3', false],
    ['10.1.2.3', '0.0.0.0/0', true],
    ['2001:db8::1', '2001:db8::/32', true],
    ['2001:db8::1', '[2001:db8::1]:443', true],
    ['2001:db8::1', '2001:db8:0::1', true],
    ['2001:db9::1', '2001:db8::/32', false],
    ['2001:db8::1', '10.0.0.0/8', false],
    ['10.1.2.3', '::/0', false],
  ] as const)
    test(`${JSON.stringify(noProxy)} ${expected ? 'lists' : 'does not list'} ${host}`, () => {
      assert.equal(direct(host, noProxy), expected);
    });

  test('need not list this machine', () => {
    for (const host of ['localhost', 'a.localhost', '127.0.0.1', '127.9.9.9', '::1'])
      assert.equal(direct(host, ''), true, host);
    for (const host of ['localhost.example', '128.0.0.1', '::2']) assert.equal(direct(host, ''), false, host);
  });

  test('is read whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('a.example', '10.0.0.1', '2001:db8::1'), (noProxy, host) => {
        assert.equal(typeof direct(host, noProxy), 'boolean');
      }),
    );
  });
});
