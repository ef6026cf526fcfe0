import type { CredentialRequest } from '../request.ts';
import type { InputReader } from './reader.ts';

/** The parts of a credential in the inputs. Null for a part that is missing or cannot be read. */
export interface CredentialInputs {
  readonly credential: CredentialRequest | null;
  readonly passphrase: string | null;
  readonly keystorePassword: string | null;
}

/** Reads the credential, in either form, and every password. All that is secret is masked as it is read. */
export function readCredentialInputs(reader: InputReader): CredentialInputs {
  const { passphrase, pkcs12Password, keystorePassword } = readPasswords(reader);
  const privateKey = reader.pem('private-key', true);
  const certificate = reader.pem('certificate', false);
  const chain = reader.pem('chain', false);
  const pem = certificate === null ? null : ({ kind: 'pem', certificate, privateKey, chain } as const);
  if (reader.text('pkcs12') === '') return { credential: pem, passphrase, keystorePassword };

  const bytes = reader.pkcs12('pkcs12');
  const beside = ['certificate', 'private-key'].filter((name) => reader.text(name) !== '');
  for (const name of beside) reader.problem(name, 'nothing beside pkcs12, which takes its place', 'both');
  const credential =
    bytes === null ? null : ({ kind: 'pkcs12', bytes, password: pkcs12Password, chain } as const);
  return { credential, passphrase, keystorePassword };
}

/**
 * Masks the secrets that are in the inputs themselves. It reads no file, because a file that the main step
 * read may be gone.
 */
export function hideCredentialInputs(reader: InputReader): void {
  readPasswords(reader);
  for (const name of ['private-key', 'pkcs12', 'certificate', 'chain'])
    reader.hideCredential(name, name === 'private-key' || name === 'pkcs12');
}

function readPasswords(reader: InputReader) {
  return {
    passphrase: reader.secret('private-key-passphrase'),
    pkcs12Password: reader.secret('pkcs12-password'),
    keystorePassword: reader.secret('keystore-password'),
  };
}
