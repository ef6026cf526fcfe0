import { CURRENT } from '../layout.ts';
import { credentialFiles, type FileContext, type ServerFile, type ServerKind, seenPath } from './kind.ts';
import { keyFile, leafFile, pairAndBundle } from './names.ts';
import { freshJson, isYaml } from './secret.ts';

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
  files: async (context) => [...credentialFiles(context), ...(await sdsFile(context))],
  secretIn: async (file, text) => (await import('./sds.ts')).secretIn(file, text),
  advice: async ({ names }) => [
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

/**
 * Reading an SDS file that somebody else wrote takes more than most runs need, and is loaded only for that.
 */
async function sdsFile(context: FileContext): Promise<ServerFile[]> {
  const { folder, names, serverDirectory, secretName, sdsBefore } = context;
  if (names.sds === null) return [];
  const directory = serverDirectory || '/';
  const secret = {
    name: secretName,
    certificate: seenPath(context, leafFile(names)),
    privateKey: seenPath(context, keyFile(names)),
    watched: folder === CURRENT ? directory : null,
    formerly: { watched: directory, below: `${serverDirectory}/${CURRENT}/` },
  };
  const fresh = freshJson(secret);
  const isFresh = !isYaml(names.sds) && (sdsBefore === null || sdsBefore === fresh);
  const content = isFresh ? fresh : await (await import('./sds.ts')).sdsText(names.sds, sdsBefore, secret);
  return [{ role: 'sds', name: names.sds, content, holdsKey: false, pointer: true }];
}
