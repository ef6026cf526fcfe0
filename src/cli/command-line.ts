/*
 * The arguments of the command line. Each input is an option. What an argument says is treated as an input of
 * a step is: the same reader checks it, and tells all problems at once.
 */
import { isConfidential } from '../certificate/suspicion.ts';
import { DEFAULTS, LISTS } from '../inputs/defaults.ts';
import { quote } from '../inputs/quote.ts';
import { closestInput } from '../inputs/unknown-inputs.ts';
import { EXAMPLE, isReference, resolveReference } from '../inputs/variables.ts';
import { COMMANDS_BY_NAME, OPTIONS } from './commands.ts';

/** What somebody typed. */
export interface CommandLine {
  /** Empty when there is none. */
  readonly command: string;
  /** Inputs by name. */
  readonly values: ReadonlyMap<string, string>;
  /** What is wrong, by the name of the input, or by the argument. */
  readonly problems: ReadonlyMap<string, string>;
  /** General options: `json`, `debug`, `help`, `version`. */
  readonly flags: ReadonlySet<string>;
  /** Texts that stood in the arguments and may be secret. */
  readonly exposed: readonly string[];
}

const FLAGS: ReadonlySet<string> = new Set(['json', 'debug', 'help', 'version']);

/** Inputs that are true when nothing follows them. */
export const WITHOUT_VALUE: ReadonlySet<string> = new Set(
  OPTIONS.filter((name) => /^(?:true|false)$/.test(DEFAULTS[name] ?? '')),
);

const PASSWORDS: ReadonlySet<string> = new Set([
  'private-key-passphrase',
  'pkcs12-password',
  'keystore-password',
]);
const KEYS: ReadonlySet<string> = new Set(['private-key', 'pkcs12']);

/** An option. PEM begins with more hyphens, and may follow an option as its value. */
const OPTION = /^--([a-z][a-z0-9-]*)(?:=([\s\S]*))?$/;

/** Reads arguments. Values that stand for variables are looked up in the environment. */
export function readCommandLine(argv: readonly string[], environment: NodeJS.ProcessEnv): CommandLine {
  const [first = '', ...others] = argv;
  const hasCommand = !first.startsWith('-');
  const values = new Map<string, string>();
  const problems = new Map<string, string>();
  const flags = new Set<string>();
  const exposed: string[] = [];
  if (!COMMANDS_BY_NAME.has(hasCommand ? first : ''))
    problems.set(
      first,
      `expected a command, ${[...COMMANDS_BY_NAME.keys()].join(' or ')}, got ${hasCommand && first !== '' ? quote(first) : 'nothing'}`,
    );

  const rest = [...(hasCommand ? others : argv)];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '-h') argument = '--help';
    const [, name, attached] = OPTION.exec(argument) ?? [];
    if (name === undefined)
      problems.set(argument, `${quote(argument)}: expected an option, such as --directory`);
    else if (FLAGS.has(name) && attached === undefined) flags.add(name);
    else if (!OPTIONS.includes(name)) {
      problems.set(name, unknown(name));
      if (attached === undefined && rest[0]?.startsWith('-') === false) rest.shift();
    } else {
      const text = attached ?? takeValue(name, rest);
      if (text === null) problems.set(name, `${name}: expected a value, got nothing`);
      // An option that is given again continues a list, on a line of its own.
      else if (values.has(name) && !LISTS.has(name))
        problems.set(name, `${name}: expected one value, got several`);
      else {
        const read = readValue(name, text, environment);
        if ('value' in read) values.set(name, joined(values.get(name), read.value));
        else problems.set(name, `${name}: expected ${read.expected}, got ${read.got}`);
        if ('exposed' in read) exposed.push(text);
      }
    }
  }
  return { command: hasCommand ? first : '', values, problems, flags, exposed };
}

function takeValue(name: string, rest: string[]): string | null {
  const [next] = rest;
  if (WITHOUT_VALUE.has(name))
    return next !== undefined && /^(?:true|false)$/i.test(next) ? (rest.shift() ?? null) : 'true';
  return next === undefined || OPTION.test(next) ? null : (rest.shift() ?? null);
}

function unknown(name: string): string {
  const meant = closestInput(name);
  const hint = meant === null || !OPTIONS.includes(meant) ? '' : `; was --${meant} meant?`;
  return `--${name.slice(0, 80)}: expected the name of an input${hint}`;
}

function joined(before: string | undefined, text: string): string {
  return before === undefined ? text : `${before}\n${text}`;
}

type Value =
  | { readonly value: string }
  | { readonly expected: string; readonly got: string; readonly exposed?: true };

function readValue(name: string, text: string, environment: NodeJS.ProcessEnv): Value {
  if (isReference(text)) {
    const read = resolveReference(text, environment);
    return 'value' in read ? read : { ...read, got: 'nothing' };
  }
  const got = 'one in the arguments, which everybody on this machine can read';
  if (PASSWORDS.has(name) && text !== '')
    return { expected: `${EXAMPLE}, the name of an environment variable`, got, exposed: true };
  if (KEYS.has(name) && isConfidential(text))
    return { expected: `a path, or ${EXAMPLE}, the name of an environment variable`, got, exposed: true };
  return { value: text };
}
