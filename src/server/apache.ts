import { credentialFiles, NO_POINTER, needsReload, type ServerKind } from './kind.ts';
import { pairAndBundle } from './names.ts';

/**
 * Apache httpd: `SSLCertificateFile` (leaf and chain in one file, or, with `chain-file`, the leaf alone
 * beside `SSLCertificateChainFile`) and `SSLCertificateKeyFile`, read when it starts and when it is
 * restarted, gracefully or not.
 *
 * A pair that does not match takes the whole server down: `apachectl configtest` does not look, a graceful
 * restart reports success, and then the parent process ends. So the key is compared with the leaf before the
 * disk is touched, and both files are in place before the command runs.
 */
export const apache: ServerKind = {
  ...NO_POINTER,
  name: 'apache',
  names: pairAndBundle,
  files: async (context) => credentialFiles(context),
  advice: async (setup) => needsReload(setup, 'Apache', 'apachectl graceful'),
};
