// What the runner makes of a log.

/** Something in a log that the runner takes for a command. */
export interface LogCommand {
  /** `::name::` at the start of a line, or the older `##[name]` anywhere in one. */
  form: '::' | '##[';
  name: string;
  properties: string;
  data: string;
}

/**
 * Every command in a log, by the runner's own rules (actions/runner, src/Runner.Common/ActionCommand.cs), and
 * a little more strictly: a name that the runner does not know counts as well, and so does a line that only a
 * lone carriage return begins.
 */
export function commandsIn(log: string): LogCommand[] {
  return log.split(/\r\n|\n|\r/).flatMap((line): LogCommand[] => {
    const modern = /^\s*::([^\s:]*)(?: (.*?))?::(.*)$/s.exec(line);
    if (modern)
      return [{ form: '::', name: modern[1]!, properties: modern[2] ?? '', data: unescaped(modern[3]!) }];
    const old = /##\[([^\]\s]*)([^\]]*)\](.*)$/s.exec(line);
    return old ? [{ form: '##[', name: old[1]!, properties: old[2]!.trim(), data: unescaped(old[3]!) }] : [];
  });
}

/** The texts of all annotations of a kind, each with its title in front. */
export function annotations(log: string, kind: 'error' | 'warning' | 'notice'): string[] {
  return commandsIn(log)
    .filter(({ form, name }) => form === '::' && name === kind)
    .map(({ properties, data }) => `${unescaped(/title=([^,]*)/.exec(properties)?.[1] ?? '')}: ${data}`);
}

/** The lines that a reader of the log sees as text: no commands among them. */
export function textLines(log: string): string[] {
  return log.split(/\r\n|\n|\r/).filter((line) => !/^\s*::[^\s:]*(?: .*?)?::/.test(line));
}

function unescaped(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
