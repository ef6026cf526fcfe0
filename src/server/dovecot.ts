import { credentialFiles, NO_POINTER, needsReload, type ServerKind } from './kind.ts';
import { pairAndBundle } from './names.ts';

/**
 * Dovecot: `ssl_cert` and `ssl_key` (from 2.4 on `ssl_server_cert_file` and `ssl_server_key_file`), leaf and
 * chain in the first. Its configuration process reads both when it starts and when it is reloaded, and hands
 * them to the login processes.
 */
export const dovecot: ServerKind = {
  ...NO_POINTER,
  name: 'dovecot',
  names: pairAndBundle,
  files: async (context) => credentialFiles(context),
  advice: async (setup) => [
    ...needsReload(setup, 'Dovecot', 'doveadm reload'),
    ...(setup.names.chain === null
      ? []
      : [
          'chain-file is set: Dovecot serves only what ssl_cert holds, so clients will not get the intermediates',
        ]),
  ],
};
