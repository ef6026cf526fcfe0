import { namesEndpoints, readInputs } from './action/inputs.ts';
import { logFailure, logSuccess, logTimes, openLog } from './action/log.ts';
import { saveFinished, saveStarted } from './action/main-step.ts';
import { writeInterrupted, writeOutputs } from './action/outputs.ts';
import { runProgram } from './action/program.ts';
import { writeReport } from './action/report-file.ts';
import { renderSummary, writeSummary } from './action/summary.ts';
import { asDeployError } from './errors.ts';
import { deploy } from './operations/deploy.ts';
import { newReport, type Report } from './report.ts';
import type { Request } from './request.ts';
import type { Context } from './steps/run.ts';

/* The main step: reads the inputs, runs the operation, and writes the report. */

runProgram(async (cancelled) => {
  const log = openLog();
  writeInterrupted();
  saveStarted(log);

  const report = await readAndRun({ log, signal: cancelled, environment: process.env });

  log.close();
  const now = new Date();
  const summary = renderSummary(report, now);
  writeOutputs(report, { now, reportPath: writeReport(summary, log) }, log);
  await writeSummary(summary);
  logTimes(report.phases);
  if (report.error) logFailure(report.error);
  else
    logSuccess(
      `${report.status}: ${report.directory === null ? '' : `${report.directory}, `}certificate ${report.certificate?.fingerprint ?? ''}`,
    );
  saveFinished();
});

async function readAndRun(surroundings: Omit<Context, 'secrets' | 'hide'>): Promise<Report> {
  try {
    const { request, secrets } = await readInputs(surroundings.log);
    return await run(request, { ...surroundings, ...secrets });
  } catch (error) {
    return { ...newReport(), verified: namesEndpoints() ? false : null, error: asDeployError(error) };
  }
}

async function run(request: Request, context: Context): Promise<Report> {
  switch (request.operation) {
    case 'deploy':
      return deploy(request, context);
    case 'rollback': {
      const { rollBack } = await import('./operations/rollback.ts');
      return rollBack(request, context);
    }
    case 'verify': {
      const { verify } = await import('./operations/verify.ts');
      return verify(request, context);
    }
  }
}
