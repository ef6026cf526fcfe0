import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseEndpoint } from '../../../src/verify/endpoint.ts';
import { addressName, endpointName } from '../../../src/verify/name.ts';

describe('parseEndpoint', () => {
  const good: [string, string, string, number, string | null, number][] = [
    ['www.example.org', 'www.example.org:443', 'www.example.org', 443, 'www.example.org', 1],
    ['  example.org:8443  ', 'example.org:8443', 'example.org', 8443, 'example.org', 1],
    ['tls://example.org:1', 'example.org:1', 'example.org', 1, 'example.org', 1],
    ['EXAMPLE.org:65535', 'example.org:65535', 'example.org', 65_535, 'example.org', 1],
    ['example.org.', 'example.org:443', 'example.org', 443, 'example.org', 1],
    ['localhost:8443', 'localhost:8443', 'localhost', 8443, 'localhost', 1],
    ['my_host:1', 'my_host:1', 'my_host', 1, 'my_host', 1],
    ['bücher.example', 'xn--bcher-kva.example:443', 'xn--bcher-kva.example', 443, 'xn--bcher-kva.example', 1],
    ['192.0.2.1:8443', '192.0.2.1:8443', '192.0.2.1', 8443, null, 1],
    ['[::1]:8443', '[::1]:8443', '::1', 8443, null, 1],
    ['[2001:db8::1]', '[2001:db8::1]:443', '2001:db8::1', 443, null, 1],
    ['https://example.org/', 'https://example.org:443', 'example.org', 443, 'example.org', 1],
    ['example.org:8443/', 'example.org:8443', 'example.org', 8443, 'example.org', 1],
    ['[::1]/', '[::1]:443', '::1', 443, null, 1],
    ['192.0.2.1 sni=www.example.org', '192.0.2.1:443', '192.0.2.1', 443, 'www.example.org', 1],
    ['a.example\tsni=b.example  matches=3', 'a.example:443', 'a.example', 443, 'b.example', 3],
    ['a.example matches=999 sni=B.example', 'a.example:443', 'a.example', 443, 'b.example', 999],
  ];
  for (const [protocol, port] of [
    ['https', 443],
    ['smtps', 465],
    ['imaps', 993],
    ['pop3s', 995],
    ['ldaps', 636],
    ['ftps', 990],
    ['smtp', 25],
    ['imap', 143],
    ['pop3', 110],
    ['sieve', 4190],
    ['ftp', 21],
    ['ldap', 389],
    ['postgres', 5432],
    ['mysql', 3306],
  ] as const) {
    good.push(
      [`${protocol}://a.example`, `${protocol}://a.example:${port}`, 'a.example', port, 'a.example', 1],
      [`${protocol}://[::1]:1 sni=b`, `${protocol}://[::1]:1`, '::1', 1, 'b', 1],
    );
  }
  for (const [line, name, host, port, serverName, matches] of good) {
    test(`reads ${JSON.stringify(line)}`, () => {
      const endpoint = parseEndpoint(line, 1);
      assert.ok(typeof endpoint !== 'string', String(endpoint));
      assert.equal(endpointName(endpoint), name);
      assert.deepEqual(endpoint, {
        protocol: /^(\w+):\/\//.exec(name)?.[1] ?? 'tls',
        host,
        port,
        serverName,
        matches,
        proxyProtocol: null,
        proxy: null,
      });
    });
  }

  test('knows both versions of the PROXY protocol', () => {
    for (const version of [1, 2]) {
      const endpoint = parseEndpoint(`smtp://a.example proxy-protocol=${version} sni=b.example`, 1);
      assert.ok(typeof endpoint !== 'string', String(endpoint));
      assert.deepEqual([endpoint.proxyProtocol, endpoint.serverName], [version, 'b.example']);
    }
  });

  test('takes the number of matches from outside where the line does not say', () => {
    const matches = (line: string) => {
      const endpoint = parseEndpoint(line, 7);
      return typeof endpoint === 'string' ? endpoint : endpoint.matches;
    };
    assert.deepEqual([matches('a.example'), matches('a.example matches=2')], [7, 2]);
  });

  const bad: [string, RegExp][] = [
    ['', /not a host and port/],
    ['::1', /needs brackets/],
    ['::1:443', /needs brackets/],
    ['[::1', /needs brackets/],
    ['[1.2.3.4]:443', /not an IPv6 address/],
    ['[:::]:443', /not an IPv6 address/],
    ['example.org:', /not a host and port/],
    ['example.org:0', /port out of range/],
    ['example.org:65536', /port out of range/],
    ['example.org:123456', /not a host and port/],
    ['example.org:http', /not a host and port/],
    [
      'http://example.org',
      /unknown protocol http; there are tls, https, smtps, imaps, pop3s, ldaps, ftps, smtp, imap, pop3, sieve, ftp, ldap, postgres, mysql/,
    ],
    ['SMTP://example.org', /unknown protocol SMTP/],
    ['toString://example.org', /unknown protocol toString/],
    ['smtp://', /not a host and port/],
    ['tls://', /not a host and port/],
    ['example.org/path', /not a host and port/],
    ['https://example.org/a/b?c', /a URL with a path; leave out \/a\/b\?c$/],
    ['https://example.org/?', /a URL with a path/],
    ['https://example.org?a', /a URL with a path/],
    ['https:///path', /not a host and port/],
    ['user@example.org', /not a host and port/],
    ['-a.example', /not a host name/],
    ['a..example', /not a host name/],
    [`${'a'.repeat(64)}.example`, /not a host name/],
    [`${'a.'.repeat(127)}example`, /not a host name/],
    ['*.example.org', /not a host name/],
    ['a.example sni=', /sni must be a host name/],
    ['a.example sni=192.0.2.1', /sni must be a host name/],
    ['a.example sni=1.2.3', /sni must be a host name/],
    ['a.example sni=::1', /sni must be a host name/],
    ['a.example matches=0', /matches must be/],
    ['a.example matches=1000', /matches must be/],
    ['a.example matches=1.5', /matches must be/],
    ['a.example matches', /matches must be/],
    ['a.example proxy-protocol=3', /proxy-protocol must be 1 or 2: 3/],
    ['a.example proxy-protocol', /proxy-protocol must be 1 or 2/],
    ['a.example SNI=b.example', /unknown option SNI=b\.example/],
    ['a.example b.example', /unknown option b\.example/],
  ];
  for (const [line, says] of bad) {
    test(`refuses ${JSON.stringify(line.length > 80 ? `${line.slice(0, 80)}…` : line)}`, () => {
      const problem = parseEndpoint(line, 1);
      assert.equal(typeof problem, 'string');
      assert.match(String(problem), says);
    });
  }

  test('gives, whatever the line, a problem or an endpoint that can be probed', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'example.org',
        '.',
        ':',
        '443',
        '[',
        ']',
        '::1',
        '127.0.0.1',
        '0x7f.1',
        '1.2',
        '//',
        'tls',
        'smtp',
      ],
      ...[' ', 'sni=', 'matches=', '2', '-', '_', 'ü', '%41', '@', '\u0000', '\u202e', '。', '５'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const endpoint = parseEndpoint(pieces.join(''), 1);
        if (typeof endpoint === 'string') return;
        const name = endpointName(endpoint);
        const { protocol, host, port, serverName, matches } = endpoint;
        assert.ok(isIP(host) !== 0 || /^[a-z0-9_.-]+$/.test(host), host);
        assert.ok(port >= 1 && port <= 65_535 && matches >= 1);
        const place = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
        assert.equal(name, protocol === 'tls' ? place : `${protocol}://${place}`);
        // RFC 6066, 3: literal addresses are not permitted.
        assert.ok(serverName === null || (isIP(serverName) === 0 && /^[a-z0-9_.-]+$/.test(serverName)));
        assert.deepEqual(parseEndpoint(name, 1), {
          ...endpoint,
          serverName: isIP(host) === 0 ? host : null,
          matches: 1,
        });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('one address in words', () => {
  for (const [line, address, name] of [
    ['a.example', '192.0.2.1', 'a.example:443 (192.0.2.1)'],
    ['smtp://a.example', '2001:db8::1', 'smtp://a.example:25 (2001:db8::1)'],
    ['a.example', null, 'a.example:443'],
    ['192.0.2.1', '192.0.2.1', '192.0.2.1:443'],
    ['imap://[2001:db8::1]', '2001:db8::1', 'imap://[2001:db8::1]:143'],
    ['1.2.3.4:80', '1.2.3.40', '1.2.3.4:80 (1.2.3.40)'],
  ] as const)
    test(name, () => {
      const endpoint = parseEndpoint(line, 1);
      assert.ok(typeof endpoint !== 'string');
      assert.equal(addressName({ endpoint, address }), name);
    });
});
