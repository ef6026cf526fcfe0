import { parse } from 'yaml';
import { envoy } from '../../../src/server/envoy.ts';
import { contextOf } from '../server-files.ts';
import { fieldsOf, hold, joined, type Open } from '../target.ts';

const SDS = {
  resources: [
    {
      '@type': 'x',
      name: 'server_cert',
      tls_certificate: {
        certificate_chain: { filename: '/etc/certs/cert.pem' },
        private_key: { filename: 'k' },
      },
    },
  ],
};

/** The SDS file: one that somebody wrote is looked at, and one is written of names that somebody chose. */
export const open: Open = () => ({
  seeds: [
    joined('server_cert', '/etc/certs', 'cert.pem', JSON.stringify(SDS)),
    joined('other', '/etc/certs', 'cert.pem', JSON.stringify(SDS, null, 2)),
    joined(
      'a b',
      '/etc/certs',
      'cert.pem',
      "resources:\n- name: 'a b'\n  tls_certificate: # x\n    certificate_chain: {filename: /etc/certs/cert.pem}\n",
    ),
    joined('a"\\', '', 'c.pem', 'tls_certificate name: a"\\ , /c.pem'),
  ],
  tokens: [
    'name:',
    '"name":',
    "'name' :",
    'tls_certificate',
    'resources',
    '/etc/certs/cert.pem',
    '- ',
    '&a',
    '*a',
    '!!str',
    '#',
    '\\u0041',
  ],
  run: (input) => {
    const [secretName = '', serverDirectory = '', certificate = '', pointer = ''] = fieldsOf(input, 4);
    const others: (string | null | undefined)[] = [];
    for (const sds of ['sds.json', 'sds.yaml'])
      for (const folder of ['', 'current']) {
        const context = contextOf({ secretName, serverDirectory, folder }, { certificate, sds });
        const written = String(envoy.files(context).at(-1)!.content);
        const { resources } = sds === 'sds.json' ? JSON.parse(written) : parse(written);
        hold(
          resources.length === 1 && resources[0].name === secretName,
          'the file that is written names the secret',
        );
        const path = [serverDirectory, ...(folder === '' ? [] : [folder]), certificate].join('/');
        hold(
          resources[0].tls_certificate.certificate_chain.filename === path,
          'the file that is written names the certificate',
        );
        if (!/[\n\ud800-\udfff]/.test(secretName))
          hold(envoy.otherSecret?.(written, secretName) === null, 'a file of our own names no other secret');
        others.push(envoy.otherSecret?.(pointer, secretName));
      }
    return others.map((other) => other === null).join();
  },
});
