import assert from 'node:assert/strict';
import { Duplex } from 'node:stream';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { mint } from '../../../src/demo/mint.ts';
import { converse, DialogueError } from '../../../src/verify/dialogue.ts';
import { probe } from '../../../src/verify/probe.ts';
import { UPGRADES } from '../../../src/verify/starttls.ts';
import { misbehavingEndpoint } from '../../support/endpoints.ts';
import { mysqlGreeting, PLAYS, type Play, plainServer } from '../../support/plain-servers.ts';

const never = new AbortController().signal;
const minted = mint();
type Plain = keyof typeof PLAYS;
const PLAIN = Object.keys(PLAYS) as Plain[];

const look = (protocol: Plain, port: number, timeoutMs = 10_000) =>
  probe(
    {
      address: '127.0.0.1',
      port,
      protocol,
      serverName: null,
      proxyProtocol: null,
      proxy: null,
      keyType: null,
    },
    timeoutMs,
    never,
  );

/**
 * A server in memory. It says each part in pieces, a turn of the event loop apart, once it has heard its cue.
 */
function actor({ greeting, turns }: Play, cuts: readonly number[]): Duplex & { heard(): string } {
  let heard = '';
  let done = 0;
  const say = (text: string): void => {
    const bytes = Buffer.from(text, 'latin1');
    const ends = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((one, other) => one - other);
    for (const [index, end] of [...ends, bytes.length].entries()) {
      const piece = bytes.subarray(ends[index - 1] ?? 0, end);
      if (piece.length > 0) stream.push(piece);
    }
  };
  const stream = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _, next) => {
      heard += chunk.toString('latin1');
      const turn = turns[done];
      if (turn && heard.endsWith(turn[0])) {
        done += 1;
        setImmediate(() => say(turn[1]));
      }
      next();
    },
  });
  setImmediate(() => say(greeting));
  return Object.assign(stream, { heard: () => heard });
}

/** Plays an upgrade against a server, and tells what it came to: null when TLS can begin. */
async function upgrade(protocol: Plain, play: Play, cuts: readonly number[] = []): Promise<string | null> {
  const stream = actor(play, cuts);
  const dialogue = converse(stream);
  try {
    await UPGRADES[protocol].start(dialogue);
    dialogue.end();
    return null;
  } catch (error) {
    assert.ok(error instanceof DialogueError, String(error));
    return error.message;
  } finally {
    stream.destroy();
  }
}

const last = (play: Play): string => play.turns.at(-1)![1];
const withLast = (play: Play, answer: string): Play => ({
  ...play,
  turns: play.turns.map((turn, index) => (index === play.turns.length - 1 ? [turn[0], answer] : turn)),
});

for (const protocol of PLAIN) {
  describe(protocol, () => {
    const play = PLAYS[protocol];

    test('shows its certificate after STARTTLS', async (t) => {
      const server = await plainServer(t, play, minted);
      const result = await look(protocol, server.port);
      assert.equal(
        (result as { fingerprint?: string }).fingerprint,
        minted.fingerprint,
        JSON.stringify(result),
      );
      assert.ok(server.received().startsWith(play.turns.map(([expects]) => expects).join('')));
    });

    test('is understood however its words are cut into pieces', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(200), { maxLength: 12 }), async (cuts) => {
          assert.equal(await upgrade(protocol, play, cuts), null);
        }),
        { numRuns: 100 },
      );
    });

    test('is understood byte by byte', async () => {
      assert.equal(
        await upgrade(
          protocol,
          play,
          Array.from({ length: 400 }, (_, index) => index),
        ),
        null,
      );
    });

    test('plain text behind the last answer is refused', async (t) => {
      // A server of MySQL has nothing to say but its greeting.
      const injected =
        last(play) === '' ? { ...play, greeting: `${play.greeting}X` } : withLast(play, `${last(play)}X`);
      assert.equal(await upgrade(protocol, injected), 'more plain text came where TLS should have begun');
      const { port } = await plainServer(t, injected, minted);
      const result = await look(protocol, port);
      assert.equal(result.kind, 'failed', 'and by the probe as well');
    });

    test('any answers at all lead to TLS or to a reason that repeats nothing of them', async () => {
      const text = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.constantFrom(
          '250 STARTTLS\r\n',
          '220 \r\n',
          '234\r\n',
          '* OK\r\n',
          'a OK\r\n',
          '+OK\r\n',
          'OK\r\n',
          'S',
        ),
        fc.constantFrom(
          '"STARTTLS"\r\n',
          '{99999}\r\n',
          '::error::x\r\n',
          '\x30\x84\xff\xff\xff\xff',
          '\x30\x80',
        ),
      );
      await fc.assert(
        fc.asyncProperty(text, fc.array(text, { maxLength: 4 }), async (greeting, answers) => {
          const hostile = {
            greeting: play.greeting === '' ? '' : greeting,
            turns: play.turns.map(([expects], index) => [expects, answers[index] ?? ''] as const),
          };
          const stream = actor(hostile, []);
          // Whoever has no more to say goes.
          const hangUp = setInterval(() => stream.push(null), 2);
          try {
            const dialogue = converse(stream);
            await UPGRADES[protocol].start(dialogue).then(dialogue.end);
          } catch (error) {
            assert.ok(error instanceof DialogueError, String(error));
            assert.match(error.message, /^[\x20-\x7e]{1,100}$/);
            assert.doesNotMatch(error.message, /error::x/);
          } finally {
            clearInterval(hangUp);
            stream.destroy();
          }
        }),
        { numRuns: 100 },
      );
    });

    test('a server that says nothing, or no end of it, is cut off', async (t) => {
      const silent = await misbehavingEndpoint(t, 'silent');
      assert.deepEqual(await look(protocol, silent.port, 300), {
        kind: 'failed',
        reason: 'connected, but no STARTTLS within 300 ms',
        refused: false,
        ended: false,
        refusedOffer: false,
      });
      const endless = { greeting: 'x'.repeat(20_000_000), turns: [] };
      const { port } = await plainServer(t, endless, minted);
      const result = await look(protocol, port);
      assert.equal(result.kind, 'failed');
    });

    test('a server that closes at once', async (t) => {
      const { port } = await misbehavingEndpoint(t, 'close');
      const result = await look(protocol, port);
      assert.match(
        (result as { reason?: string }).reason ?? '',
        /closed before TLS began|reset the connection before TLS/,
      );
    });
  });
}

describe('a server that does not go along', () => {
  const smtp = PLAYS.smtp;
  const [ehlo] = smtp.turns;
  const long = `${'220-x\r\n'.repeat(20_000)}220 x\r\n`;
  const cases: [Plain, Play, RegExp][] = [
    [
      'smtp',
      { greeting: '554 go away ::error::\r\n', turns: [] },
      /^the server greets with 554 instead of 220$/,
    ],
    ['smtp', { ...smtp, turns: [[ehlo![0], '250-x\r\n250 NOSTARTTLS\r\n']] }, /does not offer STARTTLS$/],
    ['smtp', { ...smtp, turns: [[ehlo![0], '502 no\r\n']] }, /answers EHLO with 502 instead of 250$/],
    ['smtp', withLast(smtp, '454 later\r\n'), /answers STARTTLS with 454 instead of 220$/],
    ['smtp', { greeting: '+OK this is POP3\r\n', turns: [] }, /does not speak this protocol$/],
    ['smtp', { greeting: long, turns: [] }, /^more than 64 KiB came before TLS began$/],
    ['smtp', { greeting: 'x'.repeat(9_000), turns: [] }, /^a line came that is too long$/],
    ['imap', { greeting: '* PREAUTH hello\r\n', turns: [] }, /logged in/],
    ['imap', { greeting: '* BYE\r\n', turns: [] }, /does not greet as IMAP does$/],
    ['imap', withLast(PLAYS.imap, 'a NO\r\n'), /refuses STARTTLS$/],
    ['imap', withLast(PLAYS.imap, 'a BAD\r\n'), /refuses STARTTLS$/],
    ['pop3', { greeting: '-ERR\r\n', turns: [] }, /does not greet as POP3 does$/],
    ['pop3', withLast(PLAYS.pop3, '-ERR\r\n'), /refuses STLS$/],
    ['sieve', { greeting: '"SASL" ""\r\nOK\r\n', turns: [] }, /does not offer STARTTLS$/],
    ['sieve', { greeting: 'BYE\r\n', turns: [] }, /does not greet as ManageSieve does$/],
    ['sieve', withLast(PLAYS.sieve, 'NO\r\n'), /refuses STARTTLS$/],
    ['ftp', withLast(PLAYS.ftp, '500 what\r\n'), /answers AUTH TLS with 500 instead of 234$/],
    [
      'ldap',
      withLast(PLAYS.ldap, '\x30\x0c\x02\x01\x01\x78\x07\x0a\x01\x02\x04\x00\x04\x00'),
      /result code 2$/,
    ],
    [
      'ldap',
      withLast(PLAYS.ldap, '\x30\x0c\x02\x01\x00\x78\x07\x0a\x01\x00\x04\x00\x04\x00'),
      /does not answer as LDAP/,
    ],
    ['ldap', withLast(PLAYS.ldap, '\x30\x02\x02\x01'), /does not answer as LDAP/],
    ['ldap', withLast(PLAYS.ldap, '\x30\x07\x02\x01\x01\x78\x02\x0a\x00'), /does not answer as LDAP/],
    ['ldap', withLast(PLAYS.ldap, 'HTTP/1.1 400\r\n'), /does not answer as LDAP/],
    ['mysql', { greeting: mysqlGreeting(0xf7ff), turns: [] }, /^the server has TLS switched off$/],
    [
      'mysql',
      {
        greeting: "\x45\0\0\0\xff\x6a\x04Host 'x::error::x' is not allowed to connect to this MariaDB server",
        turns: [],
      },
      /^the server refuses this client with the error 1130$/,
    ],
    ['mysql', { greeting: '\x01\0\0\0\xff', turns: [] }, /^the server refuses this client$/],
    ['mysql', { greeting: '\x05\0\0\0\x0a8.0\0', turns: [] }, /does not greet as MySQL does$/],
    ['mysql', { greeting: '\x05\0\0\0\x098.0\0', turns: [] }, /does not greet as MySQL does$/],
    ['mysql', { greeting: '\x0a\0\0\0\x0aaaaaaaaaa', turns: [] }, /does not greet as MySQL does$/],
    ['mysql', { greeting: 'SSH-2.0-x\r\n', turns: [] }, /does not greet as MySQL does$/],
    ['mysql', { greeting: '\0\0\0\0', turns: [] }, /does not greet as MySQL does$/],
    ['postgres', withLast(PLAYS.postgres, 'N'), /TLS switched off$/],
    ['postgres', withLast(PLAYS.postgres, 'E'), /does not answer as PostgreSQL/],
  ];
  for (const [protocol, play, reason] of cases)
    test(`${protocol}: ${reason.source}`, async () => {
      assert.match(String(await upgrade(protocol, play)), reason);
    });
});

test('lengths in the long form, as Active Directory sends them', async () => {
  const long = '\x30\x84\0\0\0\x10\x02\x01\x01\x78\x84\0\0\0\x07\x0a\x01\x00\x04\x00\x04\x00';
  assert.equal(await upgrade('ldap', withLast(PLAYS.ldap, long)), null);
});
