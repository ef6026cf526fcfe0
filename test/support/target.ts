import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Minted, type MintRequest, mint } from '../../src/demo/mint.ts';
import type { StepResult } from '../../src/demo/runner.ts';
import { SECRET, setUpTarget } from '../../src/demo/scene.ts';
import { formatSds } from '../../src/demo/sds.ts';
import { type ActionOptions, type Inputs, runAction, startAction } from './action.ts';
import { workspace } from './workspace.ts';

/** The name that the certificates of the scenarios are for. */
export const NAME = 'www.example.org';

export { SECRET };

/** A target as somebody once set it up by hand, in a workspace of the test's own. */
export interface TestTarget {
  /** The test's workspace, in which the target is. */
  home: string;
  /** The target: `<home>/certs`. */
  directory: string;
  /** The credential that is on it. */
  first: Minted;
  /** PEM of the intermediate that issues every credential, and of the root that issued it. */
  chain: string;
  root: string;
  /** A new credential for NAME. */
  issue(request?: MintRequest): Minted;
  /** A credential as a server serves it that sends the chain as well. */
  withChain(credential: Minted): Minted;
  /** The path of something on the target. */
  path(name: string): string;
  /** The text of a file on the target. */
  read(name: string): string;
  /** What a workflow gives in order to deploy a credential to this target. */
  inputs(credential: Minted, more?: Inputs): Inputs;
  /** Deploys a credential to this target. */
  deploy(credential: Minted, more?: Inputs, options?: ActionOptions): Promise<StepResult>;
  /** Starts to. */
  start(credential: Minted, more?: Inputs, options?: ActionOptions): ReturnType<typeof startAction>;
}

/** Sets up a target with certificate, key and SDS file; the certificate is half a day old. */
export function testTarget(t: TestContext): TestTarget {
  const target = emptyTarget(t);
  setUpTarget(target.directory, target.first, target.chain);
  return target;
}

/** A target whose directory is not there yet. */
export function emptyTarget(t: TestContext): TestTarget {
  const home = workspace(t);
  const directory = join(home, 'certs');
  const root = mint({ subject: 'Scenario Root', ca: true });
  const issuer = mint({ subject: 'Scenario Intermediate', ca: true, issuer: root });
  const issue = (request: MintRequest = {}) => mint({ names: [NAME], issuer, ...request });
  const chain = issuer.certificate;
  const inputs = (credential: Minted, more: Inputs = {}): Inputs => ({
    directory,
    certificate: credential.certificate,
    'private-key': credential.privateKey,
    chain,
    ...more,
  });
  return {
    home,
    directory,
    root: root.certificate,
    first: issue({ notBefore: new Date(Date.now() - 43_200_000) }),
    chain,
    issue,
    withChain: (credential) => ({ ...credential, certificate: credential.certificate + chain }),
    path: (name) => join(directory, name),
    read: (name) => readFileSync(join(directory, name), 'utf8'),
    inputs,
    deploy: (credential, more, options) => runAction(inputs(credential, more), { cwd: home, ...options }),
    start: (credential, more, options) => startAction(inputs(credential, more), { cwd: home, ...options }),
  };
}

/** Writes the SDS file of a target in other bytes that say the same, as if by hand. */
export function writeSdsByHand({ directory, path }: TestTarget): void {
  const sds = formatSds({
    name: SECRET,
    certificate: `${directory}/cert.pem`,
    privateKey: `${directory}/key.pem`,
  });
  writeFileSync(path('sds.json'), JSON.stringify(JSON.parse(sds)));
}
