/* Which part of a text may be shown. People mix up inputs, and a key must not end up in a message. */

/** The mark of PEM text. */
export const PEM_MARK = '-----BEGIN';

/**
 * Whether a text is not to be repeated in a message: it has a BEGIN line, or a word as long as a line of a
 * key, with nothing that parts it.
 */
export function isConfidential(text: string): boolean {
  return text.includes(PEM_MARK) || text.split(/\s+/).some(isRun);
}

/**
 * The words of a text that are to be masked, since a key may be all that it is: not those of a command or a
 * sentence.
 */
export function runsIn(text: string): string[] {
  const words = text.split(/\s+/);
  return isRun(words[0] ?? '') ? words.filter((word) => LINE.test(word)) : [];
}

/** A line of a key: base64, 40 characters or more. */
const LINE = /^[A-Za-z0-9+/=]{40,}$/;

/**
 * Slashes part a path, and one begins many. Among capitals, small letters and digits all together, they are
 * base64's own.
 */
function isRun(word: string): boolean {
  if (!LINE.test(word) || word.startsWith('/')) return false;
  return !word.includes('/') || [/[A-Z]/, /[a-z]/, /\d/].every((kind) => kind.test(word));
}
