import type { X509Certificate } from 'node:crypto';
import * as net from 'node:net';
import * as tls from 'node:tls';
import { fingerprintOf } from '../digest.ts';
import { systemCode } from '../errors.ts';
import { type KeyType, keyTypeOf } from '../key-type.ts';
import { hostPort } from './address.ts';
import { converse, DialogueError } from './dialogue.ts';
import type { Endpoint } from './endpoint.ts';
import { offerOf } from './offer.ts';
import { openTunnel } from './proxy.ts';
import { PROTOCOLS } from './starttls.ts';

/** Where to connect, and what to ask for. */
export interface ProbeTarget extends Pick<Endpoint, 'port' | 'protocol' | 'serverName' | 'proxy'> {
  /** An IP address; behind a proxy, which resolves it, a host name as well. */
  readonly address: string;
  /** The type of key that the wanted certificate has; null: whatever is served will do. */
  readonly keyType: KeyType | null;
}

/** What a probe showed. */
export type ProbeResult =
  | Served
  | Failed
  /** There is no way to that address from here, which is no verdict on the server. */
  | { readonly kind: 'unreachable'; readonly reason: string };

/** A leaf that was served. */
export interface Served {
  readonly kind: 'served';
  readonly fingerprint: string;
  /** Raw DER, in the order of the server: the leaf first. */
  readonly certificates: readonly Uint8Array[];
  readonly protocol: string;
  /** Of the leaf; null for one that is never asked for. */
  readonly keyType: KeyType | null;
  /** The type of key that was asked for in vain; null when there was none. */
  readonly lacks: KeyType | null;
}

/** No handshake. */
export interface Failed {
  readonly kind: 'failed';
  /** For people, and free of what the server said. */
  readonly reason: string;
  /** Nothing listens there. */
  readonly refused: boolean;
  /** It was the server that ended the handshake. */
  readonly ended: boolean;
}

/**
 * Tells which leaf is served. Whether it is trusted, valid or fits the name does not matter here: only which one it is. Every handshake is a fresh one, on a connection
 * of its own; no session is resumed, because a resumed one would tell of the past.
 *
 * A server may have a certificate for each type of key, and chooses by what it prefers. So when the leaf has a key of another type than the wanted one, a second
 * handshake takes nothing but that type. When the server ends that, it has none; and whatever comes of it, what is served to everybody is told.
 *
 * @param timeoutMs for everything together (connection, proxy, STARTTLS, handshakes), however slowly the server trickles
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
  if (first.kind !== 'served' || keyType === null || first.keyType === keyType) return first;
  const left = Math.max(1, timeoutMs - Math.round(performance.now() - started));
  const second = await shakeHands(target, keyType, left, signal);
  if (second.kind === 'served') return second;
  return second.kind === 'failed' && second.ended ? { ...first, lacks: keyType } : first;
}

const UNREACHABLE = new Set(['ENETUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/** How far a probe has come. */
type Stage = 'connection' | 'tunnel' | 'STARTTLS' | 'handshake';

/** One connection and handshake, which offers everything, or only what goes with a type of key. */
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
    const socket = net.connect(proxy ? { host: proxy.host, port: proxy.port } : { host: address, port });
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
    const fail = (reason: string, how: 'refused' | 'ended' | null = null): void =>
      finish({ kind: 'failed', reason, refused: how === 'refused', ended: how === 'ended' });
    const onAbort = (): void => fail('cancelled');
    /** Says whose fault something is, where it could be the proxy's. */
    const placed = (reason: string): string =>
      proxy && (stage === 'connection' || stage === 'tunnel')
        ? `the proxy ${hostPort(proxy.host, proxy.port)}: ${reason}`
        : reason;
    const timer = setTimeout(() => fail(placed(`${TOO_SLOW[stage]} within ${timeoutMs} ms`)), timeoutMs);
    const onError = (error: Error): void => {
      const code = systemCode(error);
      const leaf = secure && isAlert(code) ? provenLeaf(secure) : null;
      if (secure && leaf) finish(servedBy(secure, leaf));
      else if (stage === 'connection' && !proxy && UNREACHABLE.has(code))
        finish({ kind: 'unreachable', reason: `no route from here (${code})` });
      else if (stage === 'handshake') fail(explain(code, stage), 'ended');
      else fail(placed(explain(code, stage)), !proxy && code === 'ECONNREFUSED' ? 'refused' : null);
    };
    const onClose = (): void =>
      fail('the server closed the connection before the handshake was done', 'ended');
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
        const leaf = encrypted.getPeerX509Certificate();
        if (leaf) finish(servedBy(encrypted, leaf));
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

const contexts = new Map<KeyType | null, tls.SecureContext>();

/**
 * What a handshake offers. All probes with the same offer share it, because it takes as long to make as a handshake; sessions are no part of it. It trusts nobody: reading the
 * usual authorities takes several times as long, and whether a leaf is trusted is not asked.
 */
function contextFor(only: KeyType | null): tls.SecureContext {
  const known = contexts.get(only);
  if (known) return known;
  const made = tls.createSecureContext({ ca: [], ...(only === null ? {} : offerOf(only)) });
  contexts.set(only, made);
  return made;
}

/** Takes a connection to where TLS can begin. Rejects with DialogueError. */
async function prepare(
  socket: net.Socket,
  { address, port, protocol, proxy }: ProbeTarget,
  onStage: (reached: Stage) => void,
): Promise<void> {
  const { start } = PROTOCOLS[protocol];
  if (proxy || start) {
    const dialogue = converse(socket);
    onStage('tunnel');
    if (proxy) await openTunnel(dialogue, proxy, address, port);
    onStage('STARTTLS');
    if (start) await start(dialogue);
    dialogue.end();
  }
  onStage('handshake');
}

const TOO_SLOW: Readonly<Record<Stage, string>> = {
  connection: 'no connection',
  tunnel: 'connected, but no tunnel',
  STARTTLS: 'connected, but no STARTTLS',
  handshake: 'connected, but no TLS handshake',
};

function servedBy(socket: tls.TLSSocket, leaf: X509Certificate): Served {
  return {
    kind: 'served',
    fingerprint: fingerprintOf(leaf.raw),
    certificates: certificatesFrom(leaf),
    protocol: socket.getProtocol() ?? 'unknown',
    keyType: typeOf(leaf),
    lacks: null,
  };
}

function typeOf(leaf: X509Certificate): KeyType | null {
  try {
    return keyTypeOf(leaf.publicKey);
  } catch {
    // A key that OpenSSL cannot read.
    return null;
  }
}

/** Whether an error is the server's refusal, and not a fault that was found on this side. OpenSSL's names for it differ, `SSLV3_ALERT_…` or `SSL/TLS_ALERT_…`. */
function isAlert(code: string): boolean {
  return /^ERR_SSL_.*_ALERT_/.test(code);
}

/**
 * The leaf of a handshake that the server refused to finish, as one does in TLS 1.2 that wants a certificate from its clients, too. It counts once the server has signed
 * its part of the key exchange with the leaf's key: before that anybody could have sent the certificate, which is no secret. OpenSSL knows the server's part only after
 * that signature was sent, and a wrong one would have been an error of this side.
 */
function provenLeaf(socket: tls.TLSSocket): X509Certificate | null {
  const exchange = socket.getEphemeralKeyInfo() as { readonly type?: string } | null;
  return exchange?.type === undefined ? null : (socket.getPeerX509Certificate() ?? null);
}

/** More than this many is not a chain but an attack. */
const MAX_CERTIFICATES = 17;

/** All certificates of a handshake. Node links them in the order in which they were sent, issuer or not. */
function certificatesFrom(leaf: X509Certificate): Uint8Array[] {
  const all: Uint8Array[] = [];
  let next: X509Certificate | undefined = leaf;
  for (; next && all.length < MAX_CERTIFICATES; next = next.issuerCertificate) all.push(next.raw);
  return all;
}

/** An error code in words. The error's own message may repeat what the server sent, so it is not used. */
function explain(code: string, stage: Stage): string {
  switch (code) {
    case 'ECONNREFUSED':
      return 'connection refused: nothing listens there';
    case 'ECONNRESET':
      return RESET[stage];
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `the name does not resolve (${code})`;
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return `the host does not answer (${code})`;
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      return `what answers does not speak TLS (${code})`;
    default:
      return /^[A-Z0-9_/]+$/.test(code) ? `the handshake failed (${code})` : 'the handshake failed';
  }
}

const RESET: Readonly<Record<Stage, string>> = {
  connection: 'the connection was reset',
  tunnel: 'the connection was reset before there was a tunnel',
  STARTTLS: 'the server reset the connection before TLS began',
  handshake: 'the server reset the connection during the handshake',
};
