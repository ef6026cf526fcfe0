import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, freePort, startProgram } from '../support/programs.ts';
import { script } from '../support/script.ts';
import { waitFor } from '../support/wait.ts';
import { type Fixture, tellStories } from './stories.ts';

const LIBRARY = '/usr/lib/rabbitmq/lib';

/** Its programs are in a folder that is named after the version; null when it is not there. */
const release = findRelease();

/** RabbitMQ, as docs/recipes.md has it. */
const rabbitmq: Fixture = {
  label: 'rabbitmq',
  kind: 'files',
  version: () => release && (/-(\d[\d.]*)$/.exec(release)?.[1] ?? null),
  start: async (home, directory) => {
    const [port, names, nodes] = [await freePort(), await freePort(), await freePort()];
    const configuration = join(home, 'rabbitmq.conf');
    writeFileSync(configuration, configurationOf(directory, port));
    writeFileSync(join(home, 'plugins'), '[].\n');
    const env = environmentOf(home, configuration, names, nodes);
    // Erlang would start its name server itself, and leave it running.
    const nameServer = startProgram('epmd', ['-address', '127.0.0.1', '-port', String(names)]);
    const server = startProgram(programOf('rabbitmq-server'), [], env);
    const assignments = Object.entries(env).map(([name, value]) => `export ${name}='${value}'`);
    const evaluate = (name: string, expression: string) =>
      script(join(home, name), ...assignments, `exec ${programOf('rabbitmqctl')} eval '${expression}'`);
    const running = {
      ...server,
      port,
      configuration: null,
      commands: { 'reload-command': evaluate('reload', 'ssl:clear_pem_cache().') },
      deafen: () => ({ 'reload-command': evaluate('deaf', 'ssl:versions().') }),
      stop: async () => {
        await server.stop();
        await nameServer.stop();
      },
    };
    try {
      // Erlang takes longer to start than the stories wait for a server.
      await waitFor(
        () => {
          if (server.hasEnded()) throw new Error(`RabbitMQ ended: ${server.log().slice(-3000)}`);
          return server.log().includes('Server startup complete');
        },
        { what: 'RabbitMQ to start', deadlineMs: 60_000 },
      );
    } catch (error) {
      await running.stop();
      throw error;
    }
    return running;
  },
};

function configurationOf(directory: string, port: number): string {
  return `listeners.tcp = none
listeners.ssl.default = 127.0.0.1:${port}
ssl_options.certfile = ${directory}/cert.pem
ssl_options.keyfile = ${directory}/key.pem
ssl_options.verify = verify_none
log.console = true
log.file = false
`;
}

/**
 * What keeps a node to its own folder and to 127.0.0.1.
 *
 * @param names the port of the name server
 * @param nodes the port for other nodes, such as `rabbitmqctl`
 */
function environmentOf(
  home: string,
  configuration: string,
  names: number,
  nodes: number,
): Record<string, string> {
  return {
    HOME: home,
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_EPMD_PORT: String(names),
    RABBITMQ_NODENAME: `test-${nodes}@localhost`,
    RABBITMQ_DIST_PORT: String(nodes),
    RABBITMQ_CONF_ENV_FILE: join(home, 'no-environment'),
    RABBITMQ_CONFIG_FILE: configuration,
    RABBITMQ_ENABLED_PLUGINS_FILE: join(home, 'plugins'),
    RABBITMQ_MNESIA_BASE: join(home, 'data'),
    RABBITMQ_LOG_BASE: join(home, 'log'),
    RABBITMQ_PID_FILE: join(home, 'pid'),
    // With this its script becomes the server, and a signal for the one reaches the other.
    RABBITMQ_ALLOW_INPUT: '1',
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-noinput -kernel inet_dist_use_interface {127,0,0,1}',
  };
}

function programOf(name: string): string {
  return join(LIBRARY, release ?? '', 'sbin', name);
}

function findRelease(): string | null {
  if (findProgram('epmd') === null) return null;
  try {
    const releases = readdirSync(LIBRARY).filter((name) => name.startsWith('rabbitmq_server-'));
    return releases.sort().at(-1) ?? null;
  } catch {
    return null;
  }
}

tellStories(rabbitmq);
