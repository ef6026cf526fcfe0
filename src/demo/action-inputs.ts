/**
 * The environment that tells a step its inputs. As with the runner, every input that action.yml declares is
 * there: with the value given, else its default, else empty.
 * @param actionYml the text of action.yml
 * @throws {Error} when a given input is not declared
 */
export function inputEnvironment(actionYml: string, given: Record<string, string>): Record<string, string> {
  const defaults = inputDefaults(actionYml);
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(defaults, name));
  if (unknown.length > 0)
    throw new Error(`expected inputs that action.yml declares, got ${unknown.join(', ')}`);
  const variables = Object.entries({ ...defaults, ...given }).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value,
  ]);
  return Object.fromEntries(variables);
}

/**
 * Every output that action.yml declares, with an empty text: that is what a later step reads of one that was
 * not set.
 */
export function emptyOutputs(actionYml: string): Record<string, string> {
  const [, section = ''] = /^outputs:\n((?: .*\n|\n)*)/m.exec(actionYml) ?? [];
  const names = [...section.matchAll(/^ {2}([\w-]+):$/gm)].map(([, name]) => name ?? '');
  return Object.fromEntries(names.map((name) => [name, '']));
}

/**
 * Every input that action.yml declares, with its default or an empty text. Reads no more of YAML than that
 * file uses: an indentation of two, and each default on one line, plain or in double quotes.
 */
export function inputDefaults(actionYml: string): Record<string, string> {
  const [, section = ''] = /^inputs:\n((?: .*\n|\n)*)/m.exec(actionYml) ?? [];
  const defaults: Record<string, string> = {};
  let name = '';
  for (const line of section.split('\n')) {
    const [, input] = /^ {2}([\w-]+):$/.exec(line) ?? [];
    const [, value] = /^ {4}default: (.*)$/.exec(line) ?? [];
    name = input ?? name;
    if (input !== undefined) defaults[name] = '';
    if (value !== undefined) defaults[name] = value.startsWith('"') ? JSON.parse(value) : value;
  }
  return defaults;
}
