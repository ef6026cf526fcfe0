import { StringDecoder } from 'node:string_decoder';

/** The first lines are shown as they come, the last ones at the end, and those in between are counted. */
const FIRST_LINES = 200;
const LAST_LINES = 50;
const MAX_LINE_LENGTH = 2_000;

/** Takes the lines of a command's output, and shows the first and the last of them. */
export interface BoundedOutput {
  line(line: string): void;
  /** Shows the last lines, and how many were left out. Called once, when no more lines will come. */
  end(): void;
}

/** Takes the bytes of one stream. */
export interface LineSplitter {
  write(bytes: Buffer): void;
  /** Tells the last line, which may have no line end. */
  end(): void;
}

/** Shows the first 200 lines and the last 50 of an output, each cut at 2,000 characters. */
export function boundedOutput(onLine: (line: string) => void): BoundedOutput {
  let count = 0;
  const last: string[] = [];
  return {
    line: (line) => {
      const cut = line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}…` : line;
      count += 1;
      if (count <= FIRST_LINES) return onLine(cut);
      last.push(cut);
      if (last.length > LAST_LINES) last.shift();
    },
    end: () => {
      const hidden = count - FIRST_LINES - last.length;
      if (hidden > 0) onLine(`… ${hidden} lines left out …`);
      for (const line of last) onLine(line);
    },
  };
}

/** Splits a stream of UTF-8 into lines that end with LF, CR or CRLF. */
export function splitLines(onLine: (line: string) => void): LineSplitter {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let afterReturn = false;
  return {
    write: (bytes) => {
      let text = rest + decoder.write(bytes);
      if (text === '') return;
      // A CRLF that came in two pieces ends one line, not two.
      if (afterReturn && text.startsWith('\n')) text = text.slice(1);
      afterReturn = text.endsWith('\r');
      const lines = text.split(/\r\n|\n|\r/);
      // A line without end is cut, so that it cannot fill the memory.
      rest = (lines.pop() ?? '').slice(0, MAX_LINE_LENGTH + 1);
      for (const line of lines) onLine(line);
    },
    end: () => {
      rest += decoder.end();
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };
}
