import { join } from 'node:path';
import { type CheckName, SKIPPABLE_CHECKS } from '../certificate/preflight.ts';
import { type Command, parseCommands } from '../command/command.ts';
import { LAYOUTS, type Layout } from '../layout.ts';
import { STATE_FOLDER } from '../lock/state-directory.ts';
import type { Log } from '../log.ts';
import type { BaseRequest, CredentialRequest, RecoveryRequest, Request } from '../request.ts';
import { files } from '../server/files.ts';
import type { ServerKind } from '../server/kind.ts';
import { KINDS } from '../server/kinds.ts';
import { leafFile } from '../server/names.ts';
import { type CredentialInputs, hideCredentialInputs, readCredentialInputs } from './credential.ts';
import { readNames } from './file-names.ts';
import { readPath, readStateDirectory } from './places.ts';
import { InputReader, type InputSource, refusalOf } from './reader.ts';
import { type RuntimeSite, readRuntime } from './runtime.ts';
import type { Secrets } from './secrets.ts';
import { checkNames } from './unknown-inputs.ts';
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
import { readRoots, readVerify } from './verify.ts';
import { readRun, runId, runUrl } from './workflow-run.ts';

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
  readonly secrets: Secrets;
}

/**
 * Reads every input into a request with no default left to resolve, and masks the secrets among them. Warns
 * of names that are no input's.
 *
 * @throws DeployError INPUT_INVALID with all problems at once, each with the input's name, what was expected
 *   and what was got
 */
export async function readInputs(source: InputSource, log: Pick<Log, 'warning'>): Promise<Inputs> {
  const reader = new InputReader(source);
  // Secrets go first, so that they are masked before anything can be said.
  const credential = readCredentialInputs(reader);
  if (source.refusal) throw source.refusal;
  checkNames([...source.values.keys()], reader, log);
  const request = await readOperation(reader, credential);
  reader.throwProblems();
  return { request, secrets: reader.secrets };
}

async function readOperation(reader: InputReader, given: CredentialInputs): Promise<Request> {
  const operation = readOperationName(reader);
  const server = readServer(reader, operation);
  const names = readNames(reader, server);
  const layout = readLayout(reader);
  const isGiven = ['certificate', 'pkcs12'].some((name) => reader.text(name) !== '');
  const directory = readDirectory(reader, operation !== 'verify' || !isGiven);
  const base: BaseRequest = {
    ...(await readRecovery(reader, { server: server ?? files, names, layout, directory: directory ?? '/' })),
    dryRun: readDryRun(reader),
    layout,
    names,
    trustedRoots: await readRoots(reader),
    skipChecks: new Set(reader.read('skip-checks', readChecks, [])),
    minValidityMs: reader.read('min-validity', (text) => readDuration(text, 0, Number.MAX_SAFE_INTEGER), 0),
    warnValidityMs: reader.optional('warn-validity', (text) =>
      readDuration(text, 1, Number.MAX_SAFE_INTEGER),
    ),
    backupRetention: reader.read('backup-retention', (text) => readCount(text, 0, 10_000), 3),
    runUrl: runUrl(reader.environment),
    runId: runId(reader.environment),
  };
  switch (operation) {
    case 'plan':
      // Only a fleet is planned, and is read elsewhere.
      throw refusalOf(['targets: expected a manifest, because operation is plan, got nothing']);
    case 'rollback':
      return {
        ...base,
        operation,
        rollbackRun: reader.optional('rollback-run', (text) => readRun(text, base.runId)),
      };
    case 'verify':
      if (base.verify.endpoints.length === 0) {
        const { EXPECTED_ENDPOINTS } = await import('../verify/endpoint.ts');
        reader.missing('verify-endpoints', EXPECTED_ENDPOINTS);
      }
      return {
        ...base,
        operation,
        target: directory === null ? null : base.target,
        credential: given.credential,
      };
    case 'deploy':
      if (!isGiven) reader.missing('certificate', 'PEM text or a path to a file, or pkcs12 in its place');
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
      };
  }
}

const OPERATIONS = ['deploy', 'verify', 'rollback', 'plan'] as const;

/** What a run does. */
export type Operation = (typeof OPERATIONS)[number];

/** Stands in after a problem. */
const NO_CREDENTIAL: CredentialRequest = { kind: 'pem', certificate: '', privateKey: null, chain: null };

/**
 * Reads what the post step needs. The credential is not among it: a file that it was read from may be gone by
 * then.
 *
 * @returns null when the main step was to change nothing: then it left nothing, and what another left is none
 *   of its business
 * @throws DeployError INPUT_INVALID
 */
export async function readRecoveryInputs(source: InputSource): Promise<RecoveryInputs | null> {
  const reader = new InputReader(source);
  hideCredentialInputs(reader);
  const operation = readOperationName(reader);
  if (operation === 'verify' || readDryRun(reader)) return null;
  const server = readServer(reader, operation);
  const names = readNames(reader, server);
  const layout = readLayout(reader);
  const directory = readDirectory(reader, true) ?? '/';
  const request = await readRecovery(reader, { server: server ?? files, names, layout, directory });
  reader.throwProblems();
  return {
    request,
    certificateName: leafFile(names),
    secrets: reader.secrets,
  };
}

/** Whether the inputs are those of a fleet: of the targets of a manifest. */
export function isFleet({ values }: InputSource): boolean {
  const given = (name: string): string => (values.get(name) ?? '').trim();
  return given('targets') !== '' || given('operation') === 'plan';
}

/** Whether there is anything to verify a deployment by, also where that cannot be read. */
export function namesEndpoints({ values }: InputSource): boolean {
  return (values.get('verify-endpoints') ?? '').trim() !== '';
}

/** Reads the operation. */
export function readOperationName(reader: InputReader): Operation {
  return reader.read('operation', (text) => readWord(text, OPERATIONS), 'deploy');
}

/** Reads whether nothing is changed. */
export function readDryRun(reader: InputReader): boolean {
  return reader.read('dry-run', readBoolean, false);
}

function readLayout(reader: InputReader): Layout {
  return reader.read('layout', (text) => readWord(text, LAYOUTS), 'in-place');
}

/** To look at endpoints takes no server: its files have the names that they have for `files`. */
function readServer(reader: InputReader, operation: Operation): ServerKind | null {
  return operation === 'verify'
    ? reader.optional('server', readKind, 'files')
    : reader.required<ServerKind | null>('server', readKind, null);
}

function readDirectory(reader: InputReader, isRequired: boolean): string | null {
  if (!isRequired) return reader.optional('directory', (text) => readPath(text, reader.folder('directory')));
  const expected = 'the folder whose files the server reads';
  return reader.required<string | null>(
    'directory',
    (text) => (text === '' ? { expected } : readPath(text, reader.folder('directory'))),
    null,
  );
}

async function readRecovery(
  reader: InputReader,
  site: Omit<RuntimeSite, 'serverDirectory'> & { readonly directory: string },
): Promise<RecoveryRequest> {
  const { names, directory } = site;
  const stateDirectory =
    reader.optional('state-directory', (text) =>
      readStateDirectory(text, reader.folder('state-directory'), directory, names),
    ) ?? join(directory, STATE_FOLDER);
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
      runtime: readRuntime(reader, { ...site, serverDirectory }),
      timeoutMs: reader.read('command-timeout', (text) => readDuration(text, 1), 1),
    },
    verify: await readVerify(reader),
  };
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

/** Where the run can be seen: on GitHub, GitLab or Jenkins. */
