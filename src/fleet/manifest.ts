/*
 * The manifest of a fleet: its targets by name, and the inputs that they share. It is read node by node, so
 * that each problem is told with target, key and line. No value is repeated: it may be a secret.
 */
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument } from 'yaml';
import { DEFAULTS, LISTS } from '../inputs/defaults.ts';
import { closestInput } from '../inputs/unknown-inputs.ts';

/** One target, as the manifest has it. */
export interface ManifestTarget {
  readonly name: string;
  /** The line of its name. */
  readonly line: number;
  /** Targets of a wave are worked on side by side. */
  readonly wave: string;
  /** The labels of its runner, as GitHub takes them, for `operation: plan`. */
  readonly runsOn: RunsOn;
  /** Its environment, for `operation: plan`; empty: none. */
  readonly environment: string;
  /** Inputs, with those of `defaults` where the target has none. */
  readonly values: ReadonlyMap<string, string>;
  /** The line of each. */
  readonly lines: ReadonlyMap<string, number>;
}

/** A label, several of them, or a group of runners. */
export type RunsOn = string | readonly string[] | Readonly<Record<string, unknown>>;

/** A manifest, as far as it could be read. */
export interface Manifest {
  /** In the order in which they stand there. */
  readonly targets: readonly ManifestTarget[];
  readonly problems: readonly string[];
}

/** Inputs of the run as a whole, which no single target has. */
export const OF_RUN: ReadonlySet<string> = new Set([
  'operation',
  'dry-run',
  'targets',
  'only',
  'on-failure',
  'max-parallel',
  'rollback-run',
]);

/** Keys that are no inputs. */
const OWN_KEYS = ['wave', 'runs-on', 'environment'] as const;

/** The wave of a target that names none. */
const DEFAULT_WAVE = 'default';

/** Where a target is deployed from that names no runner. */
const DEFAULT_RUNNER = 'self-hosted';

/** So that a list of names can be written with commas and blanks, and a name is no markup. */
export const TARGET_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/;
const EXPECTED_NAME = 'a name of letters, digits, dots, hyphens and underscores, at most 100';

/** Reads a manifest. What cannot be read is a problem, and left out. */
export function parseManifest(text: string): Manifest {
  const problems: string[] = [];
  const reader = open(text, problems);
  if (reader === null) return { targets: [], problems };
  const sections = reader.entries(reader.document.contents, 'the manifest');
  const defaults = newSection();
  const targets: ManifestTarget[] = [];
  for (const { key, value, line } of sections)
    if (key === 'defaults') readSection(reader, 'defaults', value, defaults);
    else if (key !== 'targets')
      reader.problem('the manifest', line, key, 'defaults or targets', 'another key');
  const found = sections.find(({ key }) => key === 'targets');
  for (const { key: name, value, line } of reader.entries(found?.value, 'targets')) {
    if (!TARGET_NAME.test(name)) {
      reader.problem('targets', line, 'a name', EXPECTED_NAME, 'another one');
      continue;
    }
    const section = copyOf(defaults);
    readSection(reader, name, value, section);
    const { values, lines, wave, runsOn, environment } = section;
    targets.push({ name, line, values, lines, wave, runsOn, environment });
  }
  if (targets.length === 0 && problems.length === 0)
    problems.push('the manifest: expected targets, got none');
  return { targets, problems };
}

interface Section {
  readonly values: Map<string, string>;
  readonly lines: Map<string, number>;
  wave: string;
  runsOn: RunsOn;
  environment: string;
}

function newSection(): Section {
  return {
    values: new Map(),
    lines: new Map(),
    wave: DEFAULT_WAVE,
    runsOn: DEFAULT_RUNNER,
    environment: '',
  };
}

function copyOf(section: Section): Section {
  return { ...section, values: new Map(section.values), lines: new Map(section.lines) };
}

function readSection(reader: NodeReader, title: string, node: unknown, section: Section): void {
  for (const { key, value, line } of reader.entries(node, title)) {
    if (key === 'runs-on') {
      const runsOn = reader.plain(value);
      if (isRunsOn(runsOn)) section.runsOn = runsOn;
      else reader.problem(title, line, key, 'a label, a sequence of labels, or a group', 'something else');
    } else if (key === 'wave' || key === 'environment') {
      const text = reader.scalar(value);
      const isFine =
        text !== null && (key === 'wave' ? TARGET_NAME.test(text) : /^[^\u0000-\u001f]*$/.test(text));
      if (isFine) section[key] = text;
      else reader.problem(title, line, key, key === 'wave' ? EXPECTED_NAME : 'a name', 'another one');
    } else if (!Object.hasOwn(DEFAULTS, key)) {
      const meant =
        closestInput(key) ?? OWN_KEYS.find((own) => own.replace('-', '') === key.replace(/[-_]/g, ''));
      const expected = meant ? `the name ${meant}` : 'the name of an input, or wave, runs-on, environment';
      reader.problem(title, line, key, expected, 'one that is not the name of an input');
    } else if (OF_RUN.has(key)) {
      reader.problem(title, line, key, 'nothing, because it is one of the whole run', 'a value');
    } else {
      const text = reader.text(value, LISTS.has(key));
      if (text === null)
        reader.problem(
          title,
          line,
          key,
          LISTS.has(key) ? 'a text, or a sequence of them' : 'a text',
          'something else',
        );
      else {
        section.values.set(key, text);
        section.lines.set(key, line);
      }
    }
  }
}

function isRunsOn(value: unknown): value is RunsOn {
  if (typeof value === 'string') return value !== '';
  if (Array.isArray(value))
    return value.length > 0 && value.every((label) => typeof label === 'string' && label !== '');
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).every((key) => /^(?:group|labels)$/.test(key))
  );
}

interface Entry {
  readonly key: string;
  readonly value: unknown;
  readonly line: number;
}

interface NodeReader {
  readonly document: Document.Parsed;
  /** The pairs of a map; of anything else, none, which is told. */
  entries(node: unknown, title: string): Entry[];
  /** A scalar's text as it is written; null when it is something else. */
  scalar(node: unknown): string | null;
  /** The same, or the items of a sequence, one a line. */
  text(node: unknown, takesList: boolean): string | null;
  /** Any value, with scalars as texts. */
  plain(node: unknown): unknown;
  problem(title: string, line: number, key: string, expected: string, got: string): void;
}

/**
 * Opens a document. With the schema `failsafe` every scalar is a text, so `0644` and `true` stay what they
 * are.
 */
function open(text: string, problems: string[]): NodeReader | null {
  // Nested explicit keys (`? key`) take the package minutes for 1 KB, and no manifest needs them.
  if (/(?:^|\n)\s*\?(?:\s|$)/.test(text)) {
    problems.push('the manifest: expected YAML without explicit keys, got a question mark before one');
    return null;
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    prettyErrors: false,
    logLevel: 'error',
    lineCounter,
  });
  for (const { code, pos } of document.errors) {
    const what = code === 'DUPLICATE_KEY' ? 'a key that is there already' : `something else (${code})`;
    problems.push(
      `the manifest, line ${lineCounter.linePos(pos[0]).line}: expected well-formed YAML, got ${what}`,
    );
  }
  if (document.errors.length > 0) return null;

  const lineOf = (node: unknown): number => {
    const offset = (node as { range?: readonly number[] | null } | null)?.range?.[0];
    return offset === undefined ? 1 : lineCounter.linePos(offset).line;
  };
  const resolved = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  const reader: NodeReader = {
    document,
    entries: (given, title) => {
      const node = resolved(given);
      if (node === null || node === undefined || (isScalar(node) && node.value === '')) return [];
      if (!isMap(node)) {
        problems.push(`${title}, line ${lineOf(given)}: expected keys with values, got something else`);
        return [];
      }
      return node.items.map(({ key, value }: Pair) => ({
        key: reader.scalar(key) ?? '',
        value,
        line: lineOf(key),
      }));
    },
    scalar: (given) => {
      const node = resolved(given);
      if (node === null || node === undefined) return '';
      return isScalar(node) ? String(node.value ?? '') : null;
    },
    text: (given, takesList) => {
      const node = resolved(given);
      if (!isSeq(node)) return reader.scalar(node);
      const items = node.items.map((item) => reader.scalar(item));
      return takesList && items.every((item) => item !== null) ? items.join('\n') : null;
    },
    plain: (given) => {
      const node = resolved(given);
      if (isSeq(node)) return node.items.map(reader.plain);
      if (isMap(node))
        return Object.fromEntries(
          node.items.map(({ key, value }) => [reader.scalar(key) ?? '', reader.plain(value)]),
        );
      return reader.scalar(node);
    },
    problem: (title, line, key, expected, got) =>
      problems.push(`${title}, line ${line}: ${shownKey(key)}: expected ${expected}, got ${got}`),
  };
  return reader;
}

/** A key may be a secret that has slipped out of its value. */
function shownKey(key: string): string {
  return /^[\w. -]{1,40}$/.test(key) ? key : 'a key';
}
