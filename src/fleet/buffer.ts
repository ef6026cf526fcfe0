import type { Log } from '../log.ts';

/** A log that is kept until its target is done, so that the lines of several targets do not mix. */
export interface BufferedLog {
  readonly log: Log;
  /** Writes what was kept as one group. Annotations say which target they are of. */
  flush(to: Log, title: string): void;
}

/** A log that is empty. */
export function bufferLog(target: string): BufferedLog {
  const lines: ((to: Log) => void)[] = [];
  return {
    log: {
      group: (title) => lines.push((to) => to.info(`${title}:`)),
      info: (fact) => lines.push((to) => to.info(fact)),
      debug: (detail) => lines.push((to) => to.debug(detail)),
      notice: (fact) => lines.push((to) => to.notice(`${target}: ${fact}`)),
      warning: (fact) => lines.push((to) => to.warning(`${target}: ${fact}`)),
      output: (line) => lines.push((to) => to.output(line)),
    },
    flush: (to, title) => {
      to.group(title);
      for (const write of lines.splice(0)) write(to);
    },
  };
}
