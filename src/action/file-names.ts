import type { FileNames } from '../request.ts';
import type { ServerKind } from '../server/kind.ts';
import { DEFAULTS } from './defaults.ts';
import { type InputReader, quote } from './reader.ts';
import { readFileName } from './values.ts';

/**
 * Reads what the files are to be called; no two of them may be the same, or one a folder of the other.
 *
 * @param server null when it is unknown: nothing can be said then about the files that it has
 */
export function readNames(reader: InputReader, server: ServerKind | null): FileNames {
  const name = (input: string): string | null => reader.optional(input, readFileName);
  const names: FileNames = {
    certificate: reader.required('certificate-file', readFileName, 'cert.pem'),
    privateKey: reader.required('private-key-file', readFileName, 'key.pem'),
    chain: name('chain-file'),
    bundle: name('bundle-file'),
    keystore: name('keystore-file'),
    sds: readSdsName(reader, server),
  };
  const given = Object.entries({
    'certificate-file': names.certificate,
    'private-key-file': names.privateKey,
    'chain-file': names.chain,
    'bundle-file': names.bundle,
    'keystore-file': names.keystore,
    'sds-file': names.sds,
  }).flatMap(([input, value]) => (value === null ? [] : [{ input, value }]));
  for (const [index, { input, value }] of given.entries()) {
    const clash = given
      .slice(0, index)
      .find(
        (other) =>
          other.value === value || other.value.startsWith(`${value}/`) || value.startsWith(`${other.value}/`),
      );
    if (clash) reader.problem(input, `a name that ${clash.input} does not use`, quote(value));
  }
  return names;
}

/** The runner cannot tell "left out" from the default, so a kind without an SDS file takes the default for "left out". */
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
