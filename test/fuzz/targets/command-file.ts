import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { saveState, setOutputs } from '../../../src/action/command-file.ts';
import { parseCommandFile } from '../../../src/demo/command-file.ts';
import { commandsIn } from '../../support/runner-log.ts';
import { fieldsOf, hold, joined, type Open } from '../target.ts';

/** Outputs and state: the runner reads back each value as it was, and no other. */
export const open: Open = ({ folder, printed }) => {
  const path = join(folder, 'commands');
  return {
    seeds: [joined('a', 'b\nc<<d', 'e=f'), joined('end_\nx', '', '::set-output name=x::y')],
    tokens: ['<<', '=', 'end_', '\n', '::', '%0A', '%2C', ',', 'name='],
    run: async (input) => {
      const texts = fieldsOf(input, 3).map((text) => text.replaceAll('\r', ''));
      const [files, endpoints, state] = texts as [string, string, string];
      writeFileSync(path, '');
      process.env.GITHUB_OUTPUT = path;
      process.env.GITHUB_STATE = path;
      setOutputs({ files, endpoints });
      saveState('state', state);
      const read = parseCommandFile(readFileSync(path, 'utf8'));
      hold(
        JSON.stringify(read) === JSON.stringify({ files, endpoints, state }),
        'every value is read back as it was',
      );
      delete process.env.GITHUB_OUTPUT;
      delete process.env.GITHUB_STATE;
      const log = commandsIn(
        await printed(() => {
          setOutputs({ files, endpoints });
          saveState('state', state);
        }),
      );
      hold(
        log.map(({ name, data }) => `${name} ${data}`).join('\0') ===
          [`set-output ${files}`, `set-output ${endpoints}`, `save-state ${state}`].join('\0'),
        'an older runner takes every value from the log as it was',
      );
      return texts.map((text) => Math.min(3, text.split('\n').length)).join();
    },
  };
};
