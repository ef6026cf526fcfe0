import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findProgram, freePort, printed, startProgram } from '../support/programs.ts';
import { type Fixture, setUp, tellStories } from './stories.ts';

const program = findProgram('mosquitto');

/** Mosquitto, as docs/recipes.md has it. */
const mosquitto: Fixture = {
  label: 'mosquitto',
  kind: 'files',
  // It keeps one certificate for each type of key until it is started anew, and serves ECDSA where a client
  // can read it.
  keys: ['p-256', 'p-256', 'p-256', 'p-256', 'p-256'],
  version: () => program && (/version (\S+)/.exec(printed(program, '-h'))?.[1] ?? null),
  start: async (home, directory) => {
    const port = await freePort();
    const configuration = join(home, 'mosquitto.conf');
    writeFileSync(
      configuration,
      `user root
allow_anonymous true
listener ${port} 127.0.0.1
certfile ${directory}/cert.pem
keyfile ${directory}/key.pem
`,
    );
    const server = startProgram(program ?? '', ['-c', configuration]);
    return {
      ...server,
      port,
      configuration: null,
      commands: { 'reload-command': `kill -HUP ${server.pid}` },
      deafen: () => ({ 'reload-command': 'true' }),
    };
  },
};

tellStories(mosquitto);

test('mosquitto: goes on with ECDSA where a client can read it, when RSA takes its place', async (t) => {
  const stage = setUp(t, mosquitto);
  if (stage === null) return;
  try {
    await stage.open();
    const step = await stage.deploy(stage.target.issue({ key: 'rsa-2048' }));
    // It does serve the RSA certificate: to those who ask for nothing else, as the action does then.
    assert.equal(step.outputs.status, 'deployed', step.log);
    await stage.serves(stage.target.first);
  } finally {
    await stage.server?.stop();
  }
});
