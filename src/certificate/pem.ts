import { DeployError, type ErrorCode } from '../errors.ts';

/** One PEM block, without the text around it. */
export interface PemBlock {
  /** The words between `BEGIN` and the dashes: `CERTIFICATE`, `RSA PRIVATE KEY`, … */
  readonly label: string;
  /** RFC 1421 header lines (`Proc-Type: 4,ENCRYPTED`); only legacy encrypted keys have them. */
  readonly headers: readonly string[];
  /** The base64 body, without white space. */
  readonly body: string;
}

/** The most text that is read: a chain with a key is some 10 KB, so 1 MiB is a wrong file. */
const MAX_PEM_LENGTH = 1024 * 1024;

const BEGIN = '-----BEGIN ';
const DASHES = '-----';
const ARMOUR = /-----(?:BEGIN|END) [A-Z0-9 .#]{1,64}-----/g;

/** A label: the words of RFC 7468, section 3. One that begins with a small letter is damaged armour. */
const LABEL = /^[A-Z0-9][\w .,#/+()&-]{0,63}$/;

/**
 * A header line (RFC 1421, section 4.6), or one of those that OpenSSL puts above a key; and no line of base64
 * with a colon in it.
 */
const HEADER = /^[A-Za-z][A-Za-z -]{0,40}:(?: |$)/;

/**
 * Finds the PEM blocks in a text. Lenient about the text around them, because people paste PEM out of
 * consoles, mails and editors: CRLF or CR line ends, a byte-order mark, blanks, lines folded at any width or
 * not at all, and any text between blocks (RFC 7468, section 2, lets parsers skip it). Strict inside: the
 * body must be base64. Runs in linear time.
 *
 * @param text the text to search
 * @param code the error code for text that is not well formed
 * @param subject the name of the text, for messages ("certificate")
 * @throws DeployError with `code`; the message never repeats the text
 */
export function readPemBlocks(text: string, code: ErrorCode, subject: string): PemBlock[] {
  if (text.length > MAX_PEM_LENGTH) {
    throw new DeployError(
      code,
      `the ${subject} is larger than 1 MiB`,
      'give the PEM file itself, not a bundle of trust roots',
    );
  }
  const blocks: PemBlock[] = [];
  let at = text.indexOf(BEGIN);
  while (at !== -1) {
    const labelEnd = text.indexOf(DASHES, at + BEGIN.length);
    const label = labelEnd === -1 ? '' : text.slice(at + BEGIN.length, labelEnd);
    if (!LABEL.test(label)) throw malformed(code, subject, 'a BEGIN line is cut off');
    const bodyStart = labelEnd + DASHES.length;
    if (label.startsWith('PGP ')) {
      // OpenPGP's armour (RFC 9580, section 6) is another format, and counts as text between blocks.
      at = text.indexOf(BEGIN, bodyStart);
      continue;
    }
    const end = `-----END ${label}${DASHES}`;
    const bodyEnd = text.indexOf(end, bodyStart);
    if (bodyEnd === -1) throw malformed(code, subject, `${shown(label)} has no END line`);
    const body = readBody(text.slice(bodyStart, bodyEnd));
    if (!body) throw malformed(code, subject, `the body of ${shown(label)} is not base64`);
    blocks.push({ label: label.replace('X.509', 'X509'), ...body });
    at = text.indexOf(BEGIN, bodyEnd + end.length);
  }
  return blocks;
}

function readBody(raw: string): Pick<PemBlock, 'headers' | 'body'> | null {
  const lines = raw.includes(':') ? apart(raw).split(/[\r\n]+/) : [raw];
  const isHeader = (line: string): boolean => line.includes(':');
  const headers = lines.filter(isHeader).map((line) => line.trim());
  const body = lines
    .filter((line) => !isHeader(line))
    .join('')
    .replace(/\s+/g, '');
  const isBase64 = body !== '' && body.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(body);
  return isBase64 ? { headers, body } : null;
}

/** The headers of an encrypted key on lines of their own, also where blanks took the place of line ends. */
function apart(raw: string): string {
  return raw
    .replace(/(Proc-Type:[ \t]?4,ENCRYPTED)[ \t]+/g, '$1\n')
    .replace(/(DEK-Info:[ \t]?[A-Za-z0-9-]{1,40}(?:,[0-9A-Fa-f]{1,64})?)[ \t]+/g, '$1\n');
}

/** A label as it may be repeated: made of words, and of nothing long enough to be a part of a key. */
function shown(label: string): string {
  return label.split(' ').every((word) => /^[A-Z0-9.#]{1,16}$/.test(word)) ? `the ${label} block` : 'a block';
}

function malformed(code: ErrorCode, subject: string, what: string): DeployError {
  return new DeployError(
    code,
    `the ${subject} is not well-formed PEM: ${what}`,
    'was it pasted whole, from the BEGIN line to the END line?',
  );
}

/** A block as every server reads it: LF line ends, 64 columns (RFC 7468, section 2), a newline at the end. */
export function formatPem(block: PemBlock): string {
  const headers = block.headers.length > 0 ? `${block.headers.join('\n')}\n\n` : '';
  return `${BEGIN}${block.label}${DASHES}\n${headers}${foldBody(block.body).join('\n')}\n-----END ${block.label}${DASHES}\n`;
}

/** DER as a PEM block of the given label, formatted. */
export function derToPem(label: string, der: Buffer): string {
  return formatPem({ label, headers: [], body: der.toString('base64') });
}

/** The body in lines of 64 columns. */
export function foldBody(body: string): string[] {
  return body.match(/.{1,64}/g) ?? [];
}

/** Whether a block holds a private key, encrypted or not. */
export function isPrivateKey(block: PemBlock): boolean {
  return block.label.endsWith('PRIVATE KEY');
}

/**
 * The lines of a text that must never be printed: the body lines of every private key in it, as given and as
 * they will be written. When a text is not well-formed PEM, every line that is not armour counts, because it
 * may be a damaged key.
 *
 * @param text the input `private-key`, or another text that may hold a key
 * @param suspect whether text outside of well-formed private-key blocks is secret too
 */
export function secretLines(text: string, suspect: boolean): string[] {
  const lines = new Set<string>();
  const addLines = (part: string): void => {
    for (const line of apart(part.replace(ARMOUR, '\n')).split(/[\r\n]+/)) {
      const trimmed = line.replace(/^\uFEFF/, '').trim();
      if (HEADER.test(trimmed)) continue;
      // Armour that is cut off is the words that are left of it. Folded by blanks instead of line ends, a key
      // is still a key.
      const isArmour = trimmed.includes(DASHES);
      for (const piece of trimmed.split(/\s+/))
        if (piece !== '' && !(isArmour && /^[A-Z-]*$/.test(piece))) lines.add(piece);
    }
  };
  let blocks: PemBlock[];
  try {
    blocks = readPemBlocks(text, 'KEY_INVALID', 'private key');
  } catch {
    blocks = [];
    addLines(text);
  }
  let at = 0;
  for (const block of blocks) {
    const start = text.indexOf(`${BEGIN}${block.label}${DASHES}`, at);
    at = text.indexOf(`-----END ${block.label}${DASHES}`, start);
    if (!isPrivateKey(block)) continue;
    for (const line of foldBody(block.body)) lines.add(line);
    addLines(text.slice(start, at));
  }
  if (suspect && blocks.length === 0) addLines(text);
  return [...lines];
}
