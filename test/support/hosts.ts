import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { ActionOptions } from './action.ts';

/** Mounts a hosts file of its own over the machine's, and runs Node. No shell: that would drop variables with a hyphen in their name. */
const WITH_HOSTS = (unshare: readonly string[], hosts: string, node: string): string => `#!${process.execPath}
const { spawnSync } = require('node:child_process');
const [inside, ...args] = process.argv.slice(2);
const run = (command, args) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  process.exitCode = status ?? 1;
  return status === 0;
};
if (inside === '--inside') {
  if (run('mount', ['--bind', ${JSON.stringify(hosts)}, '/etc/hosts'])) run(${JSON.stringify(node)}, args);
} else {
  run('unshare', [...${JSON.stringify(unshare)}, process.execPath, __filename, '--inside', ...process.argv.slice(2)]);
}
`;

/**
 * Options to run the action on a machine with a hosts file of its own: a mount namespace, as root or within a user namespace. Null, and the test skipped, saying so, where
 * neither may be had; for root in a CI job it fails.
 * @param home where the file and the program that mounts it are put
 */
export function withHosts(t: TestContext, home: string, lines: readonly string[]): ActionOptions | null {
  const isRoot = process.geteuid?.() === 0;
  const unshare = isRoot ? ['-m'] : ['-r', '-m'];
  if (spawnSync('unshare', [...unshare, 'mount', '--bind', '/etc/hosts', '/etc/hosts']).status !== 0) {
    const reason = 'a mount namespace may not be made here';
    if (isRoot && process.env.CI === 'true') throw new Error(reason);
    t.skip(reason);
    return null;
  }
  const hosts = join(home, 'hosts');
  writeFileSync(hosts, `${lines.join('\n')}\n`);
  const node = join(home, 'node-with-hosts.cjs');
  const inner = process.env.BUNDLE_NODE ?? process.execPath;
  writeFileSync(node, WITH_HOSTS(unshare, hosts, inner), { mode: 0o755 });
  return { node };
}
