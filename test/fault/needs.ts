import { spawnSync } from 'node:child_process';

/** What kinds of faults there are to try. */
export type Part = 'kill' | 'error' | 'read' | 'interference' | 'stopped' | 'real' | 'power';

/** Every part. */
export const PARTS: readonly Part[] = ['kill', 'error', 'read', 'interference', 'stopped', 'real', 'power'];

/** Those that are tried in every scenario; the others are about a renewal. */
export const EVERYWHERE: readonly Part[] = ['kill', 'error', 'read', 'interference'];

const TOOLS: Readonly<Record<Part, readonly string[]>> = {
  kill: ['setfacl', 'setfattr', 'getfattr'],
  error: ['setfacl', 'setfattr', 'getfattr'],
  read: ['setfacl', 'setfattr', 'getfattr'],
  interference: ['setfacl', 'setfattr', 'getfattr'],
  stopped: ['setfacl', 'setfattr', 'getfattr', 'unshare'],
  real: ['setfacl', 'setfattr', 'getfattr', 'setpriv', 'chattr', 'mount'],
  power: ['setfacl', 'setfattr', 'getfattr', 'mkfs.ext4', 'mkfs.xfs', 'xfs_io', 'mount'],
};

/** What a part needs and this machine lacks; empty when it can be tried. */
export function missingFor(part: Part): string[] {
  const missing = TOOLS[part].filter((tool) => !isThere(tool));
  if (!canTrace()) missing.push('strace, allowed to trace');
  if (!EVERYWHERE.includes(part) && !canMount()) missing.push('root, allowed to mount');
  if (part === 'power' && missing.length === 0 && !isThere('losetup', ['-f'])) missing.push('loop devices');
  return missing;
}

function isThere(tool: string, args: readonly string[] = ['--version']): boolean {
  const { error, status } = spawnSync(tool, args, { stdio: 'ignore' });
  return error === undefined && (args[0] === '--version' || status === 0);
}

function canTrace(): boolean {
  return spawnSync('strace', ['-qq', '-o', '/dev/null', 'true'], { stdio: 'ignore' }).status === 0;
}

function canMount(): boolean {
  const script = 'mount -t tmpfs tmpfs /mnt';
  return (
    process.geteuid?.() === 0 &&
    spawnSync('unshare', ['--mount', 'sh', '-c', script], { stdio: 'ignore' }).status === 0
  );
}
