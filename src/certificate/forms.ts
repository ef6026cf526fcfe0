/*
 * Reads every form in which people keep certificates and keys into PEM. Secrets of a workflow are text, so
 * files come in as base64. Shells, editors, JSON and PowerShell add layers of their own. Each step takes one
 * layer off, at most MAX_LAYERS of them:
 *
 *   text    a JSON string, a JSON array of strings, quotes, a data: URI, base64
 *   bytes   UTF-16 or UTF-8 text, DER, PKCS#7, PKCS#12
 *
 * A text with a BEGIN line is PEM. If it is damaged, the parser of PEM tells. Each step takes time in
 * proportion to its input.
 */
import { isUtf8 } from 'node:buffer';
import { derKind } from './der-kind.ts';
import { foreignOf } from './foreign.ts';
import { derToPem, formatPem, type PemBlock, readPemBlocks } from './pem.ts';
import { certificatesIn } from './pkcs7.ts';
import { PEM_MARK } from './suspicion.ts';

/** The content below all layers. */
export type Form =
  /** PEM, with any text around it. Escaped line ends are real ones here. */
  | { readonly kind: 'pem'; readonly text: string }
  | { readonly kind: 'pkcs12'; readonly bytes: Buffer }
  /** Something else that `foreignOf` knows by its name. */
  | { readonly kind: 'foreign'; readonly bytes: Buffer }
  /** None of these. A text may still be the path of a file. */
  | { readonly kind: 'unknown' };

/** An input or a file, decoded. */
export type Decoded = Form & {
  /** The text of every layer, the outermost first. A key in one of them is secret in all of them. */
  readonly layers: readonly string[];
};

/** Layers of text: base64 of base64 of a JSON string has four. */
const MAX_LAYERS = 8;

/** Shorter base64 is rather a word: the DER of an Ed25519 key, the shortest of all, makes 64 characters. */
const LEAST_BASE64 = 40;

/**
 * Takes all layers off an input or a file.
 *
 * @param given the text of an input, or the bytes of a file
 */
export function decode(given: string | Buffer): Decoded {
  const layers: string[] = [];
  const form = typeof given === 'string' ? readText(given, layers) : readBytes(given, layers);
  return { ...form, layers };
}

/**
 * The same as one text for the PEM parsers, which name a foreign kind in their errors. Each byte becomes one
 * character.
 */
export function textOf(decoded: Decoded): string {
  switch (decoded.kind) {
    case 'pem':
      return decoded.text;
    case 'pkcs12':
      return derToPem('PKCS12', decoded.bytes);
    case 'foreign':
      return decoded.bytes.toString('latin1');
    case 'unknown':
      return '';
  }
}

const UNKNOWN: Form = { kind: 'unknown' };

function readText(given: string, layers: string[]): Form {
  const text = given.trim();
  layers.push(text);
  if (layers.length > MAX_LAYERS) return UNKNOWN;
  const isWrapped = /^(?:["'`[]|data:)/.test(text);
  if (text.includes(PEM_MARK) && !isWrapped) return readPem(text);
  const inner = isWrapped ? unwrapped(text) : null;
  if (Array.isArray(inner)) return readAll(inner, layers);
  if (inner !== null) return readText(inner, layers);
  if (text.includes(PEM_MARK)) return readPem(text);
  const decoded = fromBase64(text);
  const form = decoded ? readBytes(decoded, layers) : UNKNOWN;
  if (form.kind !== 'unknown') return form;
  return foreignOf(text) ? { kind: 'foreign', bytes: Buffer.from(text) } : UNKNOWN;
}

function readBytes(bytes: Buffer, layers: string[]): Form {
  // DER first: a PKCS#7 file may sign a text that has a BEGIN line.
  const form = readDer(bytes);
  if (form) return form;
  const text = fromUnicode(bytes);
  if (text !== null) return readText(text, layers);
  return foreignOf(bytes.toString('latin1', 0, 100)) ? { kind: 'foreign', bytes } : UNKNOWN;
}

/** PEM of all the texts, if all of them are PEM: some tools give a chain as a list. */
function readAll(texts: readonly string[], layers: string[]): Form {
  const depth = layers.length;
  const found: string[] = [];
  for (const text of texts.filter((entry) => entry.trim() !== '')) {
    const own = layers.slice(0, depth);
    const form = readText(text, own);
    layers.push(...own.slice(depth));
    if (form.kind !== 'pem') return { kind: 'foreign', bytes: Buffer.from('[') };
    found.push(form.text);
  }
  return found.length > 0 ? { kind: 'pem', text: found.join('\n') } : UNKNOWN;
}

/** The text inside quotes, a JSON array of strings or a `data:` URI; null for any other text. */
function unwrapped(text: string): string | string[] | null {
  if (text.startsWith('data:')) return dataOf(text);
  if (/^["[]/.test(text)) {
    const value = parseJson(text);
    if (typeof value === 'string') return value;
    if (Array.isArray(value)) return value.every((entry) => typeof entry === 'string') ? value : null;
  }
  const [quote = ''] = text;
  return text.length > 1 && quote !== '[' && text.endsWith(quote) ? text.slice(1, -1) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The content of a `data:` URI (RFC 2397); null for any other text. The next step decodes base64. */
function dataOf(text: string): string | null {
  const [, parameters, data = ''] = /^data:([^,]{0,200}),(.*)$/s.exec(text) ?? [];
  if (parameters === undefined) return null;
  try {
    return decodeURIComponent(data);
  } catch {
    return data;
  }
}

/**
 * The bytes of base64: either alphabet (RFC 4648, sections 4 and 5), folded or not, padded or not. Null when
 * it is none.
 */
function fromBase64(text: string): Buffer | null {
  const body = text.replace(/\s+|\\[rn]/g, '');
  if (body.length < LEAST_BASE64 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(body)) return null;
  return Buffer.from(body, 'base64');
}

/** Bytes as text; null when they are none. PowerShell's `>` writes UTF-16. */
function fromUnicode(bytes: Buffer): string | null {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (second === 0 && fourth === 0 && first !== 0))
    return bytes.toString('utf16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && third === 0 && second !== 0))
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  const isText =
    bytes.includes(PEM_MARK) || (isUtf8(bytes) && !CONTROL.test(bytes.toString('latin1', 0, 256)));
  return isText ? bytes.toString('utf8') : null;
}

/** Control characters that no text has, and DER has among its first bytes. */
const CONTROL = /[\x00-\x08\x0e-\x1a\x1c-\x1f]/;

/** One element of DER after the other, as PEM; null when any of it is nothing known. */
function readDer(bytes: Buffer): Form | null {
  const blocks: string[] = [];
  let rest = bytes;
  while (rest.length > 0 && !/^[\s\0]*$/.test(rest.toString('latin1', 0, 16))) {
    const found = derKind(rest);
    if (!found) return null;
    if (found.kind === 'PKCS12') return { kind: 'pkcs12', bytes };
    blocks.push(...pemOf(found.kind, rest.subarray(0, found.length)));
    rest = rest.subarray(found.length);
  }
  return blocks.length > 0 ? { kind: 'pem', text: blocks.join('') } : null;
}

/** A PKCS#7 file without certificates keeps its label, so that the failure can name it. */
function pemOf(label: string, der: Buffer): string[] {
  const certificates = label === 'PKCS7' ? certificatesIn(der) : [];
  return certificates.length > 0
    ? certificates.map((certificate) => derToPem('CERTIFICATE', certificate))
    : [derToPem(label, der)];
}

/**
 * Backslashes that stand for line ends, however often they were escaped, and those that JSON puts before a
 * slash.
 */
const ESCAPED = /(?:\\{1,4}r)?\\{1,4}n|\\{1,4}r|\\{1,4}(?=\/)/g;

function readPem(text: string): Form {
  const unescaped = text.includes('\\')
    ? text.replace(ESCAPED, (found) => (/[nr]/.test(found) ? '\n' : ''))
    : text;
  return holdsContainer(unescaped) ? withoutContainers(unescaped) : { kind: 'pem', text: unescaped };
}

/**
 * The first bytes of each block that may be something other than its label says: `certutil -encode` calls
 * everything a certificate.
 */
const FIRST_BYTES =
  /-----BEGIN [A-Z0-9 .#]{0,40}(?:CERTIFICATE|PKCS ?#?7[A-Z ]{0,12}|CMS|PKCS12|PFX)-----\s{0,9}([\w+/]{16})/g;

/**
 * A certificate begins with a sequence in a sequence. PKCS#7 begins with an identifier there, and PKCS#12
 * with a number.
 */
function holdsContainer(text: string): boolean {
  return [...text.matchAll(FIRST_BYTES)].some(([, body = '']) => {
    const der = Buffer.from(body, 'base64');
    const length = der[1] ?? 0;
    return der[length > 0x80 ? 2 + (length & 0x7f) : 2] !== 0x30;
  });
}

/**
 * The same PEM with the certificates of its PKCS#7 blocks in their place, or the PKCS#12 file that is in it.
 */
function withoutContainers(text: string): Form {
  let blocks: PemBlock[];
  try {
    blocks = readPemBlocks(text, 'CERTIFICATE_INVALID', 'text');
  } catch {
    return { kind: 'pem', text };
  }
  const parts: string[] = [];
  for (const block of blocks) {
    const bytes = Buffer.from(block.body, 'base64');
    const kind = derKind(bytes)?.kind;
    if (kind === 'PKCS12') return { kind: 'pkcs12', bytes };
    parts.push(...(kind === 'PKCS7' ? pemOf(kind, bytes) : [formatPem(block)]));
  }
  return { kind: 'pem', text: parts.join('') };
}
