import { CURRENT } from '../layout.ts';
import { credentialFiles, type FileContext, type ServerFile, type ServerKind, seenPath } from './kind.ts';
import { keyFile, leafFile, pairAndBundle } from './names.ts';

/**
 * Envoy with file-based SDS. It watches directories for moves (inotify IN_MOVED_TO) and needs no command: a
 * rename onto the SDS file's name makes it read that file, a move into the directory of the certificate and
 * key makes it read the pair. Source: Envoy's documentation of secret discovery, "certificate rotation" and
 * "path based secrets".
 *
 * In place, the pair is two renames, and Envoy refuses the mismatched pair in between; the key's rename then
 * brings the matching one. Through the symlink, the pair changes at once: the SDS file names
 * `watched_directory`, so that the move of `current` is what Envoy reacts to.
 */
export const envoy: ServerKind = {
  name: 'envoy',
  defaultSdsFile: 'sds.json',
  watchesConfig: false,
  hasRuntimeApi: false,
  names: pairAndBundle,
  files: (context) => [...credentialFiles(context), ...sdsFile(context)],
  otherSecret: (sds, secretName) => {
    if (!sds.includes('tls_certificate')) return null;
    const names = namesIn(sds);
    if (names.includes(secretName)) return null;
    return names.length === 1 ? `the secret ${names[0]}` : 'other secrets';
  },
  advice: ({ names }) => [
    ...(names.chain === null
      ? []
      : [
          'chain-file is set: Envoy serves only what the certificate file holds, so clients will not get the intermediates',
        ]),
    ...(names.sds === null
      ? [
          'sds-file is empty: Envoy notices the new files only if its configuration already watches this directory',
        ]
      : []),
  ],
};

const SECRET_TYPE = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret';

/**
 * A discovery response with the one secret. Envoy takes YAML by the ending of the name and JSON otherwise.
 */
function sdsFile(context: FileContext): ServerFile[] {
  const { folder, names, serverDirectory, secretName } = context;
  if (names.sds === null) return [];
  const secret = {
    '@type': SECRET_TYPE,
    name: secretName,
    tls_certificate: {
      certificate_chain: { filename: certificatePath(context) },
      private_key: { filename: seenPath(context, keyFile(names)) },
      ...(folder === CURRENT ? { watched_directory: { path: serverDirectory || '/' } } : {}),
    },
  };
  const content = /\.ya?ml$/i.test(names.sds)
    ? `resources:\n${toYaml([secret], '')}`
    : `${JSON.stringify({ resources: [secret] }, null, 2)}\n`;
  return [{ role: 'sds', name: names.sds, content, holdsKey: false, pointer: true }];
}

function certificatePath(context: FileContext): string {
  return seenPath(context, leafFile(context.names));
}

/** The names in an SDS file, in JSON or YAML, quoted or not. */
function namesIn(pointer: string): string[] {
  const name = /(?:^|[\s{,"'])name["']?\s*:\s*(?:("(?:[^"\\\n]|\\.)*")|'([^'\n]*)'|([^\s"',}#][^\n,}#]*))/gm;
  return [...pointer.matchAll(name)].map(([, quoted, single, bare]) =>
    quoted === undefined ? (single ?? bare ?? '').trim() : unquoted(quoted),
  );
}

function unquoted(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
}

type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

/**
 * Maps, lists and strings as block-style YAML. A JSON string is a YAML string (YAML 1.2, section 7.3.1), so
 * every string is quoted as one.
 */
function toYaml(tree: readonly Tree[] | { readonly [key: string]: Tree }, indent: string): string {
  if (isList(tree)) {
    return tree.map((item) => `${indent}- ${entry(item, `${indent}  `).trimStart()}`).join('');
  }
  return Object.entries(tree)
    .map(
      ([key, value]) =>
        `${indent}${/^\w+$/.test(key) ? key : JSON.stringify(key)}:${typeof value === 'string' ? ' ' : '\n'}${entry(value, `${indent}  `)}`,
    )
    .join('');
}

function entry(value: Tree, indent: string): string {
  return typeof value === 'string' ? `${JSON.stringify(value)}\n` : toYaml(value, indent);
}

function isList(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree);
}
