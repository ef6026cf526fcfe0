import { DeployError } from '../errors.ts';

/** What JSON can say, and YAML as servers read it. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** The keys and indexes on the way to a value. */
export type Way = readonly (string | number)[];

/** Sets the value at the end of a way, and makes the maps on it; `undefined` removes it. */
export interface Edit {
  readonly at: Way;
  readonly value: Value | undefined;
}

/** A larger one is not read: an SDS file with one secret has less than 1 KB. */
const MAX_LENGTH = 64 * 1024;

/** What a file is called, for messages, and what is in it. */
export interface Document {
  readonly name: string;
  readonly format: 'JSON' | 'YAML';
}

/**
 * Reads a file. The package for YAML is loaded by this and the functions below, and only for YAML.
 *
 * @throws DeployError TARGET_UNSAFE when it is not well-formed; the message does not repeat the text
 */
export async function readDocument({ name, format }: Document, text: string): Promise<Value> {
  if (text.length > MAX_LENGTH)
    throw new DeployError(
      'TARGET_UNSAFE',
      `${name} is larger than 64 KiB`,
      'is it the file that the server reads? If not, name another one, or move it away',
    );
  try {
    if (format === 'JSON') return JSON.parse(text);
    const { readYaml } = await import('./yaml.ts');
    return readYaml(text) as Value;
  } catch {
    throw new DeployError(
      'TARGET_UNSAFE',
      `${name} is not well-formed ${format}`,
      'correct it, or move it away: the next run then writes it anew',
    );
  }
}

/**
 * Makes changes to a file, and leaves everything else in it as it is: other fields, and comments of YAML.
 *
 * @returns the same text when there is nothing to change
 * @throws DeployError TARGET_UNSAFE when an anchor of YAML makes one change into several
 */
export async function editDocument(
  document: Document,
  text: string,
  edits: readonly Edit[],
): Promise<string> {
  if (edits.length === 0) return text;
  const before = await readDocument(document, text);
  const wanted = edits.reduce<Value | undefined>((value, { at, value: to }) => put(value, at, to), before);
  if (document.format === 'JSON')
    return writeDocument(document, wanted ?? null, /^[[{]\s*\n([ \t]+)/.exec(text)?.[1]);
  const { editYaml } = await import('./yaml.ts');
  const edited = editYaml(text, edits);
  if (edited !== null && isSame(await readDocument(document, edited), wanted)) return edited;
  throw new DeployError(
    'TARGET_UNSAFE',
    `${document.name} cannot be changed without changing more in it`,
    'do its anchors (&) and aliases (*) share what has to change? Write the values out, or move the file away: the next run then writes it anew',
  );
}

/**
 * The text of a new file.
 *
 * @param indent what JSON is indented by
 */
export async function writeDocument(
  { format }: Pick<Document, 'format'>,
  value: Value,
  indent = '  ',
): Promise<string> {
  if (format === 'JSON') return `${JSON.stringify(value, null, indent)}\n`;
  const { writeYaml } = await import('./yaml.ts');
  return writeYaml(value);
}

/** The value as a map; null when it is none. */
export function asMap(value: Value | undefined): { readonly [key: string]: Value } | null {
  return typeof value === 'object' && value !== null && !isList(value) ? value : null;
}

function put(value: Value | undefined, [step, ...rest]: Way, to: Value | undefined): Value | undefined {
  if (step === undefined) return to;
  if (value !== undefined && isList(value))
    return value.map((item, index) => (index === step ? (put(item, rest, to) ?? null) : item));
  const map = asMap(value) ?? {};
  const inner = put(Object.hasOwn(map, step) ? map[step] : undefined, rest, to);
  const others = Object.entries(map).filter(([key]) => inner !== undefined || key !== step);
  const changed = others.map(([key, item]) => [key, key === step ? inner : item] as const);
  const isNew = inner !== undefined && !Object.hasOwn(map, step);
  return Object.fromEntries([...changed, ...(isNew ? [[step, inner] as const] : [])]) as Value;
}

/** Whether two values say the same, in whatever order their keys are. */
function isSame(one: Value | undefined, other: Value | undefined): boolean {
  if (one === undefined || other === undefined || typeof one !== 'object' || typeof other !== 'object')
    return one === other;
  if (one === null || other === null) return one === other;
  const [ones, others] = [Object.entries(one), Object.entries(other)];
  return (
    isList(one) === isList(other) &&
    ones.length === others.length &&
    ones.every(
      ([key, value]) => Object.hasOwn(other, key) && isSame(value, (other as Record<string, Value>)[key]),
    )
  );
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
