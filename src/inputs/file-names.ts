import { files } from '../server/files.ts';
import type { ServerKind } from '../server/kind.ts';
import type { FileNames } from '../server/names.ts';
import { DEFAULTS } from './defaults.ts';
import { quote } from './quote.ts';
import type { InputReader } from './reader.ts';
import { readFileName } from './values.ts';

/**
 * Reads the names of the files. No two of them may be the same, and none may be a folder of another.
 *
 * @param server null when it is unknown. The files of its kind are then not checked
 */
export function readNames(reader: InputReader, server: ServerKind | null): FileNames {
  const credential = (server ?? files).names({
    certificate: readPairName(reader, 'certificate-file'),
    privateKey: readPairName(reader, 'private-key-file'),
    bundle: reader.optional('bundle-file', readFileName),
  });
  const names: FileNames = {
    ...credential,
    chain: reader.optional('chain-file', readFileName),
    keystore: reader.optional('keystore-file', readFileName),
    sds: readSdsName(reader, server),
    config: readConfigName(reader, server),
  };
  if (names.certificate === null && names.chain !== null)
    reader.problem('chain-file', `nothing, because the chain goes into ${names.bundle}`, quote(names.chain));
  refuseClashes(reader, names);
  return names;
}

function refuseClashes(reader: InputReader, names: FileNames): void {
  const named = Object.entries({
    'certificate-file': names.certificate,
    'private-key-file': names.privateKey,
    'chain-file': names.chain,
    'bundle-file': names.bundle,
    'keystore-file': names.keystore,
    'sds-file': names.sds,
    'config-file': names.config,
  }).flatMap(([input, value]) => (value === null ? [] : [{ input, value }]));
  for (const [index, { input, value }] of named.entries()) {
    const clash = named
      .slice(0, index)
      .find(
        (other) =>
          other.value === value || other.value.startsWith(`${value}/`) || value.startsWith(`${other.value}/`),
      );
    if (clash) reader.problem(input, `a name that ${clash.input} does not use`, quote(value));
  }
}

/**
 * The runner hands over a default as if the workflow had set it. So a default counts as left out, and the
 * server kind decides.
 */
function readPairName(reader: InputReader, input: string): string | null {
  return reader.text(input) === DEFAULTS[input] ? null : reader.optional(input, readFileName);
}

/** Here, too: a kind without an SDS file takes the default for "left out". */
function readSdsName(reader: InputReader, server: ServerKind | null): string | null {
  const text = reader.text('sds-file');
  if (text === '') return null;
  if (server?.defaultSdsFile === null) {
    if (text !== DEFAULTS['sds-file'])
      reader.problem('sds-file', `nothing, because server ${server.name} has no such file`, quote(text));
    return null;
  }
  return reader.optional('sds-file', readFileName);
}

function readConfigName(reader: InputReader, server: ServerKind | null): string | null {
  const name = reader.optional('config-file', readFileName);
  if (name === null || server === null || server.watchesConfig) return name;
  reader.problem('config-file', `nothing, because server ${server.name} does not watch one`, quote(name));
  return null;
}
