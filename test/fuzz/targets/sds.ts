import { parse } from 'yaml';
import { DeployError } from '../../../src/errors.ts';
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
  run: async (input) => {
    const [secretName = '', serverDirectory = '', certificate = '', pointer = ''] = fieldsOf(input, 4);
    const outcomes: string[] = [];
    for (const sds of ['sds.json', 'sds.yaml'])
      for (const folder of ['', 'current']) {
        const path = [serverDirectory, ...(folder === '' ? [] : [folder]), certificate].join('/');
        const write = async (sdsBefore: string | null): Promise<string> => {
          const context = contextOf({ secretName, serverDirectory, folder, sdsBefore }, { certificate, sds });
          const written = String((await envoy.files(context)).at(-1)!.content);
          const { resources } = sds === 'sds.json' ? JSON.parse(written) : parse(written);
          hold(
            resources.length === 1 && resources[0].name === secretName,
            'the file that is written names the secret',
          );
          const [fields] = named(resources[0], 'tls_certificate', 'tlsCertificate');
          const [chain] = named(fields, 'certificate_chain', 'certificateChain');
          hold(chain?.filename === path, 'the file that is written names the certificate');
          const again = contextOf({ ...context, sdsBefore: written }, context.names);
          hold(
            String((await envoy.files(again)).at(-1)!.content) === written,
            'a file that says what it must is left alone',
          );
          return written;
        };
        const fresh = await write(null);
        hold((await envoy.secretIn?.(sds, fresh)) === secretName, 'a file of our own names its secret');
        try {
          const edited = await write(pointer);
          outcomes.push(edited === pointer ? 'left' : 'edited');
        } catch (error) {
          if (!(error instanceof DeployError)) throw error;
          outcomes.push('refused');
        }
      }
    return outcomes.join();
  },
});

/** The values of a field under its two names. */
function named(fields: Fields | undefined, ...names: string[]): Fields[] {
  return names.flatMap((name) =>
    fields !== undefined && Object.hasOwn(fields, name) ? [fields[name] as Fields] : [],
  );
}

/** A map of which nothing is known. */
type Fields = Readonly<Record<string, unknown>>;
