import { isIP } from 'node:net';
import { parseEndpoint } from '../../../src/verify/endpoint.ts';
import { endpointName } from '../../../src/verify/name.ts';
import { hold, type Open } from '../target.ts';

/** A line of verify-endpoints. What is read can be written in one way, and is read the same again. */
export const open: Open = () => ({
  seeds: [
    'www.example.org:443',
    '[2001:db8::1]:8443 sni=www.example.org matches=3',
    'smtp://bücher.example',
    'postgres://192.0.2.1:5432 sni=a_b.example',
  ],
  tokens: [
    'sni=',
    'matches=',
    '://',
    ':443',
    '[::1]',
    'xn--',
    '。',
    'constructor://',
    '__proto__',
    '%41',
    '0x7f.1',
  ],
  run: (input) => {
    const line = input.toString('utf8');
    const endpoint = parseEndpoint(line, 1);
    if (typeof endpoint === 'string') return endpoint.split(/[:;]/, 1)[0]!.replace(/ \S+$/, '');
    const { host, port, serverName, matches } = endpoint;
    hold(/^[a-z0-9_.:-]+$/i.test(host) && host !== '', 'a host is of plain characters');
    hold(Number.isInteger(port) && port >= 1 && port <= 65_535, 'a port is in range');
    hold(
      serverName === null || (isIP(serverName) === 0 && /^[a-z0-9_.-]+$/.test(serverName)),
      'a server name is a name',
    );
    hold(Number.isInteger(matches) && matches >= 1 && matches <= 999, 'matches are in range');
    const again = parseEndpoint(
      `${endpointName(endpoint)}${serverName === null ? '' : ` sni=${serverName}`} matches=${matches}`,
      1,
    );
    hold(JSON.stringify(again) === JSON.stringify(endpoint), 'it is the same when its name is read');
    return `${endpoint.protocol} ${isIP(host)} ${serverName === null}`;
  },
});
