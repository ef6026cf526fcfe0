import { setSecret, warning } from '@actions/core';
import { plain } from '../../../src/action/escape.ts';
import { logFact, logFailure, logTimes, openLog } from '../../../src/action/log.ts';
import { code } from '../../../src/action/summary/markdown.ts';
import { DeployError } from '../../../src/errors.ts';
import { commandsIn } from '../../support/runner-log.ts';
import { hold, type Open } from '../target.ts';

/** Text from outside on its way into the log: the runner sees the commands that are meant, and no others. */
export const open: Open = ({ printed }) => ({
  seeds: [
    '::error::x',
    'a\r::add-mask::e',
    'x ##[error]y',
    ' \t::stop-commands::a\n::b::',
    '%0A::x::',
    'a %25 b\u2028\u202e::c::',
  ],
  tokens: [
    '::',
    '##[',
    'add-mask',
    '\r',
    '\n',
    ' ',
    '\u00a0',
    '\u0085',
    '%0D',
    '%3A',
    '\ufeff',
    '\u200b',
    '##\u200b[',
  ],
  run: async (input) => {
    const text = input.toString('utf8');
    const log = openLog();
    const cause = new Error(text);
    const cases: [wanted: string[], write: () => void][] = [
      [[], () => log.info(text)],
      [[], () => log.output(text)],
      [[], () => logFact(text)],
      [['group'], () => log.group(text)],
      [['endgroup'], () => log.close()],
      [['debug'], () => log.debug(text)],
      [['notice'], () => log.notice(text)],
      [['warning'], () => log.warning(text)],
      [['error'], () => logFailure(new DeployError('WRITE_FAILED', text, text))],
      [
        ['error', ...(cause.stack ?? '').split('\n').map(() => 'debug')],
        () => logFailure(new DeployError('WRITE_FAILED', 'a', '', cause)),
      ],
      [[], () => logTimes([{ name: text, start: 0, end: 1, failed: false }])],
      [['add-mask'], () => setSecret(text)],
      [['warning'], () => warning(plain(text), { title: text })],
    ];
    for (const [index, [wanted, write]] of cases.entries()) {
      const output = await printed(write);
      const names = commandsIn(output).map(({ name }) => name);
      hold(names.join() === wanted.join(), `case ${index} prints the commands that are meant`);
      hold(
        output.split('\n').length === Math.max(1, wanted.length) + 1,
        `case ${index} prints as many lines as are meant`,
      );
    }
    process.exitCode = 0;
    hold(/^(?:`[^`|\n\r]+`|–)$/.test(code(text)), 'code ends neither itself nor its cell');
    return String(plain(text) === text);
  },
});
