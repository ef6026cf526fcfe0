import type { CheckName } from '../certificate/preflight.ts';
import { DeployError } from '../errors.ts';
import { CURRENT } from '../layout.ts';
import { canReload, type DeployRequest } from '../request.ts';
import type { FileContext } from '../server/kind.ts';
import { keyFile, leafFile } from '../server/names.ts';
import { isUnchanged, type Plan, planChanges, type WantedFile } from '../transaction/plan.ts';
import type { Target } from '../transaction/target.ts';
import {
  readDeployed,
  readFileAt,
  readPlace,
  shownPath,
  type View,
  viewTarget,
} from '../transaction/view.ts';
import { reportFiles, tellIntents } from './file-reports.ts';
import { hideKeys } from './keys.ts';
import { type AcceptedOffer, acceptOffer, type Offer } from './offer.ts';
import type { Run } from './run.ts';

/** The offer beside the target: accepted, and what it would change. Closing it leaves the target open. */
export interface Inspection extends Disposable {
  readonly target: Target;
  readonly view: View;
  readonly accepted: AcceptedOffer;
  readonly context: FileContext;
  readonly plan: Plan;
  /** Names of the checks that the candidate passed. */
  readonly passed: readonly string[];
}

const CERTIFICATE_MODE = 0o644;
const PRIVATE_KEY_MODE = 0o600;

/**
 * Checks the offer against the target, and works out what would change. Changes nothing.
 *
 * @throws DeployError with the code of a preflight check, TARGET_UNSAFE or PERMISSION_DENIED
 */
export async function compare(run: Run, offer: Offer, target: Target): Promise<Inspection> {
  const view = viewTarget(target, run.request.layout, leafFile(run.request.names));
  try {
    return { ...(await inspect(run, offer, view)), [Symbol.dispose]: () => view[Symbol.dispose]() };
  } catch (error) {
    view[Symbol.dispose]();
    throw error;
  }
}

async function inspect(run: Run, offer: Offer, view: View): Promise<Omit<Inspection, typeof Symbol.dispose>> {
  const { request } = run;
  const { names, layout, owner } = request;
  const { target } = view;
  const accepted = acceptOffer(run, offer, {
    certificate: readDeployed(view, leafFile(names)),
    privateKey: offer.privateKey === null ? readDeployed(view, keyFile(names)) : null,
    chain: () => (names.chain === null ? null : readDeployed(view, names.chain)),
  });
  const keystore = await keystoreFor(run, accepted, view);
  const config = names.config === null ? null : readConfig(view, names.config);
  const folder = layout === 'symlink' ? CURRENT : '';
  const context = fileContext(request, accepted, keystore, folder, config?.toString('utf8') ?? null);
  const plan = planChanges(view, wantedFiles(request, context, config), owner);
  hideKeys(run, plan);
  const passed = [...accepted.passed, ...checkSecretName(request, plan)];
  if (request.dryRun || isUnchanged(plan))
    run.report.files = reportFiles(request, target, plan, 'would', null);
  return { target, view, accepted, context, plan, passed };
}

/** Tells what would change, and what the server will need in order to notice. */
export function tellPlan(
  { plan, target, view, accepted, context, passed }: Inspection,
  { request, log }: Run,
): void {
  const skipped = [...request.skipChecks].join(', ');
  log.info(`checks passed: ${passed.join(', ')}${skipped === '' ? '' : `; skipped: ${skipped}`}`);
  for (const text of accepted.warnings) log.warning(text);
  log.group('Compare with the target');
  tellIntents(log, target, plan);
  const otherPlace = request.layout === 'symlink' ? 'directory' : 'current';
  if (readFileAt(view, otherPlace, keyFile(request.names))) {
    const left = shownPath(target, otherPlace, keyFile(request.names));
    log.info(`${left}: of the other layout; remove it once nothing reads it any more`);
  }
  const setup = {
    ...context,
    layout: request.layout,
    hasReloadCommand: canReload(request.commands),
    hasEndpoints: request.verify.endpoints.length > 0,
  };
  for (const advice of request.server.advice(setup)) log.warning(advice);
  // javax.crypto.spec.PBEKeySpec takes printable ASCII.
  if (request.names.keystore !== null && !/^[ -~]*$/.test(request.keystorePassword))
    log.warning(
      `keystore-password has characters that Java does not take, so that it will not open ${request.names.keystore}: letters, digits and signs of ASCII are safe`,
    );
}

/**
 * Refuses to give the secret in the SDS file another name: the server would refuse the new file, go on with
 * the secret that it has, and fail at its next start.
 *
 * @returns the name of the check, if it was made
 * @throws DeployError TARGET_UNSAFE
 */
function checkSecretName(
  { names, sdsSecretName, server, skipChecks }: DeployRequest,
  { changes }: Plan,
): CheckName[] {
  const sds = changes.find(({ file }) => file.role === 'sds');
  if (!sds || !server.otherSecret || skipChecks.has('sds-name')) return [];
  const text = sds.before.kind === 'file' ? sds.before.bytes.toString('utf8') : '';
  const other = server.otherSecret(text, sdsSecretName);
  if (other === null) return ['sds-name'];
  throw new DeployError(
    'TARGET_UNSAFE',
    `${names.sds} names ${other}, and sds-secret-name is ${sdsSecretName}`,
    'a running server refuses a secret of another name than it asked for. To rename it, first deploy to a new sds-file with the new name and have the server read that one; or name sds-name in skip-checks',
  );
}

/**
 * The keystore that should be on the target, if there is to be one: made of the candidate, or the one that is
 * there when it holds that already.
 *
 * @throws DeployError TARGET_UNSAFE
 */
async function keystoreFor(
  { request }: Run,
  { credential, key }: AcceptedOffer,
  view: View,
): Promise<Buffer | null> {
  const { names, keystorePassword: password, keystoreAlias: alias } = request;
  if (names.keystore === null) return null;
  const { keystoreOf } = await import('../certificate/pkcs12/keystore.ts');
  const existing = readDeployed(view, names.keystore);
  return keystoreOf(credential, key, { name: names.keystore, password, alias }, existing);
}

function fileContext(
  request: DeployRequest,
  { credential, keyPem }: AcceptedOffer,
  keystore: Buffer | null,
  folder: string,
  configBefore: string | null,
): FileContext {
  return {
    folder,
    names: request.names,
    serverDirectory: request.serverDirectory,
    secretName: request.sdsSecretName,
    leafPem: credential.leafPem,
    chainPem: credential.chainPem,
    // Latin-1 keeps every byte of a key file that stays as it is.
    keyPem: keyPem.toString('latin1'),
    keystore,
    configBefore,
  };
}

/** The configuration file that is there; null when there is none. Throws as `readPlace` does. */
function readConfig(view: View, name: string): Buffer | null {
  const entry = readPlace(view, 'directory', name);
  return entry.kind === 'file' ? entry.bytes : null;
}

/** @param config the bytes of the file that keeps them */
function wantedFiles(request: DeployRequest, context: FileContext, config: Buffer | null): WantedFile[] {
  const files = request.server.files(context);
  return files.map(({ content, ...file }) => ({
    ...file,
    bytes: asBytes(content ?? config ?? '', file.holdsKey),
    mode: file.holdsKey ? request.privateKeyMode : request.certificateMode,
    defaultMode: file.holdsKey ? PRIVATE_KEY_MODE : CERTIFICATE_MODE,
  }));
}

function asBytes(content: string | Buffer, holdsKey: boolean): Buffer {
  return typeof content === 'string' ? Buffer.from(content, holdsKey ? 'latin1' : 'utf8') : content;
}
