/*
 * Text from outside on its way into the log, an annotation or the summary: the names in a certificate, the
 * output of a command, the name of a file. The runner looks for commands in everything that an action prints:
 * `::name::` at the start of a line, and, from older days, `##[name]` anywhere in a line. A lone carriage
 * return ends a line as well.
 */

/**
 * Control characters, line separators, marks that change the direction of writing, and the byte-order mark.
 */
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** One line of text that the runner takes for text, whatever is in it. */
export function plain(text: string): string {
  return text
    .replace(INVISIBLE, (char) => {
      if (char === '\n') return '\\n';
      if (char === '\r') return '\\r';
      if (char === '\t') return ' ';
      return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
    })
    .replaceAll('##[', '## [')
    .replace(/^(\s*)::/, '$1: :');
}
