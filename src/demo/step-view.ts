// What a step was given and what it left behind, as someone looking at the job would see it.

import { renderLog } from './job-log.ts';
import type { StepResult } from './runner.ts';
import { caption, quote, table } from './screen.ts';

/** Shows inputs; what should not be seen is left to the caller to describe. */
export function showInputs(inputs: Record<string, string>): void {
  caption('with');
  table(Object.entries(inputs));
}

/** Shows log, outputs and summary, as far as there are any. */
export function showStep(whose: string, { log, outputs, summary }: StepResult): void {
  caption(`Log${whose}`);
  const lines = renderLog(log);
  quote(lines.length > 0 ? lines : ['(nothing)']);
  if (Object.keys(outputs).length > 0) {
    caption(`Outputs${whose}`);
    table(outputRows(outputs));
  }
  if (summary !== '') {
    caption(`Summary${whose}`);
    quote(summary.trim().split('\n'));
  }
}

/** The beginning of a fingerprint, enough to tell two apart; any other text as it is. */
export function shortened(text: string): string {
  return /^[0-9a-f]{64}$/.test(text) ? `${text.slice(0, 8)}…` : text;
}

/** The outputs that are not empty; what `files` says again role by role is left out. */
function outputRows(outputs: Record<string, string>): [string, string | string[]][] {
  const repeated = /^(certificate|private-key|chain|bundle|keystore|sds)-(status|path)$/;
  return Object.entries(outputs)
    .filter(([name, value]) => value !== '' && value !== '[]' && !repeated.test(name))
    .map(([name, value]) => [name, value.startsWith('[{') ? elements(value) : value]);
}

/** The objects of a JSON array, one a line: texts as they are, other values with their names. */
function elements(list: string): string[] {
  return (JSON.parse(list) as Record<string, unknown>[]).map((element) =>
    Object.entries(element)
      .filter(([name, value]) => value !== null && value !== '' && name !== 'sha256' && name !== 'backup')
      .map(([name, value]) => (typeof value === 'string' ? shortened(value) : `${name} ${value}`))
      .join('  '),
  );
}
