import * as fs from 'node:fs';
import { join, resolve } from 'node:path';
import * as core from '@actions/core';
import { secretLines } from '../certificate/pem.ts';
import { type CheckName, SKIPPABLE_CHECKS } from '../certificate/preflight.ts';
import { type Command, parseCommand } from '../command/command.ts';
import { DeployError, systemReason } from '../errors.ts';
import { LAYOUTS } from '../layout.ts';
import type {
  BaseRequest,
  CredentialRequest,
  FileNames,
  RecoveryRequest,
  Request,
  VerifyRequest,
} from '../request.ts';
import { files } from '../server/files.ts';
import type { ServerKind } from '../server/kind.ts';
import { KINDS } from '../server/kinds.ts';
import { STATE_FOLDER } from '../transaction/names.ts';
import { ENDPOINT_GRAMMAR, type Endpoint, parseEndpoint } from '../verify/endpoint.ts';
import {
  type Read,
  readBoolean,
  readCount,
  readDuration,
  readFileName,
  readMode,
  readOwner,
  readServerPath,
  readWord,
} from './values.ts';

/** What an input is when it is not given; empty where there is no default. The same as in action.yml. */
export const DEFAULTS: Readonly<Record<string, string>> = {
  operation: 'deploy',
  'dry-run': 'false',
  server: '',
  directory: '',
  'server-directory': '',
  certificate: '',
  'private-key': '',
  'private-key-passphrase': '',
  chain: '',
  'certificate-file': 'cert.pem',
  'private-key-file': 'key.pem',
  'chain-file': '',
  'bundle-file': '',
  'sds-file': 'sds.json',
  'sds-secret-name': 'server_cert',
  layout: 'in-place',
  'certificate-mode': '',
  'private-key-mode': '',
  owner: 'keep',
  'state-directory': '',
  'backup-retention': '3',
  'validate-command': '',
  'reload-command': '',
  'command-timeout': '1m',
  'verify-endpoints': '',
  'verify-timeout': '30s',
  'verify-probe-timeout': '10s',
  'verify-attempts': '',
  'verify-backoff': '50ms',
  'verify-max-backoff': '2s',
  'verify-matches': '1',
  'verify-unchanged': 'true',
  'min-validity': '0s',
  'skip-checks': '',
  'lock-timeout': '1m',
};

/** A request, and the texts in it that must never be seen. */
export interface Inputs {
  readonly request: Request;
  readonly secrets: readonly string[];
}

/** What the post step reads of the inputs. */
export interface RecoveryInputs {
  readonly request: RecoveryRequest;
  readonly certificateName: string;
  readonly secrets: readonly string[];
}

/** What tells PEM text from a path. */
const PEM_MARK = '-----BEGIN';

/** A path or a PEM text longer than this is neither. */
const MAX_PATH_LENGTH = 4_096;
const MAX_FILE_BYTES = 1024 * 1024;

/**
 * Reads every input into a request with no default left to resolve, and masks the secrets among them.
 *
 * @throws DeployError INPUT_INVALID with all problems at once, each with the input's name, what was expected and what was got
 */
export function readInputs(): Inputs {
  const reader = new InputReader();
  // Secrets go first, so that they are masked before anything can be said.
  const credential = readCredentialInputs(reader);
  const request = readOperation(reader, credential);
  reader.throwProblems();
  return { request, secrets: reader.secrets };
}

function readOperation(reader: InputReader, credential: GivenCredential): Request {
  const operation = reader.read('operation', (text) => readWord(text, OPERATIONS), 'deploy');
  const server = reader.required('server', readKind, files);
  const base: BaseRequest = {
    ...readRecovery(reader),
    dryRun: reader.read('dry-run', readBoolean, false),
    layout: reader.read('layout', (text) => readWord(text, LAYOUTS), 'in-place'),
    names: readNames(reader, server),
    runUrl: runUrl(process.env),
  };
  const minValidityMs = reader.read(
    'min-validity',
    (text) => readDuration(text, 0, Number.MAX_SAFE_INTEGER),
    0,
  );
  switch (operation) {
    case 'rollback':
      return { ...base, operation };
    case 'verify':
      if (base.verify.endpoints.length === 0)
        reader.missing('verify-endpoints', `${ENDPOINT_GRAMMAR} on each line`);
      return {
        ...base,
        operation,
        certificate: credential.certificate,
        chain: credential.chain,
        minValidityMs,
      };
    case 'deploy':
      if (credential.certificate === null) reader.missing('certificate', 'PEM text or a path to a file');
      return {
        ...base,
        operation,
        server,
        serverDirectory:
          reader.optional('server-directory', readServerPath) ?? base.target.directory.replace(/\/+$/, ''),
        sdsSecretName: reader.read('sds-secret-name', readSecretName, 'server_cert'),
        credential: { ...credential, certificate: credential.certificate ?? '' },
        certificateMode: reader.optional('certificate-mode', readMode),
        privateKeyMode: reader.optional('private-key-mode', readMode),
        owner: reader.read('owner', readOwner, { kind: 'keep' }),
        backupRetention: reader.read('backup-retention', (text) => readCount(text, 0, 10_000), 3),
        minValidityMs,
        skipChecks: new Set(reader.read('skip-checks', readChecks, [])),
      };
  }
}

const OPERATIONS = ['deploy', 'verify', 'rollback'] as const;

/** A credential of which everything may be missing. */
interface GivenCredential extends Omit<CredentialRequest, 'certificate'> {
  readonly certificate: string | null;
}

/**
 * Reads what the post step needs. The credential is not among it: a file that it was read from may be gone by then.
 *
 * @throws DeployError INPUT_INVALID
 */
export function readRecoveryInputs(): RecoveryInputs {
  const reader = new InputReader();
  reader.secret('private-key-passphrase');
  const privateKey = reader.text('private-key');
  if (privateKey.includes(PEM_MARK)) reader.hide(secretLines(privateKey, true));
  const request = readRecovery(reader);
  const certificateName = reader.read('certificate-file', readFileName, 'cert.pem');
  reader.throwProblems();
  return { request, certificateName, secrets: reader.secrets };
}

function readRecovery(reader: InputReader): RecoveryRequest {
  const directory = reader.required(
    'directory',
    (text) =>
      text === '' ? { expected: 'the folder whose files the server reads' } : { value: resolve(text) },
    '/',
  );
  const stateDirectory =
    reader.optional('state-directory', (text) => readStateDirectory(text, directory)) ??
    join(directory, STATE_FOLDER);
  return {
    target: {
      directory,
      stateDirectory,
      lockTimeoutMs: reader.read('lock-timeout', (text) => readDuration(text, 0), 0),
    },
    commands: {
      validate: reader.optional('validate-command', readCommand),
      reload: reader.optional('reload-command', readCommand),
      timeoutMs: reader.read('command-timeout', (text) => readDuration(text, 1), 1),
    },
    verify: readVerify(reader),
  };
}

function readVerify(reader: InputReader): VerifyRequest {
  const endpoints = readEndpoints(reader);
  const attempts =
    reader.optional('verify-attempts', (text) => readCount(text, 1)) ?? Number.POSITIVE_INFINITY;
  const matches = Math.max(0, ...endpoints.map((endpoint) => endpoint.matches));
  if (matches > attempts)
    reader.problem('verify-attempts', `at least the ${matches} handshakes that must match`, String(attempts));
  const backoffMs = reader.read('verify-backoff', (text) => readDuration(text, 1), 1);
  const maxBackoffMs = reader.read('verify-max-backoff', (text) => readDuration(text, 1), 1);
  return {
    endpoints,
    timeoutMs: reader.read('verify-timeout', (text) => readDuration(text, 1), 1),
    probeTimeoutMs: reader.read('verify-probe-timeout', (text) => readDuration(text, 1), 1),
    attempts,
    backoffMs,
    // A first pause that is longer than the longest is meant: the schedule is then a fixed one.
    maxBackoffMs: Math.max(backoffMs, maxBackoffMs),
    unchanged: reader.read('verify-unchanged', readBoolean, true),
  };
}

/** The state directory is made private, so it must be neither the target nor a folder that the target is in. */
function readStateDirectory(text: string, directory: string): Read<string> {
  const value = resolve(text);
  return directory === value || directory.startsWith(`${value}/`)
    ? { expected: 'a folder of its own' }
    : { value };
}

function readEndpoints(reader: InputReader): Endpoint[] {
  const matches = reader.read('verify-matches', (text) => readCount(text, 1, 999), 1);
  const lines = reader.text('verify-endpoints').split(/\r?\n/);
  return lines
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const endpoint = parseEndpoint(line, matches);
      if (typeof endpoint !== 'string') return [endpoint];
      reader.problem(
        'verify-endpoints',
        `${ENDPOINT_GRAMMAR} on each line`,
        `${quote(line.trim())}: ${endpoint}`,
      );
      return [];
    });
}

function readCredentialInputs(reader: InputReader): GivenCredential {
  const passphrase = reader.secret('private-key-passphrase');
  const privateKey = reader.pem('private-key', true);
  return {
    certificate: reader.pem('certificate', false),
    privateKey,
    passphrase,
    chain: reader.pem('chain', false),
  };
}

function readNames(reader: InputReader, server: ServerKind): FileNames {
  const name = (input: string): string | null => reader.optional(input, readFileName);
  const names: FileNames = {
    certificate: reader.required('certificate-file', readFileName, 'cert.pem'),
    privateKey: reader.required('private-key-file', readFileName, 'key.pem'),
    chain: name('chain-file'),
    bundle: name('bundle-file'),
    sds: readSdsName(reader, server),
  };
  const given = Object.entries({
    'certificate-file': names.certificate,
    'private-key-file': names.privateKey,
    'chain-file': names.chain,
    'bundle-file': names.bundle,
    'sds-file': names.sds,
  }).flatMap(([input, value]) => (value === null ? [] : [{ input, value }]));
  for (const [index, { input, value }] of given.entries()) {
    const clash = given
      .slice(0, index)
      .find(
        (other) =>
          other.value === value || other.value.startsWith(`${value}/`) || value.startsWith(`${other.value}/`),
      );
    if (clash) reader.problem(input, `a name that ${clash.input} does not use`, quote(value));
  }
  return names;
}

/** The runner cannot tell "left out" from the default, so a kind without an SDS file takes the default for "left out". */
function readSdsName(reader: InputReader, server: ServerKind): string | null {
  const text = reader.text('sds-file');
  if (text === '') return null;
  if (server.defaultSdsFile === null) {
    if (text !== DEFAULTS['sds-file'])
      reader.problem('sds-file', `nothing, because server ${server.name} has no such file`, quote(text));
    return null;
  }
  return reader.optional('sds-file', readFileName);
}

function readKind(text: string): Read<ServerKind> {
  const kind = KINDS.get(text);
  return kind ? { value: kind } : { expected: [...KINDS.keys()].join(' or ') };
}

function readSecretName(text: string): Read<string> {
  return text !== '' && text.length <= 253 && !/[\u0000-\u001f\u007f]/.test(text)
    ? { value: text }
    : { expected: 'a name of 1 to 253 printable characters' };
}

function readCommand(text: string): Read<Command> {
  const command = parseCommand(text);
  return typeof command === 'string'
    ? { expected: `a program and its arguments; ${command}` }
    : { value: command };
}

function readChecks(text: string): Read<CheckName[]> {
  const expected = `names out of ${SKIPPABLE_CHECKS.join(', ')}, separated by commas or blanks`;
  const names = text.split(/[\s,]+/).filter((name) => name !== '');
  const known = names.flatMap((name) => SKIPPABLE_CHECKS.find((check) => check === name) ?? []);
  return known.length === names.length ? { value: known } : { expected };
}

function runUrl({
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: repository,
  GITHUB_RUN_ID: id,
}: NodeJS.ProcessEnv): string | null {
  return server && repository && id ? `${server}/${repository}/actions/runs/${id}` : null;
}

/** Reads inputs one by one and collects what is wrong with them. Nothing that may be secret is ever repeated in a problem. */
class InputReader {
  readonly #problems: string[] = [];
  readonly #secrets = new Set<string>();

  get secrets(): string[] {
    return [...this.#secrets];
  }

  /** An input's text, without surrounding blanks. An input that the runner did not set at all has its default; an empty one is empty. */
  text(name: string): string {
    return `INPUT_${name.toUpperCase()}` in process.env ? core.getInput(name) : (DEFAULTS[name] ?? '');
  }

  /** A value that has a default; `fallback` only stands in after a problem. */
  read<T>(name: string, parse: (text: string) => Read<T>, fallback: T): T {
    return this.optional(name, parse, DEFAULTS[name]) ?? fallback;
  }

  /** A value that must be there. */
  required<T>(name: string, parse: (text: string) => Read<T>, fallback: T): T {
    const text = this.text(name) || (DEFAULTS[name] ?? '');
    const read = parse(text);
    if (text === '') this.problem(name, 'expected' in read ? read.expected : 'a value', 'nothing');
    else if ('value' in read) return read.value;
    else this.problem(name, read.expected, quote(text));
    return fallback;
  }

  /** A value that may be left out, which `whenEmpty` then stands for, if given. */
  optional<T>(name: string, parse: (text: string) => Read<T>, whenEmpty = ''): T | null {
    const text = this.text(name) || whenEmpty;
    if (text === '') return null;
    const read = parse(text);
    if ('value' in read) return read.value;
    this.problem(name, read.expected, quote(text));
    return null;
  }

  /** A secret that is taken as it is, blanks included. */
  secret(name: string): string | null {
    const value = core.getInput(name, { trimWhitespace: false });
    if (value === '') return null;
    this.hide([value]);
    return value;
  }

  /** PEM text, or the content of the file that the input names. */
  pem(name: string, isSecret: boolean): string | null {
    const text = this.text(name);
    if (text === '') return null;
    if (text.includes(PEM_MARK)) {
      this.hide(secretLines(text, isSecret));
      return text;
    }
    try {
      if (text.length > MAX_PATH_LENGTH || /[\r\n]/.test(text))
        throw new Error('it is neither: there is no BEGIN line in it');
      const stat = fs.statSync(text);
      if (!stat.isFile()) throw new Error('it is not a regular file');
      const { size } = stat;
      if (size > MAX_FILE_BYTES) throw new Error('the file is larger than 1 MiB');
      const content = fs.readFileSync(text, 'utf8');
      this.hide(secretLines(content, isSecret));
      return content;
    } catch (error) {
      if (isSecret && (text.length > 200 || /[\r\n]/.test(text))) this.hide(secretLines(text, true));
      this.problem(
        name,
        'PEM text or a path to a readable file',
        isSecret ? systemReason(error) : `${quote(text)}: ${systemReason(error)}`,
      );
      return null;
    }
  }

  /** Masks texts in everything that is logged from here on. */
  hide(texts: readonly string[]): void {
    for (const text of texts) {
      if (text === '' || this.#secrets.has(text)) continue;
      this.#secrets.add(text);
      core.setSecret(text);
    }
  }

  /** An input that this operation needs and that is empty; one that could not be read has been told of already. */
  missing(name: string, expected: string): void {
    if (this.text(name) === '') this.problem(name, expected, 'nothing');
  }

  problem(name: string, expected: string, got: string): void {
    this.#problems.push(`${name}: expected ${expected}, got ${got}`);
  }

  throwProblems(): void {
    if (this.#problems.length === 0) return;
    throw new DeployError(
      'INPUT_INVALID',
      this.#problems.join('; '),
      'nothing was touched; every input is described in the README',
    );
  }
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
