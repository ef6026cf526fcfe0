import { CURRENT } from '../layout.ts';
import { canReload, type DeployRequest } from '../request.ts';
import type { FileContext, PointerWarning } from '../server/kind.ts';
import { keyFile, leafFile } from '../server/names.ts';
import { type Change, isUnchanged, type Plan, planChanges, type WantedFile } from '../transaction/plan.ts';
import type { Target } from '../transaction/target.ts';
import { type Trial, trialFolder } from '../transaction/trial.ts';
import {
  closeView,
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

/** The offer beside the target: accepted, and what it would change. */
export interface Inspection {
  readonly target: Target;
  readonly view: View;
  readonly accepted: AcceptedOffer;
  readonly context: FileContext;
  readonly plan: Plan;
  /** Why the server may refuse the new pointer; null when nothing speaks against it. */
  readonly warning: PointerWarning | null;
}

const CERTIFICATE_MODE = 0o644;
const PRIVATE_KEY_MODE = 0o600;

/**
 * Checks the offer against what the target holds, works out what would change, and hands that on. Changes nothing itself.
 *
 * @param use what to do with the inspection, which is valid until it ends
 * @throws DeployError with the code of a preflight check, TARGET_UNSAFE or PERMISSION_DENIED, or what `use` throws
 */
export async function compare<T>(
  run: Run,
  offer: Offer,
  target: Target,
  use: (inspection: Inspection, run: Run) => T | Promise<T>,
): Promise<T> {
  const { request } = run;
  const { names, layout } = request;
  const view = viewTarget(target, layout);
  try {
    const accepted = acceptOffer(run, offer, {
      certificate: readDeployed(target, view, layout, leafFile(names)),
      privateKey: offer.privateKey === null ? readDeployed(target, view, layout, keyFile(names)) : null,
    });
    const keystore = await keystoreFor(run, accepted, target, view);
    const config = names.config === null ? null : readConfig(target, view, names.config);
    const folder = layout === 'symlink' ? CURRENT : '';
    const context = fileContext(request, accepted, keystore, folder, config?.toString('utf8') ?? null);
    const changes = planChanges(target, view, layout, wantedFiles(request, context, config), request.owner);
    const pointer = replacedPointer(changes);
    const doubtful = pointer && request.server.doubts(textOf(pointer), context) ? pointer : null;
    const warning = (pointer && request.server.warns?.(textOf(pointer), context)) ?? null;
    const plan = {
      ...changes,
      trial: doubtful && planTrial(run, { ...context, folder: trialFolder(run.id) }, changes, doubtful),
    };
    hideKeys(run, plan);
    if (request.dryRun || isUnchanged(plan))
      run.report.files = reportFiles(request, target, plan, 'would', null);
    return await use({ target, view, accepted, context, plan, warning }, run);
  } finally {
    closeView(view);
  }
}

/** Tells what would change, and what the server will need in order to notice. */
export function tellPlan(
  { plan, target, view, accepted, context, warning }: Inspection,
  { request, log }: Run,
): void {
  const skipped = [...request.skipChecks].join(', ');
  log.info(`checks passed: ${accepted.passed.join(', ')}${skipped === '' ? '' : `; skipped: ${skipped}`}`);
  log.group('Compare with the target');
  tellIntents(log, target, plan);
  const otherPlace = request.layout === 'symlink' ? 'directory' : 'current';
  if (readFileAt(target, view, otherPlace, keyFile(request.names))) {
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
  if (warning) log.warning(`${warning.fact}: ${warning.remedy}`);
  // javax.crypto.spec.PBEKeySpec takes printable ASCII.
  if (request.names.keystore !== null && !/^[ -~]*$/.test(request.keystorePassword))
    log.warning(
      `keystore-password has characters that Java does not take, so that it will not open ${request.names.keystore}: letters, digits and signs of ASCII are safe`,
    );
}

/** A pointer in doubt is tried first, when there is a new certificate to tell by whether the server follows it. */
function planTrial({ request }: Run, context: FileContext, { changes }: Plan, pointer: Change): Trial | null {
  const renewed = changes.some(({ file, action }) => file.role === 'certificate' && action !== 'keep');
  if (!renewed || request.verify.endpoints.length === 0) return null;
  const files = wantedFiles(request, context, null);
  const file = files.find(({ role }) => role === pointer.file.role);
  return file ? { pointer, bytes: file.bytes } : null;
}

/**
 * The keystore that should be on the target, if there is to be one: made of the offer, or the one that is there when it
 * holds that already.
 *
 * @throws DeployError TARGET_UNSAFE
 */
async function keystoreFor(
  { request }: Run,
  { credential, key }: AcceptedOffer,
  target: Target,
  view: View,
): Promise<Buffer | null> {
  const { layout, names, keystorePassword: password, keystoreAlias: alias } = request;
  if (names.keystore === null) return null;
  const { keystoreOf } = await import('../certificate/pkcs12/keystore.ts');
  const existing = readDeployed(target, view, layout, names.keystore);
  return keystoreOf(credential, key, { name: names.keystore, password, alias }, existing);
}

function replacedPointer({ changes }: Plan): Change | null {
  return changes.find(({ file, action }) => file.pointer && action === 'replace') ?? null;
}

/** What a file said before its change. */
function textOf({ before }: Change): string {
  return before.kind === 'absent' ? '' : before.bytes.toString('utf8');
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
function readConfig(target: Target, view: View, name: string): Buffer | null {
  const entry = readPlace(target, view, 'directory', name);
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
