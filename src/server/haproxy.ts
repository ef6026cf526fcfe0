import { credentialFiles, NO_POINTER, needsReload, type ServerKind } from './kind.ts';
import type { GivenNames } from './names.ts';

/**
 * HAProxy: one PEM with leaf, chain and key (`crt site.pem`), so that one rename changes all of it; or, when
 * certificate-file or private-key-file is named, the key beside the certificate under its name and `.key`
 * (`site.pem`, `site.pem.key`). Read when it starts and when it is reloaded; a reload with a PEM that cannot
 * be used leaves the earlier process at work. Its Runtime API takes a certificate without a reload, in memory
 * only: so the disk is written all the same, and a rollback hands over the earlier one.
 *
 * `crt <directory>` loads every file in it but dotfiles and those that end in .key, .issuer, .ocsp or .sctl:
 * what this action keeps there has a leading dot.
 */
export const haproxy: ServerKind = {
  ...NO_POINTER,
  name: 'haproxy',
  hasRuntimeApi: true,
  names: namesOf,
  files: async (context) => credentialFiles(context),
  advice: async (setup) => [
    ...needsReload(setup, 'HAProxy', 'systemctl reload haproxy, or name its stats socket in haproxy-socket'),
    ...(setup.names.chain === null
      ? []
      : ['chain-file is set: HAProxy reads no such file, the chain belongs behind the leaf']),
  ],
};

const KEY = '.key';

function namesOf({ certificate, privateKey, bundle }: GivenNames): GivenNames {
  if (certificate !== null) return { certificate, privateKey: privateKey ?? certificate + KEY, bundle };
  if (privateKey !== null) {
    const beside = privateKey.endsWith(KEY) ? privateKey.slice(0, -KEY.length) : 'site.pem';
    return { certificate: beside, privateKey, bundle };
  }
  return { certificate: null, privateKey: null, bundle: bundle ?? 'site.pem' };
}
