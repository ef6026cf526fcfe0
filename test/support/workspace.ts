import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** A directory of the test's own, free of symlinks in its path, removed when the test ends. */
export function workspace(t: TestContext): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'rotate-certificate-test-')));
  t.after(() => rmSync(directory, { recursive: true, force: true, maxRetries: 3 }));
  return directory;
}
