import type { Value } from './document.ts';
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
 * Traefik with its file provider. It watches its dynamic configuration and no certificate, so that file is
 * moved into place with every change, and after the certificates: on the way back, too. One that is there
 * already belongs to somebody and keeps its bytes. One that is not is written, with `tls.certificates` in it.
 *
 * A pair that does not match is dropped, and the default certificate served in its place. So the key is
 * compared with the leaf before the disk is touched, and nothing may make Traefik look between two renames:
 * where the provider watches the very directory that holds the certificates, they have to go through `layout:
 * symlink` or into a subfolder.
 */
export const traefik: ServerKind = {
  ...NO_POINTER,
  name: 'traefik',
  watchesConfig: true,
  names: pairAndBundle,
  files: async (context) => [...credentialFiles(context), ...(await configFile(context))],
  advice: async (setup) => [
    ...(setup.names.config === null && !setup.hasReloadCommand
      ? [
          'no config-file was given: Traefik notices only that a file of its dynamic configuration is moved into place. Name that file, relative to directory',
        ]
      : []),
    ...(await unnamedPair(setup)),
    ...(setup.names.chain === null
      ? []
      : [
          'chain-file is set: Traefik serves only what certFile holds, so clients will not get the intermediates',
        ]),
  ],
};

async function configFile(context: FileContext): Promise<ServerFile[]> {
  const { names, configBefore } = context;
  if (names.config === null) return [];
  const content = configBefore === null ? await tlsConfig(context, names.config) : null;
  return [{ role: 'config', name: names.config, content, holdsKey: false, pointer: true }];
}

/**
 * The dynamic configuration, in TOML or YAML by the ending of its name. Strings of JSON without control
 * characters are strings of TOML.
 */
async function tlsConfig(context: FileContext, name: string): Promise<string> {
  const [certificate, key] = [
    seenPath(context, leafFile(context.names)),
    seenPath(context, keyFile(context.names)),
  ];
  if (isToml(name))
    return `[[tls.certificates]]\n  certFile = ${JSON.stringify(certificate)}\n  keyFile = ${JSON.stringify(key)}\n`;
  const { writeDocument } = await import('./document.ts');
  return writeDocument(
    { format: 'YAML' },
    { tls: { certificates: [{ certFile: certificate, keyFile: key }] } },
  );
}

function isToml(name: string): boolean {
  return name.endsWith('.toml');
}

/**
 * Traefik takes a path that is not there for an inline certificate, so a file that names other paths does
 * nothing.
 */
async function unnamedPair(setup: ServerSetup): Promise<string[]> {
  const { configBefore, names } = setup;
  if (configBefore === null || names.config === null) return [];
  const isNamed = isToml(names.config)
    ? textNames(configBefore)
    : await yamlNames(names.config, configBefore);
  return [
    { key: 'certFile', path: seenPath(setup, leafFile(names)) },
    { key: 'keyFile', path: seenPath(setup, keyFile(names)) },
  ]
    .filter(({ key, path }) => !isNamed(key, path))
    .map(({ path }) => `${names.config} does not name ${path}: what is there already is never edited`);
}

/** Whether a file has a path at a key. */
type Names = (key: string, path: string) => boolean;

/** Looks for the path in lines that are no comments. More is not read of TOML. */
function textNames(text: string): Names {
  const lines = text.split('\n').filter((line) => !/^\s*#/.test(line));
  return (_, path) => lines.some((line) => line.includes(path));
}

/**
 * Traefik runs the file through Go's templates first. One that is no YAML before that is searched as a text.
 */
async function yamlNames(name: string, text: string): Promise<Names> {
  try {
    const { readDocument } = await import('./document.ts');
    const fields = fieldsIn(await readDocument({ name, format: 'YAML' }, text));
    // Traefik takes keys in any case.
    return (key, path) =>
      fields.some((field) => field.value === path && field.key.toLowerCase() === key.toLowerCase());
  } catch {
    return textNames(text);
  }
}

/** Every key with its value, however deep. */
function fieldsIn(value: Value): { readonly key: string; readonly value: Value }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [{ key, value: item }, ...fieldsIn(item)]);
}
