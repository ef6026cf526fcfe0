import type { CheckName } from './certificate/preflight.ts';
import type { RootStore } from './certificate/roots.ts';
import type { Command } from './command/command.ts';
import type { OwnerPolicy } from './files/attributes.ts';
import type { Layout } from './layout.ts';
import type { ServerKind } from './server/kind.ts';
import type { FileNames } from './server/names.ts';
import type { TargetLocation } from './transaction/target.ts';
import type { Endpoint } from './verify/endpoint.ts';

/** Where the files live and who else may be working there. */
export interface TargetRequest extends TargetLocation {
  /** How long to wait for another deployment to the same target, in milliseconds. */
  readonly lockTimeoutMs: number;
}

/** The commands that belong to the server. */
export interface CommandRequest {
  /** Run in this order, all of them; empty when there is none. */
  readonly validate: readonly Command[];
  readonly reload: readonly Command[];
  /** A running server that takes its certificate without a reload command; null when there is none. */
  readonly runtime: RuntimeRequest | null;
  /** For each of the two lists as a whole, in milliseconds. */
  readonly timeoutMs: number;
}

/** Whether there is a way to make the server read the files. */
export function canReload({ reload, runtime }: CommandRequest): boolean {
  return reload.length > 0 || runtime !== null;
}

/** A running server that is handed its certificate instead of being told to read it. */
export interface RuntimeRequest {
  /** Path of its socket. */
  readonly socket: string;
  /** The certificate as the server knows it. */
  readonly name: string;
  /** The files that it is put together from, as they are on the target. The first one holds the leaf. */
  readonly files: readonly string[];
  readonly layout: Layout;
}

/** The endpoints, and the retry policy. Times are milliseconds. */
export interface EndpointsRequest {
  readonly endpoints: readonly Endpoint[];
  /** All endpoints together. */
  readonly timeoutMs: number;
  /** One connection and handshake. */
  readonly probeTimeoutMs: number;
  /** Probes of one address after which to give up; Infinity when only the timeout counts. */
  readonly attempts: number;
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  /** Whether to observe the endpoints also when no file had to change. */
  readonly unchanged: boolean;
}

/** A credential as PEM text, not yet parsed. */
export interface PemRequest {
  readonly kind: 'pem';
  readonly certificate: string;
  /** null: the key already on the target stays. */
  readonly privateKey: string | null;
  readonly chain: string | null;
}

/** A credential as a PKCS#12 file, not yet opened. */
export interface Pkcs12Request {
  readonly kind: 'pkcs12';
  readonly bytes: Buffer;
  readonly password: string | null;
  /** PEM of intermediates beside those in the file; null when none were given. */
  readonly chain: string | null;
}

/** The credential as it was given. */
export type CredentialRequest = PemRequest | Pkcs12Request;

/** The part of the request that every run has. */
export interface RunRequest {
  /** Null: nothing on disk is read. */
  readonly target: TargetRequest | null;
  readonly verify: EndpointsRequest;
}

/** The part that observing and proving need. */
export interface ProofRequest extends RunRequest {
  /** The roots that clients hold; null without `trusted-roots`. */
  readonly trustedRoots: RootStore | null;
}

/** The input of a recovery. It needs no credential, so the post step can always read it. */
export interface RecoveryRequest extends RunRequest {
  readonly target: TargetRequest;
  /** The directory as the server sees it. */
  readonly serverDirectory: string;
  readonly commands: CommandRequest;
}

/** How a credential is checked. */
export interface ChecksRequest {
  readonly skipChecks: ReadonlySet<CheckName>;
  /** The least time the certificate and its intermediates must still be valid for, in milliseconds. */
  readonly minValidityMs: number;
  /** The time below which a warning tells that it expires soon, in milliseconds; null: none is given. */
  readonly warnValidityMs: number | null;
}

/** The part of the request that deploy and rollback share. */
export interface BaseRequest extends RecoveryRequest, ChecksRequest {
  readonly dryRun: boolean;
  readonly layout: Layout;
  readonly names: FileNames;
  /** The roots that clients hold; null without `trusted-roots`. */
  readonly trustedRoots: RootStore | null;
  /** Where the run can be seen, for others who meet its lock. */
  readonly runUrl: string | null;
  /** How many backups to keep after a success. What rollbacks left counts among them. */
  readonly backupRetention: number;
  /** The id of the workflow run; null outside of one. */
  readonly runId: string | null;
}

/** One deployment, with every default resolved. */
export interface DeployRequest extends BaseRequest {
  readonly operation: 'deploy';
  readonly server: ServerKind;
  readonly sdsSecretName: string;
  readonly credential: CredentialRequest;
  /** Of the private key, the one given or the one already on the target. */
  readonly passphrase: string | null;
  /** Of the keystore that is to be written; empty where none is. */
  readonly keystorePassword: string;
  /** The name of its entry; null: the present name, or the default. */
  readonly keystoreAlias: string | null;
  /** Permission bits; null: keep an existing file's. */
  readonly certificateMode: number | null;
  readonly privateKeyMode: number | null;
  readonly owner: OwnerPolicy;
}

/** One rollback: back to before the last deployment that succeeded. */
export interface RollbackRequest extends BaseRequest {
  readonly operation: 'rollback';
  /** Go back only where this workflow run made the last deployment; null: whoever did. */
  readonly rollbackRun: string | null;
}

/** One verification of the endpoints. */
export interface VerifyRequest extends ProofRequest, ChecksRequest {
  readonly operation: 'verify';
  readonly layout: Layout;
  readonly names: FileNames;
  /**
   * The endpoints should serve the certificate of this credential; null: the deployed one. One of both is
   * there.
   */
  readonly credential: CredentialRequest | null;
}

/** The request of a run. */
export type Request = DeployRequest | RollbackRequest | VerifyRequest;
