import type { Layout } from '../layout.ts';
import { holdsKey, type Role } from '../report.ts';
import type { FileNames, GivenNames } from './names.ts';

/** What a kind needs to know in order to say which files there are. PEM texts end with a newline. */
export interface FileContext {
  /**
   * The folder, relative to the directory, that pointers name the files in; empty for the directory itself.
   */
  readonly folder: string;
  readonly names: FileNames;
  /** The directory as the server sees it, without a slash at its end. */
  readonly serverDirectory: string;
  readonly secretName: string;
  readonly leafPem: string;
  /** Empty when there are no intermediates. */
  readonly chainPem: string;
  readonly keyPem: string;
  /** The PKCS#12 keystore; null when there is none to write. */
  readonly keystore: Buffer | null;
  /** The text of the configuration file that is there now; null when there is none. */
  readonly configBefore: string | null;
  /** The text of the SDS file that is there now; null when there is none. */
  readonly sdsBefore: string | null;
  /**
   * PEM blocks that a file holds beside the credential, and keeps: DH parameters, for one. Empty where it
   * holds none.
   */
  readonly kept: (name: string) => string;
}

/** A file as it should be on the target. */
export interface ServerFile {
  readonly role: Role;
  /** Relative to the directory, or, with the `symlink` layout, to what `current` points at. */
  readonly name: string;
  /** Text, the bytes of a file that is none, or null for a file that is there and keeps its bytes. */
  readonly content: string | Buffer | null;
  readonly holdsKey: boolean;
  /** A file that tells the server about the others: stays in the directory itself and changes last. */
  readonly pointer: boolean;
}

/** What reads the files. */
export interface ServerKind {
  readonly name: string;
  /** The SDS file's name when none is given; null for a kind that has no such file. */
  readonly defaultSdsFile: string | null;
  /**
   * Whether there can be a configuration file that the server watches, and that has to be moved into place
   * with every change.
   */
  readonly watchesConfig: boolean;
  /** Whether it can be handed its certificate while it runs, through a socket. */
  readonly hasRuntimeApi: boolean;
  /** What certificate, key and bundle are called, and which of them there are. */
  names(given: GivenNames): GivenNames;
  /**
   * The files. In which order they change, the transaction knows.
   *
   * @throws DeployError TARGET_UNSAFE when a file that is there cannot be changed without loss
   */
  files(context: FileContext): Promise<ServerFile[]>;
  /**
   * The name of the secret in the SDS file that is there now; null when there is none in it. Only for a kind
   * that has such a file.
   *
   * @throws DeployError TARGET_UNSAFE when it is not well-formed
   */
  secretIn?(file: string, text: string): Promise<string | null>;
  /**
   * What the server needs in order to notice, and will not get the way the deployment is set up; one line
   * each.
   */
  advice(setup: ServerSetup): Promise<string[]>;
}

/** The parts of a deployment that decide whether a server will notice it. */
export interface ServerSetup
  extends Pick<FileContext, 'folder' | 'names' | 'serverDirectory' | 'configBefore'> {
  readonly layout: Layout;
  readonly hasReloadCommand: boolean;
  readonly hasEndpoints: boolean;
}

/** What most kinds have in common: no pointer of any sort, and no socket. */
export const NO_POINTER: Pick<ServerKind, 'defaultSdsFile' | 'watchesConfig' | 'hasRuntimeApi'> = {
  defaultSdsFile: null,
  watchesConfig: false,
  hasRuntimeApi: false,
};

/** Says that nothing will make the server read the files, and what would. */
export function needsReload({ hasReloadCommand }: ServerSetup, server: string, command: string): string[] {
  return hasReloadCommand
    ? []
    : [
        `no reload-command was given: ${server} reads its certificate files only when it is told to. Give one, such as: ${command}`,
      ];
}

/** In which order a bundle holds its parts. */
export type BundleOrder = 'key-last' | 'key-first';

/**
 * The files that any server can have.
 */
export function credentialFiles(
  { names, leafPem, chainPem, keyPem, keystore, kept }: FileContext,
  order: BundleOrder = 'key-last',
): ServerFile[] {
  const file = (role: Role, name: string | null, content: string | Buffer): ServerFile[] =>
    name === null ? [] : [{ role, name, content, holdsKey: holdsKey(role), pointer: false }];
  const pem = (role: Role, name: string | null, content: string): ServerFile[] =>
    file(role, name, name === null ? '' : content + kept(name));
  const certificates = leafPem + chainPem;
  return [
    ...pem('chain', names.chain, chainPem),
    ...pem('certificate', names.certificate, names.chain === null ? certificates : leafPem),
    ...pem('private-key', names.privateKey, keyPem),
    ...pem('bundle', names.bundle, order === 'key-first' ? keyPem + certificates : certificates + keyPem),
    ...(keystore === null ? [] : file('keystore', names.keystore, keystore)),
  ];
}

/** A path below the directory as the server sees it. */
export function seenPath(
  { folder, serverDirectory }: Pick<FileContext, 'folder' | 'serverDirectory'>,
  name: string,
): string {
  return [serverDirectory, ...(folder === '' ? [] : [folder]), name].join('/');
}
