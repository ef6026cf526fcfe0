import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { StepResult } from '../../../src/demo/runner.ts';
import { showStep } from '../../../src/demo/step-view.ts';

/** What is shown of a step, line by line. */
function shown(t: TestContext, step: Partial<StepResult>): string[] {
  const lines: string[] = [];
  const print = t.mock.method(console, 'log', (line = '') => lines.push(line));
  showStep('', {
    exitCode: 0,
    signal: null,
    log: '',
    outputs: {},
    state: {},
    summary: '',
    report: '',
    ...step,
  });
  print.mock.restore();
  return lines;
}

test('a log of nothing is shown as nothing', (t) => {
  assert.ok(shown(t, {}).some((line) => line.includes('(nothing)')));
  assert.ok(!shown(t, { log: 'something\n' }).some((line) => line.includes('(nothing)')));
});

test('what a file that was removed does not have leaves no blank column', (t) => {
  const file = {
    role: 'chain',
    path: '/certs/chain.pem',
    status: 'removed',
    sha256: null,
    bytes: 0,
    mode: '',
    backup: null,
  };
  const [line = ''] = shown(t, { outputs: { files: JSON.stringify([file]) } }).filter((text) =>
    text.includes('chain.pem'),
  );
  assert.match(line, /chain {2}\/certs\/chain\.pem {2}removed {2}bytes 0$/);
});
