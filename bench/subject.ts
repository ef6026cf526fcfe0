// What is deployed, where to, and the request that asks for it.

import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeyKind, type Minted, mint } from '../src/demo/mint.ts';
import { STATE_FOLDER } from '../src/lock/state-directory.ts';
import type { Log } from '../src/log.ts';
import { deploy } from '../src/operations/deploy.ts';
import type { Report } from '../src/report.ts';
import type { DeployRequest } from '../src/request.ts';
import { files } from '../src/server/files.ts';

/** The name that every certificate here is for. */
export const NAME = 'www.example.org';

/** The files of a deployment, in the order in which they change. */
export const FILES = ['chain.pem', 'cert.pem', 'key.pem', 'bundle.pem'] as const;

/** A leaf and the intermediate that issued it. */
export interface Issued {
  readonly leaf: Minted;
  readonly intermediate: Minted;
}

const root = mint({ subject: 'bench root', ca: true });

/** A certificate of an intermediate of its own, so that a renewal changes the chain, too. */
export function issue(key: KeyKind = 'p-256', names: string[] = [NAME]): Issued {
  const intermediate = mint({ subject: 'bench intermediate', ca: true, issuer: root });
  return { leaf: mint({ names, key, issuer: intermediate }), intermediate };
}

/** What the four files hold, in the order of `FILES`. */
export function contentsOf({ leaf, intermediate }: Issued): readonly string[] {
  const { certificate, privateKey } = leaf;
  const chain = intermediate.certificate;
  return [chain, certificate, privateKey, certificate + chain + privateKey];
}

/** A directory of the bench's own, on the disk that holds temporary files; removed when the process ends. */
export function scratch(name: string): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), `rotate-certificate-bench-${name}-`)));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A folder for a target, below a scratch directory. */
export function newTarget(scratchDirectory: string, name: string): string {
  const directory = join(scratchDirectory, name);
  mkdirSync(directory, { recursive: true });
  return directory;
}

/** The request for a deployment of all four files. */
export function requestFor(directory: string, { leaf, intermediate }: Issued): DeployRequest {
  return {
    operation: 'deploy',
    dryRun: false,
    layout: 'in-place',
    server: files,
    serverDirectory: directory,
    target: { directory, stateDirectory: join(directory, STATE_FOLDER), lockTimeoutMs: 0 },
    commands: { validate: [], reload: [], runtime: null, timeoutMs: 60_000 },
    verify: {
      endpoints: [],
      timeoutMs: 30_000,
      probeTimeoutMs: 10_000,
      attempts: Number.POSITIVE_INFINITY,
      backoffMs: 50,
      maxBackoffMs: 2_000,
      unchanged: true,
    },
    names: {
      certificate: 'cert.pem',
      privateKey: 'key.pem',
      chain: 'chain.pem',
      bundle: 'bundle.pem',
      keystore: null,
      sds: null,
      config: null,
    },
    trustedRoots: null,
    runUrl: null,
    runId: null,
    sdsSecretName: '',
    credential: {
      kind: 'pem',
      certificate: leaf.certificate,
      privateKey: leaf.privateKey,
      chain: intermediate.certificate,
    },
    passphrase: null,
    keystorePassword: '',
    keystoreAlias: null,
    certificateMode: null,
    privateKeyMode: null,
    owner: { kind: 'keep' },
    backupRetention: 3,
    warnValidityMs: null,
    minValidityMs: 0,
    skipChecks: new Set(),
  };
}

/** Deploys within this process; anything but success ends the bench. */
export async function deployHere(request: DeployRequest): Promise<Report> {
  const report = await deploy(request, {
    log: SILENT,
    signal: new AbortController().signal,
    environment: process.env,
    secrets: [],
    hide: () => {},
  });
  if (report.error) throw report.error;
  return report;
}

export const SILENT: Log = {
  group: () => {},
  info: () => {},
  debug: () => {},
  notice: () => {},
  warning: () => {},
  output: () => {},
};
