import type { DeployError } from './errors.ts';
import type { EndpointReport } from './verify/report.ts';

/** The purpose of a file on the target. */
export type Role = 'certificate' | 'private-key' | 'chain' | 'bundle' | 'keystore' | 'sds' | 'config';

/** Every role, in the order in which reports list them. */
export const ROLES: readonly Role[] = [
  'certificate',
  'private-key',
  'chain',
  'bundle',
  'keystore',
  'sds',
  'config',
];

/** Whether a file of a role holds a private key. */
export function holdsKey(role: Role): boolean {
  return role === 'private-key' || role === 'bundle' || role === 'keystore';
}

/** How a run ended. */
export type Status =
  | 'deployed'
  | 'unchanged'
  | 'planned'
  | 'verified'
  | 'restored'
  | 'rejected'
  | 'rolled-back'
  | 'rollback-failed';

/** The outcome for one file. */
export type FileStatus =
  | 'created'
  | 'replaced'
  | 'unchanged'
  | 'restored'
  | 'removed'
  | 'failed'
  | 'would-create'
  | 'would-replace'
  | 'would-remove';

/** One file of the target, as the run left it. */
export interface FileReport {
  readonly role: Role;
  /** Where it is, as the runner sees it. */
  readonly path: string;
  status: FileStatus;
  /** Lower-case hex; null where the file holds a private key. */
  sha256: string | null;
  bytes: number;
  /** Permission bits as four octal digits. */
  mode: string;
  /** Where the earlier content is kept; null when there is none. */
  backup: string | null;
}

/** The leaf certificate, in the words of a report. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  readonly names: readonly string[];
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly fingerprint: string;
  readonly keyType: string;
  readonly chainLength: number;
}

/** A stretch of the run, for the picture in the summary. Times are milliseconds since the epoch. */
export interface Phase {
  readonly name: string;
  readonly start: number;
  end: number;
  failed: boolean;
}

/** A deployment that died, and that this run undid. */
export interface Recovery {
  /** The id of the deployment. */
  readonly deployment: string;
  /** Whether its reload may have run, so that the server may have read the new files. */
  readonly reloaded: boolean;
}

/** One target of a fleet, as the run left it. */
export interface TargetReport {
  readonly name: string;
  readonly wave: string;
  report: Report;
}

/** A job of a plan: targets of a wave that the same runner deploys, in the same environment. */
export interface Job {
  readonly name: string;
  readonly 'runs-on': unknown;
  readonly environment: string;
  /** The names of its targets, separated by commas. */
  readonly only: string;
}

/** Everything a run has to say, filled in as it goes, so that a failure reports all that was known. */
export interface Report {
  /** Null while the inputs have not been read. */
  operation: 'deploy' | 'rollback' | 'verify' | 'recover' | null;
  status: Status;
  changed: boolean;
  /** null when no endpoint was named. */
  verified: boolean | null;
  /** The leaf that was to be deployed, brought back or served. */
  certificate: CertificateFacts | null;
  /** The leaf that was deployed before the run; null when there was none, or it could not be read. */
  earlier: CertificateFacts | null;
  directory: string | null;
  files: FileReport[];
  /** As observed or polled last, but not after an undo. */
  endpoints: EndpointReport[];
  /** As polled after an undo; null when there was none. */
  endpointsAfterUndo: EndpointReport[] | null;
  /** Of a dry run: the commands that a real run would run, in their order. */
  commands: readonly string[];
  /** Where backups are; null when nothing on disk is looked at. */
  stateDirectory: string | null;
  backupId: string | null;
  recovered: boolean;
  /** The deployment that was undone first; null when there was none. */
  recovery: Recovery | null;
  /** Whether an earlier deployment did not finish and could not be undone now. */
  unfinished: boolean;
  /** null when no rollback was needed or no endpoint was named. */
  rollbackVerified: boolean | null;
  /** Why the run failed; null when it did not. */
  error: DeployError | null;
  /** One line each, in the order in which they were logged. */
  readonly warnings: string[];
  /** The targets of a fleet; null when the run has but one. */
  targets: readonly TargetReport[] | null;
  /** The jobs of a plan, wave by wave; null when the run is none. */
  jobs: readonly (readonly Job[])[] | null;
  readonly phases: Phase[];
}

/** A report of a run in which nothing has happened yet. */
export function newReport(): Report {
  return {
    operation: null,
    status: 'rejected',
    changed: false,
    verified: null,
    certificate: null,
    earlier: null,
    directory: null,
    files: [],
    endpoints: [],
    endpointsAfterUndo: null,
    commands: [],
    stateDirectory: null,
    backupId: null,
    recovered: false,
    recovery: null,
    unfinished: false,
    rollbackVerified: null,
    error: null,
    warnings: [],
    targets: null,
    jobs: null,
    phases: [],
  };
}

/**
 * Whether a real run would have changed something; null when this was no dry run, or one that was refused.
 */
export function wouldChange({ status, files }: Report): boolean | null {
  return status === 'planned' ? files.some((file) => file.status.startsWith('would-')) : null;
}

/** A path below a folder, from there: a long path is shown once. */
export function pathIn(folder: string | null, path: string): string {
  const start = `${folder?.replace(/\/+$/, '')}/`;
  return folder !== null && path.startsWith(start) ? path.slice(start.length) : path;
}
