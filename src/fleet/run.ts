/*
 * A fleet in one run:
 *
 *    1  read      the manifest, and the inputs of every target; all problems at once
 *    2  precheck  every target's credential, and the target itself; nothing has been touched yet
 *    3  waves     one after the other; side by side within one. Each target is a deployment of its own, with
 *                 its own lock, journal and proof
 *    4  undo      when one failed, with `on-failure: undo`: those that this run deployed go back, the last
 *                 wave first
 *
 * A target that fails undoes itself, as any deployment does. If the process dies, the post step undoes the
 * unfinished targets, and does step 4: see recover.ts. A fleet that is run again finds what is deployed, and
 * goes on from there.
 */
import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { asDeployError, DeployError } from '../errors.ts';
import { type Inputs, readInputs } from '../inputs/inputs.ts';
import type { InputSource } from '../inputs/reader.ts';
import type { Log } from '../log.ts';
import { operate } from '../operations/operate.ts';
import { precheck } from '../operations/precheck.ts';
import { newReport, type Report, type TargetReport } from '../report.ts';
import type { Request } from '../request.ts';
import { leafFile } from '../server/names.ts';
import type { Context } from '../steps/run.ts';
import { bufferLog } from './buffer.ts';
import { sideBySide } from './side-by-side.ts';
import { hasFailed, notBegun, sumUp } from './sum.ts';
import { type Fleet, type FleetTarget, joinedRefusal, readTargets } from './targets.ts';
import { goBack } from './undo.ts';

/** The surroundings of a fleet. */
export interface FleetContext extends Omit<Context, 'secrets' | 'hide'> {
  /** Called before a target is deployed to, with the id of the last deployment there. */
  begin(target: string, deployedId: string | null): void;
  /** Whether a post step follows, which undoes what a cancelled run has deployed. */
  readonly hasPostStep: boolean;
}

/** The report of a target on which nothing has happened. */
const NONE: Report = newReport();

/** A target, its request, and how it ended. */
export interface Member extends TargetReport {
  readonly target: FleetTarget;
  readonly request: Request;
  readonly secrets: Inputs['secrets'];
  /** The id of the deployment that was there before; null when there was none. */
  deployedId: string | null;
}

/**
 * Runs an operation on every target of a manifest.
 *
 * @returns the report of the fleet, with one for each target. This throws only what is wrong with the inputs
 * @throws DeployError INPUT_INVALID
 */
export async function runFleet(source: InputSource, context: FleetContext): Promise<Report> {
  setMaxListeners(0, context.signal);
  const fleet = readTargets(source, context.log);
  if (fleet.operation === 'plan') {
    const { planFleet } = await import('./plan.ts');
    return { ...newReport(), status: 'planned', jobs: planFleet(fleet.waves) };
  }
  const waves = await readMembers(fleet, context); // 1
  const isDeployment = fleet.operation === 'deploy' && !fleet.dryRun;
  if (isDeployment && !(await precheckAll(waves.flat(), fleet, context))) return sumUp(waves.flat()); // 2
  // On the way back, the last wave goes first.
  const ordered = fleet.operation === 'rollback' ? waves.toReversed() : waves;
  let stopped: string | null = null;
  for (const wave of ordered) {
    stopped ??= await runWave(wave, isDeployment, fleet, context); // 3
    for (const member of wave)
      if (stopped !== null && member.report === NONE) member.report = notBegun(stopped);
  }
  if (isDeployment && fleet.onFailure === 'undo' && waves.flat().some(hasFailed))
    await undoDeployed(waves, fleet, context); // 4
  return sumUp(waves.flat());
}

/** Reads the inputs of every target. Two targets that write the same files are refused. */
async function readMembers({ waves, onFailure }: Fleet, { log }: FleetContext): Promise<Member[][]> {
  const refusals: DeployError[] = [];
  const names = new Map<string, string>();
  const members: Member[][] = [];
  const runId = `fleet-${randomBytes(8).toString('hex')}`;
  for (const wave of waves) {
    const inWave: Member[] = [];
    for (const target of wave)
      try {
        const { request: read, secrets } = await readInputs(target.source, log);
        const request = ofRun(read, runId, onFailure === 'undo');
        const place = request.target && `${request.target.directory}\0${leafFile(request.names)}`;
        const other = place === null ? undefined : names.get(place);
        if (other !== undefined)
          throw new DeployError(
            'INPUT_INVALID',
            `${target.name}, line ${target.line}: expected files of its own, got those of ${other}`,
          );
        if (place !== null) names.set(place, target.name);
        const { name, wave: of } = target;
        inWave.push({ name, wave: of, target, request, secrets, deployedId: null, report: NONE });
      } catch (error) {
        refusals.push(asDeployError(error));
      }
    members.push(inWave);
  }
  const refusal = joinedRefusal(refusals);
  if (refusal) throw refusal;
  return members;
}

/**
 * A deployment as part of a fleet. Outside of a workflow, the run gets an id of its own: only what it
 * deployed itself is taken back. Where targets may have to go back, each keeps the backup that this takes.
 */
function ofRun(request: Request, runId: string, mayGoBack: boolean): Request {
  if (request.operation !== 'deploy') return request;
  const backupRetention = Math.max(request.backupRetention, mayGoBack ? 1 : 0);
  return { ...request, runId: request.runId ?? runId, backupRetention };
}

/** Whether every target passed. Those that did not say why; the log is kept for when they are deployed to. */
async function precheckAll(
  members: readonly Member[],
  { maxParallel }: Fleet,
  context: FleetContext,
): Promise<boolean> {
  const { log, signal } = context;
  log.group('Check all targets');
  await sideBySide(
    members,
    maxParallel,
    () => signal.aborted,
    async (member) => {
      if (member.request.operation !== 'deploy') return;
      const buffer = bufferLog(member.name);
      const found = await precheck(member.request, contextOf(member, context, buffer.log));
      member.deployedId = found.deployedId;
      if (found.report.error === null) return;
      member.report = { ...found.report, status: 'rejected' };
      tellFailure(member, context);
    },
  );
  const failed = members.find(hasFailed);
  if (!failed && !signal.aborted) {
    log.info(`${members.length} targets passed`);
    return true;
  }
  const why = failed ? `${failed.name} was refused` : 'the job was cancelled';
  for (const member of members) if (member.report === NONE) member.report = notBegun(why);
  return false;
}

/**
 * Runs a wave. Once a target has failed, no other is begun, unless the others are to go on.
 *
 * @returns why no other target is to be begun; null when the next wave may
 */
async function runWave(
  wave: readonly Member[],
  isDeployment: boolean,
  fleet: Fleet,
  context: FleetContext,
): Promise<string | null> {
  const { log, signal } = context;
  const goesOn = !isDeployment || fleet.onFailure === 'continue';
  let failure: string | null = null;
  let done = 0;
  const isOver = (): boolean => signal.aborted || failure !== null;
  await sideBySide(wave, fleet.maxParallel, isOver, async (member) => {
    const buffer = bufferLog(member.name);
    if (isDeployment) context.begin(member.name, member.deployedId);
    member.report = await operate(member.request, contextOf(member, context, buffer.log));
    done += 1;
    const title = `${member.name}: ${member.report.status} (wave ${member.wave}, ${done} of ${wave.length})`;
    buffer.flush(log, title);
    if (member.report.error === null) return;
    tellFailure(member, context);
    if (!goesOn) failure ??= `${member.name} failed`;
  });
  return signal.aborted ? 'the job was cancelled' : failure;
}

/**
 * Takes back what this run deployed. A cancellation leaves the rest of it to the post step, which has more
 * time; where none follows, nothing stops it.
 */
async function undoDeployed(waves: readonly Member[][], fleet: Fleet, context: FleetContext): Promise<void> {
  const { log, hasPostStep } = context;
  const isDeployed = ({ report }: Member): boolean => report.status === 'deployed';
  const deployed = waves.map((wave) => wave.filter(isDeployed));
  const signal = hasPostStep ? context.signal : new AbortController().signal;
  setMaxListeners(0, signal);
  for (const wave of deployed.toReversed())
    await sideBySide(
      wave.toReversed(),
      fleet.maxParallel,
      () => signal.aborted,
      async (member) => {
        if (member.request.operation !== 'deploy') return;
        const buffer = bufferLog(member.name);
        const within = contextOf(member, { ...context, signal }, buffer.log);
        const report = await goBack(member.request, member.report, within);
        // A rollback that was cancelled has undone itself: the target is deployed.
        if (report.status === 'rolled-back' || !signal.aborted) member.report = report;
        buffer.flush(log, `${member.name}: ${member.report.status}`);
        tellFailure(member, context);
      },
    );
  const left = waves.flat().filter(isDeployed);
  if (left.length === 0) return;
  for (const { report } of left) report.unfinished = true;
  log.warning('the targets that are still deployed go back in the post step');
}

function contextOf({ secrets }: Member, { signal, environment }: FleetContext, log: Log): Context {
  return { log, signal, environment, ...secrets };
}

function tellFailure({ name, report: { error } }: Member, { log }: FleetContext): void {
  if (error) log.warning(`${name}: ${error.message}${error.hint === '' ? '' : `. ${error.hint}`}`);
}
