// Programs of others that make certificates and keystores, or read them: `openssl`, and Java's `keytool`.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** Runs a program to its end and returns what it printed. Throws with what it complained of when it fails. */
export function run(program: string, args: readonly string[], input: string | Buffer = ''): Buffer {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    input,
    maxBuffer: 1 << 24,
    env: { ...process.env, LC_ALL: 'C.UTF-8', JAVA_TOOL_OPTIONS: '' },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr.toString().trim()} ${stdout}`);
  return stdout;
}

/** Runs `openssl`. */
export function openssl(...args: string[]): Buffer {
  return run('openssl', args);
}

/** The same, as text without blanks around it. */
export function opensslText(...args: string[]): string {
  return openssl(...args)
    .toString()
    .trim();
}

/** Why tests that need `openssl` are skipped; false when they are not. */
export const withoutOpenssl = missing('openssl', ['version'], /^OpenSSL 3/, 'OpenSSL 3');

/** Why tests that need OpenSSL's old algorithms are skipped; false when they are not. */
export const withoutLegacy =
  withoutOpenssl ||
  missing('openssl', ['list', '-providers', '-provider', 'legacy'], /legacy/, "OpenSSL's legacy provider");

/** Why tests that need `keytool` are skipped; false when they are not. */
export const withoutKeytool = missing('keytool', ['-help'], /keytool/, "Java's keytool");

/**
 * Why tests that need `ssh-keygen` are skipped; false when they are not. Whatever it is asked, it ends with 1
 * unless it makes a key.
 */
export const withoutSshKeygen = spawnSync('ssh-keygen', ['-?']).error ? 'ssh-keygen is not installed' : false;

function missing(program: string, args: string[], shows: RegExp, what: string): string | false {
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 && shows.test(stdout + stderr) ? false : `${what} is not installed`;
}

/** Writes a file into a folder and returns its path. */
export function put(folder: string, name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}

/** Skips a test where the program at hand does not know an option that it needs. */
export function tryOr(t: TestContext, reason: string, make: () => Buffer): Buffer | null {
  try {
    return make();
  } catch {
    t.skip(reason);
    return null;
  }
}
