/*
 * Runs a workflow as a runner would: with act, in host mode, in a repository of the test's own.
 *
 * Nothing comes from the network. act takes OWNER/rotate-certificate@v0 from a local folder. It replaces
 * actions/checkout by a copy of the repository.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { findInstalled, findProgram } from './programs.ts';
import { workspace } from './workspace.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ACTION = 'OWNER/rotate-certificate@v0';
const DEADLINE_MS = 120_000;

/** A repository with one workflow, on a machine with a runner. */
export interface Repository {
  /** The test's workspace. */
  readonly home: string;
  /** The repository. */
  readonly directory: string;
  /** Programs here come first on the runner's PATH. */
  readonly bin: string;
  /** The runner's PATH. */
  readonly path: string;
}

/** What a run of a workflow is given. */
export interface WorkflowRequest {
  /** The workflow's text. */
  readonly workflow: string;
  /** Texts of the workflow, and what they are here: paths, ports. Each must occur in it. */
  readonly adapt?: Readonly<Record<string, string>>;
  /** Labels that runs-on has by way of an expression. */
  readonly labels?: readonly string[];
  /** Files of the repository. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  /** Default: workflow_dispatch. */
  readonly event?: string;
  /** The event's payload. */
  readonly payload?: object;
  /** Of the runner. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What became of a workflow. */
export interface WorkflowRun {
  /** By the job's name: `success`, `failure`. A job that was left out has none. */
  readonly jobs: Readonly<Record<string, string>>;
  /** Everything that a person would see. */
  readonly log: string;
  /** Outputs of the step with this id. Default: the step that is the action. */
  outputs(id?: string): Readonly<Record<string, string>>;
  /** `success`, `failure`, or empty for a step that did not run. */
  outcome(step: string): string;
  /** The same of the action's post step. */
  readonly post: string;
  /** What a step printed, without the runner's commands. */
  printed(step: string): string;
}

/** A workflow that runs. */
export interface RunningWorkflow {
  readonly finished: Promise<WorkflowRun>;
  /** Cancels it, as a person does with Ctrl-C. */
  cancel(): void;
}

/** A line of act's log, as JSON. */
interface Line {
  readonly job?: string;
  readonly jobResult?: string;
  readonly step?: string;
  readonly stepID?: readonly string[];
  readonly stepResult?: string;
  readonly stage?: string;
  readonly msg?: string;
  readonly raw_output?: boolean;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
}

/** The text of an example. */
export function example(name: string): string {
  return readFileSync(join(ROOT, 'examples', name), 'utf8');
}

/** The workflow of README.md. */
export function workflowOfReadme(): string {
  const [, workflow] = /^```yaml\n(.*?)^```$/ms.exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? [];
  assert.ok(workflow, 'README.md has a workflow');
  return workflow;
}

/**
 * An empty repository, and a runner with the programs that its workflow calls. Null where one is missing: the
 * test is skipped then, and fails in a CI job, which has to install them.
 * @param programs what the workflow needs: names, each with what finds it
 */
export function repository(
  t: TestContext,
  programs: Readonly<Record<string, string | null>> = {},
): Repository | null {
  const needed = { act: findInstalled('act'), git: findProgram('git'), ...programs };
  const missing = Object.keys(needed).filter((name) => needed[name as keyof typeof needed] === null);
  if (missing.length > 0) {
    const reason = `${missing.join(', ')} not installed: run test/servers/install.sh`;
    if (process.env.CI === 'true') throw new Error(reason);
    t.skip(reason);
    return null;
  }
  const home = workspace(t);
  const [directory, bin] = [join(home, 'repository'), join(home, 'bin')];
  for (const folder of [directory, bin, join(home, 'action')]) mkdirSync(folder);
  const node = process.env.BUNDLE_NODE ?? process.execPath;
  const folders = [node, ...Object.values(needed)].map((program) => dirname(program ?? ''));
  const path = [bin, ...folders, process.env.PATH, '/usr/sbin', '/sbin'].join(delimiter);
  // Not the whole checkout: act copies what it is given.
  for (const part of ['action.yml', 'dist'])
    cpSync(join(ROOT, part), join(home, 'action', part), { recursive: true });
  return { home, directory, bin, path };
}

/** Runs a workflow to its end. */
export function runWorkflow(repository: Repository, request: WorkflowRequest): Promise<WorkflowRun> {
  return startWorkflow(repository, request).finished;
}

/** Starts a workflow. */
export function startWorkflow(repository: Repository, request: WorkflowRequest): RunningWorkflow {
  const { home, directory } = repository;
  const workflow = adapted(request.workflow, request.adapt ?? {});
  const files = { '.github/workflows/workflow.yml': workflow, ...request.files };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
  const env = environment(repository, request.env ?? {});
  commit(directory, env);
  const pairs = (option: string, values: Readonly<Record<string, string>> = {}) =>
    Object.entries(values).flatMap(([name, value]) => [option, `${name}=${value}`]);
  const platforms = [...labelsOf(workflow), ...(request.labels ?? [])];
  const payload = join(home, 'event.json');
  writeFileSync(payload, JSON.stringify(request.payload ?? {}));
  const args = [
    request.event ?? 'workflow_dispatch',
    '--json',
    ...['--eventpath', payload],
    ...['--action-cache-path', join(home, 'act')],
    '--no-cache-server',
    ...['--local-repository', `${ACTION}=${join(home, 'action')}`],
    ...platforms.flatMap((label) => ['--platform', `${label}=-self-hosted`]),
    ...pairs('--secret', { GITHUB_TOKEN: 'token-of-the-job', ...request.secrets }),
    ...pairs('--var', request.variables),
  ];
  const child = spawn(findInstalled('act') ?? 'act', args, {
    cwd: directory,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { finished: finish(child), cancel: () => child.kill('SIGINT') };
}

async function finish(child: ChildProcess): Promise<WorkflowRun> {
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const timer = setTimeout(() => child.kill('SIGKILL'), DEADLINE_MS);
  await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
  clearTimeout(timer);
  return readRun(Buffer.concat(chunks).toString('utf8'));
}

function readRun(text: string): WorkflowRun {
  const lines = text.split('\n').filter((line) => line.startsWith('{'));
  const parsed: Line[] = lines.map((line) => JSON.parse(line));
  const last = (stage: string, step: string) =>
    parsed.findLast((line) => line.stage === stage && line.step === step && line.stepResult !== undefined);
  const entries = (id?: string): [string, string][] =>
    parsed
      .filter((line) => line.command === 'set-output')
      .filter((line) => (id === undefined ? line.step === ACTION : line.stepID?.at(-1) === id))
      .map((line) => [line.name ?? '', line.arg ?? '']);
  const seen = parsed.filter((line) => line.command !== 'add-mask');
  return {
    jobs: Object.fromEntries(
      parsed
        .filter((line) => line.jobResult !== undefined)
        .map((line) => [(line.job ?? '').replace(/^.*\//, ''), line.jobResult ?? '']),
    ),
    log: seen.map((line) => `${line.job ?? ''}: ${(line.msg ?? '').trimEnd()}`).join('\n'),
    outputs: (id) => Object.fromEntries(entries(id)),
    outcome: (step) => last('Main', step)?.stepResult ?? '',
    post: last('Post', ACTION)?.stepResult ?? '',
    printed: (step) =>
      seen
        .filter((line) => line.raw_output && line.step === step)
        .map((line) => line.msg)
        .join(''),
  };
}

function adapted(workflow: string, changes: Readonly<Record<string, string>>): string {
  return Object.entries(changes).reduce((text, [from, to]) => {
    assert.ok(text.includes(from), `the workflow has no ${from}`);
    return text.replaceAll(from, to);
  }, workflow);
}

function labelsOf(workflow: string): string[] {
  const { jobs } = parse(workflow) as { jobs: Record<string, { 'runs-on': string | string[] }> };
  return Object.values(jobs).flatMap((job) => job['runs-on']);
}

function environment({ home, path }: Repository, env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return {
    PATH: path,
    LANG: 'C.UTF-8',
    // Nobody's own settings of act, git or gh count.
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    ...env,
  };
}

/** Commits everything: act takes the commit and the repository's name from git. */
function commit(directory: string, env: NodeJS.ProcessEnv): void {
  const git = (...args: string[]) => {
    const { status, stderr } = spawnSync('git', args, { cwd: directory, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
  };
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'remote.origin.url', 'https://github.com/octo-org/site.git');
  git('add', '--all');
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  git(...author, 'commit', '--quiet', '--allow-empty', '--message=Everything');
}
