import type { RecoveryRequest } from '../request.ts';
import { runReload } from './commands.ts';
import type { Run } from './run.ts';
import { handOver } from './runtime.ts';

/**
 * Makes the server take what is on the target: runs the reload command, if there is one, or hands it over.
 *
 * @param signal ends it early; the run's own unless given
 * @throws DeployError RELOAD_FAILED, or what the signal was aborted with
 */
export async function reload(run: Run<RecoveryRequest>, signal: AbortSignal = run.signal): Promise<void> {
  const { runtime, timeoutMs } = run.request.commands;
  await runReload(run, signal);
  if (runtime) await handOver(run, runtime, timeoutMs, signal);
}
