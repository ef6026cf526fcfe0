import { DeployError } from '../errors.ts';
import type { Lock } from '../lock/lock.ts';
import { type BaseRequest, canReload } from '../request.ts';
import type { Expected } from './expected.ts';
import { reload } from './reload.ts';
import { phase, type Run, tellNothingVerified } from './run.ts';

/**
 * Nothing has to be written. With `verify-unchanged` the endpoints are observed: the disk may have been
 * changed behind a server's back, or a reload have been missed. When one serves something else, the server is
 * reloaded and the endpoints are proven, as after a write. The files are not touched. Warns where there is no
 * endpoint.
 *
 * @throws DeployError RELOAD_FAILED or VERIFY_FAILED, or the reason of the signal
 */
export async function confirmUnchanged(
  run: Run<BaseRequest>,
  expected: Expected,
  lock: Lock | null,
): Promise<void> {
  const { request, log } = run;
  log.group('Verify');
  log.info('every file is as it should be: nothing was written');
  if (request.verify.endpoints.length === 0) tellNothingVerified(run);
  else if (request.verify.unchanged) await verifyServed(run, expected, lock);
}

async function verifyServed(run: Run<BaseRequest>, expected: Expected, lock: Lock | null): Promise<void> {
  const { request, report, log } = run;
  const { observe } = await import('./observe.ts');
  const { proveServed, tellMissing } = await import('./prove.ts');
  const { judges } = await import('./judge.ts');
  const { guardState } = await import('../transaction/watch.ts');
  const reloads = canReload(request.commands);
  // Without a way to reload, a chain that is not served is a warning: nothing here could change it.
  const judgeFor = await judges(run, expected, reloads);
  const before = await phase(run, 'Observe', () => observe(run, expected, expected.keyType, judgeFor));
  if (report.verified) {
    log.info('every endpoint serves the certificate');
    tellMissing(run, expected, report.endpoints);
    return;
  }
  log.notice('the files are as they should be, but not every endpoint serves them');
  const reloading = (): Promise<void> => reload(run);
  if (reloads)
    await phase(run, 'Reload', () =>
      lock === null ? reloading() : guardState(lock.state, null, log.warning, reloading),
    );
  await phase(run, 'Verify', () => proveServed(run, expected, before, reloads)).catch((error) => {
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
