import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFolder } from '../../../src/files/folder.ts';
import { describe, describeMyself, isHere, readHolder } from '../../../src/lock/holder.ts';
import { isRunning } from '../../../src/lock/process.ts';
import { hold, type Open } from '../target.ts';

/**
 * What a lock says of its holder. Whatever it is, somebody can be told of it, and its token makes a file's
 * name.
 */
export const open: Open = ({ folder }) => {
  const state = openFolder(folder);
  const myself = describeMyself('https://example.org/actions/runs/1');
  return {
    seeds: [JSON.stringify({ ...myself, token: '0'.repeat(32) }), '', '{"host":"a","pid":1,"start":"x"}'],
    run: (input) => {
      writeFileSync(join(folder, 'lock'), input);
      const seen = readHolder(state, 'lock');
      hold(seen !== null, 'a lock that is there is not overlooked');
      const { holder } = seen;
      hold(/^[0-9a-f]{32}$/.test(holder.token), 'a token is hexadecimal');
      hold(typeof describe(holder) === 'string', 'a holder can be told of');
      if (isHere(holder)) hold(typeof isRunning(holder) === 'boolean', 'a process runs or does not');
      return `${seen.isReadable} ${isHere(holder)} ${holder.runUrl === null}`;
    },
  };
};
