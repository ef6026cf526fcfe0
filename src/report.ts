import type { DeployError } from './errors.ts';

/** What a file on the target is for. */
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

/** The types of key of which a server may have a certificate each, for the same name. */
export const KEY_TYPES = ['RSA', 'RSA-PSS', 'ECDSA', 'Ed25519', 'Ed448'] as const;

/** The type of a certificate's key. */
export type KeyType = (typeof KEY_TYPES)[number];

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

/** What became of one file. */
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

/** What one address of one endpoint served. */
export interface EndpointReport {
  /** `host:port` as the user named it, with the protocol in front where it is another than `tls`. */
  readonly endpoint: string;
  /** The IP address probed, or the host where a proxy resolves it; null when the name did not resolve. */
  address: string | null;
  /** The server name sent (SNI); null when none was. */
  readonly serverName: string | null;
  matched: boolean;
  /** Probes made after the files were in place. */
  attempts: number;
  /** Fingerprint served last; null when nothing was. */
  fingerprint: string | null;
  /** Fingerprint served before the run; null when nothing was. */
  before: string | null;
  /** Fingerprints of the certificates that were served with the leaf. */
  chain: readonly string[];
  /** TLS version of the last handshake; null when there was none. */
  protocol: string | null;
  /** From the first probe to the last, in milliseconds. */
  elapsedMs: number;
  /** Why the last probe did not count; null when it did. */
  reason: string | null;
  /** The last probe showed another certificate. */
  other: boolean;
  /** The type of key of which the endpoint was seen to serve no certificate; null when it does, or that is not known. */
  lacks: KeyType | null;
  /** The address cannot be reached from this machine at all, which says nothing about the server. */
  unreachable: boolean;
  /** Nothing listened there when it was probed last. */
  refused: boolean;
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
  /** Whether an earlier deployment that did not finish was found and could not be looked after. */
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
