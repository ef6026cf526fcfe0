import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Effort, Findings } from '../figure.ts';
import { alternate, timed } from '../pairs.ts';
import { contentsOf, deployHere, FILES, issue, newTarget, requestFor, scratch } from '../subject.ts';

/** Each part runs in the project's own folder. */
const MAIN = resolve('dist/main.js');
const POST = resolve('dist/post.js');
const BARE = resolve('bench/bare/start.mjs');

/** An unchanged target, as the runner starts the action, against a Node that reads the same files. */
export async function coldStart({ quick, pairs }: Effort): Promise<Findings> {
  const home = scratch('start');
  const directory = newTarget(home, 'target');
  const issued = issue();
  await deployHere(requestFor(directory, issued));
  const [chain, certificate, privateKey] = contentsOf(issued);
  const given = newTarget(home, 'given');
  const inputs = { 'cert.pem': certificate!, 'key.pem': privateKey!, 'chain.pem': chain! };
  for (const [name, text] of Object.entries(inputs)) writeFileSync(join(given, name), text);
  const runner = newTarget(home, 'runner');
  const environment = {
    PATH: process.env.PATH ?? '',
    INPUT_SERVER: 'files',
    INPUT_DIRECTORY: directory,
    INPUT_CERTIFICATE: join(given, 'cert.pem'),
    'INPUT_PRIVATE-KEY': join(given, 'key.pem'),
    INPUT_CHAIN: join(given, 'chain.pem'),
    'INPUT_CHAIN-FILE': 'chain.pem',
    'INPUT_BUNDLE-FILE': 'bundle.pem',
    ...runnerFiles(runner),
  };
  const ours = (): number => timed(() => start([MAIN], environment, 'unchanged: '));
  const post = (): number => timed(() => start([POST], { ...environment, STATE_finished: 'true' }, ''));
  const paths = FILES.map((name) => join(directory, name));
  const bare = (): number => timed(() => start([BARE, ...paths], environment, ''));
  return {
    figures: [
      {
        name: 'cold start: an unchanged target of 4 files, the whole process',
        against: 'Node importing fs, tls, crypto and child_process, and reading the files',
        comparison: await alternate(ours, bare, { pairs: quick ? pairs : pairs * 4 }),
        goal: 1.3,
      },
      {
        name: 'a post step that has nothing to do, the whole process',
        against: 'the same Node',
        comparison: await alternate(post, bare, { pairs: quick ? pairs : pairs * 4 }),
        goal: 1.15,
      },
    ],
  };
}

/** The files through which a runner takes what a step hands back. */
function runnerFiles(directory: string): Record<string, string> {
  mkdirSync(directory, { recursive: true });
  return Object.fromEntries(
    ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'].map((variable) => {
      const path = join(directory, variable);
      writeFileSync(path, '');
      return [variable, path];
    }),
  );
}

function start(args: readonly string[], env: Record<string, string>, says: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status !== 0 || !stdout.includes(says)) throw new Error(`${args[0]} failed:\n${stdout}${stderr}`);
}
