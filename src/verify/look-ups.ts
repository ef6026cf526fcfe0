/*
 * Look-ups of names by getaddrinfo(3), the only way that goes by everything that a machine is configured to
 * ask (nsswitch.conf(5)). It takes as long as it likes, cannot be called off, and runs on threads that a
 * process waits for before it ends; and Node makes only two look-ups at once. So they run in processes of
 * their own, which can be killed.
 *
 * A process is sent a name at a time, and sends an answer for each. It ends by force when nobody is there
 * to answer any more, so it does not outlive a parent that was killed.
 */
import { spawn } from 'node:child_process';
import { systemCode } from '../errors.ts';

/** The addresses of a name; or, as a string, the code of the error. */
export type Answer = readonly string[] | string;

/** One process. */
export interface LookUps {
  /** Looks a name up that it does not look up already. Takes as long as the machine's resolver does. */
  lookUp(host: string): Promise<Answer>;
  /** How many names are being looked up. */
  underWay(): number;
}

const PROGRAM = `
const { lookup } = require('node:dns');
process.on('message', (host) => {
  lookup(host, { all: true, order: 'verbatim' }, (error, found) => {
    process.send({ host, code: error ? String(error.code) : null, addresses: error ? [] : found.map((one) => one.address) });
  });
});
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
`;

/** A message from the process. */
interface Reply {
  readonly host: string;
  readonly code: string | null;
  readonly addresses: readonly string[];
}

/** How many look-ups a process makes at once. Others wait. */
export const LOOK_UPS_AT_ONCE = 64;

/** Of its threads, half are for look-ups (libuv's documentation, "Thread pool work scheduling"). */
const THREADS = String(2 * LOOK_UPS_AT_ONCE);

/** The variables that the C library's resolver reads (resolv.conf(5), hostname(7)), and a dynamic loader. */
const PASSED_ON = ['LD_LIBRARY_PATH', 'LOCALDOMAIN', 'RES_OPTIONS', 'HOSTALIASES'];

/**
 * Starts the process. It ends with this one, and does not keep it from ending.
 *
 * @param onEnd called when it ends earlier; look-ups that are under way then fail
 */
export function startLookUps(onEnd: () => void): LookUps {
  const waiting = new Map<string, (answer: Answer) => void>();
  const child = spawn(process.execPath, ['-e', PROGRAM], {
    env: environment(),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  let hasEnded = false;
  const fail = (code: string): void => {
    if (hasEnded) return;
    hasEnded = true;
    process.off('exit', kill);
    for (const settle of waiting.values()) settle(code);
    waiting.clear();
    onEnd();
  };
  process.once('exit', kill);
  child.on('error', (error) => fail(systemCode(error))).on('exit', () => fail(''));
  child.on('message', (message) => {
    const { host, code, addresses } = message as Reply;
    waiting.get(host)?.(code ?? addresses);
    waiting.delete(host);
  });
  child.unref();
  child.channel?.unref();

  return {
    lookUp: (host) =>
      new Promise((settle) => {
        waiting.set(host, settle);
        child.send(host, (error) => error && fail(systemCode(error)));
      }),
    underWay: () => waiting.size,
  };
}

function environment(): NodeJS.ProcessEnv {
  const passedOn = PASSED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(passedOn), UV_THREADPOOL_SIZE: THREADS };
}
