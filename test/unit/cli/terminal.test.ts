import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTerminal } from '../../../src/cli/terminal.ts';
import { DeployError } from '../../../src/errors.ts';

function opened(isTTY: boolean, isDebug = false) {
  const written: string[] = [];
  const screen = { isTTY, columns: 20, write: (text: string) => written.push(text) };
  return { terminal: openTerminal(screen, isDebug), text: () => written.join('') };
}

test('the log has a line a fact, under the title of its group', () => {
  const { terminal, text } = opened(false);
  terminal.group('Reload');
  terminal.info('a fact');
  terminal.notice('of note');
  terminal.warning('beware');
  terminal.output('::error::x');
  terminal.debug('not shown');
  terminal.success('deployed');
  assert.equal(text(), 'Reload\n  a fact\n  notice: of note\n  warning: beware\n  | : :error::x\ndeployed\n');
});

test('a failure is told with its hint, and in debug mode with its cause', () => {
  const { terminal, text } = opened(false, true);
  terminal.failure(new DeployError('LOCKED', 'the fact', 'the hint', new Error('below')));
  assert.match(text(), /^error: the fact \(LOCKED\)\nhint: the hint\n {2}Error: below\n/);
});

test('masked texts are not shown, the longest first', () => {
  const { terminal, text } = opened(false);
  terminal.mask('secret');
  terminal.mask('secret phrase');
  terminal.info('a secret phrase and a secret');
  assert.equal(text(), '  a *** and a ***\n');
});

test('a terminal is told which step runs, and for how long, on a line that goes away', (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  let now = 0;
  t.mock.method(performance, 'now', () => now);
  const { terminal, text } = opened(true);
  terminal.group('Verify the endpoints');
  now = 2_000;
  t.mock.timers.tick(200);
  assert.ok(text().endsWith('\r\u001b[K… Verify the endpoi'), JSON.stringify(text()));
  terminal.info('served');
  assert.ok(text().endsWith('\r\u001b[K  served\n'));
  terminal.success('done');
  assert.ok(text().endsWith('\r\u001b[Kdone\n'));
});
