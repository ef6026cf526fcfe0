import type { FileContext } from '../../src/server/kind.ts';

/** What a server kind is asked about, with what matters to a target put in. */
export function contextOf(differs: Partial<FileContext>, names: Partial<FileContext['names']>): FileContext {
  return {
    folder: '',
    serverDirectory: '/etc/certs',
    secretName: 'server_cert',
    leafPem: 'LEAF\n',
    chainPem: '',
    keyPem: 'KEY\n',
    keystore: null,
    configBefore: null,
    sdsBefore: null,
    kept: () => '',
    ...differs,
    names: {
      certificate: 'cert.pem',
      privateKey: 'key.pem',
      chain: null,
      bundle: null,
      keystore: null,
      sds: null,
      config: null,
      ...names,
    },
  };
}
