// A little of every target of the fuzzer, always the same; `npm run test:fuzz` runs as much as there is time
// for. And the fuzzer itself: it must find what is there.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import test, { describe } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DeployError } from '../../src/errors.ts';
import type { Coverage } from './coverage.ts';
import { type Bench, fuzz, type Progress } from './engine.ts';
import { seeded } from './random.ts';
import { hold, type Target } from './target.ts';

test('a little of every target holds', async () => {
  // Times are not judged: other tests run beside this one.
  const { code, output } = await run(['--runs=60', '--seconds=120', '--seed=1', '--no-timed']);
  assert.equal(code, 0, output);
  assert.match(output, /^\d{3,} executions, 0 failures\.$/m);
});

test('a target that there is not is no success', async () => {
  assert.notEqual((await run(['--target=nothing'])).code, 0);
});

/** A target that reads text by a function, with the blocks that ran told by hand. */
async function findIn(
  read: (text: string, ran: (block: number) => void) => void,
  secret?: string,
  runs = 100_000,
): Promise<Progress> {
  const blocks = new Set<number>();
  let fresh = new Set<number>();
  const coverage: Coverage = {
    skip: () => fresh.clear(),
    look: (learn) => {
      const found = [...fresh].filter((block) => !blocks.has(block));
      fresh = new Set();
      if (learn) for (const block of found) blocks.add(block);
      return found.length;
    },
    reach: () => [],
  };
  const target: Target = {
    seeds: ['hello'],
    ...(secret === undefined ? {} : { secretsIn: () => [secret] }),
    run: (input) => {
      read(input.toString('utf8'), (block) => fresh.add(block));
      return '';
    },
  };
  const bench: Bench = {
    ...{ target, coverage, random: seeded(1), ownWords: '', tokens: [], timed: false },
    announce: () => undefined,
  };
  const progress: Progress = { executions: 0, corpus: [], failures: [] };
  await fuzz(bench, progress, () => progress.failures.length > 0 || progress.executions > runs);
  return progress;
}

describe('the fuzzer', () => {
  test('finds a fault behind four branches, step by step, and makes the input small', async () => {
    const progress = await findIn((text, ran) => {
      for (const [index, wanted] of [...'Z0=/'].entries()) {
        if (text[index] !== wanted) return;
        ran(index);
      }
      hold(false, 'nothing begins like that');
    });
    assert.deepEqual(
      progress.failures.map(({ input, kind }) => [kind, input.toString()]),
      [['property: nothing begins like that', 'Z0=/']],
    );
  });

  test('takes an error of another kind for a failure', async () => {
    const { failures } = await findIn((text) => {
      if (text.length > 8) throw new RangeError('x');
    });
    assert.match(failures[0]!.kind, /^crash: RangeError/);
    assert.equal(failures[0]!.input.length, 9);
  });

  test('takes an error that repeats a secret for a failure, and one that does not for none', async () => {
    const says = (word: string) => () => {
      throw new DeployError('KEY_INVALID', `the key ${word} is wrong`);
    };
    assert.match((await findIn(says('MIGHAgEA'), 'xMIGHAgEAx')).failures[0]!.kind, /^echo: KEY_INVALID/);
    assert.deepEqual((await findIn(says('x'), 'xMIGHAgEAx', 500)).failures, []);
  });

  test('makes the same inputs of the same seed', async () => {
    const texts = async (): Promise<string[]> => {
      const seen: string[] = [];
      await findIn((text) => {
        seen.push(text);
        hold(seen.length < 500, 'it is enough');
      });
      return seen;
    };
    assert.deepEqual(await texts(), await texts());
  });
});

function run(args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}
