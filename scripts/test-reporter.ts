/**
 * The runner's own `spec` report, and after its closing counts a list of what was skipped and why:
 * a test that needs a real server which is not installed should not pass for one that passed.
 */
import { relative } from 'node:path';
import { Readable } from 'node:stream';
import type { TestEvent } from 'node:test/reporters';
import { spec } from 'node:test/reporters';

/** Skipped tests by reason: each with the file that it is in. */
type Skipped = Map<string, string[]>;

/** What `node --test --test-reporter` calls: test events in, text out. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const skipped: Skipped = new Map();
  yield* Readable.from(noteSkipped(events, skipped)).pipe(new spec());
  yield closing(skipped);
}

async function* noteSkipped(events: AsyncIterable<TestEvent>, skipped: Skipped): AsyncGenerator<TestEvent> {
  for await (const event of events) {
    if (event.type === 'test:pass' && event.data.skip !== undefined && event.data.skip !== false) {
      const reason = event.data.skip === true ? 'no reason given' : event.data.skip;
      const file = event.data.file === undefined ? '' : ` (${relative('.', event.data.file)})`;
      skipped.set(reason, [...(skipped.get(reason) ?? []), `${event.data.name}${file}`]);
    }
    yield event;
  }
}

function closing(skipped: Skipped): string {
  if (skipped.size === 0) return '\nNothing was skipped.\n';
  return [...skipped]
    .map(([reason, tests]) => `\nSkipped: ${reason}\n${tests.map((test) => `  - ${test}\n`).join('')}`)
    .join('');
}
