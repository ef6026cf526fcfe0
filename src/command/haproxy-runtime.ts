import { connect } from 'node:net';
import { systemReason } from '../errors.ts';
import type { CommandResult } from './result.ts';

/** A certificate that a running HAProxy is to take. */
export interface RuntimeUpdate {
  /** Path of the stats socket, of level admin. */
  readonly socket: string;
  /** The certificate as HAProxy knows it: the path of its file. */
  readonly name: string;
  /** Leaf, chain and key. */
  readonly pem: string;
  /** For the whole exchange, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Told every line of the answers. */
  onLine(line: string): void;
}

/** An answer longer than this is none of HAProxy's. */
const MAX_ANSWER = 64 * 1024;

/**
 * Hands a certificate to a running HAProxy, by `set ssl cert` and `commit ssl cert` of its Runtime API
 * (management guide, section 9.3). HAProxy takes it in memory only, for new connections, and without a new
 * process. A transaction that was not committed is aborted, so that the next update finds none.
 */
export async function updateCertificate(update: RuntimeUpdate): Promise<CommandResult> {
  const deadline = AbortSignal.any([update.signal, AbortSignal.timeout(update.timeoutMs)]);
  const say = async (request: string, expected: RegExp): Promise<void> => {
    const answer = await ask(update.socket, request, deadline);
    for (const line of answer.split(/\r?\n/)) if (line.trim() !== '') update.onLine(line);
    if (!expected.test(answer)) throw new Error('HAProxy refused; its answer is in the log above');
  };
  const name = update.name.replace(/[\s\\;"'<#]/g, '\\$&');
  // An empty line would end the payload.
  const payload = update.pem.split(/\r?\n/).filter((line) => line.trim() !== '');
  try {
    await say(`set ssl cert ${name} <<\n${payload.join('\n')}\n\n`, /^Transaction (?:created|updated) for /m);
    try {
      await say(`commit ssl cert ${name}\n`, /^Success!/m);
    } catch (error) {
      await ask(update.socket, `abort ssl cert ${name}\n`, deadline).catch(() => '');
      throw error;
    }
    return { kind: 'succeeded' };
  } catch (error) {
    if (update.signal.aborted) return { kind: 'cancelled' };
    if (deadline.aborted) return { kind: 'timed-out' };
    return { kind: 'failed', reason: systemReason(error) };
  }
}

/** One request and its answer, on a connection of its own, which HAProxy closes. */
function ask(path: string, request: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new Error('the time is up'));
    const chunks: Buffer[] = [];
    let length = 0;
    const socket = connect({ path });
    const onAbort = (): void => void socket.destroy(new Error('the time is up'));
    signal.addEventListener('abort', onAbort, { once: true });
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MAX_ANSWER) socket.destroy(new Error('the answer is longer than any of HAProxy'));
    });
    socket.on('error', reject);
    socket.on('close', () => {
      signal.removeEventListener('abort', onAbort);
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
    socket.write(request);
  });
}
