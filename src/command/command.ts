/** A program and its arguments. There is no shell in between: nothing is expanded, piped or substituted. */
export interface Command {
  /** As the user wrote it. */
  readonly text: string;
  readonly program: string;
  readonly args: readonly string[];
}

/**
 * Splits a command line into a program and its arguments by the quoting rules of a POSIX shell (XCU 2.2): blanks separate, single quotes keep
 * everything, double quotes keep everything but a backslash before `"` or `\`, and elsewhere a backslash keeps the next character.
 *
 * @returns the command, or, as a string, what is wrong with the text
 */
export function parseCommand(text: string): Command | string {
  const words: string[] = [];
  let word: string | null = null;
  let quote: '"' | "'" | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    if (char === '\\' && quote !== "'" && next !== '' && (quote === null || next === '"' || next === '\\')) {
      word = (word ?? '') + next;
      at += 1;
    } else if (quote !== null) {
      if (char === quote) quote = null;
      else word = (word ?? '') + char;
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= '';
    } else if (/\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = (word ?? '') + char;
    }
  }
  if (quote !== null) return `a ${quote} is not closed`;
  if (word !== null) words.push(word);
  const [program, ...args] = words;
  if (program === undefined || program === '') return 'there is no program to run';
  if (text.includes('\0')) return 'a command cannot hold a NUL character';
  return { text: text.trim(), program, args };
}
