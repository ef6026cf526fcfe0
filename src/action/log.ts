import type { DeployError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Phase } from '../report.ts';
import { plain } from './escape.ts';
import { command, line as print } from './workflow-command.ts';

/** The runner cuts annotations off at 4096 characters, and shows ten of a kind in a step. */
const MAX_ANNOTATION = 4_000;
const MAX_ANNOTATIONS = 9;

const TITLE = { title: 'Rotate certificate' };

/** A log that writes to the runner. Every line passes through `plain`. */
export function openLog(): Log & { close(): void } {
  let open = false;
  const counts = { notice: 0, warning: 0 };
  const close = (): void => {
    if (open) command('endgroup', '');
    open = false;
  };
  const annotate = (kind: 'notice' | 'warning', fact: string): void => {
    counts[kind] += 1;
    const text = plain(fact).slice(0, MAX_ANNOTATION);
    if (counts[kind] > MAX_ANNOTATIONS) print(`${kind}: ${text}`);
    else command(kind, text, TITLE);
  };
  return {
    group: (title) => {
      close();
      command('group', plain(title));
      open = true;
    },
    info: (fact) => print(plain(fact)),
    debug: (detail) => command('debug', plain(detail)),
    notice: (fact) => annotate('notice', fact),
    warning: (fact) => annotate('warning', fact),
    output: (line) => print(`  | ${plain(line)}`),
    close,
  };
}

/** Shows a failure as an annotation, and makes the job fail. */
export function logFailure({ code, message, hint }: DeployError): void {
  const text = plain(`${message}${hint === '' ? '' : `. ${hint}`}`);
  command('error', text.slice(0, MAX_ANNOTATION), { title: `Rotate certificate: ${code}` });
  process.exitCode = 1;
}

/** Tells how long each phase took, failed or not. */
export function logTimes(phases: readonly Phase[]): void {
  const [first, last] = [phases[0], phases.at(-1)];
  if (!first || !last) return;
  const times = phases.map(({ name, start, end }) => `${name} ${end - start} ms`);
  print(plain(`time: ${times.join(', ')}; ${last.end - first.start} ms in all`));
}

/** Shows how a run that did not fail ended. */
export function logSuccess(fact: string): void {
  print(plain(fact));
}

/** The stack of an error underneath a failure, for whoever turned on debug logging. */
export function logCause({ cause }: DeployError): void {
  if (cause instanceof Error)
    for (const line of (cause.stack ?? cause.message).split('\n')) command('debug', plain(line));
}
