/**
 * A step's log as the runner's page shows it: groups with their lines indented, annotations in words, masked
 * values as stars, and without the lines that are for the runner alone (masks, debug).
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function renderLog(log: string): string[] {
  const secrets: string[] = [];
  const shown: string[] = [];
  let indent = '';
  const show = (text: string) => {
    const masked = secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
    shown.push(...masked.split('\n').map((line) => indent + line));
  };

  for (const line of log.split(/\r?\n/)) {
    const [, command, data = ''] = /^\s*::([a-z-]+)(?: [^:]*)?::(.*)$/.exec(line) ?? [];
    const text = unescapeData(data);
    if (command === 'add-mask') {
      if (text !== '') secrets.push(text);
    } else if (command === 'group') {
      indent = '';
      show(`▾ ${text}`);
      indent = '  ';
    } else if (command === 'endgroup') {
      indent = '';
    } else if (command === 'notice' || command === 'warning' || command === 'error') {
      show(`${command}: ${text}`);
    } else if (command !== 'debug' && line !== '') {
      show(line);
    }
  }
  return shown;
}

/** Undoes what a workflow command does to its text so that it stays on one line. */
function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
