import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ServedPem, ServerAnswer, ServerOrder } from './server.ts';
import type { Issued } from './subject.ts';

/** A server in a process of its own. */
export interface BenchServer {
  readonly ports: readonly number[];
  /**
   * Has each port go over to another certificate; resolves with the moments at which they did, in
   * milliseconds on this process's `clock`.
   */
  flip(to: Issued, afterMs: readonly number[]): Promise<readonly number[]>;
  stop(): void;
}

/** Milliseconds on a clock that all processes of the machine share. */
export function clock(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Starts a server, compiled as this is, that answers on so many ports of 127.0.0.1. */
export async function serve(issued: Issued, count: number): Promise<BenchServer> {
  const child = fork(fileURLToPath(new URL('server.js', import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const listening = await ask(child, { kind: 'listen', count, serve: served(issued) });
  if (listening.kind !== 'listening') throw new Error('the server does not listen');
  return {
    ports: listening.ports,
    flip: async (to, afterMs) => {
      const flipped = await ask(child, { kind: 'flip', to: served(to), afterMs });
      if (flipped.kind !== 'flipped') throw new Error('the server did not flip');
      return flipped.at.map((at) => Number(BigInt(at)) / 1e6);
    },
    stop: () => void child.kill(),
  };
}

function served({ leaf, intermediate }: Issued): ServedPem {
  return { cert: leaf.certificate + intermediate.certificate, key: leaf.privateKey };
}

function ask(child: ChildProcess, order: ServerOrder): Promise<ServerAnswer> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as ServerAnswer));
    child.once('exit', () => reject(new Error('the server has ended')));
    child.send(order);
  });
}
