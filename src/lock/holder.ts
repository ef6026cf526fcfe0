/*
 * Who holds a lock: the text of its file, the words for people, and whether a process of this machine still
 * lives.
 */
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { hostname } from 'node:os';
import { DeployError, systemCode } from '../errors.ts';
import type { Folder } from '../files/folder.ts';
import { type ProcessIdentity, thisMachine, thisProcess } from './process.ts';

/** The holder of a lock, as its file says. */
export interface Holder extends ProcessIdentity {
  readonly host: string;
  /** When it was taken, ISO 8601. */
  readonly start: string;
  readonly runUrl: string | null;
  /** Names the holder, and nobody else ever. */
  readonly token: string;
}

/** A holder, as a lock or a claim names it. */
export interface Seen {
  readonly holder: Holder;
  /** False when the file names nobody. */
  readonly isReadable: boolean;
  /** Changes whenever the holder touches the file. Means nothing else: it is no time. */
  readonly sign: string;
}

/**
 * The holder that a lock or a claim names; null when there is no such file. An unreadable one counts as on
 * another machine.
 */
export function readHolder(state: Folder, name: string): Seen | null {
  let text: string;
  let stat: fs.Stats;
  try {
    stat = fs.lstatSync(state.at(name));
    if (stat.isDirectory())
      throw new DeployError(
        'TARGET_UNSAFE',
        `${state.path}/${name} is a folder`,
        'remove it: no deployment made it',
      );
    text = stat.isFile() && stat.size < 65_536 ? fs.readFileSync(state.at(name), 'utf8') : '';
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
  const unknown = stranger(stat);
  const holder = parseHolder(text, unknown.token);
  const sign = `${stat.mtimeMs} ${text}`;
  return { holder: holder ?? unknown, isReadable: holder !== null, sign };
}

/** @param anyToken the token of a holder that wrote none */
function parseHolder(text: string, anyToken: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Holder, unknown>>;
    const { host, pid, start, runUrl, token, machine, processStart } = value;
    if (typeof host !== 'string' || !Number.isSafeInteger(pid) || typeof start !== 'string') return null;
    const optional = (field: unknown): string | null => (typeof field === 'string' ? field : null);
    return {
      host,
      pid: pid as number,
      start,
      token: typeof token === 'string' && /^[0-9a-f]{32}$/.test(token) ? token : anyToken,
      runUrl: optional(runUrl),
      machine: optional(machine),
      processStart: optional(processStart),
    };
  } catch {
    return null;
  }
}

function stranger(stat: fs.Stats): Holder {
  const token = `${stat.ino.toString(16)}${Math.floor(stat.ctimeMs).toString(16)}`
    .padStart(32, '0')
    .slice(-32);
  return {
    host: 'unknown',
    pid: 0,
    start: stat.mtime.toISOString(),
    runUrl: null,
    token,
    machine: null,
    processStart: null,
  };
}

/** This process as a holder. */
export function describeMyself(runUrl: string | null): Holder {
  return {
    host: hostname(),
    ...thisProcess(),
    start: new Date().toISOString(),
    runUrl,
    token: randomBytes(16).toString('hex'),
  };
}

/**
 * Whether the process number of this holder means something here. Without a machine in the file, the host's
 * name decides.
 */
export function isHere({ host, pid, machine: where }: Holder): boolean {
  return pid > 0 && host === hostname() && (where === null || where === thisMachine());
}

/** A holder in words. */
export function describe({ host, pid, start, runUrl }: Holder): string {
  return `process ${pid} on ${host} since ${start}${runUrl ? `, ${runUrl}` : ''}`;
}
