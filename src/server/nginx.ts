import { credentialFiles, NO_POINTER, needsReload, type ServerKind } from './kind.ts';
import { pairAndBundle } from './names.ts';

/**
 * nginx: `ssl_certificate` (leaf and chain in one file) and `ssl_certificate_key`, read when it starts and
 * when it is reloaded. A reload reads both anew and keeps the earlier configuration when they do not fit, and
 * `nginx -s reload` reports success for some failures that only the master process meets: the served
 * fingerprint tells.
 *
 * From 1.27.4 on a reload takes over a file whose inode and modification time are what they were. Every file
 * arrives by a rename, so its inode differs from the one that is loaded.
 */
export const nginx: ServerKind = {
  ...NO_POINTER,
  name: 'nginx',
  names: pairAndBundle,
  files: async (context) => credentialFiles(context),
  advice: async (setup) => [
    ...needsReload(setup, 'nginx', 'nginx -s reload'),
    ...(setup.names.chain === null
      ? []
      : [
          'chain-file is set: nginx serves only what ssl_certificate holds, so clients will not get the intermediates',
        ]),
  ],
};
