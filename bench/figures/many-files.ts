import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { writeBare } from '../bare/write.ts';
import type { Effort, Fact, Figure, Findings } from '../figure.ts';
import type { Fresh } from '../fresh.ts';
import { alternate, timed, timedAsync } from '../pairs.ts';
import { newTarget, scratch } from '../subject.ts';
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
  return { figures, facts: quick ? [] : memoryFacts() };
}

/** What 10,000 files take is to be no more than ten times what 1,000 take, beyond what a process takes anyway. */
function memoryFacts(): Fact[] {
  const nothing = fresh('nothing').memory;
  const thousand = fresh('files', '1000').memory - nothing;
  const tenThousand = fresh('files', '10000').memory - nothing;
  return [
    {
      name: 'memory for 1,000 and for 10,000 files, beyond that of an idle process',
      value: `${thousand.toFixed(0)} MiB and ${tenThousand.toFixed(0)} MiB`,
      goal: 'linear',
      met: tenThousand <= 10 * thousand,
    },
  ];
}

/** Runs a task of `fresh.ts` in a process of its own. */
export function fresh(...args: string[]): Fresh {
  const script = fileURLToPath(new URL('../fresh.ts', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [script, ...args], { encoding: 'utf8' }));
}
