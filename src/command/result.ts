import { DeployError, type ErrorCode } from '../errors.ts';

/** How a command ended. */
export type CommandResult =
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'cancelled' };

/**
 * Turns every result but success into a failure.
 *
 * @param timeoutMs the time that it had, for the message
 * @param signal the signal that may have ended it
 * @param input the input that named it
 * @throws DeployError with the given code, or the reason of the signal
 */
export function throwUnlessSucceeded(
  result: CommandResult,
  timeoutMs: number,
  signal: AbortSignal,
  input: string,
  code: ErrorCode,
  hint: string,
): void {
  switch (result.kind) {
    case 'succeeded':
      return;
    case 'cancelled':
      throw signal.reason;
    case 'timed-out':
      throw new DeployError(
        code,
        `${input} did not end within ${timeoutMs} ms and was stopped`,
        'raise command-timeout, or have the command return once the server was told',
      );
    case 'failed':
      throw new DeployError(code, `${input} failed: ${result.reason}`, hint);
  }
}
