import { namesEndpoints, readInputs, readRecoveryInputs } from './action/inputs.ts';
import { logCause, logFailure, logSuccess, logTimes, openLog } from './action/log.ts';
import { writeOutputs } from './action/outputs.ts';
import type { Secrets } from './action/secrets.ts';
import { readState, saveFinished, saveStarted } from './action/state.ts';
import { writeSummary } from './action/summary.ts';
import { deploy } from './deploy.ts';
import { asDeployError, DeployError } from './errors.ts';
import { newReport, type Report } from './report.ts';
import type { Request } from './request.ts';

const log = openLog();
const cancelled = new AbortController();

/** What the runner starts: the deployment, or, as the post step, the recovery of one that was killed. */
async function main(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onCancel);
  switch (readState()) {
    case 'main':
      return await runDeployment();
    case 'interrupted':
      return await runRecovery();
    case 'finished':
      return;
  }
}

async function runDeployment(): Promise<void> {
  // Whatever happens from here on, the post step must know that it is one.
  saveStarted();
  const report = await tryDeployment();
  log.close();
  writeOutputs(report, log);
  writeSummary(report, new Date());
  logTimes(report.phases);
  conclude(report);
  saveFinished();
}

async function tryDeployment(): Promise<Report> {
  try {
    const { request, secrets } = await readInputs();
    return await run(request, secrets);
  } catch (error) {
    return { ...newReport(), verified: namesEndpoints() ? false : null, error: asDeployError(error) };
  }
}

async function run(request: Request, secrets: Secrets): Promise<Report> {
  switch (request.operation) {
    case 'deploy':
      return deploy(request, context(secrets));
    case 'rollback': {
      const { rollBack } = await import('./rollback.ts');
      return rollBack(request, context(secrets));
    }
    case 'verify': {
      const { verify } = await import('./verify.ts');
      return verify(request, context(secrets));
    }
  }
}

async function runRecovery(): Promise<void> {
  log.group('Look for an unfinished deployment');
  log.info('the main step did not end by itself');
  const { request, certificateName, onlyLooks, secrets } = await readRecoveryInputs();
  if (onlyLooks) {
    log.close();
    return logSuccess('it was to change nothing: there is nothing to undo');
  }
  log.info('whatever it left unfinished is undone');
  const { recover } = await import('./recover.ts');
  const report = await recover(request, certificateName, context(secrets));
  log.close();
  if (report.recovered || report.error) writeSummary(report, new Date());
  logTimes(report.phases);
  if (report.error) fail(report.error);
  else
    logSuccess(
      report.recovered ? 'the unfinished deployment was rolled back' : 'nothing was left unfinished',
    );
}

function context({ texts: secrets, hide }: Secrets) {
  return { log, signal: cancelled.signal, environment: process.env, secrets, hide };
}

function onCancel(): void {
  if (!cancelled.signal.aborted)
    cancelled.abort(new DeployError('CANCELLED', 'the job was cancelled', 'run it again when you are ready'));
}

function conclude({ status, error, directory, certificate }: Report): void {
  if (error) fail(error);
  else logSuccess(`${status}: ${directory ?? ''}, certificate ${certificate?.fingerprint ?? ''}`);
}

function fail(error: DeployError): void {
  logFailure(error);
  logCause(error);
}

/** What Node ends with when there is nothing left to wait for, and a module has not come to its end. */
const UNFINISHED = 13;

// No await at the top, by which the bundle would be slower to load. So a run counts as failed for as long as it has not ended.
process.exitCode = UNFINISHED;
main()
  .catch((error: unknown) => fail(asDeployError(error)))
  // Nothing that is left by now has anything more to do.
  .then(() => process.exit(process.exitCode === UNFINISHED ? 0 : process.exitCode));
