import { isScalar, parseDocument, stringify } from 'yaml';

/*
 * Files of servers in YAML. This module is imported dynamically: most runs meet no YAML, and need not load
 * the package.
 */

/** Strings are quoted: some readers of YAML take a bare `yes` or `1e3` for something else. */
const QUOTED = { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 } as const;

const COMMENT = /(?:^|(?<=\s))#[^\n]*/g;

/** The value of a document. Throws an error of the package when a text is not one well-formed document. */
export function readYaml(text: string): unknown {
  return open(text).toJS();
}

/**
 * Sets values in a document, and keeps its comments.
 *
 * @returns null when there is an alias on the way to a value, or something else that is no map
 */
export function editYaml(
  text: string,
  edits: readonly { readonly at: readonly (string | number)[]; readonly value: unknown }[],
): string | null {
  const document = open(text);
  try {
    for (const { at, value } of edits) {
      const node = document.getIn(at, true);
      if (value === undefined) document.deleteIn(at);
      else if (isScalar(node) && typeof value === 'string') {
        node.value = value;
        node.type = 'QUOTE_DOUBLE';
      } else document.setIn(at, document.createNode(value));
    }
  } catch {
    return null;
  }
  const isIndented = !/^( *)[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\n\1- /m.test(text);
  return document.toString({ ...QUOTED, indentSeq: isIndented });
}

/** A new document, in block style. */
export function writeYaml(value: unknown): string {
  return stringify(value, { ...QUOTED, indentSeq: false });
}

/**
 * Explicit keys (`? key`) are refused: nested ones take the package minutes for 1 KB, and no such file needs
 * them.
 */
function open(text: string) {
  if (/(?:^|\s)\?(?:\s|$)/.test(text.replace(COMMENT, ''))) throw new Error('an explicit key');
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
  const [error] = document.errors;
  if (error) throw error;
  return document;
}
