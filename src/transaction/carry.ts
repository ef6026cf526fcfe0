/*
 * Access control lists, extended attributes and security labels, which Node can neither read nor write: programs of the machine carry them over.
 */
import { spawnSync } from 'node:child_process';
import { DeployError } from '../errors.ts';

/**
 * Puts the attributes of files onto others of the same name in another folder: access control lists, extended attributes and security labels, which Node can
 * neither read nor write, and with them owner, mode and times.
 *
 * @param sources paths of the files to take attributes from
 * @param folder path of the folder with the files to put them on
 * @returns null, or why it could not be tried: there is no GNU cp
 * @throws DeployError WRITE_FAILED when they could not be carried over
 */
export function carryAttributes(sources: readonly string[], folder: string): string | null {
  return sources.length === 0 ? null : copyAttributes([`--target-directory=${folder}`, '--', ...sources]);
}

/** As `carryAttributes`, from one file to another. */
export function carryAttributesTo(source: string, file: string): string | null {
  return copyAttributes(['--no-target-directory', '--', source, file]);
}

/** Only GNU cp knows these options. Whatever else fails would lose what a file had, and is not passed over. */
function copyAttributes(operands: readonly string[]): string | null {
  if (process.platform !== 'linux') return null;
  const { status, error, stderr } = spawnSync(
    'cp',
    ['--attributes-only', '--preserve=all', '--no-dereference', ...operands],
    {
      env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' },
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  if (status === 0) return null;
  if (error) return `cp could not be started: ${error.message}`;
  if (/unrecogni[sz]ed option|invalid option|usage:/i.test(stderr)) return 'cp is not that of GNU coreutils';
  throw new DeployError(
    'WRITE_FAILED',
    'access control lists, extended attributes or labels of the earlier files cannot be carried over',
    'run the job as a user who may set them, or take them off the files (getfacl, getfattr)',
  );
}

/** A line that plain permission bits cannot say. */
const MORE_THAN_BITS = /^(?:(?:user|group):[^:\s]+:|mask:)/m;

/**
 * Adds the access control list of a folder to that of another one, if it has one that says more than permission bits do. Uses getfacl and setfacl, since cp has no
 * way to do it; without getfacl nobody can tell whether there is one, and nothing happens.
 *
 * @param from path of the folder to take it from
 * @param to path of the folder to put it on
 * @throws DeployError WRITE_FAILED when there is one that cannot be put on
 */
export function carryFolderAcl(from: string, to: string): void {
  if (process.platform !== 'linux') return;
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' };
  const options = ['--omit-header', '--numeric', '--no-effective', '--absolute-names', '--', from];
  const { stdout } = spawnSync('getfacl', options, {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (!MORE_THAN_BITS.test(stdout ?? '')) return;
  const { status } = spawnSync('setfacl', ['--modify-file=-', '--', to], {
    env,
    input: stdout,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  if (status === 0) return;
  throw new DeployError(
    'WRITE_FAILED',
    'the access control list of a folder cannot be carried over to a new one',
    'setfacl is needed for that, and a file system that has such lists',
  );
}
