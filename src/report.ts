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

/** Everything a run has to say, filled in as it goes, so that a failure reports all that was known. */
export interface Report {
  status: Status;
  changed: boolean;
  /** null when no endpoint was named. */
  verified: boolean | null;
  certificate: CertificateFacts | null;
  directory: string | null;
  files: FileReport[];
  endpoints: EndpointReport[];
  backupId: string | null;
  recovered: boolean;
  /** Whether an earlier deployment did not finish and could not be undone now. */
  unfinished: boolean;
  /** null when no rollback was needed or no endpoint was named. */
  rollbackVerified: boolean | null;
  /** Why the run failed; null when it did not. */
  error: DeployError | null;
  readonly phases: Phase[];
}

/** A report of a run in which nothing has happened yet. */
export function newReport(): Report {
  return {
    status: 'rejected',
    changed: false,
    verified: null,
    certificate: null,
    directory: null,
    files: [],
    endpoints: [],
    backupId: null,
    recovered: false,
    unfinished: false,
    rollbackVerified: null,
    error: null,
    phases: [],
  };
}

/** Whether a real run would have changed something; null when this was no dry run, or one that was refused. */
export function wouldChange({ status, files }: Report): boolean | null {
  return status === 'planned' ? files.some((file) => file.status.startsWith('would-')) : null;
}

const DAY_MS = 86_400_000;

/** Whole days until the certificate expires, rounded down; negative once it has. */
export function daysLeft({ notAfter }: CertificateFacts, now: Date): number {
  return Math.floor((notAfter.getTime() - now.getTime()) / DAY_MS);
}
