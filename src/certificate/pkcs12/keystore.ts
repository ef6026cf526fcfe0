/*
 * The keystore on the target. It is written as a whole, so that one that holds entries of others, or could,
 * is refused: nothing of theirs may be lost. Loaded only when there is one to write.
 */
import type { KeyObject } from 'node:crypto';
import { fingerprintOf } from '../../digest.ts';
import { DeployError } from '../../errors.ts';
import type { Credential } from '../credential.ts';
import { describeEntries, entriesBeside } from './entries.ts';
import { FACTS, Unreadable } from './flaw.ts';
import { javaKindOf, readJavaEntries } from './jks.ts';
import { type Contents, openPkcs12, parseKey } from './open.ts';
import { writeKeystore } from './write.ts';

/** The keystore as the inputs describe it. */
export interface KeystoreRequest {
  /** Its file, for messages. */
  readonly name: string;
  readonly password: string;
  /** The name of its entry; null: keep the present one. */
  readonly alias: string | null;
}

/** The name of the entry in a new keystore. */
const DEFAULT_ALIAS = 'server';

/**
 * The keystore as it should be: one entry with key, leaf and chain. One that holds just that already stays as
 * it is, also one that another program wrote. Servers are configured with the name of the entry, so that it
 * is kept unless another is asked for.
 *
 * @param existing the file that is there; null when there is none. An empty one counts as none
 * @throws DeployError TARGET_UNSAFE when it holds anything else, is no PKCS#12 keystore, or the password does
 *   not open it
 */
export function keystoreOf(
  credential: Credential,
  key: KeyObject,
  request: KeystoreRequest,
  existing: Buffer | null,
): Buffer {
  const { name, password, alias } = request;
  if (existing === null || existing.length === 0)
    return writeKeystore(credential, key, password, alias ?? DEFAULT_ALIAS);
  const contents = openExisting(existing, request);
  const entries = entriesBeside(contents, credential, key);
  if (entries.length > 0)
    throw unsafe(
      `${name} holds more than this credential: ${describeEntries(entries)}`,
      'the rest would be lost: name another file in keystore-file, or move the rest elsewhere (keytool -importkeystore, then -delete)',
    );
  const found = contents.keys[0]?.alias ?? null;
  const isNamed = alias === null || alias === found;
  if (isNamed && holds(contents, credential, key)) return existing;
  return writeKeystore(credential, key, password, alias ?? found ?? DEFAULT_ALIAS);
}

function openExisting(bytes: Buffer, { name, password }: KeystoreRequest): Contents {
  try {
    return openPkcs12(bytes, password);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    switch (error.flaw) {
      case 'password':
        throw unsafe(
          `keystore-password does not open ${name}, which may hold more than this credential`,
          'give the password that opens it, or move the file away for a new one to be made; a damaged file looks the same',
        );
      case 'entry':
        throw unsafe(
          `keystore-password opens ${name}, but not everything in it`,
          'an entry has a password of its own, or is damaged: move the file away for a new one to be made',
        );
      case 'java':
        throw javaKeystore(bytes, name);
      default:
        throw unsafe(
          `${name} ${FACTS[error.flaw]}`,
          'its content cannot be read: is it the right name? Move the file away for a new one to be made',
        );
    }
  }
}

function javaKeystore(bytes: Buffer, name: string): DeployError {
  const { entries, total } = readJavaEntries(bytes);
  return unsafe(
    `${name} is a Java keystore of the old kind (${javaKindOf(bytes)}): ${total === 0 ? 'empty' : describeEntries(entries, total)}`,
    'only PKCS#12 is written: name another file in keystore-file, or convert it first (keytool -importkeystore -deststoretype pkcs12)',
  );
}

function unsafe(fact: string, hint: string): DeployError {
  return new DeployError('TARGET_UNSAFE', fact, hint);
}

/**
 * Whether that is all of it. The order of the chain does not matter: readers find each issuer by its name.
 */
function holds({ keys, certificates }: Contents, { leaf, chain }: Credential, key: KeyObject): boolean {
  const [first] = keys;
  if (!first || !parseKey(first.der)?.equals(key)) return false;
  const wanted = [leaf, ...chain].map(({ raw }) => fingerprintOf(raw)).sort();
  const got = certificates.map(({ der }) => fingerprintOf(der)).sort();
  return got.join() === wanted.join();
}
