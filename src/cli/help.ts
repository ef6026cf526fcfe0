import { DEFAULTS } from '../inputs/defaults.ts';
import { EXAMPLE } from '../inputs/variables.ts';
import { FACTS } from './action.ts';
import { WITHOUT_VALUE } from './command-line.ts';
import { COMMANDS_BY_NAME, type Command } from './commands.ts';

/** What a terminal shows without breaking lines. */
const WIDTH = 80;

const GENERAL: readonly (readonly [option: string, purpose: string])[] = [
  ['--json', "Print the outputs as one JSON object on standard output: the action's, by name."],
  ['--debug', 'Log every probe, and where an error came from.'],
  ['--help', 'Show this help; after a command, its options.'],
  ['--version', 'Show the version.'],
];

const EXIT_CODES = `Exit code:
  0  done
  1  failed, and everything is as before
  2  refused, and nothing was touched
  3  failed, and not everything is as before: it needs a person`;

const SECRETS = `Everybody on this machine can read arguments. So give a secret by its path, or
as ${EXAMPLE}, in single quotes, which stands for an environment variable.`;

/** The version of the program. */
export function versionText(): string {
  return `rotate-certificate ${FACTS.version}\n`;
}

/** The help of the whole program, within 80 columns. */
export function generalHelp(): string {
  const commands = [...COMMANDS_BY_NAME].map(([name, { purpose }]) => entry(name, purpose));
  return page([
    'Usage: rotate-certificate COMMAND [OPTION]...',
    `Commands:\n${commands.join('\n')}`,
    `Options:\n${GENERAL.map(([option, purpose]) => entry(option, purpose)).join('\n')}`,
    EXIT_CODES,
    'The options of a command: rotate-certificate COMMAND --help',
  ]);
}

/** The help of one command, within 80 columns: each of its inputs, as action.yml describes it. */
export function commandHelp(name: string, { purpose, inputs }: Command): string {
  return page([
    `Usage: rotate-certificate ${name} [OPTION]...`,
    wrap(purpose, ''),
    `Options:\n${inputs.map(inputEntry).join('\n')}`,
    GENERAL.map(([option, text]) => entry(option, text)).join('\n'),
    SECRETS,
    EXIT_CODES,
  ]);
}

function inputEntry(name: string): string {
  const preset = DEFAULTS[name] ?? '';
  const option = WITHOUT_VALUE.has(name) ? `--${name}[=true|false]` : `--${name} VALUE`;
  const text = (FACTS.inputs[name] ?? '').replaceAll('`', '');
  return entry(option, preset === '' ? text : `${text} Default: ${preset}`);
}

function entry(title: string, text: string): string {
  return `  ${title}\n${wrap(text, '      ')}`;
}

/** A text in lines no wider than a terminal. A word that is wider has a line of its own. */
function wrap(text: string, indent: string): string {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && indent.length + line.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => indent + line).join('\n');
}

function page(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
