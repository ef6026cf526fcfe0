import type { ErrorCode } from '../errors.ts';
import type { Report } from '../report.ts';

/** Failures that are no refusal, also where nothing was written. */
const FAILED: ReadonlySet<ErrorCode> = new Set(['VERIFY_FAILED', 'RELOAD_FAILED', 'CANCELLED']);

/**
 * How a run ended, for a shell: 0 done; 1 failed, and everything is as before; 2 refused, and nothing was
 * touched; 3 failed, and not everything is as before.
 */
export function exitCode({ status, error, unfinished }: Report): 0 | 1 | 2 | 3 {
  if (error === null) return 0;
  if (status === 'rollback-failed' || unfinished) return 3;
  return status === 'rejected' && !FAILED.has(error.code) ? 2 : 1;
}
