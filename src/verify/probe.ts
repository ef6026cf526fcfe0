import * as net from 'node:net';
import * as tls from 'node:tls';
import { systemCode } from '../errors.ts';
import type { KeyType } from '../key-type.ts';
import { hostPort } from './address.ts';
import { converse, DialogueError } from './dialogue.ts';
import type { Endpoint } from './endpoint.ts';
import { explain, type Stage, TOO_SLOW } from './failure.ts';
import { contextFor } from './offer.ts';
import { openTunnel } from './proxy.ts';
import { type Ends, proxyHeader } from './proxy-protocol.ts';
import { lookUpWith } from './resolve.ts';
import { isAlert, type Served, servedBy, servedByRefusal } from './served.ts';
import { PROTOCOLS } from './starttls.ts';

/** Where to connect, and which certificate to ask for. */
export interface ProbeTarget
  extends Pick<Endpoint, 'port' | 'protocol' | 'serverName' | 'proxyProtocol' | 'proxy'> {
  /** An IP address; behind a proxy, which resolves it, a host name as well. */
  readonly address: string;
  /** The type of key of the expected certificate; null: any certificate will do. */
  readonly keyType: KeyType | null;
}

/** The result of a probe. */
export type ProbeResult =
  | Served
  | Failed
  /** No route to the address from here, which is no verdict on the server. */
  | { readonly kind: 'unreachable'; readonly reason: string };

/** No handshake. */
export interface Failed {
  readonly kind: 'failed';
  /** For people. Nothing in it is from the server. */
  readonly reason: string;
  /** Nothing listens there. */
  readonly refused: boolean;
  /** The server ended the handshake. */
  readonly ended: boolean;
  /** The server ended the handshake with an alert: nothing that was offered will do. */
  readonly refusedOffer: boolean;
}

/**
 * Asks a server for its leaf. Trust, validity and names do not matter here, only which leaf it is. Every
 * handshake is a fresh one on a connection of its own. No session is resumed, because a resumed session tells
 * of the past.
 *
 * A server may have a certificate for each type of key, and chooses by its own preference. When the leaf has
 * a key of another type than the wanted one, a second handshake offers nothing but that type. When the server
 * ends that one, it has none of that type. So it is when the server refuses the first one and the wanted type
 * is a rare one, which clients do not offer unasked. Unless the second handshake succeeds, the outcome of the
 * first one is the result.
 *
 * @param timeoutMs for everything together: connection, proxy, STARTTLS, handshakes
 * @param signal ends the probe early; the result is then a failure
 */
export async function probe(
  target: ProbeTarget,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const started = performance.now();
  const first = await shakeHands(target, null, timeoutMs, signal);
  const { keyType } = target;
  if (keyType === null || !isWorthAnother(first, keyType)) return first;
  const left = Math.max(1, timeoutMs - Math.round(performance.now() - started));
  const second = await shakeHands(target, keyType, left, signal);
  if (second.kind === 'served') return { ...second, lacks: second.keyType === keyType ? null : keyType };
  const lacks = first.kind === 'served' && second.kind === 'failed' && second.ended;
  return lacks ? { ...first, lacks: keyType } : first;
}

/** Whether a handshake that offers one type of key may show another certificate than this one. */
function isWorthAnother(first: ProbeResult, keyType: KeyType): boolean {
  if (first.kind === 'served') return first.keyType !== keyType;
  return first.kind === 'failed' && first.refusedOffer && keyType === 'ECDSA (rare curve)';
}

const UNREACHABLE = new Set(['ENETUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/**
 * One connection and handshake.
 *
 * @param only offers nothing but this type of key; null: everything that clients usually offer
 */
function shakeHands(
  target: ProbeTarget,
  only: KeyType | null,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const { address, port, proxy, serverName } = target;
  return new Promise((settle, reject) => {
    let stage: Stage = 'connection';
    let secure: tls.TLSSocket | null = null;
    const place = proxy ? { host: proxy.host, port: proxy.port } : { host: address, port };
    const socket = net.connect({ ...place, lookup: lookUpWith(timeoutMs, signal) });
    const finish = (result: ProbeResult): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      for (const end of [secure, socket]) {
        end?.removeAllListeners();
        end?.on('error', () => undefined);
        end?.destroy();
      }
      settle(result);
    };
    const fail = (reason: string, how: Partial<Failed> = {}): void =>
      finish({ kind: 'failed', reason, refused: false, ended: false, refusedOffer: false, ...how });
    const onAbort = (): void => fail('cancelled');
    /** Names the proxy in the reason, as long as it may be at fault. */
    const placed = (reason: string): string =>
      proxy && (stage === 'connection' || stage === 'tunnel')
        ? `the proxy ${hostPort(proxy.host, proxy.port)}: ${reason}`
        : reason;
    const timer = setTimeout(() => fail(placed(`${TOO_SLOW[stage]} within ${timeoutMs} ms`)), timeoutMs);
    const onError = (error: Error): void => {
      const code = systemCode(error);
      const served = secure && servedByRefusal(secure, code);
      if (served) finish(served);
      else if (stage === 'connection' && !proxy && UNREACHABLE.has(code))
        finish({ kind: 'unreachable', reason: `no route from here (${code})` });
      else if (stage === 'handshake')
        fail(explain(code, stage), { ended: true, refusedOffer: isAlert(code) });
      else fail(placed(explain(code, stage)), { refused: !proxy && code === 'ECONNREFUSED' });
    };
    const onClose = (): void =>
      fail('the server closed the connection before the handshake was done', { ended: true });
    const begin = (): void => {
      if (socket.destroyed) return;
      const encrypted = tls.connect({
        socket,
        secureContext: contextFor(only),
        rejectUnauthorized: false,
        checkServerIdentity: () => undefined,
        ...(serverName === null ? {} : { servername: serverName }),
      });
      secure = encrypted;
      encrypted.on('secureConnect', () => {
        const served = servedBy(encrypted);
        if (served) finish(served);
        else fail('the server sent no certificate');
      });
      encrypted.on('error', onError).on('close', onClose);
    };
    socket.on('error', onError);
    socket.on('connect', () => {
      prepare(socket, target, (reached) => {
        stage = reached;
      })
        .then(begin)
        .catch((error: unknown) => {
          if (!(error instanceof DialogueError)) reject(error);
          fail(error instanceof DialogueError ? placed(error.message) : '');
        });
    });
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
  });
}

/** Takes a connection to where TLS can begin. Rejects with DialogueError. */
async function prepare(
  socket: net.Socket,
  { address, port, protocol, proxyProtocol, proxy }: ProbeTarget,
  onStage: (reached: Stage) => void,
): Promise<void> {
  const { start } = PROTOCOLS[protocol];
  const dialogue = proxy || start ? converse(socket) : null;
  onStage('tunnel');
  if (dialogue && proxy) await openTunnel(dialogue, proxy, address, port);
  if (proxyProtocol) socket.write(proxyHeader(proxyProtocol, proxy ? null : endsOf(socket)));
  onStage('STARTTLS');
  if (dialogue && start) await start(dialogue);
  dialogue?.end();
  onStage('handshake');
}

/** Both ends of a connection; null when it is closed already. */
function endsOf({ localAddress, localPort, remoteAddress, remotePort }: net.Socket): Ends | null {
  if (!localAddress || !localPort || !remoteAddress || !remotePort) return null;
  return {
    source: { address: localAddress, port: localPort },
    destination: { address: remoteAddress, port: remotePort },
  };
}
