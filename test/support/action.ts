// Runs the built bundle as a runner would, and reads what it hands back.

import { fileURLToPath } from 'node:url';
import { type RunningStep, runStep, type StepResult, startStep } from '../../src/demo/runner.ts';

/** The main step under test. */
export const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** Its post step. */
export const POST = fileURLToPath(new URL('../../dist/post.js', import.meta.url));

/** What differs from a plain run. */
export interface ActionOptions {
  /** The workspace. Default: the target directory. */
  cwd?: string;
  env?: Record<string, string>;
  /** The Node executable. Default: BUNDLE_NODE of the environment, else the one that runs the tests. */
  node?: string;
}

/**
 * Inputs by name; only `server` has a default here, `envoy`. Flags and numbers are written as a workflow
 * would.
 */
export type Inputs = Record<string, string | number | boolean>;

/** Runs the main step to its end. */
export function runAction(inputs: Inputs, options: ActionOptions = {}): Promise<StepResult> {
  return runStep(step(inputs, options));
}

/** Starts the main step, to be looked at or signalled while it runs. */
export function startAction(inputs: Inputs, options: ActionOptions = {}): RunningStep {
  return startStep(step(inputs, options));
}

/** Runs the post step that belongs to a main step, with the same inputs and the state that it saved. */
export function runPost(
  main: Pick<StepResult, 'state'>,
  inputs: Inputs,
  options: ActionOptions = {},
): Promise<StepResult> {
  return startPost(main, inputs, options).finished;
}

/** Starts it. */
export function startPost(
  main: Pick<StepResult, 'state'>,
  inputs: Inputs,
  options: ActionOptions = {},
): RunningStep {
  return startStep({ ...step(inputs, options), program: POST, state: main.state });
}

/** One element of the output `files`. */
export interface FileOutput {
  role: string;
  path: string;
  status: string;
  sha256: string | null;
  bytes: number;
  mode: string;
  backup: string | null;
}

/** One element of the output `endpoints`. */
export interface EndpointOutput {
  endpoint: string;
  address: string | null;
  'server-name': string | null;
  matched: boolean;
  attempts: number;
  fingerprint: string | null;
  before: string | null;
  protocol: string | null;
  'elapsed-ms': number;
}

/** The output `files`, parsed; empty when it was not set. */
export function filesOf({ outputs }: StepResult): FileOutput[] {
  return JSON.parse(outputs.files || '[]');
}

/** The output `endpoints`, parsed; empty when it was not set. */
export function endpointsOf({ outputs }: StepResult): EndpointOutput[] {
  return JSON.parse(outputs.endpoints || '[]');
}

function step(inputs: Inputs, { cwd, env, node }: ActionOptions) {
  const given = Object.entries({ server: 'envoy', ...inputs }).map(([name, value]) => [name, String(value)]);
  const executable = node ?? process.env.BUNDLE_NODE;
  return {
    program: MAIN,
    inputs: Object.fromEntries(given),
    cwd: cwd ?? String(inputs.directory ?? process.cwd()),
    ...(env ? { env } : {}),
    ...(executable ? { node: executable } : {}),
  };
}
