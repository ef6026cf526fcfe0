import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { type BigIntStats, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Everything that a file system says about one entry. Access and change times are left out: looking changes
 * them.
 */
export interface Entry {
  /** Relative to the directory that was looked at, which is itself `.` */
  path: string;
  type: 'file' | 'directory' | 'symlink' | 'other';
  /** Permission bits, four octal digits */
  mode: string;
  uid: number;
  gid: number;
  /** Of what is not a directory */
  size?: number;
  nlink?: number;
  mtimeNs: bigint;
  ino: bigint;
  /** Of a file: SHA-256, lower-case hex */
  sha256?: string;
  /** Of a symlink */
  target?: string;
  /** ACL and extended attributes, where the machine has the tools to list them */
  attributes?: string;
}

export interface SnapshotOptions {
  /**
   * What does not count: `['mtimeNs', 'ino']` when files may have been replaced by equal ones. Default: all
   * counts.
   */
  without?: readonly (keyof Entry)[];
  /** Entries, relative to the directory, that are left out with everything below them. */
  except?: readonly string[];
  /** Whether to list ACLs and extended attributes too; it takes two processes an entry. Default: no. */
  attributes?: boolean;
}

/**
 * Every entry of a directory and of all below it, and the directory itself, by path: equal snapshots, equal
 * trees.
 */
export function snapshotTree(directory: string, options: SnapshotOptions = {}): Partial<Entry>[] {
  const { without = [], except = [], attributes = false } = options;
  const below = (path: string): string[] => {
    if (except.includes(path)) return [];
    if (!lstatSync(join(directory, path)).isDirectory()) return [path];
    const names = readdirSync(join(directory, path)).sort();
    return [path, ...names.flatMap((name) => below(path === '.' ? name : `${path}/${name}`))];
  };
  return below('.').map((path) => {
    const whole = {
      ...entry(directory, path),
      ...(attributes ? { attributes: attributesOf(join(directory, path)) } : {}),
    };
    return Object.fromEntries(Object.entries(whole).filter(([key]) => !without.includes(key as keyof Entry)));
  });
}

/**
 * Everything that a rollback gives back. Times are not among it, because a server that goes by them must see
 * new ones; nor is the inode of a symlink, which is made anew.
 */
export function snapshotRestorable(
  directory: string,
  options: Pick<SnapshotOptions, 'attributes' | 'except'> = {},
): Partial<Entry>[] {
  return snapshotTree(directory, { ...options, without: ['mtimeNs'] }).map(({ ino, ...rest }) =>
    rest.type === 'symlink' || ino === undefined ? rest : { ...rest, ino },
  );
}

function entry(directory: string, path: string): Entry {
  const full = join(directory, path);
  const stats = lstatSync(full, { bigint: true });
  const type = typeOf(stats);
  return {
    path,
    type,
    mode: (Number(stats.mode) & 0o7777).toString(8).padStart(4, '0'),
    uid: Number(stats.uid),
    gid: Number(stats.gid),
    ...(type === 'directory' ? {} : { size: Number(stats.size), nlink: Number(stats.nlink) }),
    mtimeNs: stats.mtimeNs,
    ino: stats.ino,
    ...(type === 'file' ? { sha256: createHash('sha256').update(readFileSync(full)).digest('hex') } : {}),
    ...(type === 'symlink' ? { target: readlinkSync(full) } : {}),
  };
}

function typeOf(stats: BigIntStats): Entry['type'] {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'directory';
  return stats.isSymbolicLink() ? 'symlink' : 'other';
}

/** What getfattr and getfacl say; nothing where they are not installed. */
function attributesOf(path: string): string {
  const tools: [string, string[]][] = [
    ['getfattr', ['--no-dereference', '--dump', '--match=-', '--absolute-names', path]],
    ['getfacl', ['--physical', '--omit-header', '--numeric', '--absolute-names', path]],
  ];
  return tools.map(([tool, args]) => said(tool, args)).join('');
}

function said(tool: string, args: string[]): string {
  try {
    return execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
