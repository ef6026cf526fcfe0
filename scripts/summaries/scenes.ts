/*
 * Runs of the built action, for their summaries: one of each kind.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEndpoint } from '../../src/demo/endpoint.ts';
import { type Minted, mint } from '../../src/demo/mint.ts';
import { runStep, type Step, startStep } from '../../src/demo/runner.ts';
import { SECRET, setUpTarget } from '../../src/demo/scene.ts';

const DAY_MS = 86_400_000;
const NAME = 'www.example.org';
const [MAIN, POST] = ['main', 'post'].map((name) =>
  fileURLToPath(new URL(`../../dist/${name}.js`, import.meta.url)),
) as [string, string];

/** Where the target seems to be, in the summaries. */
const SHOWN = '/srv/envoy/certs';

/** A target with a certificate, and a server that either follows its files or keeps what it had. */
interface Stage extends AsyncDisposable {
  readonly directory: string;
  readonly first: Minted;
  issue(more?: Parameters<typeof mint>[0]): Minted;
  inputs(credential: Minted, more?: Record<string, string>): Record<string, string>;
  run(inputs: Record<string, string>, more?: Partial<Step>): ReturnType<typeof runStep>;
  start(inputs: Record<string, string>): ReturnType<typeof startStep>;
  /** A summary, with the place that is shown. */
  shown(summary: string): string;
}

async function stage(follows: boolean, lasts = 30): Promise<Stage> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'rotate-certificate-scene-')));
  const directory = join(home, 'certs');
  const root = mint({ subject: 'Example Root', ca: true });
  const issuer = mint({ subject: 'Example CA R3', ca: true, issuer: root });
  const issue = (more: Parameters<typeof mint>[0] = {}): Minted =>
    mint({ names: [NAME, 'localhost'], issuer, ...more });
  const first = issue({
    key: 'rsa-2048',
    notBefore: new Date(Date.now() - 60 * DAY_MS),
    notAfter: new Date(Date.now() + lasts * DAY_MS),
  });
  setUpTarget(directory, first, issuer.certificate);
  const still = join(home, 'still');
  mkdirSync(still);
  setUpTarget(join(still, 'certs'), first, issuer.certificate);
  const server = await startEndpoint({
    sdsFile: join(follows ? directory : join(still, 'certs'), 'sds.json'),
    secretName: SECRET,
  });
  const step = (inputs: Record<string, string>): Step => ({ program: MAIN, cwd: home, inputs });
  return {
    directory,
    first,
    issue,
    inputs: (credential, more = {}) => ({
      server: 'envoy',
      directory,
      certificate: credential.certificate,
      'private-key': credential.privateKey,
      chain: issuer.certificate,
      'verify-endpoints': `127.0.0.1:${server.port} sni=${NAME}\nlocalhost:${server.port} sni=${NAME}`,
      'verify-timeout': '4s',
      ...more,
    }),
    run: (inputs, more) => runStep({ ...step(inputs), ...more }),
    start: (inputs) => startStep(step(inputs)),
    shown: (summary) => summary.replaceAll(directory, SHOWN).replaceAll(home, '/srv/envoy'),
    [Symbol.asyncDispose]: async () => {
      await server.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Summaries by the name of their scene. */
export const SCENES: Readonly<Record<string, () => Promise<string>>> = {
  deployed: async () => {
    await using set = await stage(true);
    const { summary } = await set.run(set.inputs(set.issue()));
    return set.shown(summary);
  },
  'rolled-back': async () => {
    await using set = await stage(false);
    const inputs = set.inputs(set.issue({ key: 'p-384' }), { 'reload-command': 'true' });
    const { summary } = await set.run(inputs);
    return set.shown(summary);
  },
  plan: async () => {
    await using set = await stage(true, 9);
    const names = [NAME, 'localhost', 'shop.example.org'];
    const inputs = set.inputs(set.issue({ names }), {
      'dry-run': 'true',
      'validate-command': 'nginx -t -q',
      'reload-command': 'systemctl reload nginx',
      'skip-checks': 'commands',
    });
    const { summary } = await set.run(inputs);
    return set.shown(summary);
  },
  rollback: async () => {
    await using set = await stage(true);
    await set.run(set.inputs(set.issue()));
    const { summary } = await set.run(
      set.inputs(set.first, { operation: 'rollback', certificate: '', 'private-key': '', chain: '' }),
    );
    return set.shown(summary);
  },
  recovery: async () => {
    await using set = await stage(false);
    const inputs = set.inputs(set.issue(), { 'verify-timeout': '1m', 'reload-command': 'true' });
    const main = set.start(inputs);
    while (!main.log().includes('::group::Verify')) await new Promise((resolve) => setTimeout(resolve, 20));
    process.kill(main.pid, 'SIGKILL');
    const { state } = await main.finished;
    const { summary } = await set.run(inputs, { program: POST, state });
    return set.shown(summary);
  },
  refused: async () => {
    await using set = await stage(true);
    const { privateKey } = set.issue();
    const { summary } = await set.run(set.inputs({ ...set.issue(), privateKey }));
    return set.shown(summary);
  },
  verify: async () => {
    await using set = await stage(true, 12);
    const { summary } = await set.run(
      set.inputs(set.issue(), { operation: 'verify', 'private-key': '', 'verify-timeout': '1s' }),
    );
    return set.shown(summary);
  },
};
