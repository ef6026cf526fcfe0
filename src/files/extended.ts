/*
 * Extended attributes of files, access control lists and labels among them, as a text that can be compared
 * and written again. Node can read none of them. getfattr reads all, getfacl the lists alone; without either
 * nothing is known.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { HANDLES } from './folder.ts';

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = fs.constants;

/** A tool that prints a block a file: a line with its path, and then a line an attribute. */
interface Tool {
  readonly name: string;
  readonly options: readonly string[];
  /** The lines that count. */
  readonly line: RegExp;
}

const TOOLS: readonly Tool[] = [
  {
    name: 'getfattr',
    options: ['--absolute-names', '--dump', '--match=^(user|security|system)\\.', '--encoding=hex', '--'],
    line: /^[a-z]/,
  },
  {
    name: 'getfacl',
    options: ['--absolute-names', '--numeric', '--no-effective', '--'],
    // Without a named user, a named group or a mask, a list says what the mode says (acl(5)).
    line: /^(?:(?:user|group):[^:\s]+:|mask:|default:)/,
  },
];

/**
 * The extended attributes of files, each as a text. Texts of the same tool can be compared; they begin with
 * its name.
 *
 * @param accesses paths of regular files; no symlink is followed
 * @returns null for a file of which they cannot be told
 */
export function readExtended(accesses: readonly string[]): (string | null)[] {
  const opened = accesses.map(openQuietly);
  try {
    const paths = opened.flatMap((fd) => (fd === null ? [] : pathOf(fd)));
    const said = paths.length === 0 || HANDLES === null ? null : ask(paths);
    return opened.map(
      (fd) => (fd === null || said === null ? null : (said.get(pathOf(fd)) ?? said.get(''))) ?? null,
    );
  } finally {
    for (const fd of opened) if (fd !== null) fs.closeSync(fd);
  }
}

function openQuietly(access: string): number | null {
  try {
    return fs.openSync(access, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch {
    return null;
  }
}

/** A path without characters that a tool would print in another way. */
function pathOf(fd: number): string {
  return `${HANDLES}/${fd}`;
}

/** Texts by path; that of a file without any attribute under the empty path. Null when no tool can tell. */
function ask(paths: readonly string[]): Map<string, string> | null {
  for (const { name, options, line } of TOOLS) {
    const { error, status, stdout } = run(name, [...options, ...paths]);
    if (error) continue;
    if (status !== 0) return null;
    const texts = new Map([['', name]]);
    for (const block of stdout.split('\n\n')) {
      const [head = '', ...lines] = block.trim().split('\n');
      const path = /^# file: (.*)$/.exec(head)?.[1];
      if (path !== undefined)
        texts.set(path, [name, ...lines.filter((one) => line.test(one)).sort()].join('\n'));
    }
    return texts;
  }
  return null;
}

/**
 * Gives a file the extended attributes of a text again, as far as that can be done; the caller compares. The
 * mode comes after it: it is a part of an access control list.
 *
 * @param wanted the text of `readExtended`
 * @param found what the file has now
 */
export function writeExtended(access: string, wanted: string, found: string): void {
  const fd = openQuietly(access);
  if (fd === null) return;
  try {
    const path = pathOf(fd);
    const [tool, ...lines] = wanted.split('\n');
    if (tool === 'getfacl') {
      run('setfacl', ['--remove-all', '--', path]);
      if (lines.length > 0) run('setfacl', ['--modify-file=-', '--', path], `${lines.join('\n')}\n`);
      return;
    }
    const nameIn = (line: string): string => line.slice(0, line.indexOf('='));
    const kept = new Set(lines.map(nameIn));
    for (const name of found.split('\n').slice(1).map(nameIn))
      if (!kept.has(name)) run('setfattr', [`--remove=${name}`, '--', path]);
    if (lines.length > 0) run('setfattr', ['--restore=-'], `# file: ${path}\n${lines.join('\n')}\n`);
  } finally {
    fs.closeSync(fd);
  }
}

function run(
  tool: string,
  args: readonly string[],
  input = '',
): { readonly error?: Error | undefined; readonly status: number | null; readonly stdout: string } {
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' };
  return spawnSync(tool, args, { env, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
}
