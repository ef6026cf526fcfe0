import { logFailure, logSuccess, logTimes, openLog } from './action/log.ts';
import { saveFinished, saveStarted } from './action/main-step.ts';
import { writeInterrupted, writeOutputs } from './action/outputs.ts';
import { runProgram } from './action/program.ts';
import { writeReport } from './action/report-file.ts';
import { stepInputs } from './action/step-inputs.ts';
import { renderSummary, writeSummary } from './action/summary.ts';
import { asDeployError } from './errors.ts';
import { namesEndpoints, readInputs } from './inputs/inputs.ts';
import { operate } from './operations/operate.ts';
import { newReport, type Report } from './report.ts';
import type { Context } from './steps/run.ts';

/* The main step: reads the inputs, runs the operation, and writes the report. */

runProgram(async (cancelled) => {
  const log = openLog();
  writeInterrupted();
  saveStarted(log);

  const report = await readAndRun({ log, signal: cancelled, environment: process.env });

  log.close();
  const now = new Date();
  writeOutputs(report, { now, reportPath: writeReport(renderSummary(report, now, 'whole'), log) }, log);
  await writeSummary(renderSummary(report, now));
  logTimes(report.phases);
  if (report.error) logFailure(report.error);
  else
    logSuccess(
      `${report.status}: ${report.directory === null ? '' : `${report.directory}, `}certificate ${report.certificate?.fingerprint ?? ''}`,
    );
  saveFinished();
}, logFailure);

async function readAndRun(surroundings: Omit<Context, 'secrets' | 'hide'>): Promise<Report> {
  const inputs = stepInputs(surroundings.environment);
  try {
    const { request, secrets } = await readInputs(inputs, surroundings.log);
    return await operate(request, { ...surroundings, ...secrets });
  } catch (error) {
    return { ...newReport(), verified: namesEndpoints(inputs) ? false : null, error: asDeployError(error) };
  }
}
