import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What no durable write can do without: each file under another name, synced, renamed, and one sync of the
 * directory.
 */
export function writeBare(directory: string, contents: ReadonlyMap<string, string>): void {
  for (const [name, text] of contents) {
    const temporary = join(directory, `${name}.new`);
    const fd = openSync(temporary, 'wx', 0o600);
    writeSync(fd, text);
    fsyncSync(fd);
    closeSync(fd);
    renameSync(temporary, join(directory, name));
  }
  const folder = openSync(directory, 'r');
  fsyncSync(folder);
  closeSync(folder);
}
