import { spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import type { Issued } from '../subject.ts';

const KEPT = 3;

/**
 * What nobody can do without who promises what the action does: a pair that belongs together, the earlier
 * files with all their attributes kept, the new ones with the same attributes, and at every moment, after a
 * power cut too, either the old files, or a journal on disk that says how to get them back, or the new ones.
 * One call after the other: no check of what is there, no message, no remedy.
 */
export class BarePromise {
  readonly #directory: string;
  readonly #state: string;
  readonly #backups: string[] = [];

  /** @param directory holds the files already */
  constructor(directory: string) {
    this.#directory = directory;
    this.#state = join(directory, 'state');
    for (const name of ['', 'staging', 'backups']) fs.mkdirSync(join(this.#state, name), { mode: 0o700 });
  }

  replace({ leaf, intermediate }: Issued, contents: ReadonlyMap<string, string>): void {
    const [certificate, issuer] = [leaf, intermediate].map(
      (minted) => new X509Certificate(minted.certificate),
    );
    const key = createPrivateKey(leaf.privateKey);
    if (!certificate!.checkPrivateKey(key) || !certificate!.verify(issuer!.publicKey))
      throw new Error('no pair');

    const lock = join(this.#state, 'lock');
    fs.closeSync(fs.openSync(lock, 'wx', 0o600));
    const id = String(Date.now() + this.#backups.length).padStart(20, '0');
    const [set, staging] = [join(this.#state, 'backups', id), join(this.#state, 'staging', id)];
    const names = [...contents.keys()];
    for (const folder of [set, staging]) fs.mkdirSync(folder, 0o700);
    for (const name of names) {
      fs.readFileSync(join(this.#directory, name));
      fs.linkSync(join(this.#directory, name), join(set, name));
    }
    const opened = names.map((name) => fs.openSync(join(staging, name), 'wx', 0o600));
    carry(
      names.map((name) => join(set, name)),
      staging,
    );
    for (const [index, name] of names.entries()) {
      const fd = opened[index]!;
      fs.fchmodSync(fd, 0o600);
      fs.writeSync(fd, contents.get(name)!);
      fs.fchmodSync(fd, fs.statSync(join(set, name)).mode);
    }
    const said = JSON.stringify(names);
    for (const path of [join(set, 'manifest.new'), join(this.#state, 'journal.new')]) {
      opened.push(fs.openSync(path, 'wx', 0o600));
      fs.writeSync(opened.at(-1)!, said);
    }
    for (const fd of opened) fs.fsyncSync(fd);
    for (const fd of opened) fs.closeSync(fd);
    for (const folder of [join(this.#state, 'backups'), set, staging]) sync(folder);
    const journal = join(this.#state, 'journal');
    fs.renameSync(`${journal}.new`, journal);
    sync(this.#state);

    for (const name of names) fs.renameSync(join(staging, name), join(this.#directory, name));
    sync(this.#directory);

    fs.renameSync(join(set, 'manifest.new'), join(set, 'manifest'));
    fs.unlinkSync(journal);
    sync(set);
    sync(this.#state);
    fs.rmdirSync(staging);
    this.#backups.push(set);
    if (this.#backups.length > KEPT) discard(this.#backups.shift()!, [...names, 'manifest']);
    fs.unlinkSync(lock);
  }
}

/**
 * Has cp put owner, mode, access control lists, extended attributes and labels of files onto others of the
 * same name in a folder.
 */
export function carry(sources: readonly string[], folder: string): void {
  const options = ['--attributes-only', '--preserve=all', '--no-dereference', `--target-directory=${folder}`];
  const { status } = spawnSync('cp', [...options, ...sources], {
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
    stdio: 'ignore',
  });
  if (status !== 0) throw new Error('cp failed');
}

function sync(folder: string): void {
  const fd = fs.openSync(folder, 'r');
  fs.fsyncSync(fd);
  fs.closeSync(fd);
}

function discard(set: string, names: readonly string[]): void {
  for (const name of names) fs.unlinkSync(join(set, name));
  fs.rmdirSync(set);
}
