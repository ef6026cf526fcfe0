import { verdictOf } from './action/ending.ts';
import { outputsOf } from './action/outputs.ts';
import { runProgram } from './action/program.ts';
import { type CommandLine, readCommandLine } from './cli/command-line.ts';
import { COMMANDS_BY_NAME } from './cli/commands.ts';
import { exitCode } from './cli/exit-code.ts';
import { openTerminal } from './cli/terminal.ts';
import { asDeployError } from './errors.ts';
import { isFleet, namesEndpoints, readInputs, readRecoveryInputs } from './inputs/inputs.ts';
import type { InputSource } from './inputs/reader.ts';
import { newSecrets } from './inputs/secrets.ts';
import { operate } from './operations/operate.ts';
import { newReport, type Report } from './report.ts';
import type { Context } from './steps/run.ts';

/*
 * The command line: the same operations as the step's, with arguments for inputs, a log for people, and an
 * exit code that tells how the run ended.
 */

const line = readCommandLine(process.argv.slice(2), process.env);
const terminal = openTerminal(process.stderr, line.flags.has('debug'));
process.stderr.on('error', () => undefined);

runProgram(
  async (cancelled) => {
    const help = await helpFor(line);
    if (help !== null) return void process.stdout.write(help);

    const report = await readAndRun({ log: terminal, signal: cancelled, environment: process.env });

    if (line.flags.has('json')) {
      const outputs = outputsOf(report, { now: new Date(), reportPath: null });
      process.stdout.write(`${JSON.stringify(outputs, null, 2)}\n`);
    }
    if (report.error) terminal.failure(report.error);
    else terminal.success(verdictOf(report));
    process.exitCode = exitCode(report);
  },
  (error) => {
    terminal.failure(error);
    process.exitCode = 1;
  },
);

/** The help that was asked for; null when a command is to be run. */
async function helpFor({ command, flags, problems }: CommandLine): Promise<string | null> {
  if (!flags.has('help') && !flags.has('version')) return null;
  const { commandHelp, generalHelp, versionText } = await import('./cli/help.ts');
  if (flags.has('version')) return versionText();
  const known = COMMANDS_BY_NAME.get(command);
  return known && !problems.has(command) ? commandHelp(command, known) : generalHelp();
}

async function readAndRun(surroundings: Omit<Context, 'secrets' | 'hide'>): Promise<Report> {
  const { command, values, problems, exposed } = line;
  const mask = (text: string): void => terminal.mask(text);
  exposed.forEach(mask);
  const source: InputSource = {
    values: new Map([...values, ['operation', command === 'recover' ? 'deploy' : command]]),
    problems,
    environment: surroundings.environment,
    refusal: null,
    mask,
    secrets: newSecrets(mask),
  };
  try {
    if (isFleet(source)) return await runTargets(source, surroundings, command === 'recover');
    if (command === 'recover') return await recoverTarget(source, surroundings);
    const { request, secrets } = await readInputs(source, surroundings.log);
    return await operate(request, { ...surroundings, ...secrets });
  } catch (error) {
    return { ...newReport(), verified: namesEndpoints(source) ? false : null, error: asDeployError(error) };
  }
}

/** Nothing follows a command that was cancelled, so it takes back itself what it has deployed. */
async function runTargets(
  source: InputSource,
  surroundings: Omit<Context, 'secrets' | 'hide'>,
  isRecovery: boolean,
): Promise<Report> {
  if (isRecovery) {
    const { recoverFleet } = await import('./fleet/recover.ts');
    return (await recoverFleet(source, new Map(), surroundings)) ?? { ...newReport(), status: 'unchanged' };
  }
  const { runFleet } = await import('./fleet/run.ts');
  return runFleet(source, { ...surroundings, begin: () => undefined, hasPostStep: false });
}

async function recoverTarget(
  source: InputSource,
  surroundings: Omit<Context, 'secrets' | 'hide'>,
): Promise<Report> {
  const inputs = await readRecoveryInputs(source);
  if (inputs === null) return { ...newReport(), status: 'unchanged' };
  const { recover } = await import('./operations/recover.ts');
  const { request, certificateName, secrets } = inputs;
  const report = await recover(request, certificateName, { ...surroundings, ...secrets });
  if (report.error === null && !report.recovered) report.status = 'unchanged';
  return report;
}
