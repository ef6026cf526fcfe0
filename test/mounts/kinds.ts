// Mounts to try the action on: what each needs, how it is made, and where its files are on the server's side.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Sshd, startSshd } from './sshd.ts';

/** A mount that is made. */
export interface Mount {
  /** The directory as the action sees it. */
  readonly seen: string;
  /** The same as the server has it, without the mount in between. */
  readonly server: string;
  /** Unmounts it and mounts it again: nothing that was remembered about it counts any more. */
  remount(): Promise<void>;
  close(): Promise<void>;
  /** The server's process, whose children are its connections; null where it has none. */
  readonly pid: number | null;
}

/** A kind of mount. */
export interface Kind {
  readonly name: string;
  /** Programs, and file systems of the kernel, that it needs. */
  readonly programs: readonly string[];
  readonly fileSystem?: string;
  /** Whether `npm test` tries it as well. */
  readonly isSampled?: boolean;
  /** What else it lacks here. */
  readonly lacks?: string | null;
  /** The layouts that work on it. Default: both. */
  readonly layouts?: readonly Layout[];
  /** Inputs that every deployment to it needs. */
  readonly inputs?: Record<string, string>;
  /** @param home an empty directory for everything about it */
  make(home: string): Promise<Mount>;
}

export type Layout = 'in-place' | 'symlink';

/** A program that holds a mount for as long as it runs, in the foreground. */
type Holder = (server: string, seen: string) => readonly [string, ...string[]];

/** A mount by FUSE. */
export function fuse(name: string, program: string, holder: Holder, more: Partial<Kind> = {}): Kind {
  return {
    name,
    programs: [program, 'fusermount3'],
    make: (home) => hold(folders(home), holder),
    ...more,
  };
}

/** A mount by sshfs, to an sshd of its own. */
export function sshfs(
  name: string,
  options: readonly string[],
  { denied = [], user = 'root', ...more }: Partial<Kind> & { denied?: string[]; user?: string } = {},
): Kind {
  return {
    name,
    programs: ['sshfs', 'fusermount3', '/usr/sbin/sshd'],
    make: async (home) => {
      const sshd = await startSshd(home, denied);
      const { close, ...mount } = await hold(folders(home, user), sshfsTo(sshd, user, options));
      return {
        ...mount,
        pid: sshd.pid,
        close: async () => {
          await close();
          await sshd.close();
        },
      };
    },
    ...more,
  };
}

function sshfsTo({ port, key, knownHosts }: Sshd, user: string, options: readonly string[]): Holder {
  const ours = [
    `port=${port}`,
    `IdentityFile=${key}`,
    `UserKnownHostsFile=${knownHosts}`,
    'StrictHostKeyChecking=yes',
    'IdentitiesOnly=yes',
  ];
  return (server, seen) => [
    'sshfs',
    '-f',
    ...[...ours, ...options].flatMap((option) => ['-o', option]),
    `${user}@127.0.0.1:${server}`,
    seen,
  ];
}

function folders(home: string, user = 'root'): { server: string; seen: string } {
  const [server, seen] = [join(home, 'server'), join(home, 'seen')];
  mkdirSync(server, { mode: 0o755 });
  mkdirSync(seen);
  if (user !== 'root') run('chown', [user, server]);
  return { server, seen };
}

async function hold({ server, seen }: { server: string; seen: string }, holder: Holder): Promise<Mount> {
  let child: ChildProcess | null = null;
  const mount = async (): Promise<void> => {
    const [program, ...args] = holder(server, seen);
    const started = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    child = started;
    let said = '';
    started.stderr?.on('data', (text) => {
      said += text;
    });
    const deadline = Date.now() + 20_000;
    while (!isMounted(seen) || !existsSync(join(seen, '.'))) {
      if (started.exitCode !== null || Date.now() > deadline)
        throw new Error(`${program} ${args.join(' ')} did not mount: ${said}`);
      await pause(20);
    }
  };
  const unmount = async (...how: string[]): Promise<void> => {
    const holding = child;
    child = null;
    const ended = new Promise<void>((resolve) => {
      if (holding === null || holding.exitCode !== null || holding.signalCode !== null) resolve();
      else holding.once('exit', () => resolve());
    });
    run('umount', [...how, seen]);
    // One whose server is gone may not notice that it is no longer mounted.
    const late = setTimeout(() => holding?.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(late);
  };
  await mount();
  return {
    seen,
    server,
    remount: async () => {
      await unmount();
      await mount();
    },
    close: () => unmount('--lazy'),
    pid: null,
  };
}

/** A mount by mount(8). */
function kernel(
  name: string,
  fileSystem: string,
  options: (home: string) => string[],
  more: Partial<Kind> = {},
): Kind {
  return {
    name,
    programs: ['mount'],
    fileSystem,
    make: async (home) => {
      const seen = join(home, 'seen');
      mkdirSync(seen);
      const args = [...options(home), seen];
      run('mount', args);
      const directory = join(seen, 'certs');
      mkdirSync(directory, { mode: 0o755 });
      return {
        seen: directory,
        server: directory,
        remount: async () => {
          run('umount', [seen]);
          run('mount', args);
        },
        close: async () => run('umount', [seen]),
        pid: null,
      };
    },
    ...more,
  };
}

function overlayOptions(home: string): string[] {
  // An overlay cannot lie on an overlay, which a container's own file system is.
  const base = join(home, 'base');
  mkdirSync(base);
  const [lower, upper, work] = ['lower', 'upper', 'work'].map((name) => join(base, name));
  for (const folder of [lower, upper, work]) mkdirSync(folder!);
  return ['-t', 'overlay', '-o', `lowerdir=${lower},upperdir=${upper},workdir=${work}`, 'overlay'];
}

function btrfsOptions(home: string): string[] {
  const image = join(home, 'image');
  run('truncate', ['--size=120M', image]);
  run('mkfs.btrfs', ['--quiet', image]);
  return ['-o', 'loop', image];
}

function mergerfsOf(home: string): { server: string; seen: string } {
  const one = folders(home);
  mkdirSync(join(home, 'second'), { mode: 0o755 });
  return one;
}

function mergerfs(name: string, options: string, more: Partial<Kind> = {}): Kind {
  return {
    name,
    programs: ['mergerfs', 'fusermount3'],
    make: (home) =>
      hold(mergerfsOf(home), (server, seen) => [
        'mergerfs',
        '-f',
        '-o',
        // The first branch takes everything new, so that the server's side is one folder.
        `use_ino,category.create=ff,${options}`,
        `${server}:${join(home, 'second')}`,
        seen,
      ]),
    ...more,
  };
}

/** Every kind that a test is told about. Options that make a file system lie are in `modes.test.ts`. */
export const KINDS: readonly Kind[] = [
  sshfs('sshfs', []),
  sshfs('sshfs, another account', [], { user: 'nobody', isSampled: true }),
  sshfs('sshfs, reconnect, idmap=user', ['reconnect', 'idmap=user'], { user: 'nobody' }),
  sshfs('sshfs, umask=077', ['umask=077']),
  sshfs('sshfs, no hard links', [], { denied: ['hardlink'] }),
  sshfs('sshfs, workaround=rename', ['workaround=rename'], { denied: ['posix-rename'] }),
  sshfs('sshfs, follow_symlinks', ['follow_symlinks'], { layouts: ['in-place'] }),
  fuse('bindfs', 'bindfs', (server, seen) => ['bindfs', '-f', server, seen]),
  fuse('bindfs, chmod-ignore', 'bindfs', (server, seen) => ['bindfs', '-f', '--chmod-ignore', server, seen]),
  fuse(
    'bindfs, modes like CIFS',
    'bindfs',
    (server, seen) => [
      'bindfs',
      '-f',
      '--chmod-ignore',
      '--create-with-perms=a=rX:u+rwx',
      '--chown-ignore',
      server,
      seen,
    ],
    { inputs: { 'skip-checks': 'modes' }, isSampled: true },
  ),
  mergerfs('mergerfs', 'inodecalc=hybrid-hash'),
  mergerfs('mergerfs, inodecalc=path-hash', 'inodecalc=path-hash', { isSampled: true }),
  fuse('unionfs-fuse', 'unionfs-fuse', (server, seen) => ['unionfs-fuse', '-f', `${server}=RW`, seen]),
  kernel('overlayfs', 'overlay', overlayOptions, { isSampled: true }),
  kernel('btrfs', 'btrfs', btrfsOptions, {
    programs: ['mount', 'mkfs.btrfs'],
    isSampled: true,
  }),
];

/**
 * A mount of a server on loopback, which vm.sh starts. A variable names the folder that the server shares;
 * the mount is of a folder in it.
 */
function network(
  name: string,
  variable: string,
  options: (folder: string) => string[],
  more: Partial<Kind> = {},
): Kind {
  const shared = process.env[variable];
  return {
    name,
    programs: ['mount'],
    lacks: shared === undefined ? `a server, which test/mounts/vm.sh starts` : null,
    make: async (home) => {
      const seen = join(home, 'seen');
      mkdirSync(seen);
      const server = mkdtempSync(join(shared as string, 'certs-'));
      run('chmod', [name.includes('root_squash') ? '0777' : '0755', server]);
      const args = [...options(server), seen];
      run('mount', args);
      return {
        seen,
        server,
        remount: async () => {
          run('umount', [seen]);
          run('mount', args);
        },
        close: async () => run('umount', ['--lazy', seen]),
        pid: null,
      };
    },
    ...more,
  };
}

/** Mounts that only the virtual machine has. */
export const NETWORK_KINDS: readonly Kind[] = [
  network('NFSv4', 'MOUNTS_NFS', (server) => nfs(`/${basename(server)}`)),
  network('NFSv4, root_squash', 'MOUNTS_NFS_SQUASHED', (server) => nfs(`/squashed/${basename(server)}`)),
  // With mfsymlinks, `current` is a symlink for its clients alone, and the stories are judged on the server's
  // side.
  network('CIFS', 'MOUNTS_CIFS', cifs(['file_mode=0600', 'dir_mode=0700']), { layouts: ['in-place'] }),
  network('CIFS, modes of its own', 'MOUNTS_CIFS', cifs([]), {
    layouts: ['in-place'],
    inputs: { 'skip-checks': 'modes' },
  }),
];

/** @param path below the server's root */
function nfs(path: string): string[] {
  return ['-t', 'nfs4', '-o', 'vers=4.2', `127.0.0.1:${path}`];
}

function cifs(options: readonly string[]): (server: string) => string[] {
  const ours = ['username=root', 'password=mounts', 'vers=3.1.1', ...options].join(',');
  return (server) => ['-t', 'cifs', '-o', ours, `//127.0.0.1/certs/${basename(server)}`];
}

/** What a kind needs and this machine lacks; null when it can be tried. */
export function missingFor({ programs, fileSystem, lacks }: Kind): string | null {
  if (lacks) return lacks;
  if (process.geteuid?.() !== 0) return 'root, who may mount';
  const program = programs.find((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);
  if (program !== undefined) return program;
  if (programs.includes('fusermount3') && !existsSync('/dev/fuse')) return '/dev/fuse';
  const known = readFileSync('/proc/filesystems', 'utf8').split(/\s/);
  return fileSystem === undefined || known.includes(fileSystem) ? null : `${fileSystem} in the kernel`;
}

export function isMounted(path: string): boolean {
  return readFileSync('/proc/self/mounts', 'utf8').includes(` ${path} `);
}

/** Runs a program, which must succeed. */
export function run(program: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (error || status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${error ?? stderr}`);
}
