import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { freePort, printed, startProgram } from '../support/programs.ts';
import type { Fixture } from './stories.ts';

/**
 * nginx, with the files as docs/nginx.md has them.
 *
 * @param find gives its program; null where it is not installed
 */
export function nginx(label: string, find: () => string | null): Fixture {
  return {
    label,
    kind: 'nginx',
    version: () => {
      const program = find();
      return program && (/nginx\/(\S+)/.exec(printed(program, '-v'))?.[1] ?? null);
    },
    start: async (home, directory) => {
      const program = find() ?? '';
      const port = await freePort();
      const configuration = join(home, 'nginx.conf');
      writeFileSync(configuration, configurationOf(home, directory, port));
      const command = `${program} -p ${home} -c ${configuration}`;
      const server = startProgram(program, ['-p', home, '-c', configuration, '-g', 'daemon off;']);
      return {
        ...server,
        port,
        configuration,
        commands: { 'validate-command': `${command} -t -q`, 'reload-command': `${command} -s reload` },
        // A reload that cannot have a port keeps everything as it is, and only the master process knows.
        deafen: async () => {
          const busy = createServer();
          await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
          busy.unref();
          const { port: taken } = busy.address() as { port: number };
          const text = readFileSync(configuration, 'utf8');
          writeFileSync(configuration, text.replace('listen', `listen 127.0.0.1:${taken};\n    listen`));
          // nginx -t would notice.
          return { 'validate-command': '' };
        },
      };
    },
  };
}

function configurationOf(home: string, directory: string, port: number): string {
  const user = process.getuid?.() === 0 ? 'user root root;\n' : '';
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `${user}worker_processes 2;
pid ${home}/nginx.pid;
error_log ${home}/error.log notice;
events {}
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${home}/${name};`).join('\n  ')}
  server {
    listen 127.0.0.1:${port} ssl;
    server_name www.example.org;
    ssl_certificate ${directory}/cert.pem;
    ssl_certificate_key ${directory}/key.pem;
    location / { return 200 "hello\\n"; }
  }
}
`;
}
