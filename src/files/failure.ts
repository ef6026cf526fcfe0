import { DeployError, systemCode, systemReason } from '../errors.ts';

/** The hint for a file system that is mounted read-only. */
export const READ_ONLY = 'the file system is mounted read-only: mount it so that the job can write to it';

const HINTS: Readonly<Record<string, string>> = {
  ENOSPC: 'free some space on the file system of the target',
  EDQUOT: 'free some of the quota on the file system of the target',
  EBUSY: 'a file that is mounted by itself cannot be replaced: mount its folder instead',
  EXDEV: 'state-directory must be on the file system of the target',
  EROFS: READ_ONLY,
  EACCES: 'run the job as a user who may write there',
  EPERM: 'run the job as a user who may write there; is the file or the folder immutable (lsattr)?',
};

const DENIALS = new Set(['EACCES', 'EPERM', 'EROFS']);

/**
 * A system error as a failure that a user can act on: PERMISSION_DENIED or WRITE_FAILED. A DeployError passes
 * unchanged.
 *
 * @param failure the failure, as a clause: "/certs/cert.pem cannot be replaced"
 */
export function writeFailure(error: unknown, failure: string): DeployError {
  if (error instanceof DeployError) return error;
  const code = systemCode(error);
  return new DeployError(
    DENIALS.has(code) ? 'PERMISSION_DENIED' : 'WRITE_FAILED',
    `${failure}: ${systemReason(error)}`,
    hintFor(error, code),
    error,
  );
}

/**
 * SFTP without posix-rename@openssh.com has no rename onto a name that is taken (sshfs(1),
 * workaround=rename).
 */
function hintFor(error: unknown, code: string): string {
  const isRename = (error as NodeJS.ErrnoException).syscall === 'rename' && ['EPERM', 'EIO'].includes(code);
  const hint = [HINTS[code], isRename ? 'on sshfs, mount with -o workaround=rename' : undefined];
  return hint.filter((part) => part !== undefined).join('; ');
}

/** Runs a step, and turns its system errors into that failure, as `writeFailure` does. */
export function doing<T>(failure: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw writeFailure(error, failure);
  }
}
