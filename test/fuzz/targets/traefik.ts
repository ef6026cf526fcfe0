import { parse } from 'yaml';
import { readFileName, readServerPath } from '../../../src/inputs/values.ts';
import { traefik } from '../../../src/server/traefik.ts';
import { contextOf } from '../server-files.ts';
import { fieldsOf, hold, joined, type Open } from '../target.ts';

/**
 * Traefik's dynamic configuration: written of paths that the inputs let through, and looked at when somebody
 * else wrote it.
 */
export const open: Open = () => ({
  seeds: [
    joined('/etc/certs', 'cert.pem', ''),
    joined('/a "b\'', 'ü\u2028.pem', 'tls:\n  certificates:\n    - certFile: /a/cert.pem\n'),
  ],
  tokens: ['/', '"', '\u2028', '\u0085', '\ufeff', '\ud800', '{{ env "X" }}'],
  run: async (input) => {
    const [mount = '', name = '', config = ''] = fieldsOf(input, 3);
    const [path, file] = [readServerPath(mount), readFileName(name)];
    const advice = await traefik.advice({
      ...contextOf(
        { serverDirectory: mount, configBefore: config },
        { certificate: name, config: 'tls.yaml' },
      ),
      layout: 'in-place',
      hasReloadCommand: false,
      hasEndpoints: false,
    });
    if ('expected' in path || 'expected' in file) return `refused ${advice.length}`;
    for (const ending of ['tls.yaml', 'tls.toml']) {
      const context = contextOf({ serverDirectory: path.value }, { certificate: file.value, config: ending });
      const written = String((await traefik.files(context)).at(-1)!.content);
      const wanted = `${path.value}/${file.value}`;
      if (ending === 'tls.yaml')
        hold(
          parse(written).tls.certificates[0].certFile === wanted,
          'the file that is written names the certificate',
        );
      else
        hold(
          JSON.parse(/certFile = ([^\n]*)$/m.exec(written)![1]!) === wanted,
          'the string of TOML is one of JSON',
        );
      hold(written.split('\n').length === (ending === 'tls.yaml' ? 5 : 4), 'a path adds no line');
    }
    return `written ${advice.length}`;
  },
});
