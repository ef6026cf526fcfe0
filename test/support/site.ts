// A target that the action deploys to and an Envoy serves from.

import type { TestContext } from 'node:test';
import { type KeyKind, type Minted, mint } from '../../src/demo/mint.ts';
import type { StepResult } from '../../src/demo/runner.ts';
import { type Inputs, runAction } from './action.ts';
import { type ContinuousClient, continuousClient } from './clients.ts';
import { type Envoy, type RealEnvoyOptions, realEnvoy } from './envoy.ts';
import { workspace } from './workspace.ts';

/** The name that every certificate here is for. */
export const NAME = 'www.example.org';

/** The secret that Envoy subscribes to unless a story says otherwise. */
export const SECRET = 'server_cert';

/** A certificate for `NAME`, and its key. */
export function leaf(key: KeyKind): Minted {
  return mint({ names: [NAME], key });
}

/** An endpoint of 127.0.0.1 as `verify-endpoints` takes it. */
export function endpointAt(port: number): string {
  return `127.0.0.1:${port} sni=${NAME}`;
}

/**
 * A client that shakes hands without pause, one at a time, until it is stopped or the test ends, however it
 * ends.
 */
export function clientOf(t: TestContext, port: number): ContinuousClient {
  const client = continuousClient(port, { parallel: 1 });
  t.after(() => client.stop());
  return client;
}

/** The inputs that deploy a certificate to a directory. */
export function deployment(
  directory: string,
  { certificate, privateKey }: Minted,
  more: Inputs = {},
): Inputs {
  return { directory, certificate, 'private-key': privateKey, ...more };
}

/** A directory that was deployed to, and the Envoy that serves from it. */
export interface Site {
  directory: string;
  envoy: Envoy;
  /** What Envoy serves from the start */
  first: Minted;
  /**
   * Deploys a certificate as the first one was deployed, and has it proven at Envoy unless the inputs say
   * otherwise.
   */
  deploy(minted: Minted, more?: Inputs): Promise<StepResult>;
  /** The inputs of such a deployment. */
  inputs(minted: Minted, more?: Inputs): Inputs;
  /** What Envoy counts for the secret: `sds.<name>.*`. */
  counters(): Promise<SdsCounters>;
}

/** What Envoy counts for a secret, as far as it matters here. */
export interface SdsCounters {
  /** SDS files taken */
  update_success: number;
  /** SDS files refused, for their content or for the files that they name */
  update_rejected: number;
  /** SDS files that could not be read */
  update_failure: number;
  /** Certificates and keys that were read again after a move and refused */
  key_rotation_failed: number;
}

/**
 * Deploys a first certificate, with no endpoint to prove it at, and starts an Envoy that serves it. Null, and
 * the test skipped, where there is no Envoy.
 * @param always inputs of every deployment
 */
export async function site(
  t: TestContext,
  always: Inputs = {},
  options: RealEnvoyOptions = {},
): Promise<Site | null> {
  const directory = workspace(t);
  const first = leaf('rsa-2048');
  const { exitCode, log } = await runAction(deployment(directory, first, always));
  if (exitCode !== 0) throw new Error(`the first deployment failed:\n${log}`);
  const envoy = await realEnvoy(t, {
    sdsFile: `${directory}/${always['sds-file'] ?? 'sds.json'}`,
    secretName: String(always['sds-secret-name'] ?? SECRET),
    ...options,
  });
  if (envoy === null) return null;
  const inputs = (minted: Minted, more: Inputs = {}) =>
    deployment(directory, minted, { 'verify-endpoints': endpointAt(envoy.port), ...always, ...more });
  return {
    directory,
    envoy,
    first,
    inputs,
    deploy: (minted, more) => runAction(inputs(minted, more)),
    counters: () => sdsCounters(envoy, String(always['sds-secret-name'] ?? SECRET)),
  };
}

/** What an Envoy counts for a secret. */
export async function sdsCounters(envoy: Envoy, secretName = SECRET): Promise<SdsCounters> {
  const all = await envoy.stats(`sds.${secretName}.`);
  const count = (name: string) => all[name] ?? 0;
  return {
    update_success: count('update_success'),
    update_rejected: count('update_rejected'),
    update_failure: count('update_failure'),
    key_rotation_failed: count('key_rotation_failed'),
  };
}
