// What came of each test, one line of JSON each: for whoever wants to know why a test failed, and not only
// that it did.

import type { TestEvent } from 'node:test/reporters';

/** What came of one test. A suite, and a test that failed for its subtests alone, are left out. */
export interface Outcome {
  readonly name: string;
  readonly result: 'passed' | 'skipped' | 'failed';
  /**
   * Whether it failed because something was other than expected, and not because the test itself could not
   * run.
   */
  readonly isVerdict: boolean;
  /** Why it failed, or was skipped; empty when it passed. */
  readonly reason: string;
}

/** What `node --test-reporter` calls: test events in, text out. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    const outcome = outcomeOf(event);
    if (outcome) yield `${JSON.stringify(outcome)}\n`;
  }
}

function outcomeOf(event: TestEvent): Outcome | null {
  if (event.type !== 'test:pass' && event.type !== 'test:fail') return null;
  const { name, details, skip } = event.data;
  if (details.type === 'suite') return null;
  if (skip !== undefined && skip !== false)
    return { name, result: 'skipped', isVerdict: false, reason: String(skip) };
  if (event.type === 'test:pass') return { name, result: 'passed', isVerdict: false, reason: '' };
  const { error } = event.data.details as { error: Error & { failureType?: string } };
  if (error.failureType === 'subtestsFailed') return null;
  const cause = error.cause instanceof Error ? error.cause : error;
  return {
    name,
    result: 'failed',
    isVerdict: error.failureType === 'testCodeFailure' && isVerdict(cause),
    reason: `${cause.name}: ${cause.message}`,
  };
}

/**
 * An assertion, alone or within a property; a failure of the product's own; or one that the system had to
 * report.
 */
function isVerdict(error: Error): boolean {
  if ((error as NodeJS.ErrnoException).code === 'ERR_ASSERTION') return true;
  if (error.message.startsWith('Property failed')) return true;
  if (error.constructor.name === 'DeployError') return true;
  if ((error as NodeJS.ErrnoException).syscall !== undefined) return true;
  return error.cause instanceof Error && isVerdict(error.cause);
}
