/*
 * The Markdown of the summary. Text from outside becomes neither a link nor markup. GitHub makes links of
 * bare addresses, of `@name`, of `#12` and of other references, also where their characters are escaped. It
 * makes none within code. So a text from outside is shown as code, and a sentence is taken apart: words that
 * cannot mean anything stay as they are, and every other word becomes code.
 */
import { DEFAULTS } from '../../inputs/defaults.ts';
import { plain } from '../escape.ts';

/** More than this in one text helps nobody. */
const MAX_TEXT = 1_000;
/** What fits beside other columns within 960 px. */
const MAX_IN_TABLE = 40;

/**
 * A text from outside as code, which may stand in a cell. Characters that end code or a cell are replaced by
 * similar ones.
 */
export function code(text: string, most = MAX_TEXT): string {
  const shown = shorten(plain(text), most).replaceAll('`', 'ˋ').replaceAll('|', '¦');
  return shown.trim() === '' ? '–' : `\`${shown}\``;
}

/** The same in a cell, where a long text would make the table wider than the page. */
export function codeInTable(text: string, most = MAX_IN_TABLE): string {
  return code(text, most);
}

/** A long text without its middle: both ends tell more than the beginning alone. */
function shorten(text: string, most: number): string {
  const characters = [...text.slice(0, 2 * MAX_TEXT)];
  if (characters.length <= most) return text;
  const tail = Math.floor(most / 3);
  return `${characters.slice(0, most - tail - 1).join('')}…${characters.slice(-tail).join('')}`;
}

const INPUTS: ReadonlySet<string> = new Set(Object.keys(DEFAULTS).filter((name) => name.includes('-')));
/** Words, also joined by hyphens, numbers, and the values of a distinguished name. */
const HARMLESS =
  /^(?:(?:[A-Z]{1,2}=)?\p{L}+(?:['’-]\p{L}+)*|(?:[A-Z]{1,2}=)?[\p{L}\d]{1,6}|-{1,2}[a-z][a-z-]*|\d+(?:\.\d+)?|[–—·…])$/u;
/** GitHub takes it for the name of a commit. */
const HEX = /^[0-9a-f]{7,}$/i;
/** Punctuation around a word. */
const WORD = /^(["'(]*)(.*?)([)"',.;:?!]*)$/su;

/** A sentence in which some words may come from outside. */
export function prose(text: string): string {
  const words = plain(text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text).split(' ');
  return words
    .filter((word) => word !== '')
    .map((word, index) => {
      const [, before = '', core = '', after = ''] = WORD.exec(word) ?? [];
      // A number or a hyphen at the beginning could make a list.
      const isHarmless =
        core === '' || (HARMLESS.test(core) && !HEX.test(core) && !(index === 0 && /^[\d-]/.test(core)));
      if (isHarmless && !INPUTS.has(core)) return word;
      const shown = /^[0-9a-f]{32,}$/.test(core) ? `${core.slice(0, 16)}…` : core;
      return `${before}${code(shown, MAX_IN_TABLE * 2)}${after}`;
    })
    .join(' ');
}

/** The name of a type of key or of a protocol, as OpenSSL says it. Any other text is shown as code. */
export function standard(text: string): string {
  return /^(?:RSA|DSA|ECDSA|Ed25519|Ed448|TLSv1)[\w .-]{0,30}$/.test(text) ? text : code(text, MAX_IN_TABLE);
}

/** A fact as a sentence: with a capital, and a full stop unless it ends with another mark. */
export function sentence(text: string): string {
  const words = prose(text);
  if (words === '') return '';
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.?!]$/.test(words) ? '' : '.'}`;
}

/** The beginning of a fingerprint. */
export function fingerprint(text: string | null, length = 8): string {
  return text === null ? 'nothing' : code(`${text.slice(0, length)}…`);
}

/** A table. Cells are Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${head.map((_, index) => cells[index] || ' ').join(' | ')} |`;
  return [line(head), `|${' :--- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** A part that is folded away. The label is HTML: of GitHub's Markdown nothing is read there. */
export function details(label: string, content: string, open = false): string {
  return `<details${open ? ' open' : ''}><summary>${label}</summary>\n\n${content}\n\n</details>`;
}

/** A text from outside as HTML, for the label of a part that is folded away. */
export function htmlCode(text: string): string {
  const shown = shorten(plain(text), MAX_IN_TABLE * 2).replace(
    /[&<>"]/g,
    (char) => `&#${char.charCodeAt(0)};`,
  );
  return `<code>${shown}</code>`;
}

/** A number of things. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
