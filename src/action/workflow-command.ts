/*
 * What an action says to its runner on standard output: `::command key=value::text`, one a line. The rest of the log is what it prints besides. Written here and not taken from
 * @actions/core, because that brings a whole HTTP client along, which was half of the time that the action takes to start.
 */

import * as fs from 'node:fs';
import { systemCode } from '../errors.ts';

/** What a command is about; only annotations have a title. */
export interface Properties {
  readonly title?: string;
  readonly name?: string;
}

/** Gives the runner a command. Whatever is in its text, it stays one line. */
export function command(name: string, text: string, properties: Properties = {}): void {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
  line(`::${name}${given.length > 0 ? ` ${given.join(',')}` : ''}::${escapeText(text)}`);
}

/** A line of the log. The caller sees to it that the runner does not take it for a command. */
export function line(text: string): void {
  print(Buffer.from(`${text}\n`));
}

const STANDARD_OUTPUT = 1;
const AWAKE = new Int32Array(new SharedArrayBuffer(4));

/** Not through `process.stdout`: it does no more than this, and takes a thirtieth of a start to load. A runner that has stopped listening must not end a deployment half way. */
function print(bytes: Buffer): void {
  for (let printed = 0; printed < bytes.length; ) {
    try {
      printed += fs.writeSync(STANDARD_OUTPUT, bytes, printed);
    } catch (error) {
      if (systemCode(error) !== 'EAGAIN') return;
      // Whoever shares the pipe has made it one that does not wait, and it is full.
      Atomics.wait(AWAKE, 0, 0, 1);
    }
  }
}

/** The runner undoes this, and `%` first (actions/runner, `ActionCommand.cs`). */
function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
