import { updateCertificate } from '../command/haproxy-runtime.ts';
import { throwUnlessSucceeded } from '../command/result.ts';
import type { RecoveryRequest, RuntimeRequest } from '../request.ts';
import { openTarget } from '../transaction/target.ts';
import { readDeployed, viewTarget } from '../transaction/view.ts';
import type { Run } from './run.ts';

/**
 * Hands the certificate on the target to a running HAProxy.
 *
 * @param timeoutMs for all of it
 * @throws DeployError RELOAD_FAILED, or the reason of the signal
 */
export async function handToHaproxy(
  run: Run<RecoveryRequest>,
  { socket, name, files, layout }: RuntimeRequest,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<void> {
  const parts = readParts(run, files, layout);
  run.log.info(`haproxy-socket: set and commit ${name} at ${socket}`);
  if (parts.some((part) => part === null)) {
    run.log.warning(
      'the target holds no certificate that could be handed to HAProxy: it goes on with the one it has',
    );
    return;
  }
  const pem = Buffer.concat(parts.map((part) => part ?? Buffer.alloc(0))).toString('latin1');
  const onLine = (line: string): void => run.log.output(line);
  const result = await updateCertificate({ socket, name, pem, timeoutMs, signal, onLine });
  throwUnlessSucceeded(result, timeoutMs, signal, 'haproxy-socket', 'RELOAD_FAILED', RUNTIME_HINT);
}

function readParts(
  { request }: Run<RecoveryRequest>,
  files: readonly string[],
  layout: RuntimeRequest['layout'],
): (Buffer | null)[] {
  using target = openTarget(request.target, 'read');
  using view = viewTarget(target, layout, files[0] ?? '');
  return files.map((file) => readDeployed(view, file));
}

const RUNTIME_HINT =
  'is it a stats socket of level admin, and does HAProxy know the certificate by that path (show ssl cert)?';
