/** Every way a run can fail. The names are public: workflows branch on the output `error-code`. */
export type ErrorCode =
  | 'INPUT_INVALID'
  | 'CERTIFICATE_INVALID'
  | 'KEY_INVALID'
  | 'PASSPHRASE_WRONG'
  | 'PKCS12_INVALID'
  | 'KEY_MISMATCH'
  | 'CHAIN_INVALID'
  | 'VALIDITY'
  | 'NAME_MISMATCH'
  | 'CERTIFICATE_OLDER'
  | 'WEAK'
  | 'TARGET_MISSING'
  | 'TARGET_UNSAFE'
  | 'PERMISSION_DENIED'
  | 'LOCKED'
  | 'WRITE_FAILED'
  | 'VALIDATE_FAILED'
  | 'RELOAD_FAILED'
  | 'VERIFY_FAILED'
  | 'NOTHING_TO_RESTORE'
  | 'CANCELLED'
  | 'ROLLBACK_FAILED';

/**
 * A failure that a user can act on. The message states the fact, and the hint says how to mend it. Neither
 * may contain key material, a passphrase, or a parser's echo of its input.
 */
export class DeployError extends Error {
  override readonly name = 'DeployError';
  readonly code: ErrorCode;
  readonly hint: string;

  /**
   * @param code the kind of failure
   * @param message the fact, in one line, lower case, without a full stop
   * @param hint how to mend it; empty when nothing is known
   * @param cause the error underneath, if one was caught
   */
  constructor(code: ErrorCode, message: string, hint = '', cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.hint = hint;
  }
}

/** The symbolic name of a system error (`ENOENT`), or an empty string when there is none. */
export function systemCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/**
 * The reason in a caught error, so that it can continue a sentence. A system error loses its path: internal
 * paths mean nothing to a reader, so the caller names the file. Node knows no name for some error numbers
 * (`EDQUOT` reads "Unknown system error -122"), hence the small table.
 */
export function systemReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof DeployError) return error.message;
  const { errno } = error as NodeJS.ErrnoException;
  if (errno === -122) return 'disk quota exceeded (EDQUOT)';
  const code = systemCode(error);
  const text = /^[A-Z0-9_]+: ([^,]+)/.exec(error.message)?.[1];
  // The message of any other error is a sentence of its own. Here it continues one.
  return text === undefined
    ? code || error.message.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())
    : `${text} (${code})`;
}

/**
 * Any caught value as a failure that can be reported. A system error that no caller expected names its call.
 * Any other error but a DeployError is a fault of this project, and says so.
 */
export function asDeployError(error: unknown): DeployError {
  if (error instanceof DeployError) return error;
  const call = systemCall(error);
  if (call !== null)
    return new DeployError(
      'WRITE_FAILED',
      `${call} failed: ${systemReason(error)}`,
      'see to the file system of the target, then run again; the log in debug mode says where it happened',
      error,
    );
  const name = error instanceof Error ? error.name : typeof error;
  return new DeployError(
    'WRITE_FAILED',
    `unexpected ${name}`,
    'this is a fault in the action: please report it, with the log in debug mode',
    error,
  );
}

const NOT_OF_FILES = /^(?:connect|getaddrinfo|kill|spawn|uv_cwd)/;

/**
 * The call to the file system that failed, with the name of the file if there is one; null for any other
 * error.
 */
function systemCall(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { errno, syscall, path } = error as NodeJS.ErrnoException;
  if (typeof errno !== 'number' || typeof syscall !== 'string' || NOT_OF_FILES.test(syscall)) return null;
  return path ? `${syscall} of ${path.slice(path.lastIndexOf('/') + 1)}` : syscall;
}
