import { Duplex } from 'node:stream';
import { converse, DialogueError } from '../../../src/verify/dialogue.ts';
import { openTunnel } from '../../../src/verify/proxy.ts';
import { PROTOCOLS } from '../../../src/verify/starttls.ts';
import { PLAYS } from '../../support/plain-servers.ts';
import { echoed } from '../engine.ts';
import { Broken, hold, type Open } from '../target.ts';

const NAMES = Object.keys(PLAYS) as (keyof typeof PLAYS)[];
/** Where one answer ends and the next begins. */
const TURN = Buffer.from([0xff, 0xfe]);
const AUTHORIZATION = 'Basic c2VjcmV0OnNlY3JldA==';

/**
 * An input: which protocol, how long the pieces are in which it comes, and what the server says, turn by
 * turn.
 */
function playOf(which: number, piece: number, turns: readonly string[]): Buffer {
  return Buffer.concat([
    Buffer.from([which, piece]),
    ...turns.flatMap((turn, index) => [...(index === 0 ? [] : [TURN]), Buffer.from(turn, 'latin1')]),
  ]);
}

function turnsOf(bytes: Buffer): Buffer[] {
  const end = bytes.indexOf(TURN);
  return end === -1 ? [bytes] : [bytes.subarray(0, end), ...turnsOf(bytes.subarray(end + TURN.length))];
}

/**
 * A server in memory that says its parts one after the other, whatever it hears, and hangs up after the last.
 */
function server(turns: Buffer[], piece: number): Duplex {
  const say = (): void => {
    const turn = turns.shift();
    for (let at = 0; turn && at < turn.length; at += piece) stream.push(turn.subarray(at, at + piece));
    if (turns.length === 0) stream.push(null);
    else setImmediate(say);
  };
  const stream = new Duplex({ read: () => undefined, write: (_chunk, _encoding, next) => next() });
  setImmediate(say);
  return stream;
}

/** What a server, or a proxy, says before TLS begins. It ends, and no word of it comes back but numbers. */
export const open: Open = () => ({
  seeds: [
    ...NAMES.flatMap((name, index) => {
      const { greeting, turns } = PLAYS[name];
      return [64, 1].map((piece) => playOf(index, piece, [greeting, ...turns.map(([, answer]) => answer)]));
    }),
    ...['200 OK', '407 No', '502 '].map((status) =>
      playOf(NAMES.length, 64, ['', `HTTP/1.1 ${status}\r\nA: b\r\n\r\n`]),
    ),
    playOf(3, 200, ['{99999}\r\n', 'x'.repeat(200), 'OK\r\n']),
    playOf(0, 255, [`220 ${'x'.repeat(9_000)}`]),
  ],
  tokens: [
    '250 ',
    '250-',
    '220 ',
    '120 ',
    'STARTTLS',
    '* ',
    'a OK',
    '+OK',
    '{5}\r\n',
    'HTTP/1.1 200 ',
    TURN,
    Buffer.from([0x30, 0x84]),
  ],
  maxLength: 16_384,
  grows: false,
  run: async (input) => {
    const said = input.subarray(2);
    const stream = server(turnsOf(said), 1 + (input[1] ?? 0));
    const dialogue = converse(stream);
    const which = (input[0] ?? 0) % (NAMES.length + 1);
    const name = NAMES[which];
    try {
      if (name === undefined)
        await openTunnel(
          dialogue,
          { host: 'p', port: 1, authorization: which % 2 ? AUTHORIZATION : null },
          'a.example',
          443,
        );
      else await PROTOCOLS[name].start(dialogue);
      dialogue.end();
      return `${name} TLS`;
    } catch (error) {
      if (!(error instanceof DialogueError)) throw error;
      if (error instanceof Broken) throw error;
      hold(
        echoed(error.message, [said.toString('latin1')], WORDS) === null,
        'no message repeats what was said',
      );
      hold(!error.message.includes(AUTHORIZATION), 'no message repeats the password');
      return `${name} ${error.message.replace(/\d+/g, 'N')}`;
    } finally {
      stream.destroy();
    }
  },
});

/** What is ours in a message. */
const WORDS =
  'the server answers STARTTLS with the server answers AUTH TLS with the server answers EHLO with does not offer STARTTLS refuses STARTTLS';
