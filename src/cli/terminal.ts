import { plain } from '../action/escape.ts';
import type { DeployError } from '../errors.ts';
import type { Log } from '../log.ts';

/** A log for people, on standard error. Nothing in it is a command of a runner. */
export interface Terminal extends Log {
  /** Keeps a text out of the log from here on. */
  mask(text: string): void;
  /** Shows how the run ended. */
  success(fact: string): void;
  failure(error: DeployError): void;
}

/** Where the log goes: standard error, or a stand-in for it. */
export interface Screen {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

const TICK_MS = 200;
const CLEAR_LINE = '\r\u001b[K';

/**
 * Opens the log. On a terminal its last line tells which step runs, and for how long.
 *
 * @param isDebug whether details are shown
 */
export function openTerminal(screen: Screen, isDebug: boolean): Terminal {
  const masks: string[] = [];
  const progress = screen.isTTY ? openProgress(screen) : null;

  const line = (text: string): void => {
    let shown = text;
    for (const mask of masks) shown = shown.replaceAll(mask, '***');
    progress?.clear();
    screen.write(`${shown}\n`);
  };
  return {
    group: (title) => {
      line(plain(title));
      progress?.begin(plain(title));
    },
    info: (fact) => line(`  ${plain(fact)}`),
    debug: (detail) => {
      if (isDebug) line(`  ${plain(detail)}`);
    },
    notice: (fact) => line(`  notice: ${plain(fact)}`),
    warning: (fact) => line(`  warning: ${plain(fact)}`),
    output: (text) => line(`  | ${plain(text)}`),
    // The longest first: a text may be a part of another.
    mask: (text) => {
      masks.push(text);
      masks.sort((one, other) => other.length - one.length);
    },
    success: (fact) => {
      progress?.end();
      line(plain(fact));
    },
    failure: ({ code, message, hint, cause }) => {
      progress?.end();
      line(`error: ${plain(message)} (${code})`);
      if (hint !== '') line(`hint: ${plain(hint)}`);
      if (isDebug && cause instanceof Error)
        for (const text of (cause.stack ?? cause.message).split('\n')) line(`  ${plain(text)}`);
    },
  };
}

/** The last line of a terminal, which tells what goes on. */
function openProgress(screen: Screen): { begin(title: string): void; clear(): void; end(): void } {
  let title = '';
  let start = 0;
  const clear = (): void => void screen.write(CLEAR_LINE);
  const timer = setInterval(() => {
    const seconds = Math.floor((performance.now() - start) / 1_000);
    const text = `… ${title}, ${seconds} s`;
    if (title !== '' && seconds > 0) screen.write(CLEAR_LINE + text.slice(0, (screen.columns ?? 80) - 1));
  }, TICK_MS);
  timer.unref();
  return {
    begin: (next) => {
      title = next;
      start = performance.now();
    },
    clear,
    end: () => {
      clearInterval(timer);
      clear();
    },
  };
}
