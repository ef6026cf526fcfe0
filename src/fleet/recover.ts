/*
 * A fleet whose run was killed or cancelled, for the post step. Unfinished deployments are undone first.
 * Then, with `on-failure: undo`, the targets go back that the run had deployed: those whose last deployment
 * is of this workflow run, and another one than the main step had found there.
 */
import { setMaxListeners } from 'node:events';
import { asDeployError } from '../errors.ts';
import { readInputs, readRecoveryInputs } from '../inputs/inputs.ts';
import type { InputSource } from '../inputs/reader.ts';
import { isDeployedSince } from '../operations/precheck.ts';
import { recover } from '../operations/recover.ts';
import { newReport, type Report } from '../report.ts';
import type { Context } from '../steps/run.ts';
import { bufferLog } from './buffer.ts';
import { sideBySide } from './side-by-side.ts';
import { sumUp } from './sum.ts';
import { type FleetTarget, readTargets, withoutCredential } from './targets.ts';
import { goBack } from './undo.ts';

/**
 * Recovers a fleet.
 *
 * @param begun the targets that the main step began, with the id of the deployment that it found there; null
 *   when that is not known
 * @returns the report of the targets on which something was done; null when the run was to change nothing
 * @throws DeployError INPUT_INVALID
 */
export async function recoverFleet(
  source: InputSource,
  begun: ReadonlyMap<string, string | null> | null,
  context: Omit<Context, 'secrets' | 'hide'>,
): Promise<Report | null> {
  setMaxListeners(0, context.signal);
  const { log } = context;
  const fleet = readTargets(source, log);
  if (fleet.dryRun || fleet.operation === 'verify' || fleet.operation === 'plan') return null;
  const ended = new Map<FleetTarget, Report>();
  const all = fleet.waves.flat();

  const work = async (
    target: FleetTarget,
    title: string,
    act: (within: Context) => Promise<Report | null>,
  ) => {
    const buffer = bufferLog(target.name);
    const { secrets } = target.source;
    const report = await act({ ...context, ...secrets, log: buffer.log }).catch((error) => ({
      ...newReport(),
      error: asDeployError(error),
    }));
    if (report === null) return;
    ended.set(target, report);
    buffer.flush(log, `${target.name}: ${title}`);
    if (report.error) log.warning(`${target.name}: ${report.error.message}. ${report.error.hint}`);
  };

  const never = (): boolean => false;
  await sideBySide(all, fleet.maxParallel, never, (target) =>
    work(target, 'undo what is unfinished', async (within) => {
      const inputs = await readRecoveryInputs(target.source);
      if (inputs === null) return null;
      const report = await recover(inputs.request, inputs.certificateName, within);
      return report.recovered || report.error ? report : null;
    }),
  );
  if (fleet.operation === 'deploy' && fleet.onFailure === 'undo')
    for (const wave of fleet.waves.toReversed())
      await sideBySide(wave.toReversed(), fleet.maxParallel, never, (target) =>
        work(target, 'go back', async (within) => {
          if (ended.get(target)?.error || (begun !== null && !begun.has(target.name))) return null;
          const { request } = await readInputs(withoutCredential(target, 'rollback'), within.log);
          if (request.operation !== 'rollback' || !isDeployedSince(request, begun?.get(target.name) ?? null))
            return null;
          return goBack(request, { ...newReport(), status: 'deployed' }, within);
        }),
      );
  return sumUp([...ended].map(([{ name, wave }, report]) => ({ name, wave, report })));
}
