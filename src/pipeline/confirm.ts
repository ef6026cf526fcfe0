import { DeployError } from '../errors.ts';
import { type BaseRequest, canReload } from '../request.ts';
import type { Expected } from './expected.ts';
import { look } from './look.ts';
import { proveServed, tellMissing } from './proof.ts';
import { phase, type Run } from './run.ts';

/**
 * Sees to it that the servers know what the files hold. The disk may have been changed behind a server's back, or a reload have been missed, so one that serves something
 * else is told, and polled as after a write.
 *
 * @throws DeployError RELOAD_FAILED or VERIFY_FAILED, or what the signal was aborted with
 */
export async function confirmServed(run: Run<BaseRequest>, expected: Expected): Promise<void> {
  const { request, report, log } = run;
  const before = await phase(run, 'Look', () => look(run, expected));
  if (report.verified) {
    log.info('every endpoint serves the certificate');
    tellMissing(run, expected, report.endpoints);
    return;
  }
  log.notice('the files are as they should be, but not every endpoint serves the certificate');
  const reloads = canReload(request.commands);
  if (reloads) {
    const { reload } = await import('./reload.ts');
    await phase(run, 'Reload', () => reload(run));
  }
  await phase(run, 'Verify', () => proveServed(run, expected, before)).catch((error) => {
    throw asStale(error, reloads);
  });
}

/** A proof that failed although there was nothing to write: the files are not what is wrong. */
function asStale(error: unknown, reloaded: boolean): unknown {
  if (!(error instanceof DeployError && error.code === 'VERIFY_FAILED')) return error;
  return new DeployError(
    error.code,
    `the files already were what they should be, but ${error.message}`,
    reloaded
      ? 'reload-command ran and changed nothing: does it reach this server, and does the server read these files?'
      : 'give a reload-command, so that the server can be told; or does it read other files?',
    error.cause,
  );
}
