import {
  credentialFiles,
  type FileContext,
  NO_POINTER,
  type ServerFile,
  type ServerKind,
  type ServerSetup,
  seenPath,
} from './kind.ts';
import { keyFile, leafFile, pairAndBundle } from './names.ts';

/**
 * Traefik with its file provider. It watches its dynamic configuration and no certificate, so that file is moved into place
 * with every change, and after the certificates: on the way back, too. One that is there already belongs to somebody and
 * keeps its bytes. One that is not is written, with `tls.certificates` in it.
 *
 * A pair that does not match is dropped, and the default certificate served in its place. So the key is compared with the leaf before
 * the disk is touched, and nothing may make Traefik look between two renames: where the provider watches the very directory
 * that holds the certificates, they have to go through `layout: symlink` or into a subfolder.
 */
export const traefik: ServerKind = {
  ...NO_POINTER,
  name: 'traefik',
  watchesConfig: true,
  names: pairAndBundle,
  files: (context) => [...credentialFiles(context), ...configFile(context)],
  advice: (setup) => [
    ...(setup.names.config === null && !setup.hasReloadCommand
      ? [
          'no config-file was given: Traefik notices only that a file of its dynamic configuration is moved into place. Name that file, relative to directory',
        ]
      : []),
    ...unnamedPair(setup),
    ...(setup.names.chain === null
      ? []
      : [
          'chain-file is set: Traefik serves only what certFile holds, so clients will not get the intermediates',
        ]),
  ],
};

function configFile(context: FileContext): ServerFile[] {
  const { names, configBefore } = context;
  if (names.config === null) return [];
  const content = configBefore === null ? tlsConfig(context, names.config) : null;
  return [{ role: 'config', name: names.config, content, holdsKey: false, pointer: true }];
}

/** The dynamic configuration, in TOML or YAML by the ending of its name. Strings of JSON without control characters are strings in both. */
function tlsConfig(context: FileContext, name: string): string {
  const certificate = JSON.stringify(seenPath(context, leafFile(context.names)));
  const key = JSON.stringify(seenPath(context, keyFile(context.names)));
  return name.endsWith('.toml')
    ? `[[tls.certificates]]\n  certFile = ${certificate}\n  keyFile = ${key}\n`
    : `tls:\n  certificates:\n    - certFile: ${certificate}\n      keyFile: ${key}\n`;
}

/** Traefik takes a path that is not there for an inline certificate, so a file that names other paths does nothing. */
function unnamedPair(setup: ServerSetup): string[] {
  const { configBefore, names } = setup;
  if (configBefore === null) return [];
  return [leafFile(names), keyFile(names)]
    .map((name) => seenPath(setup, name))
    .filter((path) => !configBefore.includes(path))
    .map((path) => `${names.config} does not name ${path}: what is there already is never edited`);
}
