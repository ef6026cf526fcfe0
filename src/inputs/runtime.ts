import { CURRENT, type Layout } from '../layout.ts';
import type { RuntimeRequest } from '../request.ts';
import { type ServerKind, seenPath } from '../server/kind.ts';
import type { FileNames } from '../server/names.ts';
import { quote } from './quote.ts';
import type { InputReader } from './reader.ts';
import { readServerPath } from './values.ts';

/** The parts of a request that make up the name of the certificate in a running server. */
export interface RuntimeSite {
  readonly server: ServerKind;
  readonly names: FileNames;
  readonly layout: Layout;
  readonly serverDirectory: string;
}

/** Reads how a running server is handed its certificate; null when it is not. */
export function readRuntime(reader: InputReader, site: RuntimeSite): RuntimeRequest | null {
  const { server, names, layout, serverDirectory } = site;
  const socket = reader.optional('haproxy-socket', readServerPath);
  if (socket === null) return null;
  if (!server.hasRuntimeApi)
    reader.problem('haproxy-socket', `nothing, because server ${server.name} has none`, quote(socket));
  if (reader.text('reload-command') !== '')
    reader.problem('haproxy-socket', 'nothing, because reload-command is given', quote(socket));
  const { certificate, privateKey, bundle } = names;
  const isPair = certificate !== null && privateKey !== null;
  const known = isPair ? certificate : (bundle ?? '');
  return {
    socket,
    name: seenPath({ folder: layout === 'symlink' ? CURRENT : '', serverDirectory }, known),
    files: isPair ? [certificate, privateKey] : [known],
    layout,
  };
}
