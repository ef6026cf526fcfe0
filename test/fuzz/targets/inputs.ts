import { stepInputs } from '../../../src/action/step-inputs.ts';
import { DeployError } from '../../../src/errors.ts';
import { DEFAULTS } from '../../../src/inputs/defaults.ts';
import { readInputs, readRecoveryInputs } from '../../../src/inputs/inputs.ts';
import { commandsIn } from '../../support/runner-log.ts';
import { echoed } from '../engine.ts';
import { CERTIFICATES, encryptedPem, KEYS, keyPem, PASSWORD } from '../material.ts';
import { files } from '../pkcs12-files.ts';
import { hold, type Open } from '../target.ts';

type Given = Record<string, string>;

const BASE: Given = { server: 'envoy', directory: '/etc/certs', certificate: CERTIFICATES.ec.certificate };
const SECRET = ['private-key', 'private-key-passphrase', 'pkcs12', 'pkcs12-password', 'keystore-password'];
const PEM_BODY = /^[A-Za-z0-9+/=]{20,}$/;

/**
 * All inputs at once. Every secret among them is masked before anything else is said, and none is in a
 * message.
 */
export const open: Open = ({ ownWords, printed }) => {
  for (const name of Object.keys(process.env)) if (/^INPUT_|proxy$/i.test(name)) delete process.env[name];
  return {
    seeds: [
      {
        ...BASE,
        'private-key': keyPem(KEYS.ec),
        'verify-endpoints': 'a.example:443\nimap://b sni=c matches=2',
        layout: 'symlink',
      },
      {
        ...BASE,
        'private-key': encryptedPem(KEYS.ec),
        'private-key-passphrase': PASSWORD,
        'skip-checks': 'names, chain',
      },
      {
        server: 'haproxy',
        directory: 'x',
        pkcs12: files.plain.toString('base64'),
        'pkcs12-password': PASSWORD,
        'haproxy-socket': '/s',
      },
      {
        ...BASE,
        server: 'traefik',
        'config-file': 'tls.yaml',
        'state-directory': '/var/lib/x',
        'reload-command': 'a "b c"',
        owner: '0:0',
      },
      {
        ...BASE,
        operation: 'verify',
        'verify-endpoints': 'localhost',
        HTTPS_PROXY: 'http://u:passw0rd@p',
        'keystore-file': 'k.p12',
        'keystore-password': 'changeit',
      },
      {
        ...BASE,
        operation: 'rollback',
        'verify-timeout': '1m',
        'certificate-mode': '0640',
        'min-validity': '7d',
        'dry-run': 'true',
      },
      {
        server: keyPem(KEYS.ec),
        directory: keyPem(KEYS.ed25519),
        certificate: keyPem(KEYS.ec),
        'private-key': 'AAAA\nBBBB',
      },
    ].map((given) => JSON.stringify(given)),
    tokens: Object.keys(DEFAULTS),
    maxLength: 16_384,
    run: async (input) => {
      const given = parsed(input);
      const names = Object.keys(given).map((name) =>
        name === 'HTTPS_PROXY' ? name : `INPUT_${name.toUpperCase()}`,
      );
      for (const [index, value] of Object.values(given).entries()) process.env[names[index]!] = value;
      // As the runner sets it: without a single hyphen, inputs count as dropped.
      process.env['INPUT_LOCK-TIMEOUT'] ??= DEFAULTS['lock-timeout'];
      const messages: string[] = [];
      const output = await printed(async () => {
        for (const read of [readInputs, readRecoveryInputs])
          try {
            await read(stepInputs(process.env), silent);
          } catch (error) {
            if (!(error instanceof DeployError)) throw error;
            hold(error.code === 'INPUT_INVALID', 'nothing but an input can be wrong');
            messages.push(error.message);
          }
      });
      for (const name of names) delete process.env[name];
      const masks = commandsIn(output);
      hold(
        masks.every(({ name }) => name === 'add-mask'),
        'nothing but masks is printed',
      );
      const masked = new Set(masks.map(({ data }) => data));
      const isShown = ([name, value]: [string, string]): boolean =>
        !SECRET.includes(name) || (/^(?:private-key|pkcs12)$/.test(name) && isPath(value.trim()));
      const entries = Object.entries(given);
      const secrets = entries.flatMap((entry) => (isShown(entry) ? [] : [entry[1]]));
      const shown = entries.flatMap((entry) => (isShown(entry) ? [entry[1]] : []));
      for (const message of messages)
        for (const secret of secrets)
          hold(
            echoed(message, [secret], ownWords, [WORDS, ...shown, JSON.stringify(shown)]) === null,
            'no message repeats a secret',
          );
      const key = given['private-key'] ?? '';
      if (key.includes('-----BEGIN'))
        for (const line of key.split(/\s+/))
          hold(!PEM_BODY.test(line) || masked.has(line), 'every line of a key is masked');
      return `${messages.length} ${Math.min(4, masks.length)} ${(messages[0]?.split(': expected').length ?? 0) > 3}`;
    },
  };
};

/** What is no input is told of without its value, and here nothing else is set. */
const silent = { warning: (): void => undefined };

/** An object of texts with names that the environment takes; of anything else, none. */
function parsed(input: Buffer): Given {
  let value: unknown;
  try {
    value = JSON.parse(input.toString('utf8'));
  } catch {
    value = { server: input.toString('utf8') };
  }
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).flatMap(([name, text]) =>
    (name in DEFAULTS || name === 'HTTPS_PROXY') && typeof text === 'string'
      ? [[name, text.replaceAll('\0', '')] as const]
      : [],
  );
  return Object.fromEntries(entries);
}

/** What looks like a path, and nothing like a key: that may be shown. */
function isPath(value: string): boolean {
  return /^(?:[~\w]?[/:]|[^\r\n]*\.)/.test(value) && !/[\r\n]|-----|[A-Za-z0-9+=]{40}/.test(value);
}

/** What is ours in a message: names of inputs among it. */
const WORDS = `${Object.keys(DEFAULTS).join(' ')} PEM text or a path to a readable file, or base64 of one, got nothing; an empty secret: is it available to this workflow? got a text of characters, which is neither PEM nor base64 of a credential, and as a path: it has several lines it is too long to be one no such file or directory (ENOENT) got the base64 of a file or a path to a readable one the password of the keystore that is to be written nothing beside pkcs12, which takes its place, got both`;
