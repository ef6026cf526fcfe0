import { join, relative, resolve } from 'node:path';
import { type CheckName, SKIPPABLE_CHECKS } from '../certificate/preflight.ts';
import type { RootStore } from '../certificate/roots.ts';
import { type Command, parseCommands } from '../command/command.ts';
import { LAYOUTS, type Layout } from '../layout.ts';
import { STATE_FOLDER } from '../lock/state-directory.ts';
import type {
  BaseRequest,
  CredentialRequest,
  EndpointsRequest,
  RecoveryRequest,
  Request,
} from '../request.ts';
import { files } from '../server/files.ts';
import type { ServerKind } from '../server/kind.ts';
import { KINDS } from '../server/kinds.ts';
import { type FileNames, leafFile } from '../server/names.ts';
import { isReserved } from '../transaction/names.ts';
import type { Endpoint } from '../verify/endpoint.ts';
import { type CredentialInputs, hideCredentialInputs, readCredentialInputs } from './credential.ts';
import { readNames } from './file-names.ts';
import { InputReader } from './reader.ts';
import { readRuntime } from './runtime.ts';
import type { Secrets } from './secrets.ts';
import {
  type Read,
  readBoolean,
  readCount,
  readDuration,
  readMode,
  readOwner,
  readServerPath,
  readWord,
} from './values.ts';

/** A request, and the texts in it that must never be seen. */
export interface Inputs {
  readonly request: Request;
  readonly secrets: Secrets;
}

/** What the post step reads of the inputs. */
export interface RecoveryInputs {
  readonly request: RecoveryRequest;
  /** The file that holds the certificate. */
  readonly certificateName: string;
  /** Whether the main step was to change nothing: then it left nothing, and what another left is none of its business. */
  readonly onlyLooks: boolean;
  readonly secrets: Secrets;
}

/**
 * Reads every input into a request with no default left to resolve, and masks the secrets among them.
 *
 * @throws DeployError INPUT_INVALID with all problems at once, each with the input's name, what was expected and what was got
 */
export async function readInputs(): Promise<Inputs> {
  const reader = new InputReader();
  // Secrets go first, so that they are masked before anything can be said.
  const credential = readCredentialInputs(reader);
  const request = await readOperation(reader, credential);
  reader.throwProblems();
  return { request, secrets: reader.secrets };
}

async function readOperation(reader: InputReader, given: CredentialInputs): Promise<Request> {
  const operation = readOperationName(reader);
  const server = reader.required<ServerKind | null>('server', readKind, null);
  const names = readNames(reader, server);
  const layout = readLayout(reader);
  const base: BaseRequest = {
    ...(await readRecovery(reader, server ?? files, names, layout)),
    dryRun: readDryRun(reader),
    layout,
    names,
    trustedRoots: await readRoots(reader),
    skipChecks: new Set(reader.read('skip-checks', readChecks, [])),
    runUrl: runUrl(process.env),
    runId: process.env.GITHUB_RUN_ID || null,
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
      if (base.verify.endpoints.length === 0) {
        const { EXPECTED_ENDPOINTS } = await import('../verify/endpoint.ts');
        reader.missing('verify-endpoints', EXPECTED_ENDPOINTS);
      }
      return {
        ...base,
        operation,
        credential: given.credential,
        minValidityMs,
      };
    case 'deploy':
      if (given.credential === null && reader.text('pkcs12') === '')
        reader.missing('certificate', 'PEM text or a path to a file, or pkcs12 in its place');
      if (base.names.keystore !== null && given.keystorePassword === null)
        reader.problem('keystore-password', 'the password of the keystore that is to be written', 'nothing');
      return {
        ...base,
        operation,
        server: server ?? files,
        sdsSecretName: reader.read('sds-secret-name', readShortName, 'server_cert'),
        credential: given.credential ?? NO_CREDENTIAL,
        passphrase: given.passphrase,
        keystorePassword: given.keystorePassword ?? '',
        keystoreAlias: reader.optional('keystore-alias', readShortName),
        certificateMode: reader.optional('certificate-mode', readMode),
        privateKeyMode: reader.optional('private-key-mode', readMode),
        owner: reader.read('owner', readOwner, { kind: 'keep' }),
        backupRetention: reader.read('backup-retention', (text) => readCount(text, 0, 10_000), 3),
        minValidityMs,
      };
  }
}

const OPERATIONS = ['deploy', 'verify', 'rollback'] as const;

/** Stands in after a problem. */
const NO_CREDENTIAL: CredentialRequest = { kind: 'pem', certificate: '', privateKey: null, chain: null };

/**
 * Reads what the post step needs. The credential is not among it: a file that it was read from may be gone by then.
 *
 * @throws DeployError INPUT_INVALID
 */
export async function readRecoveryInputs(): Promise<RecoveryInputs> {
  const reader = new InputReader();
  hideCredentialInputs(reader);
  const server = reader.required<ServerKind | null>('server', readKind, null);
  const names = readNames(reader, server);
  const request = await readRecovery(reader, server ?? files, names, readLayout(reader));
  const onlyLooks = readOperationName(reader) === 'verify' || readDryRun(reader);
  reader.throwProblems();
  return { request, certificateName: leafFile(names), onlyLooks, secrets: reader.secrets };
}

/** Whether there is anything to verify a deployment by, also where that cannot be read. */
export function namesEndpoints(): boolean {
  return new InputReader().text('verify-endpoints') !== '';
}

function readOperationName(reader: InputReader): (typeof OPERATIONS)[number] {
  return reader.read('operation', (text) => readWord(text, OPERATIONS), 'deploy');
}

function readDryRun(reader: InputReader): boolean {
  return reader.read('dry-run', readBoolean, false);
}

function readLayout(reader: InputReader): Layout {
  return reader.read('layout', (text) => readWord(text, LAYOUTS), 'in-place');
}

async function readRecovery(
  reader: InputReader,
  server: ServerKind,
  names: FileNames,
  layout: Layout,
): Promise<RecoveryRequest> {
  const directory = reader.required(
    'directory',
    (text) => (text === '' ? { expected: 'the folder whose files the server reads' } : readPath(text)),
    '/',
  );
  const stateDirectory =
    reader.optional('state-directory', (text) => readStateDirectory(text, directory, names)) ??
    join(directory, STATE_FOLDER);
  const serverDirectory =
    reader.optional('server-directory', readServerPath) ?? directory.replace(/\/+$/, '');
  return {
    serverDirectory,
    target: {
      directory,
      stateDirectory,
      lockTimeoutMs: reader.read('lock-timeout', (text) => readDuration(text, 0), 0),
    },
    commands: {
      validate: reader.optional('validate-command', readCommands) ?? [],
      reload: reader.optional('reload-command', readCommands) ?? [],
      runtime: readRuntime(reader, { server, names, layout, serverDirectory }),
      timeoutMs: reader.read('command-timeout', (text) => readDuration(text, 1), 1),
    },
    verify: await readVerify(reader),
  };
}

async function readVerify(reader: InputReader): Promise<EndpointsRequest> {
  const endpoints = await readNamed(reader);
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

/** What reads roots is loaded when somebody names them. */
async function readRoots(reader: InputReader): Promise<RootStore | null> {
  if (reader.text('trusted-roots') === '') return null;
  const { readTrustedRoots } = await import('./trusted-roots.ts');
  return readTrustedRoots(reader);
}

const PROXIES = ['auto', 'none'] as const;

/** What reads endpoints is loaded when there are any. */
async function readNamed(reader: InputReader): Promise<Endpoint[]> {
  const matches = reader.read('verify-matches', (text) => readCount(text, 1, 999), 1);
  const loaded = reader.text('verify-endpoints') === '' ? null : await import('./endpoints.ts');
  const endpoints = loaded?.readEndpoints(reader, matches) ?? [];
  const proxy = reader.read('verify-proxy', (text) => readWord(text, PROXIES), 'auto');
  return loaded && proxy === 'auto' ? loaded.throughProxy(reader, endpoints) : endpoints;
}

/**
 * The state directory is made private, so it must be neither the target nor a folder that the target is in; and where it stands in the target, neither
 * a file nor a folder of a layout may be where it is.
 */
function readStateDirectory(text: string, directory: string, names: FileNames): Read<string> {
  const path = readPath(text);
  if ('expected' in path) return path;
  const { value } = path;
  if (directory === value || directory.startsWith(`${value}/`)) return { expected: 'a folder of its own' };
  const below = relative(directory, value);
  const isTaken =
    !below.startsWith('../') &&
    ((isReserved(below) && below !== STATE_FOLDER) ||
      Object.values(names).some((name) => name !== null && overlaps(name, below)));
  return isTaken ? { expected: 'a folder that no file of the target is in, above or at' } : { value };
}

/** A path made absolute: when it is not, by the working directory, which an earlier step may have removed. */
function readPath(text: string): Read<string> {
  try {
    return { value: resolve(text) };
  } catch {
    return { expected: 'an absolute path, because the working directory is gone' };
  }
}

/** Whether two names are the same, or one is that of a folder of the other. */
function overlaps(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

function readKind(text: string): Read<ServerKind> {
  const kind = KINDS.get(text);
  return kind ? { value: kind } : { expected: [...KINDS.keys()].join(' or ') };
}

function readShortName(text: string): Read<string> {
  return text !== '' && text.length <= 253 && !/[\u0000-\u001f\u007f]/.test(text)
    ? { value: text }
    : { expected: 'a name of 1 to 253 printable characters' };
}

function readCommands(text: string): Read<readonly Command[]> {
  const commands = parseCommands(text);
  return typeof commands === 'string'
    ? { expected: `a program and its arguments on each line; ${commands}` }
    : { value: commands };
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
