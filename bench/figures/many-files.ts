import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { writeBare } from '../bare/write.ts';
import type { Effort, Fact, Figure, Findings } from '../figure.ts';
import type { Fresh } from '../fresh.ts';
import { alternate, timed, timedAsync } from '../pairs.ts';
import { newTarget, scratch } from '../subject.ts';
import { milliseconds } from '../table.ts';
import { manyFiles, transactFiles } from '../transaction.ts';

/** Renewals of many files in one transaction, against as many durable writes; and what memory they take. */
export async function manyFilesAtOnce({ quick, pairs }: Effort): Promise<Findings> {
  const home = scratch('many');
  const figures: Figure[] = [];
  for (const count of quick ? [100] : [1_000, 10_000]) {
    const directory = newTarget(home, `ours-${count}`);
    const bareDirectory = newTarget(home, `bare-${count}`);
    const versions = [manyFiles(count, 1), manyFiles(count, 2)] as const;
    let turn = 0;
    let bareTurn = 0;
    const comparison = await alternate(
      () => {
        turn += 1;
        return timedAsync(() => transactFiles(directory, versions[turn % 2]!));
      },
      () => {
        bareTurn += 1;
        return timed(() => writeBare(bareDirectory, versions[bareTurn % 2]!));
      },
      { pairs: quick ? 6 : pairs, warmUp: 2 },
    );
    figures.push({
      name: `the transaction of a renewal of ${count} files`,
      against: 'the same loop over as many files',
      comparison,
      goal: 1.5,
    });
  }
  return { figures, facts: quick ? [] : [timeFact(figures), memoryFact()] };
}

/**
 * Ten times as many files are to take ten times as long, as far as the disk lets them: where the bare loop
 * takes longer for each, so may they, and a quarter more is left to the machine.
 */
export function timeFact(figures: readonly Figure[]): Fact {
  const each = (way: 'ours' | 'bare'): [number, number] => [
    (figures[0]?.comparison[way] ?? Number.NaN) / 1_000,
    (figures[1]?.comparison[way] ?? Number.NaN) / 10_000,
  ];
  const [ours, bare] = [each('ours'), each('bare')];
  const told = ([few, many]: [number, number]): string => `${milliseconds(few)} and ${milliseconds(many)}`;
  return {
    name: 'time for each of 1,000 and of 10,000 files',
    value: `${told(ours)}; in the bare loop ${told(bare)}`,
    goal: 'linear, as the loop is',
    met: ours[1] / ours[0] <= Math.max(1, bare[1] / bare[0]) * 1.25,
  };
}

/**
 * Twice as many files are to take twice the memory, beyond what a process takes anyway, and a quarter more at
 * most.
 */
export function memoryFact(): Fact {
  const nothing = fresh('nothing').memory;
  const beyond = (count: number): number => fresh('files', String(count)).memory - nothing;
  const [tenThousand, twentyThousand] = [beyond(10_000), beyond(20_000)];
  return {
    name: 'memory for 10,000 and for 20,000 files, beyond that of an idle process',
    value: `${tenThousand.toFixed(0)} MiB and ${twentyThousand.toFixed(0)} MiB`,
    goal: 'linear',
    met: twentyThousand <= tenThousand * 2 * 1.25,
  };
}

/** Runs a task of `fresh.ts`, compiled, in a process of its own. */
export function fresh(...args: string[]): Fresh {
  const script = fileURLToPath(new URL('../fresh.js', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [script, ...args], { encoding: 'utf8' }));
}
