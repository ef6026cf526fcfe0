import { secretLines } from '../certificate/pem.ts';
import type { Plan } from '../transaction/plan.ts';
import type { Context } from './run.ts';

/** The most that a file with a private key is searched for it: as much as is read of a PEM text. */
const MAX_BYTES = 1024 * 1024;

/** Hides the private keys in the files of a plan, those that are on the target and those that will be. Certificates beside them stay visible. */
export function hideKeys({ hide }: Pick<Context, 'hide'>, { changes }: Plan): void {
  for (const { file, before } of changes) {
    if (!file.holdsKey) continue;
    const earlier = before.kind === 'file' && !before.bytes.equals(file.bytes) ? [before.bytes] : [];
    for (const bytes of [file.bytes, ...earlier])
      if (bytes.length <= MAX_BYTES) hide(secretLines(bytes.toString('latin1'), false));
  }
}
