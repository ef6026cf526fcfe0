import { holdsKey, type Role } from '../report.ts';
import type { FileNames } from '../request.ts';

/** What a kind needs to know in order to say which files there are. PEM texts end with a newline. */
export interface FileContext {
  /** The folder, relative to the directory, that pointers name the files in; empty for the directory itself. */
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
}

/** A file as it should be on the target. */
export interface ServerFile {
  readonly role: Role;
  /** Relative to the directory, or, with the `symlink` layout, to what `current` points at. */
  readonly name: string;
  /** Text, or the bytes of a file that is none. */
  readonly content: string | Buffer;
  readonly holdsKey: boolean;
  /** A file that tells the server about the others: stays in the directory itself and changes last. */
  readonly pointer: boolean;
}

/** What reads the files. */
export interface ServerKind {
  readonly name: string;
  /** The SDS file's name when none is given; null for a kind that has no such file. */
  readonly defaultSdsFile: string | null;
  /** The files in the order in which they change. */
  files(context: FileContext): ServerFile[];
  /**
   * Whether a server that follows the pointer that is there now might refuse the new one, and yet notice that the files it knows have changed.
   *
   * @param pointer the text of the file that is there now
   */
  doubts(pointer: string, context: FileContext): boolean;
  /**
   * Why a server that follows the pointer that is there now might refuse the new one; null when nothing speaks against it. A kind without a pointer has no need of it.
   *
   * @param pointer the text of the file that is there now
   */
  warns?(pointer: string, context: FileContext): PointerWarning | null;
  /** What the server needs in order to notice, and will not get the way the deployment is set up; one line each. */
  advice(setup: ServerSetup): string[];
}

/** What there is to be wary of in a pointer, and what to look at. */
export interface PointerWarning {
  readonly fact: string;
  readonly remedy: string;
}

/** The parts of a deployment that decide whether a server will notice it. */
export interface ServerSetup {
  readonly names: FileNames;
  readonly hasReloadCommand: boolean;
  readonly hasEndpoints: boolean;
}

/**
 * The files that any server can have: chain, certificate, private key, bundle, keystore, in this order. Where readers look at
 * each file by itself, the key changes after the certificate, and whatever holds both in one comes after either.
 */
export function credentialFiles({ names, leafPem, chainPem, keyPem, keystore }: FileContext): ServerFile[] {
  const file = (role: Role, name: string, content: string | Buffer): ServerFile => ({
    role,
    name,
    content,
    holdsKey: holdsKey(role),
    pointer: false,
  });
  return [
    ...(names.chain === null ? [] : [file('chain', names.chain, chainPem)]),
    file('certificate', names.certificate, names.chain === null ? leafPem + chainPem : leafPem),
    file('private-key', names.privateKey, keyPem),
    ...(names.bundle === null ? [] : [file('bundle', names.bundle, leafPem + chainPem + keyPem)]),
    ...(names.keystore === null || keystore === null ? [] : [file('keystore', names.keystore, keystore)]),
  ];
}
