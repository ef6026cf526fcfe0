import { CURRENT } from '../layout.ts';
import type { DeployRequest } from '../request.ts';
import { type Change, isUnchanged, type Plan, planChanges, type WantedFile } from '../transaction/plan.ts';
import type { Target } from '../transaction/target.ts';
import { type Trial, trialFolder } from '../transaction/trial.ts';
import { closeView, readDeployed, type View, viewTarget } from '../transaction/view.ts';
import { reportFiles, tellIntents } from './file-reports.ts';
import { type AcceptedOffer, acceptOffer, type Offer } from './offer.ts';
import type { Run } from './run.ts';

/** The offer beside the target: accepted, and what it would change. */
export interface Inspection {
  readonly target: Target;
  readonly view: View;
  readonly accepted: AcceptedOffer;
  readonly plan: Plan;
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
      certificate: readDeployed(target, view, layout, names.certificate),
      privateKey: offer.privateKey === null ? readDeployed(target, view, layout, names.privateKey) : null,
    });
    const folder = layout === 'symlink' ? CURRENT : '';
    const changes = planChanges(target, view, layout, wantedFiles(request, accepted, folder), request.owner);
    const plan = { ...changes, trial: planTrial(run, accepted, changes) };
    if (request.dryRun || isUnchanged(plan))
      run.report.files = reportFiles(request, target, plan, 'would', null);
    return await use({ target, view, accepted, plan }, run);
  } finally {
    closeView(view);
  }
}

/** Tells what would change, and what the server will need in order to notice. */
export function tellPlan({ plan, target, accepted }: Inspection, { request, log }: Run): void {
  const skipped = [...request.skipChecks].join(', ');
  log.info(`checks passed: ${accepted.passed.join(', ')}${skipped === '' ? '' : `; skipped: ${skipped}`}`);
  log.group('Compare with the target');
  tellIntents(log, target, plan);
  const setup = {
    names: request.names,
    hasReloadCommand: request.commands.reload !== null,
    hasEndpoints: request.verify.endpoints.length > 0,
  };
  for (const advice of request.server.advice(setup)) log.warning(advice);
  for (const change of plan.changes) {
    if (change.file.pointer && change.action === 'replace' && isDoubtful(request, change)) {
      log.warning(
        `${change.file.name} names another secret than ${request.sdsSecretName}: is that what the server asks for?`,
      );
    }
  }
}

/** A pointer that gives reason to doubt is tried first, when there is a new certificate to tell by whether the server follows it. */
function planTrial({ request, id }: Run, accepted: AcceptedOffer, { changes }: Plan): Trial | null {
  const pointer = changes.find(({ file }) => file.pointer);
  const renewed = changes.some(({ file, action }) => file.role === 'certificate' && action !== 'keep');
  if (!pointer || !renewed || !isDoubtful(request, pointer) || request.verify.endpoints.length === 0)
    return null;
  const file = wantedFiles(request, accepted, trialFolder(id)).find(({ role }) => role === pointer.file.role);
  return file ? { pointer, bytes: file.bytes } : null;
}

function isDoubtful(request: DeployRequest, { before }: Change): boolean {
  return (
    before.kind === 'file' && request.server.doubts(before.bytes.toString('utf8'), request.sdsSecretName)
  );
}

function wantedFiles(
  request: DeployRequest,
  { credential, keyPem }: AcceptedOffer,
  folder: string,
): WantedFile[] {
  const files = request.server.files({
    folder,
    names: request.names,
    serverDirectory: request.serverDirectory,
    secretName: request.sdsSecretName,
    leafPem: credential.leafPem,
    chainPem: credential.chainPem,
    // Latin-1 keeps every byte of a key file that stays as it is.
    keyPem: keyPem.toString('latin1'),
  });
  return files.map(({ content, ...file }) => ({
    ...file,
    bytes: Buffer.from(content, file.holdsKey ? 'latin1' : 'utf8'),
    mode: file.holdsKey ? request.privateKeyMode : request.certificateMode,
    defaultMode: file.holdsKey ? PRIVATE_KEY_MODE : CERTIFICATE_MODE,
  }));
}
