import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { handshake } from './handshake.ts';
import type { KeyKind, Minted } from './mint.ts';
import { runStep, type StepResult } from './runner.ts';
import { contentsOf, NAME, newAuthority, type ServerKind, setUpTarget, startServer } from './scene.ts';
import { caption, heading, say, table, verdict } from './screen.ts';
import { shortened, showInputs, showStep } from './step-view.ts';

/** What both acts take place on. */
interface Stage {
  dist: string;
  home: string;
  directory: string;
  /** What is under `with:` in both acts. */
  inputs: Record<string, string>;
  issue(key: KeyKind): Minted;
  /** The fingerprint that a fresh handshake is served. */
  served(): Promise<string>;
  /** Takes note of something that must hold. */
  expect(holds: boolean, fact: string): void;
}

/**
 * Plays both acts against a server that is started for them.
 * @param dist the folder with the built action
 * @param home an empty directory
 * @returns whether everything was as promised
 * @throws {Error} when the server cannot be started
 */
export async function play(dist: string, kind: ServerKind, home: string): Promise<boolean> {
  const directory = `${home}/certs`;
  const { chain, issue } = newAuthority();
  const first = issue('rsa-2048');
  setUpTarget(directory, first, chain);
  const server = await startServer(kind, directory);
  const endpoint = `127.0.0.1:${server.port}`;
  let asPromised = true;
  const stage: Stage = {
    dist,
    home,
    directory,
    inputs: { server: 'envoy', directory, chain, 'verify-endpoints': `${endpoint} sni=${NAME}` },
    issue,
    served: () => handshake(server.port, { servername: NAME }),
    expect: (holds, fact) => {
      asPromised &&= holds;
      verdict(holds, fact);
    },
  };

  try {
    heading('rotate-certificate');
    say(
      'A directory holds a certificate, its private key, and the SDS file that points at the two.',
      `${kind === 'envoy' ? 'A real Envoy' : 'An endpoint that behaves like Envoy'} watches them and serves the certificate.`,
    );
    caption('The scene');
    table([
      ['directory', directory],
      ['endpoint', endpoint],
    ]);
    stage.expect(
      (await stage.served()) === first.fingerprint,
      `serves RSA 2048, ${shortened(first.fingerprint)}`,
    );

    const second = await actOne(stage);
    await actTwo(stage, second);
  } finally {
    await server.close();
  }

  heading(asPromised ? 'Both acts ended as promised' : 'This is not what was promised');
  console.log();
  return asPromised;
}

/** A new certificate, with a key of another type, that the server picks up. Returns it. */
async function actOne(stage: Stage): Promise<Minted> {
  heading('Act one: a new certificate that is served');
  const minted = stage.issue('p-256');
  const { main, post } = await rotate(stage, minted, {});
  stage.expect(main.exitCode === 0 && post.exitCode === 0, 'the step succeeded, and so did its post step');
  stage.expect(
    main.outputs.status === 'deployed' && main.outputs.verified === 'true',
    'status deployed, verified true',
  );
  stage.expect((await stage.served()) === minted.fingerprint, `${shortened(minted.fingerprint)} is served`);
  return minted;
}

/**
 * A new certificate that the server never serves, because the SDS file names paths that the server does not
 * have. With the layout `symlink` all paths are new, so that nothing else could lead the server to the new
 * files.
 */
async function actTwo(stage: Stage, earlier: Minted): Promise<void> {
  heading('Act two: a new certificate that is never served');
  say('The server sees the directory at the same path as the runner. Somebody says that it is elsewhere.');
  const before = contentsOf(stage.directory);
  const mistake = { layout: 'symlink', 'server-directory': '/etc/envoy/certs', 'verify-timeout': '3s' };
  const { main, post } = await rotate(stage, stage.issue('p-384'), mistake);
  stage.expect(
    main.exitCode === 1 && post.exitCode === 0,
    'the step failed, and left its post step nothing to do',
  );
  stage.expect(
    main.outputs.status === 'rolled-back' && main.outputs['rollback-verified'] === 'true',
    'status rolled-back, rollback-verified true',
  );
  stage.expect(
    isDeepStrictEqual(contentsOf(stage.directory), before),
    'the files are what they were, and no others',
  );
  stage.expect(
    (await stage.served()) === earlier.fingerprint,
    `${shortened(earlier.fingerprint)} is still served`,
  );
}

/** The two steps that a job makes of one `uses:`. */
interface Steps {
  main: StepResult;
  post: StepResult;
}

/** Runs main and post step as a job would, and shows both. */
async function rotate(stage: Stage, minted: Minted, more: Record<string, string>): Promise<Steps> {
  const { certificate, privateKey, fingerprint } = minted;
  const inputs = { ...stage.inputs, certificate, 'private-key': privateKey, ...more };
  const step = { program: join(stage.dist, 'main.js'), inputs, cwd: stage.home };
  showInputs({
    ...inputs,
    certificate: `${shortened(fingerprint)}  (PEM)`,
    'private-key': '(PEM)',
    chain: '(PEM)',
  });
  const main = await runStep(step);
  showStep('', main);
  const post = await runStep({ ...step, program: join(stage.dist, 'post.js'), state: main.state });
  showStep(' of the post step', post);
  caption('Looked at from outside');
  return { main, post };
}
