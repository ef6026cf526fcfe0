import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, freePort, printed, startProgram } from '../support/programs.ts';
import { type Fixture, tellStories } from './stories.ts';

const program = findProgram('apache2') ?? findProgram('httpd');

/** Where Debian and Ubuntu keep the modules. */
const MODULES = '/usr/lib/apache2/modules';

/** Apache httpd, with the files as docs/apache.md has them. */
const apache: Fixture = {
  label: 'apache',
  kind: 'apache',
  version: () => program && (/Apache\/(\S+)/.exec(printed(program, '-v'))?.[1] ?? null),
  start: async (home, directory) => {
    const port = await freePort();
    const configuration = join(home, 'httpd.conf');
    writeFileSync(configuration, configurationOf(home, directory, port));
    const command = `${program} -f ${configuration}`;
    const server = startProgram(program ?? '', ['-f', configuration, '-DFOREGROUND']);
    return {
      ...server,
      port,
      configuration,
      commands: { 'validate-command': `${command} -t`, 'reload-command': `${command} -k graceful` },
      deafen: () => ({ 'reload-command': 'true' }),
    };
  },
};

function configurationOf(home: string, directory: string, port: number): string {
  const modules = ['mpm_event', 'authz_core', 'ssl', 'socache_shmcb'];
  const user = process.getuid?.() === 0 ? 'User www-data\nGroup www-data\n' : '';
  return `ServerRoot ${home}
ServerName www.example.org
PidFile ${home}/httpd.pid
ErrorLog ${home}/error.log
DefaultRuntimeDir ${home}
${modules.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')}
${user}DocumentRoot ${home}
Listen 127.0.0.1:${port}
<VirtualHost 127.0.0.1:${port}>
  SSLEngine on
  SSLCertificateFile ${directory}/cert.pem
  SSLCertificateKeyFile ${directory}/key.pem
</VirtualHost>
`;
}

tellStories(apache);
