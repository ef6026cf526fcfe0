import { dirname, resolve } from 'node:path';
import { type DeployError, systemReason } from '../errors.ts';
import { hideCredentialInputs } from '../inputs/credential.ts';
import { type FleetInputs, readFleet, refuseUnknown } from '../inputs/fleet.ts';
import { type Operation, readDryRun, readOperationName } from '../inputs/inputs.ts';
import { quote } from '../inputs/quote.ts';
import { InputReader, type InputSource, readBounded, refusalOf } from '../inputs/reader.ts';
import { newSecrets } from '../inputs/secrets.ts';
import { checkNames } from '../inputs/unknown-inputs.ts';
import { resolveReference } from '../inputs/variables.ts';
import type { Log } from '../log.ts';
import { type Manifest, type ManifestTarget, OF_RUN, parseManifest } from './manifest.ts';

/** A target that is worked on, and its inputs. */
export interface FleetTarget extends ManifestTarget {
  readonly source: InputSource;
}

/** The targets that are worked on, wave by wave, and how. */
export interface Fleet extends Omit<FleetInputs, 'manifest' | 'only'> {
  readonly operation: Operation;
  readonly dryRun: boolean;
  /** Waves in the order in which they first appear in the manifest. */
  readonly waves: readonly (readonly FleetTarget[])[];
}

/**
 * Reads the manifest that the inputs name, and keeps the targets that `only` names. Secrets in it are masked
 * before anything is said.
 *
 * @throws DeployError INPUT_INVALID with all problems of the manifest and of the run's own inputs
 */
export function readTargets(source: InputSource, log: Pick<Log, 'warning'>): Fleet {
  const reader = new InputReader(source);
  hideCredentialInputs(reader);
  if (source.refusal) throw source.refusal;
  checkNames([...source.values.keys()], reader, log);
  const { manifest: given, only, ...inputs } = readFleet(reader);
  const { text, folder } = readText(reader, given);
  const { targets, problems }: Manifest = text === null ? { targets: [], problems: [] } : parseManifest(text);
  const all = targets.map((target) => ({ ...target, source: sourceOf(target, folder, source) }));
  for (const target of all) hideCredentialInputs(new InputReader(target.source));
  if (all.length > 0) refuseUnknown(reader, only, new Set(all.flatMap(({ name, wave }) => [name, wave])));
  const operation = readOperationName(reader);
  const dryRun = readDryRun(reader);
  const refusal = refusalOf([...reader.problems, ...problems]);
  if (refusal) throw refusal;
  const chosen = all.filter(
    ({ name, wave }) => only.length === 0 || only.includes(name) || only.includes(wave),
  );
  const waves = [...new Set(chosen.map(({ wave }) => wave))];
  return {
    ...inputs,
    operation,
    dryRun,
    waves: waves.map((wave) => chosen.filter((target) => target.wave === wave)),
  };
}

/** A manifest as it was given, or of the file that was named. Paths in it begin at its folder. */
function readText(
  reader: InputReader,
  given: string,
): { readonly text: string | null; readonly folder: string } {
  if (given === '') return { text: null, folder: '' };
  if (/\n|^\{|:\s/.test(given)) return { text: given, folder: '' };
  try {
    const path = resolve(given);
    return {
      text: readBounded(path)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
      folder: dirname(path),
    };
  } catch (error) {
    reader.problem(
      'targets',
      'a manifest as YAML text, or the path of one',
      `${quote(given)}: ${systemReason(error)}`,
    );
    return { text: null, folder: '' };
  }
}

/** The inputs of a target: those of the run, and over them its own. Its secrets are its own, too. */
function sourceOf(
  { name: target, line, values: own, lines }: ManifestTarget,
  folder: string,
  run: InputSource,
): InputSource {
  const values = new Map<string, string>();
  const problems = new Map<string, string>();
  const describe = (name: string, problem: string): string =>
    `${target}, line ${lines.get(name) ?? line}: ${problem}`;
  for (const [name, text] of run.values) if (!OF_RUN.has(name) || ASKED.has(name)) values.set(name, text);
  for (const [name, text] of own) {
    const read = resolveReference(text, run.environment);
    if ('value' in read) values.set(name, read.value);
    else problems.set(name, describe(name, `${name}: expected ${read.expected}, got nothing`));
  }
  return {
    values,
    problems,
    environment: run.environment,
    refusal: null,
    mask: run.mask,
    secrets: newSecrets(run.mask),
    folder: (name) => (own.has(name) ? folder : ''),
    describe,
  };
}

/** Inputs of the run that say what is done to each target. */
const ASKED: ReadonlySet<string> = new Set(['operation', 'dry-run', 'rollback-run']);

/** The inputs of a target for another operation. The credential is left out: its files may be gone. */
export function withoutCredential({ source }: FleetTarget, operation: Operation): InputSource {
  const values = new Map(source.values);
  for (const name of ['certificate', 'private-key', 'chain', 'pkcs12']) values.delete(name);
  return { ...source, values: values.set('operation', operation) };
}

/** All problems of several targets as one refusal; null when there is none. */
export function joinedRefusal(refusals: readonly DeployError[]): DeployError | null {
  return refusalOf(refusals.map(({ message }) => message));
}
