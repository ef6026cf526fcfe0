/*
 * MySQL's client/server protocol, as far as TLS: "Protocol::HandshakeV10" and "Protocol::SSLRequest" in the
 * manual of its source code; MariaDB's documentation, "Connecting", has the same. The server greets, and the
 * client answers with the first half of a login, which asks for TLS. Nobody logs in.
 */
import { type Dialogue, DialogueError } from './dialogue.ts';

const CLIENT_PROTOCOL_41 = 1 << 9;
const CLIENT_SSL = 1 << 11;
const CLIENT_SECURE_CONNECTION = 1 << 15;

/** A server that greets with this byte refuses: "ERR_Packet". Its error code follows. */
const ERROR = 0xff;
const PROTOCOL_VERSION = 10;

/** Of a packet that the client can take, in bytes; no packet follows. */
const MAX_PACKET = 1 << 24;
/** utf8mb4_general_ci, which every server knows. */
const CHARACTER_SET = 45;

/** A greeting is some 80 bytes long, an error at most 512 and its header. */
const MAX_GREETING = 1024;

const NOT_MYSQL = 'the server does not greet as MySQL does';

/** Has a server of MySQL or MariaDB begin TLS. Rejects with DialogueError. */
export async function startMysql(dialogue: Dialogue): Promise<void> {
  const greeting = await readGreeting(dialogue);
  if (greeting[0] === ERROR) {
    const code = greeting.length >= 3 ? ` with the error ${greeting.readUInt16LE(1)}` : '';
    throw new DialogueError(`the server refuses this client${code}`);
  }
  if ((capabilitiesOf(greeting) & CLIENT_SSL) === 0)
    throw new DialogueError('the server has TLS switched off');
  const request = Buffer.alloc(4 + 32);
  request.writeUIntLE(32, 0, 3);
  request.writeUInt8(1, 3);
  request.writeUInt32LE(CLIENT_SSL | CLIENT_PROTOCOL_41 | CLIENT_SECURE_CONNECTION, 4);
  request.writeUInt32LE(MAX_PACKET, 8);
  request.writeUInt8(CHARACTER_SET, 12);
  dialogue.send(request);
}

/** The payload of the first packet: three bytes of length, a sequence number that is 0, and so many bytes. */
async function readGreeting(dialogue: Dialogue): Promise<Buffer> {
  const header = await dialogue.bytes(4);
  const length = header.readUIntLE(0, 3);
  if (header[3] !== 0 || length === 0 || length > MAX_GREETING) throw new DialogueError(NOT_MYSQL);
  return dialogue.bytes(length);
}

/**
 * The lower half of the capabilities. It follows the version's text, a thread id, eight bytes of salt and a
 * filler.
 */
function capabilitiesOf(greeting: Buffer): number {
  const version = greeting.indexOf(0, 1);
  const at = version + 1 + 4 + 8 + 1;
  if (greeting[0] !== PROTOCOL_VERSION || version === -1 || at + 2 > greeting.length)
    throw new DialogueError(NOT_MYSQL);
  return greeting.readUInt16LE(at);
}
