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
 * A failure that a user can act on. The message states the fact, the hint states the remedy.
 * Neither may contain key material, a passphrase, or a parser's echo of its input.
 */
export class DeployError extends Error {
  override readonly name = 'DeployError';
  readonly code: ErrorCode;
  readonly hint: string;

  /**
   * @param code what kind of failure this is
   * @param message the fact, in one line, lower case, without a full stop
   * @param hint the remedy; empty when there is none to give
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
 * What a caught error says, as it continues a sentence. Of a system error without its path: internal paths mean nothing to a reader, so the caller names the file.
 * Node knows no name for some error numbers (`EDQUOT` reads "Unknown system error -122"), hence the small table.
 */
export function systemReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof DeployError) return error.message;
  const { errno } = error as NodeJS.ErrnoException;
  if (errno === -122) return 'disk quota exceeded (EDQUOT)';
  const code = systemCode(error);
  const text = /^[A-Z0-9_]+: ([^,]+)/.exec(error.message)?.[1];
  // What is no system error is a sentence of its own; here it continues one.
  return text === undefined
    ? code || error.message.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())
    : `${text} (${code})`;
}

/**
 * Any caught value as a failure that can be reported. What the system answered to a call that nothing is known to make fail says which call that was;
 * anything else that is not a DeployError is a fault of this project, and says so.
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

/** The call to the file system that a system error is about, with the name of the file where there is one; null for any other error. */
function systemCall(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { errno, syscall, path } = error as NodeJS.ErrnoException;
  if (typeof errno !== 'number' || typeof syscall !== 'string' || NOT_OF_FILES.test(syscall)) return null;
  return path ? `${syscall} of ${path.slice(path.lastIndexOf('/') + 1)}` : syscall;
}
