import { debug, ExitCode, endGroup, error, info, notice, startGroup, warning } from '@actions/core';
import type { DeployError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Phase } from '../report.ts';
import { plain } from './escape.ts';

/** The runner cuts annotations off at 4096 characters, and shows ten of a kind in a step. */
const MAX_ANNOTATION = 4_000;
const MAX_ANNOTATIONS = 9;

const TITLE = { title: 'Rotate certificate' };
const ANNOTATE = { notice, warning };

/**
 * A log that writes to the runner. Every line passes through `plain`, because core escapes nothing in a plain
 * line.
 */
export function openLog(): Log & { close(): void } {
  let open = false;
  const counts = { notice: 0, warning: 0 };
  const close = (): void => {
    if (open) endGroup();
    open = false;
  };
  const annotate = (kind: 'notice' | 'warning', fact: string): void => {
    counts[kind] += 1;
    const text = plain(fact).slice(0, MAX_ANNOTATION);
    if (counts[kind] > MAX_ANNOTATIONS) info(`${kind}: ${text}`);
    else ANNOTATE[kind](text, TITLE);
  };
  return {
    group: (title) => {
      close();
      startGroup(plain(title));
      open = true;
    },
    info: (fact) => info(plain(fact)),
    debug: (detail) => debug(plain(detail)),
    notice: (fact) => annotate('notice', fact),
    warning: (fact) => annotate('warning', fact),
    output: (line) => info(`  | ${plain(line)}`),
    close,
  };
}

/** Shows a failure as an annotation, with its cause in the debug log, and makes the job fail. */
export function logFailure({ code, message, hint, cause }: DeployError): void {
  const text = plain(`${message}${hint === '' ? '' : `. ${hint}`}`);
  error(text.slice(0, MAX_ANNOTATION), { title: `Rotate certificate: ${code}` });
  process.exitCode = ExitCode.Failure;
  if (cause instanceof Error)
    for (const line of (cause.stack ?? cause.message).split('\n')) debug(plain(line));
}

/** Tells how long each phase took, failed or not. */
export function logTimes(phases: readonly Phase[]): void {
  const [first, last] = [phases[0], phases.at(-1)];
  if (!first || !last) return;
  const times = phases.map(({ name, start, end }) => `${name} ${end - start} ms`);
  info(plain(`time: ${times.join(', ')}; ${last.end - first.start} ms in all`));
}

/** Shows a fact at the end of the log. */
export function logFact(fact: string): void {
  info(plain(fact));
}
