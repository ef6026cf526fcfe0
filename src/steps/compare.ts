import { secretLines } from '../certificate/pem.ts';
import type { CheckName } from '../certificate/preflight.ts';
import { canReload } from '../request.ts';
import type { FileContext } from '../server/kind.ts';
import { keyFile, leafFile } from '../server/names.ts';
import { isUnchanged, type Plan, planChanges } from '../transaction/plan.ts';
import type { Target } from '../transaction/target.ts';
import { readFileAt, shownPath, type View, viewTarget } from '../transaction/view.ts';
import { type Accepted, accept } from './accept.ts';
import type { Candidate } from './check.ts';
import { reportFiles, tellIntents } from './report-files.ts';
import type { Context, Run } from './run.ts';
import { checkTarget } from './target-checks.ts';
import { wantedFiles } from './wanted.ts';

/* Step 3: the candidate beside what is deployed, and what would change. */

/** A candidate that was accepted, and what it would change. Closing it leaves the target open. */
export interface Comparison extends Disposable {
  readonly target: Target;
  readonly view: View;
  readonly accepted: Accepted;
  readonly plan: Plan;
  /** Names of the checks that the candidate passed. */
  readonly passed: readonly CheckName[];
  readonly context: FileContext;
}

/**
 * Checks the candidate against the target, and works out what would change. Changes nothing.
 *
 * @throws DeployError with the code of a preflight check, TARGET_UNSAFE or PERMISSION_DENIED
 */
export async function compare(run: Run, target: Target, candidate: Candidate): Promise<Comparison> {
  const { request } = run;
  const view = viewTarget(target, request.layout, leafFile(request.names));
  try {
    const accepted = accept(run, candidate, view);
    const { files, context } = await wantedFiles(request, accepted, view);
    const plan = planChanges(view, files, request.owner);
    hideKeys(run, plan);
    const passed = [...accepted.passed, ...(await checkTarget(request, view, plan)), ...candidate.passed];
    if (request.dryRun || isUnchanged(plan))
      run.report.files = reportFiles(request, target, plan, 'would', null);
    return { target, view, accepted, plan, passed, context, [Symbol.dispose]: () => view[Symbol.dispose]() };
  } catch (error) {
    view[Symbol.dispose]();
    throw error;
  }
}

/** Tells what would change, and what the server will need in order to notice. */
export async function tellComparison(
  { request, log }: Run,
  { target, view, accepted, plan, passed, context }: Comparison,
): Promise<void> {
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
  for (const advice of await request.server.advice(setup)) log.warning(advice);
  // javax.crypto.spec.PBEKeySpec takes printable ASCII.
  if (request.names.keystore !== null && !/^[ -~]*$/.test(request.keystorePassword))
    log.warning(
      `keystore-password has characters that Java does not take, so Java will not open ${request.names.keystore}: letters, digits and signs of ASCII are safe`,
    );
}

/** A larger file is not searched for keys: no PEM text that is read is larger. */
const MAX_BYTES = 1024 * 1024;

/**
 * Hides the private keys in the files of a plan, those on the target and those to come. Certificates stay
 * visible.
 */
export function hideKeys({ hide }: Pick<Context, 'hide'>, { changes }: Plan): void {
  for (const { file, before } of changes) {
    if (!file.holdsKey) continue;
    const earlier = before.kind === 'file' && !before.bytes.equals(file.bytes) ? [before.bytes] : [];
    for (const bytes of [file.bytes, ...earlier])
      if (bytes.length <= MAX_BYTES) hide(secretLines(bytes.toString('latin1'), false));
  }
}
