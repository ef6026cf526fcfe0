// What a directory holds, down to owners, access control lists and extended attributes. Shares nothing with
// the action.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every entry of a directory, itself (`.`) included, by its path: type, mode, owner, content and attributes
 * in one line.
 */
export type Picture = ReadonlyMap<string, string>;

/**
 * Takes a picture of a directory. What is below `except` is left out; a directory that is not there has an
 * empty picture.
 */
export function takePicture(directory: string, except: readonly string[] = []): Picture {
  const attributes = attributesBelow(directory);
  const picture = new Map<string, string>();
  const visit = (path: string): void => {
    if (except.includes(path)) return;
    const full = path === '.' ? directory : join(directory, path);
    const stat = lstatSync(full, { throwIfNoEntry: false });
    if (!stat) return;
    const mode = (stat.mode & 0o7777).toString(8).padStart(4, '0');
    const type = stat.isDirectory()
      ? 'folder'
      : stat.isSymbolicLink()
        ? `link to ${readlinkSync(full)}`
        : stat.isFile()
          ? `file ${digest(readFileSync(full))}`
          : 'something else';
    picture.set(path, `${type} ${mode} ${stat.uid}:${stat.gid}${attributes.get(full) ?? ''}`);
    if (!stat.isDirectory()) return;
    for (const name of readdirSync(full).sort()) visit(path === '.' ? name : `${path}/${name}`);
  };
  visit('.');
  return picture;
}

/** What stands for a file's content in a picture. */
export function digest(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}

/** What getfattr says, access control lists included (as system.posix_acl_access), by absolute path. */
function attributesBelow(directory: string): Map<string, string> {
  const args = ['-R', '-P', '-h', '-d', '-m', '-', '-e', 'hex', '--absolute-names', directory];
  const said = spawnSync('getfattr', args, { encoding: 'utf8' });
  const blocks = (said.stdout ?? '').split('\n\n').filter((block) => block.startsWith('# file: '));
  return new Map(
    blocks.map((block) => {
      const [head = '', ...lines] = block.trim().split('\n');
      // XFS shows an access control list a second time, in its own way.
      const values = lines.filter((line) => !line.startsWith('trusted.SGI_ACL')).sort();
      return [head.slice('# file: '.length), values.length > 0 ? ` ${values.join(' ')}` : ''];
    }),
  );
}

const RELEASE_FOLDER = /^\.release-[^/]+/;

/**
 * A picture in which the folders of the symlink layout are named after their parts, so that two runs can be
 * compared.
 */
export function settle(picture: Picture): Picture {
  const current = linkOf(picture);
  const rename = (path: string): string =>
    path.replace(RELEASE_FOLDER, (name) => (name === current ? '.release-current' : '.release-earlier'));
  const settled = new Map<string, string>();
  for (const [path, what] of picture) {
    const name = rename(path);
    // A second one that `current` does not point at is one too many, and must not hide behind the first.
    settled.set(
      settled.has(name) ? `${name} (another)` : name,
      path === 'current' ? what.replace(current ?? '', '.release-current') : what,
    );
  }
  return settled;
}

/** What `current` points at; null when there is no such symlink. */
export function linkOf(picture: Picture): string | null {
  return /^link to (\S+)/.exec(picture.get('current') ?? '')?.[1] ?? null;
}

/** In what two pictures differ, one line an entry; empty when in nothing. */
export function differences(found: Picture, wanted: Picture): string[] {
  const paths = new Set([...found.keys(), ...wanted.keys()]);
  return [...paths]
    .filter((path) => found.get(path) !== wanted.get(path))
    .map(
      (path) => `${path}: found ${found.get(path) ?? 'nothing'}, expected ${wanted.get(path) ?? 'nothing'}`,
    );
}
