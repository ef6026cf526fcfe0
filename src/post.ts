import { logFailure, type openLog } from './action/log.ts';
import { hasFinished } from './action/main-step.ts';
import { runProgram } from './action/program.ts';
import type { InputSource } from './inputs/reader.ts';

/*
 * The post step. It recovers, and does nothing else. However the main step ended, it never deploys, and never
 * rolls back a second time. The journal on the target says how to undo.
 */

// Nearly always the main step ended by itself. Then nothing more is loaded.
if (!hasFinished()) runProgram(recoverMainStep, logFailure);

async function recoverMainStep(cancelled: AbortSignal): Promise<void> {
  const { findMainStep, stopMainStep } = await import('./action/main-step.ts');
  const { openLog, logFact, logTimes } = await import('./action/log.ts');
  const { isFleet, readRecoveryInputs } = await import('./inputs/inputs.ts');
  const { isUnfinished, recover } = await import('./operations/recover.ts');
  const { stepInputs } = await import('./action/step-inputs.ts');
  const { renderSummary, writeSummary } = await import('./action/summary/summary.ts');

  const log = openLog();
  log.group('Look for an unfinished deployment');
  const running = findMainStep();
  if (running) await stopMainStep(running, log, cancelled);
  else log.info('the main step did not end by itself');

  const source = stepInputs(process.env);
  if (isFleet(source)) return await recoverTargets(source, log, cancelled);
  const inputs = await readRecoveryInputs(source);
  if (inputs === null) {
    log.close();
    return logFact('it was to change nothing: there is nothing to undo');
  }
  const { request, certificateName, secrets } = inputs;
  const { refusal } = source;
  if (refusal) {
    log.close();
    // Without the commands and endpoints nothing can be undone as it must be.
    if (isUnfinished(request)) throw refusal;
    return logFact(`${refusal.message}; the main step changes nothing then`);
  }
  log.info('a deployment that is unfinished is undone');
  const report = await recover(request, certificateName, {
    log,
    signal: cancelled,
    environment: process.env,
    ...secrets,
  });
  log.close();
  if (report.recovered || report.error) await writeSummary(renderSummary(report, new Date()));
  logTimes(report.phases);
  if (report.error) return logFailure(report.error);
  logFact(report.recovered ? 'the unfinished deployment was rolled back' : 'nothing was left unfinished');
}

/** The same for a fleet. With `on-failure: undo`, the targets that the run had deployed go back as well. */
async function recoverTargets(
  source: InputSource,
  log: ReturnType<typeof openLog>,
  cancelled: AbortSignal,
): Promise<void> {
  const { findBegun } = await import('./action/main-step.ts');
  const { logFact } = await import('./action/log.ts');
  const { recoverFleet } = await import('./fleet/recover.ts');
  const { writeSummary } = await import('./action/summary/summary.ts');
  const { renderFleet } = await import('./action/summary/fleet.ts');

  const surroundings = { log, signal: cancelled, environment: process.env };
  const report = await recoverFleet(source, findBegun(), surroundings);
  log.close();
  if (!report) return logFact('it was to change nothing: there is nothing to undo');
  if (report.targets?.length) await writeSummary(renderFleet(report, report.targets, new Date()));
  if (report.error) return logFailure(report.error);
  logFact(report.targets?.length ? `${report.targets.length} targets went back` : 'nothing was left to undo');
}
