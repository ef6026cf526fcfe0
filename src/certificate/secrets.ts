/*
 * The parts of a credential that must never be printed: in the form in which it was given, and in each form
 * on the way to PEM.
 */
import { foreignOf } from './foreign.ts';
import { type Decoded, textOf } from './forms.ts';
import { secretLines } from './pem.ts';
import { PEM_MARK } from './suspicion.ts';

/** The shortest piece that counts of a file that cannot be read: its words are no secret. */
const LEAST_PIECE = 16;

/**
 * The texts to mask: the lines of every private key, as given and as decoded. PEM armour and certificates are
 * not among them.
 *
 * @param isSecret whether it was given as a private key, so that it may be a damaged one
 */
export function secretsOf(decoded: Decoded, isSecret: boolean): string[] {
  const { kind, layers } = decoded;
  switch (kind) {
    case 'pem': {
      const lines = secretLines(decoded.text, isSecret);
      if (lines.length === 0) return [];
      const others = layers.filter((layer) => layer !== decoded.text);
      return [...lines, ...others.flatMap(keysIn).flatMap(piecesOf)];
    }
    case 'pkcs12':
      return layers.flatMap(piecesOf);
    case 'foreign':
      return isSecret || foreignOf(textOf(decoded))?.holdsKey
        ? layers.flatMap(piecesOf).filter(({ length }) => length >= LEAST_PIECE)
        : [];
    case 'unknown':
      return isSecret ? layers.flatMap(piecesOf) : [];
  }
}

/**
 * A private key from its BEGIN line to its END line, or to the end of a text that has lost it. In a URI, a
 * blank is `%20`.
 */
const KEY_BODY = /-----BEGIN[A-Z0-9 .#%]{1,60}PRIVATE(?: |%20)KEY-----(.*?)(?:-----END|$)/gs;

/**
 * The secret part of a layer. In PEM, that is each private key without its armour, also where the line ends
 * are escaped. In any other form, everything is secret.
 */
function keysIn(layer: string): string[] {
  const isPem = layer.includes(PEM_MARK);
  return isPem ? Array.from(layer.matchAll(KEY_BODY), ([, body = '']) => body) : [layer];
}

/** Between the pieces of a text: armour, blanks, escaped line ends, and the punctuation of JSON. */
const BETWEEN = /-----(?:BEGIN|END)[A-Z0-9 .#%]{1,90}-----|(?:\s|["'`,[\]]|\\{1,4}[rn]|%0[AD])+/;

/** Headers of an encrypted key, and the beginning of a `data:` URI. */
const NO_SECRET = /^(?:Proc-Type.*|4,ENCRYPTED|DEK-Info.*|[A-Z0-9-]{3,20},[0-9A-F]{1,64}|data:.*)$/;

function piecesOf(text: string): string[] {
  return text.split(BETWEEN).filter((piece) => piece !== '' && !NO_SECRET.test(piece));
}
