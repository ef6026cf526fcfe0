import { hostPort } from '../../../src/verify/address.ts';
import { isDirect, parseProxy } from '../../../src/verify/proxy.ts';
import { echoed } from '../engine.ts';
import { fieldsOf, hold, joined, type Open } from '../target.ts';

/** HTTPS_PROXY and NO_PROXY. What is wrong is said without the password, and a header stays one line. */
export const open: Open = () => ({
  seeds: [
    joined('http://user:pass%20word@proxy.example:3128', 'localhost,.example.org:443,10.0.0.0/8,[::1]:1,*'),
    joined('proxy', '2001:db8::/32 *.a'),
    joined('https://x', ''),
  ],
  tokens: ['http://', '@', '%0d%0a', '%00', '%', '::', '/33', '0.0.0.0/0', '*'],
  run: (input) => {
    const [text = '', noProxy = ''] = fieldsOf(input, 2);
    const direct = ['a.example.org', '192.0.2.1', '2001:db8::1', 'localhost'].map((host) =>
      isDirect(host, 443, noProxy),
    );
    hold(direct[3] === true, 'this machine is reached directly');
    const given = parseProxy(text);
    if (typeof given === 'string') {
      const scheme = /^[a-z][a-z0-9+.-]*(?=:\/\/)/i.exec(text)?.[0].toLowerCase() ?? '';
      hold(
        echoed(given.replace(scheme, ''), [text], 'a user or a password with a line end in it') === null,
        'what is wrong is said without repeating it',
      );
      return `${given.split(' ').length} ${direct.join()}`;
    }
    const { proxy, secrets } = given;
    hold(proxy.host !== '' && proxy.port >= 0 && proxy.port <= 65_535, 'a proxy has a host and a port');
    hold(
      proxy.authorization === null || /^Basic [A-Za-z0-9+/=]+$/.test(proxy.authorization),
      'a header is one line',
    );
    hold(isName(hostPort(proxy.host, proxy.port)), 'its name is one');
    return `${proxy.authorization === null} ${secrets.length} ${direct.join()}`;
  },
});

/** Whether a text has nothing of a user and a password, which end with an `@`. */
function isName(text: string): boolean {
  return /^[^@/]+:\d+$/.test(text);
}
