import { join } from 'node:path';
import { parseCommands } from '../../../src/command/command.ts';
import * as values from '../../../src/inputs/values.ts';
import { hold, type Open } from '../target.ts';

/** The values of single inputs: durations, counts, modes, names, paths, owners, command lines. */
export const open: Open = () => ({
  seeds: [
    '30s',
    '1.5h',
    '0644',
    '12',
    'true',
    'tls/cert.pem',
    '/etc/certs/',
    'root:root',
    '0:0',
    'nginx -s "re load" a\\ b',
  ],
  tokens: ['ms', 'd', './', '../', '//', '.rotate-certificate', 'current', '.release-', 'keep', 'runner'],
  run: (input) => {
    const text = input.toString('utf8');
    const said: string[] = [];
    const read = <T>(name: string, given: values.Read<T>, property: (value: T) => boolean): void => {
      if ('value' in given) {
        hold(property(given.value), `what is read as ${name} is one`);
        said.push(name);
      } else hold(given.expected !== '', 'it is said what was expected');
    };
    const within = (least: number, most: number) => (value: number) =>
      Number.isInteger(value) && value >= least && value <= most;
    read('duration', values.readDuration(text, 1), within(1, 2 ** 31 - 1));
    read('count', values.readCount(text, 2, 10), within(2, 10));
    read('mode', values.readMode(text), within(0, 0o777));
    read('boolean', values.readBoolean(text), (value) => String(value) === text);
    read(
      'file name',
      values.readFileName(text),
      (value) =>
        join('/d', value).startsWith('/d/') && !/[\0-\x1f]/.test(value) && !value.split('/').includes('..'),
    );
    read(
      'path',
      values.readServerPath(text),
      (value) => value === '' || (value.startsWith('/') && !value.endsWith('/')),
    );
    read(
      'owner',
      values.readOwner(text),
      (value) => value.kind !== 'set' || within(0, 2 ** 32 - 2)(value.uid),
    );
    const commands = parseCommands(text);
    if (typeof commands !== 'string') {
      for (const { program, args } of commands)
        hold(program !== '' && ![program, ...args].join('').includes('\0'), 'a command can be run');
      said.push(`commands ${commands.slice(0, 3).map(({ args }) => Math.min(3, args.length))}`);
    }
    return said.join();
  },
});
