// Runs a step of the action the way a runner does: `node dist/main.js` or `node dist/post.js` as a child
// process, inputs and state in its environment, and files for outputs, state and summary.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { emptyOutputs, inputEnvironment } from './action-inputs.ts';
import { parseCommandFile } from './command-file.ts';

/** One step to run. */
export interface Step {
  /** `dist/main.js` or `dist/post.js` of an action whose action.yml is beside `dist`. */
  program: string;
  /** Inputs by name, as under `with:`. */
  inputs: Record<string, string>;
  /** The workspace, which is the working directory. */
  cwd: string;
  /** What the main step saved for its post step. */
  state?: Record<string, string>;
  /** Further environment variables. */
  env?: Record<string, string>;
  /** The Node executable. Default: this one. */
  node?: string;
}

/** What a step has left behind. */
export interface StepResult {
  /** null when a signal ended it */
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  /** Standard output and standard error as they came, workflow commands included. */
  log: string;
  /** As a later step reads them: one that was not set is empty. */
  outputs: Record<string, string>;
  state: Record<string, string>;
  /** Markdown */
  summary: string;
  /** The text of the file that the output `report` names; empty when none is named. */
  report: string;
}

/** A step that is under way. */
export interface RunningStep {
  child: ChildProcess;
  pid: number;
  /** What it has written so far. */
  log(): string;
  /** What it has saved for its post step so far. */
  state(): Record<string, string>;
  /** Settles when it has ended; its exit code is a result, not an error. */
  finished: Promise<StepResult>;
}

/** Runs a step to its end. */
export function runStep(step: Step): Promise<StepResult> {
  return startStep(step).finished;
}

/**
 * Starts a step.
 * @throws {Error} when there is no action.yml, or it does not declare one of the inputs
 */
export function startStep(step: Step): RunningStep {
  const directory = mkdtempSync(join(tmpdir(), 'rotate-certificate-step-'));
  const files = {
    GITHUB_OUTPUT: join(directory, 'output'),
    GITHUB_STATE: join(directory, 'state'),
    GITHUB_STEP_SUMMARY: join(directory, 'summary'),
    GITHUB_ENV: join(directory, 'env'),
    GITHUB_PATH: join(directory, 'path'),
  };
  for (const file of Object.values(files)) writeFileSync(file, '');

  const actionYml = readFileSync(join(dirname(step.program), '..', 'action.yml'), 'utf8');
  const child = spawn(step.node ?? process.execPath, [step.program], {
    cwd: step.cwd,
    env: { ...environment(step, actionYml, directory), ...files, ...step.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      log += chunk;
    });
  }
  const finished = ended(child).then(([exitCode, signal]) => {
    const read = (file: string) => readFileSync(file, 'utf8');
    const outputs = { ...emptyOutputs(actionYml), ...parseCommandFile(read(files.GITHUB_OUTPUT)) };
    const result = {
      exitCode,
      signal,
      log,
      outputs,
      state: parseCommandFile(read(files.GITHUB_STATE)),
      summary: read(files.GITHUB_STEP_SUMMARY),
      report: outputs.report ? read(outputs.report) : '',
    };
    rmSync(directory, { recursive: true });
    return result;
  });
  return {
    child,
    pid: child.pid ?? -1,
    log: () => log,
    state: () => parseCommandFile(readFileSync(files.GITHUB_STATE, 'utf8')),
    finished,
  };
}

/** The environment of a step: nothing of the job that this process may itself be part of. */
function environment(
  { inputs, state = {}, cwd }: Step,
  actionYml: string,
  directory: string,
): Record<string, string> {
  const kept = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'SystemRoot'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(kept),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: cwd,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'example/site',
    GITHUB_RUN_ID: '1',
    RUNNER_TEMP: directory,
    ...inputEnvironment(actionYml, inputs),
    ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
  };
}

/**
 * The end of a process and of its output, which a command that outlives it may keep open: for that, half a
 * second.
 */
function ended(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      const patience = setTimeout(() => resolve([code, signal]), 500);
      child.once('close', () => {
        clearTimeout(patience);
        resolve([code, signal]);
      });
    });
  });
}
