/*
 * What of a credential must never be printed, in the form in which it was given and in each form on the way to PEM.
 */
import { foreignOf } from './foreign.ts';
import { type Decoded, textOf } from './forms.ts';
import { secretLines } from './pem.ts';
import { PEM_MARK } from './suspicion.ts';

/** The shortest piece that counts of a file that cannot be read: its words are no secret. */
const LEAST_PIECE = 16;

/**
 * The texts to mask: the lines of every private key, as given and as decoded. PEM armour and certificates are not among them.
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
      return [
        ...lines,
        ...others.flatMap((layer) => (layer.includes(PEM_MARK) ? keysIn(layer) : [layer]).flatMap(piecesOf)),
      ];
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

/** A private key from its BEGIN line to its END line, or to the end of a text that has lost it. */
const KEY_BODY = /-----BEGIN [A-Z0-9 .#]{0,40}PRIVATE KEY-----(.*?)(?:-----END|$)/gs;

/** The private keys in PEM of which the line ends may be escaped: without their armour. */
function keysIn(pem: string): string[] {
  return Array.from(pem.matchAll(KEY_BODY), ([, body = '']) => body);
}

/** Between the pieces of a text: armour, blanks, also escaped ones, and what JSON puts around texts. */
const BETWEEN = /-----(?:BEGIN|END) [A-Z0-9 .#]{1,64}-----|(?:\s|["'`,[\]]|\\{1,4}[rn])+/;

/** Headers of an encrypted key, and the beginning of a `data:` URI. */
const NO_SECRET = /^(?:Proc-Type:|4,ENCRYPTED|DEK-Info:|[A-Z0-9-]{3,20},[0-9A-F]{1,64}|data:.*)$/;

function piecesOf(text: string): string[] {
  return text.split(BETWEEN).filter((piece) => piece !== '' && !NO_SECRET.test(piece));
}
