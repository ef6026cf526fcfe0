/*
 * Look-ups of names by getaddrinfo(3), the only way that goes by everything that a machine is configured to
 * ask (nsswitch.conf(5)). It takes as long as it likes, cannot be called off, and runs on threads that a
 * process waits for before it ends; and Node makes only two look-ups at once. So they run in a process of
 * their own, which can be killed.
 *
 * That process is sent a name at a time, and sends an answer for each. It ends by force when nobody is there
 * to answer any more, so it does not outlive a parent that was killed.
 */
import { spawn } from 'node:child_process';
import { systemCode } from '../errors.ts';

/** The addresses of a name; or, as a string, the code of the error. */
export type Answer = readonly string[] | string;

/** Looks a name up. Takes as long as the machine's resolver does. */
export type LookUp = (host: string) => Promise<Answer>;

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

/** Look-ups at once are half of the threads (libuv's documentation, "Thread pool work scheduling"). */
const THREADS = '128';

/** The variables that the C library's resolver reads (resolv.conf(5), hostname(7)), and a dynamic loader. */
const PASSED_ON = ['LD_LIBRARY_PATH', 'LOCALDOMAIN', 'RES_OPTIONS', 'HOSTALIASES'];

/**
 * Starts the process. It ends with this one, and does not keep it from ending.
 *
 * @param onEnd called when it ends earlier; look-ups that are under way then fail
 */
export function startLookUps(onEnd: () => void): LookUp {
  const waiting = new Map<string, { readonly promise: Promise<Answer>; settle(answer: Answer): void }>();
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
    for (const { settle } of waiting.values()) settle(code);
    waiting.clear();
    onEnd();
  };
  process.once('exit', kill);
  child.on('error', (error) => fail(systemCode(error))).on('exit', () => fail(''));
  child.on('message', (message) => {
    const { host, code, addresses } = message as Reply;
    waiting.get(host)?.settle(code ?? addresses);
    waiting.delete(host);
  });
  child.unref();
  child.channel?.unref();

  return (host) => {
    const known = waiting.get(host);
    if (known) return known.promise;
    let settle = (_: Answer): void => undefined;
    const promise = new Promise<Answer>((resolve) => {
      settle = resolve;
    });
    waiting.set(host, { promise, settle });
    child.send(host, (error) => error && fail(systemCode(error)));
    return promise;
  };
}

function environment(): NodeJS.ProcessEnv {
  const passedOn = PASSED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(passedOn), UV_THREADPOOL_SIZE: THREADS };
}
