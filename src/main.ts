import { endingOf, verdictOf } from './action/ending.ts';
import { logFact, logFailure, logTimes, openLog } from './action/log.ts';
import { saveBegun, saveFinished, saveStarted } from './action/main-step.ts';
import { writeInterrupted, writeOutputs } from './action/outputs.ts';
import { runProgram } from './action/program.ts';
import { writeReport } from './action/report-file.ts';
import { stepInputs } from './action/step-inputs.ts';
import { renderSummary, writeSummary } from './action/summary/summary.ts';
import { asDeployError } from './errors.ts';
import { isFleet, namesEndpoints, readInputs } from './inputs/inputs.ts';
import { recordWarnings } from './log.ts';
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
  // Of a fleet, a post step that finds no end would take everything back.
  const isLeftToPost = report.targets !== null && report.unfinished;
  if (report.targets !== null && !isLeftToPost) saveFinished();
  const now = new Date();
  const reportPath = writeReport(await summaryOf(report, now, 'whole'), log);
  writeOutputs(report, { now, reportPath }, log);
  await writeSummary(await summaryOf(report, now));
  for (const line of endingOf(report, reportPath)) logFact(line);
  logTimes(report.phases);
  logFact(verdictOf(report));
  if (report.error) logFailure(report.error);
  if (!isLeftToPost) saveFinished();
}, logFailure);

async function readAndRun(surroundings: Omit<Context, 'secrets' | 'hide'>): Promise<Report> {
  const inputs = stepInputs(surroundings.environment);
  const warnings: string[] = [];
  try {
    if (isFleet(inputs)) {
      const { runFleet } = await import('./fleet/run.ts');
      return await runFleet(inputs, { ...surroundings, begin: saveBegun, hasPostStep: true });
    }
    const { request, secrets } = await readInputs(inputs, recordWarnings(surroundings.log, warnings));
    const report = await operate(request, { ...surroundings, ...secrets });
    report.warnings.unshift(...warnings);
    return report;
  } catch (error) {
    const verified = namesEndpoints(inputs) ? false : null;
    return { ...newReport(), verified, warnings, error: asDeployError(error) };
  }
}

async function summaryOf(report: Report, now: Date, extent?: 'whole'): Promise<string> {
  if (report.targets === null) return renderSummary(report, now, extent);
  const { renderFleet } = await import('./action/summary/fleet.ts');
  return renderFleet(report, report.targets, now);
}
