/** A program and its arguments. There is no shell in between: nothing is expanded, piped or substituted. */
export interface Command {
  /** As the user wrote it, without a comment; lines that were continued are one. */
  readonly text: string;
  readonly program: string;
  readonly args: readonly string[];
  /**
   * Why the user may have meant a shell: a sentence about the first doubtful piece outside of quotes. Null
   * without a doubt.
   */
  readonly doubt: string | null;
}

/** One line, as far as it was read. */
interface Line {
  readonly words: readonly string[];
  readonly text: string;
  readonly doubt: string | null;
  /** Where the next line begins. */
  readonly end: number;
}

/**
 * Reads commands, one a line, by the quoting rules of a POSIX shell (XCU 2.2 and 2.3). Blanks separate words.
 * Single quotes keep everything. In double quotes, a backslash keeps one of `"`, `\`, `$` and a backtick.
 * Elsewhere, it keeps any character. At the end of a line, it continues the command on the next line. A `#`
 * at the beginning of a word begins a comment. Lines without a word are skipped.
 *
 * @returns the commands; or, as a string, the problem with the text
 */
export function parseCommands(text: string): readonly Command[] | string {
  if (text.includes('\0')) return 'a command cannot hold a NUL character';
  const commands: Command[] = [];
  for (let at = 0; at < text.length; ) {
    const line = readLine(text, at);
    if (typeof line === 'string') return line;
    const [program, ...args] = line.words;
    if (program === '') return 'there is no program to run';
    if (program !== undefined) commands.push({ text: line.text, program, args, doubt: line.doubt });
    at = line.end;
  }
  return commands;
}

function readLine(text: string, start: number): Line | string {
  const words: string[] = [];
  let word: string | null = null;
  let quote: '"' | "'" | null = null;
  let doubt: string | null = null;
  let afterDollar = false;
  let kept = '';
  let from = start;
  let at = start;
  for (; at < text.length; at += 1) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    const escapes = char === '\\' && quote !== "'";
    const continued = escapes ? lineEnd(text, at + 1) : 0;
    if (continued > 0) {
      kept += text.slice(from, at);
      at += continued;
      from = at + 1;
      continue;
    }
    if (quote === null && lineEnd(text, at) > 0) break;
    if (quote === null && word === null && (char === '#' || (escapes && next === ''))) break;
    const dollar = afterDollar;
    afterDollar = false;
    if (escapes && next !== '' && (quote === null || '"\\$`'.includes(next))) {
      word = (word ?? '') + next;
      at += 1;
    } else if (quote !== null) {
      if (char === quote) quote = null;
      else word = (word ?? '') + char;
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= '';
    } else if (char === ' ' || char === '\t') {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = (word ?? '') + char;
      doubt ??= doubtAbout(char, next, dollar);
      afterDollar = char === '$';
    }
  }
  if (quote !== null) return `a ${quote} is not closed`;
  if (word !== null) words.push(word);
  kept += text.slice(from, at);
  const end = endOfLine(text, at);
  return { words, text: kept.trim(), doubt, end: end + lineEnd(text, end) };
}

/** How many characters end the line here; 0 when it goes on. */
function lineEnd(text: string, at: number): number {
  if (text[at] === '\n') return 1;
  return text[at] === '\r' && text[at + 1] === '\n' ? 2 : 0;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && lineEnd(text, at) === 0) at += 1;
  return at;
}

/** The doubt about a character outside of quotes; null when the character stands for itself. */
function doubtAbout(char: string, next: string, afterDollar: boolean): string | null {
  if (char === '(' && afterDollar) return '$( needs a shell, and commands run without one';
  if ('&|'.includes(char))
    return `${next === char ? char + char : char} needs a shell, and commands run without one`;
  if (';<>`'.includes(char)) return `${char} needs a shell, and commands run without one`;
  if (!/\s/.test(char)) return null;
  const number = char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return `the character U+${number} looks like a blank, and separates nothing`;
}
