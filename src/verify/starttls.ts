/*
 * The beginning of TLS in protocols that begin in plain text. Each upgrade is one small function: it speaks
 * the plain part of the protocol, and returns when the next byte may be the first of a handshake. Answers are
 * checked only as far as that takes. They are never repeated: only numbers of them come into a message.
 */
import { type Dialogue, DialogueError } from './dialogue.ts';
import { startMysql } from './mysql.ts';

/** The beginning of TLS in a protocol. */
export interface Upgrade {
  /** The port where the endpoint names none. */
  readonly port: number;
  /** Null: TLS begins at once. Rejects with DialogueError when the server does not go along. */
  readonly start: ((dialogue: Dialogue) => Promise<void>) | null;
}

/** The protocols that begin in plain text. */
export const UPGRADES = {
  smtp: { port: 25, start: startSmtp },
  imap: { port: 143, start: startImap },
  pop3: { port: 110, start: startPop3 },
  sieve: { port: 4190, start: startSieve },
  ftp: { port: 21, start: startFtp },
  ldap: { port: 389, start: startLdap },
  postgres: { port: 5432, start: startPostgres },
  mysql: { port: 3306, start: startMysql },
} as const satisfies Record<string, Upgrade>;

/** The protocols that an endpoint may name. Those where TLS begins at once differ in their port alone. */
export const PROTOCOLS = {
  tls: { port: 443, start: null },
  https: { port: 443, start: null },
  smtps: { port: 465, start: null },
  imaps: { port: 993, start: null },
  pop3s: { port: 995, start: null },
  ldaps: { port: 636, start: null },
  ftps: { port: 990, start: null },
  ...UPGRADES,
} as const satisfies Record<string, Upgrade>;

/** A protocol in which a server answers TLS. */
export type Protocol = keyof typeof PROTOCOLS;

/** Whether a word is the name of a protocol. */
export function isProtocol(word: string): word is Protocol {
  return Object.hasOwn(PROTOCOLS, word);
}

/**
 * RFC 3207. The name in EHLO is one that nobody has (RFC 6761, section 6.4): the server's opinion of this
 * machine does not matter.
 */
async function startSmtp(dialogue: Dialogue): Promise<void> {
  expectCode(await reply(dialogue), 220, 'the server greets');
  dialogue.send('EHLO rotate-certificate.invalid\r\n');
  const offer = await reply(dialogue);
  expectCode(offer, 250, 'the server answers EHLO');
  if (!offer.texts.some((text) => /^STARTTLS\s*$/i.test(text)))
    throw new DialogueError('the server does not offer STARTTLS');
  dialogue.send('STARTTLS\r\n');
  expectCode(await reply(dialogue), 220, 'the server answers STARTTLS');
}

/** RFC 4217. */
async function startFtp(dialogue: Dialogue): Promise<void> {
  let greeting = await reply(dialogue);
  // "Service ready in nnn minutes" announces another greeting (RFC 959, section 5.4).
  if (greeting.code === 120) greeting = await reply(dialogue);
  expectCode(greeting, 220, 'the server greets');
  dialogue.send('AUTH TLS\r\n');
  expectCode(await reply(dialogue), 234, 'the server answers AUTH TLS');
}

/** RFC 9051, section 6.2.1. */
async function startImap(dialogue: Dialogue): Promise<void> {
  const greeting = await dialogue.line();
  if (/^\* PREAUTH\b/i.test(greeting))
    throw new DialogueError('the server greets as to one who has logged in, so it takes no STARTTLS');
  expect(/^\* OK\b/i.test(greeting), 'the server does not greet as IMAP does');
  dialogue.send('a STARTTLS\r\n');
  let line = await dialogue.line();
  // Untagged lines tell of other things.
  while (line.startsWith('* ')) line = await dialogue.line();
  expect(/^a OK\b/i.test(line), 'the server refuses STARTTLS');
}

/** RFC 2595, section 4. */
async function startPop3(dialogue: Dialogue): Promise<void> {
  expect(/^\+OK\b/i.test(await dialogue.line()), 'the server does not greet as POP3 does');
  dialogue.send('STLS\r\n');
  expect(/^\+OK\b/i.test(await dialogue.line()), 'the server refuses STLS');
}

/**
 * RFC 5804, sections 1.7 and 2.2. The greeting is a list of capabilities, one a line, and ends with the
 * answer.
 */
async function startSieve(dialogue: Dialogue): Promise<void> {
  let offered = false;
  let line = await sieveLine(dialogue);
  for (; line.startsWith('"'); line = await sieveLine(dialogue)) offered ||= /^"STARTTLS"/i.test(line);
  expect(/^OK\b/i.test(line), 'the server does not greet as ManageSieve does');
  expect(offered, 'the server does not offer STARTTLS');
  dialogue.send('STARTTLS\r\n');
  expect(/^OK\b/i.test(await sieveLine(dialogue)), 'the server refuses STARTTLS');
}

/**
 * A line that may end in a string given by its length (RFC 5804, section 1.2). The string does not matter
 * here.
 */
async function sieveLine(dialogue: Dialogue): Promise<string> {
  let line = await dialogue.line();
  for (;;) {
    const length = /\{(\d{1,5})\+?\}$/.exec(line.slice(-8))?.[1];
    if (length === undefined) return line;
    await dialogue.bytes(Number(length));
    line = line.slice(0, line.lastIndexOf('{')) + (await dialogue.line());
  }
}

/** RFC 4511, section 4.14: an extended request with the message id 1, and its answer. */
async function startLdap(dialogue: Dialogue): Promise<void> {
  const name = Buffer.from('1.3.6.1.4.1.1466.20037');
  const request = [0x77, name.length + 2, 0x80, name.length, ...name];
  dialogue.send(Uint8Array.from([0x30, request.length + 3, 2, 1, 1, ...request]));
  const message = taking(await element(dialogue.bytes, 0x30));
  const id = await element(message, 0x02);
  const response = taking(await element(message, 0x78));
  const result = (await element(response, 0x0a))[0];
  expect(id.length === 1 && id[0] === 1 && result !== undefined, NOT_LDAP);
  if (result !== 0) throw new DialogueError(`the server refuses STARTTLS with the result code ${result}`);
}

const NOT_LDAP = 'the server does not answer as LDAP does';

/** The next bytes of something. */
type Take = (count: number) => Promise<Buffer>;

/** The content of a BER element, its length in the short or the long form (X.690, section 8.1.3). */
async function element(take: Take, tag: number): Promise<Buffer> {
  const [found, first = 0] = await take(2);
  const more = first & 0x80 ? first & 0x7f : 0;
  expect(found === tag && first !== 0x80 && more <= 4, NOT_LDAP);
  return take(more === 0 ? first : (await take(more)).readUIntBE(0, more));
}

function taking(bytes: Buffer): Take {
  let at = 0;
  return async (count) => {
    expect(at + count <= bytes.length, NOT_LDAP);
    at += count;
    return bytes.subarray(at - count, at);
  };
}

/** The Frontend/Backend Protocol of PostgreSQL: SSLRequest, and one byte for an answer. */
async function startPostgres(dialogue: Dialogue): Promise<void> {
  dialogue.send(Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]));
  const answer = (await dialogue.bytes(1)).toString('latin1');
  if (answer === 'N') throw new DialogueError('the server has TLS switched off');
  expect(answer === 'S', 'the server does not answer as PostgreSQL does');
}

/**
 * An answer that begins with a number, on one line or several (RFC 5321, section 4.2; RFC 959, section 4.2).
 */
interface Reply {
  readonly code: number;
  readonly texts: readonly string[];
}

/**
 * The last line has a blank or nothing behind the number. Lines before it have a hyphen, and in FTP anything.
 */
async function reply(dialogue: Dialogue): Promise<Reply> {
  let line = await dialogue.line();
  const code = /^\d{3}(?=[ -]|$)/.exec(line)?.[0];
  if (code === undefined) throw new DialogueError('the server does not speak this protocol');
  const texts = [line.slice(4)];
  while (!(line.startsWith(code) && (line.length === 3 || line[3] === ' '))) {
    line = await dialogue.line();
    texts.push(line.slice(4));
  }
  return { code: Number(code), texts };
}

function expectCode({ code }: Reply, wanted: number, what: string): void {
  if (code !== wanted) throw new DialogueError(`${what} with ${code} instead of ${wanted}`);
}

function expect(isThere: boolean, otherwise: string): void {
  if (!isThere) throw new DialogueError(otherwise);
}
