/**
 * The values in a file that a step wrote for the runner (GITHUB_OUTPUT, GITHUB_STATE): `name=value`, or for
 * any text `name<<delimiter`, the lines, `delimiter`. The last value of a name counts.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#environment-files
 * @throws {Error} on a line that is neither, or a delimiter that never comes: the runner would fail the step
 */
export function parseCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  while (lines.length > 0) {
    const line = lines.shift() ?? '';
    if (line === '') continue;
    const [, name = '', operator, rest = ''] = /^([^=]*?)(=|<<)(.*)$/s.exec(line) ?? [];
    if (name === '') throw new Error(`expected name=value or name<<delimiter, got ${JSON.stringify(line)}`);
    if (operator === '=') {
      values[name] = rest;
      continue;
    }
    const end = lines.indexOf(rest);
    if (end < 0) throw new Error(`expected the delimiter ${JSON.stringify(rest)} after the value of ${name}`);
    values[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join('\n');
  }
  return values;
}
