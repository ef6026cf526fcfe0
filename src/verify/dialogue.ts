import type { Duplex } from 'node:stream';

/**
 * A talk before TLS that leads nowhere. The message is for people, and repeats nothing from the other side.
 */
export class DialogueError extends Error {
  override readonly name = 'DialogueError';
}

/** A talk in plain text with a server, or with a proxy, on a connection that carries TLS afterwards. */
export interface Dialogue {
  /** The next line, without its end; bytes as Latin-1. Rejects with DialogueError. */
  line(): Promise<string>;
  /** So many bytes. Rejects with DialogueError. */
  bytes(count: number): Promise<Buffer>;
  send(text: string | Uint8Array): void;
  /**
   * Ends the talk and leaves the connection to TLS.
   *
   * @throws DialogueError when the other side has said more than it was asked. Somebody in between may have
   *   put it there, so that it passes for a part of the protected talk (CVE-2011-0411, CVE-2021-23222)
   */
  end(): void;
}

/**
 * RFC 5321, section 4.5.3.1.5, allows lines of 512 bytes. Capabilities of IMAP and Sieve servers get longer.
 */
const MAX_LINE = 8 * 1024;

/** Everything together. */
const MAX_BYTES = 64 * 1024;

/**
 * Begins a talk. It has no timeout of its own: a talk that hangs ends when the caller closes the connection.
 */
export function converse(socket: Duplex): Dialogue {
  let unread = Buffer.alloc(0);
  let total = 0;
  let hasEnded = false;
  let wake = (): void => undefined;
  const onData = (chunk: Buffer): void => {
    total += chunk.length;
    unread = Buffer.concat([unread, chunk]);
    if (total > MAX_BYTES) socket.pause();
    wake();
  };
  const onEnd = (): void => {
    hasEnded = true;
    wake();
  };
  socket.on('data', onData).on('end', onEnd).on('close', onEnd);

  /** Takes the first bytes. `measure` tells how many, or null while it takes more bytes to tell. */
  const take = async (measure: () => number | null): Promise<Buffer> => {
    for (;;) {
      const length = measure();
      if (length !== null && length <= unread.length) {
        const taken = unread.subarray(0, length);
        unread = unread.subarray(length);
        return taken;
      }
      if (total > MAX_BYTES)
        throw new DialogueError(`more than ${MAX_BYTES / 1024} KiB came before TLS began`);
      if (hasEnded) throw new DialogueError('the connection was closed before TLS began');
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };

  return {
    line: async () => {
      const line = await take(() => {
        const end = unread.indexOf('\n');
        if ((end === -1 ? unread.length : end) > MAX_LINE)
          throw new DialogueError('a line came that is too long');
        return end === -1 ? null : end + 1;
      });
      return line.toString('latin1').replace(/\r?\n$/, '');
    },
    bytes: (count) => take(() => count),
    send: (text) => void socket.write(text),
    end: () => {
      socket.pause().off('data', onData).off('end', onEnd).off('close', onEnd);
      if (unread.length > 0) throw new DialogueError('more plain text came where TLS should have begun');
    },
  };
}
