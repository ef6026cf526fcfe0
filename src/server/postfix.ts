import { credentialFiles, NO_POINTER, needsReload, type ServerKind } from './kind.ts';
import { pairOrBundle } from './names.ts';

/**
 * Postfix: `smtpd_tls_cert_file` and `smtpd_tls_key_file`, or, when bundle-file is named,
 * `smtpd_tls_chain_files` with that one alone, the key first, as Postfix wants it.
 *
 * Every smtpd process reads the files when it starts, and new ones start all the time, reload or not. One
 * that starts between two renames has a pair that does not match; a bundle changes in one. `postfix reload`
 * has the processes that already run replaced.
 */
export const postfix: ServerKind = {
  ...NO_POINTER,
  name: 'postfix',
  names: pairOrBundle,
  files: async (context) => credentialFiles(context, 'key-first'),
  advice: async (setup) => [
    ...needsReload(setup, 'Postfix', 'postfix reload'),
    ...(setup.names.certificate !== null && setup.layout === 'in-place'
      ? [
          'certificate and key are two files: a Postfix process that starts between the two renames cannot use them. Name one file in bundle-file and in smtpd_tls_chain_files',
        ]
      : []),
  ],
};
