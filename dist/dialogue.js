'use strict';

/** Why what is said before TLS leads nowhere. The message is for people, and free of what the other side said. */
class DialogueError extends Error {
    name = 'DialogueError';
}
/** The longest line (RFC 5321, section 4.5.3.1.5, has 512; capabilities of IMAP and Sieve servers get longer), and everything together. */
const MAX_LINE = 8 * 1024;
const MAX_BYTES = 64 * 1024;
/** Begins a talk. Time is the caller's concern: a talk that hangs ends with the connection. */
function converse(socket) {
    let unread = Buffer.alloc(0);
    let total = 0;
    let hasEnded = false;
    let wake = () => undefined;
    const onData = (chunk) => {
        total += chunk.length;
        unread = Buffer.concat([unread, chunk]);
        if (total > MAX_BYTES)
            socket.pause();
        wake();
    };
    const onEnd = () => {
        hasEnded = true;
        wake();
    };
    socket.on('data', onData).on('end', onEnd).on('close', onEnd);
    /** Takes the first bytes, once `measure` can tell from what there is how many (else it returns null). */
    const take = async (measure) => {
        for (;;) {
            const length = measure();
            if (length !== null && length <= unread.length) {
                const taken = unread.subarray(0, length);
                unread = unread.subarray(length);
                return taken;
            }
            if (total > MAX_BYTES)
                throw new DialogueError(`more than ${MAX_BYTES / 1024} KiB came before TLS began`);
            if (hasEnded)
                throw new DialogueError('the connection was closed before TLS began');
            await new Promise((resolve) => {
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
            if (unread.length > 0)
                throw new DialogueError('more plain text came where TLS should have begun');
        },
    };
}

exports.DialogueError = DialogueError;
exports.converse = converse;
