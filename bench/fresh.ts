// What is measured in a process of its own: the first of something, and how much memory it takes. Prints one
// line of JSON.

import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { probe } from '../src/verify/probe.ts';
import { shakeHandsBare } from './bare/handshake.ts';
import { timedAsync } from './pairs.ts';
import { pollPorts } from './polling.ts';
import { NAME } from './subject.ts';
import { transact } from './transaction.ts';

/** What a fresh process found. */
export interface Fresh {
  readonly ms: number;
  /** The most memory that the process ever had in use, in MiB. */
  readonly memory: number;
}

const [task, ...given] = process.argv.slice(2);

async function run(): Promise<number> {
  switch (task) {
    case 'nothing':
      return 0;
    case 'probe': {
      const target = {
        address: '127.0.0.1',
        port: Number(given[0]),
        protocol: 'tls',
        serverName: NAME,
        proxyProtocol: null,
        proxy: null,
        keyType: null,
      } as const;
      return timedAsync(() => probe(target, 10_000, new AbortController().signal));
    }
    case 'bare-probe':
      return timedAsync(() => shakeHandsBare(Number(given[0]), NAME, createSecureContext()));
    case 'endpoints':
      return timedAsync(() => pollPorts(given.slice(1).map(Number), given[0]!));
    case 'files':
      return transact(Number(given[0]));
    default:
      throw new Error(`unknown task ${task}`);
  }
}

/** Not what getrusage(2) tells: a process takes that over from the one that started it. */
function mostMemory(): number {
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

const ms = await run();
console.log(JSON.stringify({ ms, memory: mostMemory() } satisfies Fresh));
