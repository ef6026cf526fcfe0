// How the demonstration looks: headings, indented text, tables of two columns, and what was expected.

const inColour = process.stdout.isTTY === true && !process.env.NO_COLOR;

const styled = (code: number) => (text: string) => (inColour ? `\u001b[${code}m${text}\u001b[0m` : text);
const bold = styled(1);
const dim = styled(2);
const red = styled(31);
const green = styled(32);

/** A line across the screen with a title in it. */
export function heading(title: string): void {
  console.log(`\n${bold(`── ${title} ${'─'.repeat(Math.max(2, 90 - title.length))}`)}`);
}

/** A sentence or more, each on a line of its own. */
export function say(...sentences: string[]): void {
  console.log();
  for (const sentence of sentences) console.log(`  ${sentence}`);
}

/** What the lines below it are. */
export function caption(text: string): void {
  console.log(`\n  ${bold(text)}`);
}

/** Somebody else's lines, set off from the story. */
export function quote(text: string[]): void {
  for (const line of text) console.log(`    ${dim('│')} ${line}`.trimEnd());
}

/** Two columns; the second may have several lines. */
export function table(rows: [string, string | string[]][]): void {
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, value] of rows) {
    const [first = '', ...others] = [value].flat();
    console.log(`    ${dim(name.padEnd(width))}  ${first}`);
    for (const other of others) console.log(`    ${' '.repeat(width)}  ${other}`);
  }
}

/** Whether something is as it was expected to be. */
export function verdict(holds: boolean, fact: string): void {
  console.log(holds ? `    ${green('✓')} ${fact}` : `    ${red('✗')} ${fact}: ${red('not so')}`);
}
