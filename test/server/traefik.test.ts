import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Inputs } from '../support/action.ts';
import { findInstalled, freePort, printed, startProgram } from '../support/programs.ts';
import { type Fixture, tellOfStrays, tellStories } from './stories.ts';

const program = findInstalled('traefik');

/** How Traefik is told where its dynamic configuration is. */
type Provider = 'filename' | 'directory';

/** Traefik with its file provider, with the files as docs/traefik.md has them. */
function traefik(label: string, provider: Provider, inputs: Inputs): Fixture {
  return {
    label,
    kind: 'traefik',
    inputs: { 'config-file': 'dynamic.yml', ...inputs },
    version: () => program && (/Version:\s+(\S+)/.exec(printed(program, 'version'))?.[1] ?? null),
    start: async (home, directory) => {
      const port = await freePort();
      const configuration = join(home, 'traefik.yml');
      const where = provider === 'filename' ? join(directory, 'dynamic.yml') : directory;
      writeFileSync(
        configuration,
        `global: {checkNewVersion: false, sendAnonymousUsage: false}
log: {level: DEBUG}
entryPoints:
  websecure:
    address: 127.0.0.1:${port}
    http: {tls: {}}
providers:
  file: {${provider}: ${where}}
`,
      );
      const server = startProgram(program ?? '', [`--configFile=${configuration}`]);
      return {
        ...server,
        port,
        configuration: null,
        commands: {},
        // It notices no certificate, and in a directory that it watches every one.
        deafen: provider === 'filename' ? () => ({ 'config-file': '' }) : null,
      };
    },
  };
}

tellStories(traefik('traefik (filename)', 'filename', {}));
const directory = traefik('traefik (directory)', 'directory', { layout: 'symlink' });
tellStories(directory);
tellOfStrays(directory, {
  'certificate-file': 'other.pem',
  'private-key-file': 'other.key',
  'config-file': 'other.yml',
});
