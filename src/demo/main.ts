// `npm start`: two rotations, one that is served and one that is not, as a runner would see them. With the argument
// `envoy` a real Envoy reads the files instead of the embedded endpoint. Ends with 0 when all was as promised.

import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { play } from './play.ts';

// The action beside this bundle: dist/demo/index.js plays with dist/index.js.
const bundle = join(dirname(fileURLToPath(import.meta.url)), '..', 'index.js');
const kind = process.argv[2] === 'envoy' ? 'envoy' : 'endpoint';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'rotate-certificate-demo-')));
process.once('exit', () => rmSync(home, { recursive: true, force: true }));
process.once('SIGINT', () => process.exit(130));

try {
  process.exitCode = (await play(bundle, kind, home)) ? 0 : 1;
} catch (error) {
  console.error(`\n  ${(error as Error).message}\n`);
  process.exitCode = 1;
}
