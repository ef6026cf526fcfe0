import { keptBlocks } from '../certificate/kept.ts';
import { CURRENT } from '../layout.ts';
import type { DeployRequest } from '../request.ts';
import type { FileContext } from '../server/kind.ts';
import type { WantedFile } from '../transaction/plan.ts';
import { readDeployed, readPlace, type View } from '../transaction/view.ts';
import type { Accepted } from './accept.ts';

/** The files that the target should hold, and what the server kind made them of. */
export interface Wanted {
  readonly files: readonly WantedFile[];
  readonly context: FileContext;
}

/**
 * Has the server kind make the files of a credential.
 *
 * @throws DeployError TARGET_UNSAFE when a file on the target may hold what belongs to others, and when it
 *   cannot be read
 */
export async function wantedFiles(request: DeployRequest, accepted: Accepted, view: View): Promise<Wanted> {
  const { names, layout } = request;
  const config = names.config === null ? null : readPointer(view, names.config);
  const { credential, keyPem } = accepted;
  const context: FileContext = {
    folder: layout === 'symlink' ? CURRENT : '',
    names,
    serverDirectory: request.serverDirectory,
    secretName: request.sdsSecretName,
    leafPem: credential.leafPem,
    chainPem: credential.chainPem,
    // Latin-1 keeps every byte of a key file that stays as it is.
    keyPem: keyPem.toString('latin1'),
    keystore: await keystoreFor(request, accepted, view),
    configBefore: config?.toString('utf8') ?? null,
    sdsBefore: (names.sds === null ? null : readPointer(view, names.sds))?.toString('utf8') ?? null,
    kept: (name) => keptIn(view, name, keyPem),
  };
  const files = (await request.server.files(context)).map(({ content, ...file }) => ({
    ...file,
    bytes: asBytes(content ?? config ?? '', file.holdsKey),
    mode: file.holdsKey ? request.privateKeyMode : request.certificateMode,
  }));
  return { files, context };
}

/**
 * The keystore on the target when it holds the candidate already, else a new one; null when there is to be
 * none.
 */
async function keystoreFor(
  { names, keystorePassword: password, keystoreAlias: alias }: DeployRequest,
  { credential, key }: Accepted,
  view: View,
): Promise<Buffer | null> {
  if (names.keystore === null) return null;
  const { keystoreOf } = await import('../certificate/pkcs12/keystore.ts');
  const existing = readDeployed(view, names.keystore);
  return keystoreOf(credential, key, { name: names.keystore, password, alias }, existing);
}

/** What is in a file on the target besides a credential. A key file that stays is kept as a whole already. */
function keptIn(view: View, name: string, keyPem: Buffer): string {
  const existing = readDeployed(view, name);
  return existing === null || existing.equals(keyPem) ? '' : keptBlocks(existing);
}

/**
 * A file that tells a server about the others; null when there is none on the target. Throws as `readPlace`
 * does.
 */
function readPointer(view: View, name: string): Buffer | null {
  const entry = readPlace(view, 'directory', name);
  return entry.kind === 'file' ? entry.bytes : null;
}

function asBytes(content: string | Buffer, holdsKey: boolean): Buffer {
  return typeof content === 'string' ? Buffer.from(content, holdsKey ? 'latin1' : 'utf8') : content;
}
