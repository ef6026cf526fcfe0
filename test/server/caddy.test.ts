import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Inputs } from '../support/action.ts';
import { findInstalled, freePort, printed, startProgram } from '../support/programs.ts';
import { type Fixture, tellOfStrays, tellStories } from './stories.ts';

const program = findInstalled('caddy');

/** Caddy, with the files as docs/caddy.md has them. */
function caddy(
  label: string,
  reload: 'command' | 'admin API',
  { inputs = {}, configure = caddyfile }: { inputs?: Inputs; configure?: typeof caddyfile } = {},
): Fixture {
  return {
    label,
    inputs,
    kind: 'caddy',
    // A connection that the earlier listener has accepted and not yet looked at is reset.
    breaks: 1,
    version: () => program && (/v(\d[\d.]*)/.exec(printed(program, 'version'))?.[1] ?? null),
    start: async (home, directory) => {
      const [port, admin] = [await freePort(), await freePort()];
      const configuration = join(home, configure === caddyfile ? 'Caddyfile' : 'caddy.json');
      writeFileSync(configuration, configure(home, directory, port, admin));
      const env = { HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home };
      const server = startProgram(program ?? '', ['run', '--config', configuration], env);
      const post = (headers: string) =>
        `curl -sSf -X POST http://127.0.0.1:${admin}/load -H "Content-Type: text/caddyfile" ${headers} --data-binary @${configuration}`;
      const reloads = {
        command: [
          `${program} reload --force --config ${configuration}`,
          `${program} reload --config ${configuration}`,
        ],
        'admin API': [post('-H "Cache-Control: must-revalidate"'), post('')],
      } as const;
      const [forced, plain] = reloads[reload];
      return {
        ...server,
        port,
        configuration,
        commands: {
          'validate-command': `env HOME=${home} ${program} validate --config ${configuration}`,
          'reload-command': forced,
        },
        // Caddy skips a configuration that did not change, and reports success.
        deafen: () => ({ 'reload-command': plain }),
      };
    },
  };
}

function caddyfile(home: string, directory: string, port: number, admin: number): string {
  return `{
  admin 127.0.0.1:${admin}
  auto_https disable_redirects
  storage file_system ${home}/storage
}
https://www.example.org:${port} {
  bind 127.0.0.1
  tls ${directory}/cert.pem ${directory}/key.pem
  respond "hello"
}
`;
}

/** Caddy's own JSON, with every bundle of a folder. */
function folderConfiguration(home: string, directory: string, port: number, admin: number): string {
  return JSON.stringify({
    admin: { listen: `127.0.0.1:${admin}` },
    storage: { module: 'file_system', root: `${home}/storage` },
    apps: {
      tls: { certificates: { load_folders: [directory] } },
      http: {
        servers: {
          https: {
            listen: [`127.0.0.1:${port}`],
            tls_connection_policies: [{}],
            automatic_https: { disable: true },
            routes: [{ handle: [{ handler: 'static_response', body: 'hello' }] }],
          },
        },
      },
    },
  });
}

tellStories(caddy('caddy', 'command'));
tellOfStrays(
  caddy('caddy (load_folders)', 'command', {
    inputs: { 'bundle-file': 'site.pem' },
    configure: folderConfiguration,
  }),
  { 'bundle-file': 'other.pem' },
);
tellStories(caddy('caddy (admin API)', 'admin API'));
