import { isCertificate } from './credential.ts';
import { formatPem, isPrivateKey, type PemBlock, readPemBlocks } from './pem.ts';

/**
 * The PEM blocks in a file on the target that are not the credential's own, in their order: DH parameters
 * (`DH PARAMETERS`, `X9.42 DH PARAMETERS`), for one. Certificates and private keys are the credential's, and
 * so are the `EC PARAMETERS` that OpenSSL writes before a SEC1 key (`openssl ecparam -genkey`).
 *
 * @param file the bytes of the file
 * @returns PEM; empty when there are none, or when the file is not well-formed PEM
 */
export function keptBlocks(file: Buffer): string {
  let blocks: PemBlock[];
  try {
    blocks = readPemBlocks(file.toString('latin1'), 'CERTIFICATE_INVALID', 'file on the target');
  } catch {
    return '';
  }
  return blocks
    .filter((block, index) => !isOfCredential(block, blocks[index + 1]))
    .map(formatPem)
    .join('');
}

function isOfCredential(block: PemBlock, next: PemBlock | undefined): boolean {
  if (block.label === 'EC PARAMETERS') return next?.label === 'EC PRIVATE KEY';
  return isPrivateKey(block) || isCertificate(block);
}
