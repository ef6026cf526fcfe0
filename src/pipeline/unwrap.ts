import { secretLines } from '../certificate/pem.ts';
import type { CredentialRequest, PemRequest } from '../request.ts';
import type { Context } from './run.ts';

/**
 * A credential as PEM, out of whatever it was given in. A key that comes out of a PKCS#12 file is masked before anything else is done with it.
 *
 * @throws DeployError PKCS12_INVALID or PASSPHRASE_WRONG
 */
export async function unwrap(
  { log, hide }: Pick<Context, 'log' | 'hide'>,
  given: CredentialRequest,
): Promise<PemRequest> {
  if (given.kind === 'pem') return given;
  // Only who has such a file pays for loading what reads it.
  const { readPkcs12 } = await import('../certificate/pkcs12/read.ts');
  const { certificate, chain, privateKey } = readPkcs12(given.bytes, given.password);
  if (privateKey === null) log.notice('the PKCS#12 file holds no private key: the one on the target stays');
  else hide(secretLines(privateKey, true));
  if (given.chain === null) return { kind: 'pem', certificate, chain, privateKey };
  // What is wrong with the chain that was given is told of that one alone.
  return { kind: 'pem', certificate: certificate + (chain ?? ''), chain: given.chain, privateKey };
}
