import type { BaseRequest } from '../request.ts';
import type { Expected } from './expected.ts';
import type { Run } from './run.ts';

/**
 * Nothing has to be written: sees to it that the servers know what the files hold, unless nobody wants to know. The files are not touched.
 *
 * @throws DeployError as `confirmServed` does
 */
export async function confirmUnchanged(run: Run<BaseRequest>, expected: Expected): Promise<void> {
  const { endpoints, unchanged } = run.request.verify;
  run.log.group('Verify');
  run.log.info('every file is as it should be: nothing was written');
  if (endpoints.length === 0 || !unchanged) return;
  const { confirmServed } = await import('./confirm.ts');
  await confirmServed(run, expected);
}
