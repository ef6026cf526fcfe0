import { CURRENT } from '../layout.ts';
import type { DeployRequest } from '../request.ts';
import type { FileContext } from '../server/kind.ts';
import { keyFile, leafFile } from '../server/names.ts';
import { type Change, isUnchanged, type Plan, planChanges, type WantedFile } from '../transaction/plan.ts';
import type { Target } from '../transaction/target.ts';
import { type Trial, trialFolder } from '../transaction/trial.ts';
import {
  closeView,
  holdsFile,
  readDeployed,
  readPlace,
  shownPath,
  type View,
  viewTarget,
} from '../transaction/view.ts';
import { canReload } from './commands.ts';
import { reportFiles, tellIntents } from './file-reports.ts';
import { type AcceptedOffer, acceptOffer, type Offer } from './offer.ts';
import type { Run } from './run.ts';

/** The offer beside the target: accepted, and what it would change. */
export interface Inspection {
  readonly target: Target;
  readonly view: View;
  readonly accepted: AcceptedOffer;
  readonly context: FileContext;
  readonly plan: Plan;
  /** The pointer that the server may refuse, though it would notice the files it knows already; null when there is none. */
  readonly doubtful: Change | null;
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
    const accepted = acceptOffer(request, offer, {
      certificate: readDeployed(target, view, layout, leafFile(names)),
      privateKey: offer.privateKey === null ? readDeployed(target, view, layout, keyFile(names)) : null,
    });
    const config = names.config === null ? null : readConfig(target, view, names.config);
    const folder = layout === 'symlink' ? CURRENT : '';
    const context = fileContext(request, accepted, folder, config?.toString('utf8') ?? null);
    const changes = planChanges(target, view, layout, wantedFiles(request, context, config), request.owner);
    const doubtful = findDoubtful(request, context, changes);
    const plan = { ...changes, trial: doubtful && planTrial(run, context, changes, doubtful) };
    if (request.dryRun || isUnchanged(plan))
      run.report.files = reportFiles(request, target, plan, 'would', null);
    return await use({ target, view, accepted, context, plan, doubtful }, run);
  } finally {
    closeView(view);
  }
}

/** Tells what would change, and what the server will need in order to notice. */
export function tellPlan(
  { plan, target, view, accepted, context, doubtful }: Inspection,
  { request, log }: Run,
): void {
  const skipped = [...request.skipChecks].join(', ');
  log.info(`checks passed: ${accepted.passed.join(', ')}${skipped === '' ? '' : `; skipped: ${skipped}`}`);
  log.group('Compare with the target');
  tellIntents(log, target, plan);
  const otherPlace = request.layout === 'symlink' ? 'directory' : 'current';
  if (holdsFile(target, view, otherPlace, keyFile(request.names))) {
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
  if (doubtful) {
    log.warning(
      `${doubtful.file.name} names another secret than ${request.sdsSecretName}: is that what the server asks for?`,
    );
  }
}

/** A pointer in doubt is tried first, when there is a new certificate to tell by whether the server follows it. */
function planTrial(
  { request, id }: Run,
  context: FileContext,
  { changes }: Plan,
  pointer: Change,
): Trial | null {
  const renewed = changes.some(({ file, action }) => file.role === 'certificate' && action !== 'keep');
  if (!renewed || request.verify.endpoints.length === 0) return null;
  const files = wantedFiles(request, { ...context, folder: trialFolder(id) }, null);
  const file = files.find(({ role }) => role === pointer.file.role);
  return file ? { pointer, bytes: file.bytes } : null;
}

function findDoubtful({ server }: DeployRequest, context: FileContext, { changes }: Plan): Change | null {
  const pointer = changes.find(({ file, action }) => file.pointer && action === 'replace');
  if (!pointer || pointer.before.kind === 'absent') return null;
  return server.doubts(pointer.before.bytes.toString('utf8'), context) ? pointer : null;
}

function fileContext(
  request: DeployRequest,
  { credential, keyPem }: AcceptedOffer,
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
    bytes:
      content === null
        ? (config ?? Buffer.alloc(0))
        : Buffer.from(content, file.holdsKey ? 'latin1' : 'utf8'),
    mode: file.holdsKey ? request.privateKeyMode : request.certificateMode,
    defaultMode: file.holdsKey ? PRIVATE_KEY_MODE : CERTIFICATE_MODE,
  }));
}
