import { DEFAULTS } from '../inputs/defaults.ts';

/** A command of the command line. */
export interface Command {
  readonly purpose: string;
  /** The inputs that it heeds. It takes every other as well, so that commands can share their options. */
  readonly inputs: readonly string[];
}

/** The input that the command itself stands for. */
const IMPLIED = 'operation';

/** Every input that is an option. */
export const OPTIONS: readonly string[] = Object.keys(DEFAULTS).filter((name) => name !== IMPLIED);

const FILES =
  /^(?:server|directory|server-directory|state-directory|layout|lock-timeout|[a-z0-9]+(?:-key)?-file)$/;
const COMMANDS = /^(?:reload-command|validate-command|command-timeout|haproxy-socket)$/;
const FLEET = /^(?:targets|only|max-parallel)$/;
const VERIFY = /^verify-/;
const CHECKS = /^(?:trusted-roots|min-validity|warn-validity|skip-checks)$/;
const ROLLBACK = /^(?:dry-run|rollback-run|backup-retention)$/;
const CERTIFICATE = /^(?:certificate|chain|pkcs12|pkcs12-password)$/;

function heeding(...patterns: readonly RegExp[]): readonly string[] {
  return OPTIONS.filter((name) => patterns.some((pattern) => pattern.test(name)));
}

/** The commands by name. */
export const COMMANDS_BY_NAME: ReadonlyMap<string, Command> = new Map([
  [
    'deploy',
    {
      purpose: 'Put a renewed certificate on a server, prove that it is served, or put everything back.',
      inputs: OPTIONS,
    },
  ],
  [
    'verify',
    {
      purpose: 'Observe whether the endpoints serve a certificate. Nothing is changed.',
      inputs: heeding(FLEET, FILES, VERIFY, CHECKS, CERTIFICATE),
    },
  ],
  [
    'rollback',
    {
      purpose: 'Go back to before the last deployment that succeeded, and prove it.',
      inputs: heeding(FLEET, FILES, COMMANDS, VERIFY, CHECKS, ROLLBACK),
    },
  ],
  [
    'plan',
    {
      purpose: 'Output which jobs deploy the targets of a manifest. Nothing is changed.',
      inputs: heeding(FLEET),
    },
  ],
  [
    'recover',
    {
      purpose: 'Undo a deployment that was killed. Without one, nothing is changed.',
      inputs: heeding(FLEET, FILES, COMMANDS, VERIFY),
    },
  ],
]);
