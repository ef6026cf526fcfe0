import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TestContext } from 'node:test';
import type { ActionOptions } from './action.ts';

/**
 * Mounts a file over one of the machine's, and runs Node. No shell: that would drop variables with a hyphen
 * in their name.
 */
const WITH_FILE = (
  unshare: readonly string[],
  file: string,
  over: string,
  node: string,
): string => `#!${process.execPath}
const { spawnSync } = require('node:child_process');
const [inside, ...args] = process.argv.slice(2);
const run = (command, args) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  process.exitCode = status ?? 1;
  return status === 0;
};
if (inside === '--inside') {
  if (run('mount', ['--bind', ${JSON.stringify(file)}, ${JSON.stringify(over)}])) run(${JSON.stringify(node)}, args);
} else {
  run('unshare', [...${JSON.stringify(unshare)}, process.execPath, __filename, '--inside', ...process.argv.slice(2)]);
}
`;

/**
 * Options to run the action on a machine with a hosts file of its own. Null, and the test skipped, as with
 * `withFile`.
 * @param home where the file and the program that mounts it are put
 */
export function withHosts(t: TestContext, home: string, lines: readonly string[]): ActionOptions | null {
  return withFile(t, home, '/etc/hosts', lines);
}

/**
 * Options to run the action on a machine with a file of its own in the place of one in /etc: a mount
 * namespace, as root or within a user namespace. Null, and the test skipped, saying so, where neither may be
 * had; for root in a CI job it fails.
 * @param home where the file and the program that mounts it are put
 * @param over what the file stands for
 */
export function withFile(
  t: TestContext,
  home: string,
  over: string,
  lines: readonly string[],
): ActionOptions | null {
  const isRoot = process.geteuid?.() === 0;
  const unshare = isRoot ? ['-m'] : ['-r', '-m'];
  if (spawnSync('unshare', [...unshare, 'mount', '--bind', over, over]).status !== 0) {
    const reason = 'a mount namespace may not be made here';
    if (isRoot && process.env.CI === 'true') throw new Error(reason);
    t.skip(reason);
    return null;
  }
  const file = join(home, basename(over));
  writeFileSync(file, `${lines.join('\n')}\n`);
  const node = join(home, `node-with-${basename(over)}.cjs`);
  const inner = process.env.BUNDLE_NODE ?? process.execPath;
  writeFileSync(node, WITH_FILE(unshare, file, over, inner), { mode: 0o755 });
  return { node };
}
