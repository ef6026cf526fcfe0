// `npm start`: two rotations, one that is served and one that is not, as a runner would see them. With the
// argument `envoy` a real Envoy reads the files instead of the embedded endpoint. Ends with 0 when all was as
// promised, with 1 when not, with 2 when it was asked for something that there is not.

import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { play } from './play.ts';
import type { ServerKind } from './scene.ts';

const USAGE = `usage: npm start [-- envoy]

Rotates a certificate twice, once with success and once without, and shows what a runner would.

  npm start            with an endpoint of its own that watches its files as Envoy does
  npm start -- envoy   with a real Envoy: from the path, or where test/servers/install.sh puts it
`;

const words = process.argv.slice(2);
if (words.length === 0) await start('endpoint');
else if (words.length === 1 && words[0] === 'envoy') await start('envoy');
else if (words.some((word) => ['--help', '-h', 'help'].includes(word))) process.stdout.write(USAGE);
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}

async function start(kind: ServerKind): Promise<void> {
  // The action beside this bundle: dist/demo/index.js plays with dist/main.js and dist/post.js.
  const dist = join(dirname(fileURLToPath(import.meta.url)), '..');
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'rotate-certificate-demo-')));
  process.once('exit', () => rmSync(home, { recursive: true, force: true }));
  process.once('SIGINT', () => process.exit(130));
  try {
    process.exitCode = (await play(dist, kind, home)) ? 0 : 1;
  } catch (error) {
    console.error(`\n  ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
