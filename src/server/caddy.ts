import { credentialFiles, NO_POINTER, needsReload, type ServerKind } from './kind.ts';
import { pairOrBundle } from './names.ts';

/**
 * Caddy: `tls cert.pem key.pem` in a Caddyfile (`load_files` in JSON), or, when bundle-file is named, that
 * one alone, as `load_folders` wants it. Files are not watched. A reload with a configuration that did not
 * change is skipped and reports success, so it has to be forced: `caddy reload --force`, or a POST to `/load`
 * of the admin API with `Cache-Control: must-revalidate`.
 *
 * `load_folders` goes through folders of folders and takes every file that ends in `.pem` for a bundle:
 * nothing that this action keeps has that ending.
 */
export const caddy: ServerKind = {
  ...NO_POINTER,
  name: 'caddy',
  names: pairOrBundle,
  files: async (context) => credentialFiles(context),
  advice: async (setup) => needsReload(setup, 'Caddy', 'caddy reload --force --config /etc/caddy/Caddyfile'),
};
