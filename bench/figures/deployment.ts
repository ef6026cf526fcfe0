import { BarePromise } from '../bare/promise.ts';
import { writeBare } from '../bare/write.ts';
import type { Effort, Findings } from '../figure.ts';
import { alternate, type Sample, timed, timedAsync } from '../pairs.ts';
import { contentsOf, deployHere, FILES, issue, newTarget, requestFor, scratch } from '../subject.ts';

/**
 * A renewal of four files within this process, from parsing the certificate to the sealed backup, against
 * four durable writes, and against the bare calls of somebody who promises the same.
 */
export async function deployment({ quick, pairs }: Effort): Promise<Findings> {
  const home = scratch('deploy');
  const credentials = [issue(), issue()];
  const contents = credentials.map(
    (issued) => new Map(contentsOf(issued).map((text, index) => [FILES[index]!, text])),
  );
  const effort = { pairs: quick ? pairs : pairs * 4, warmUp: 4 };
  const ours = (name: string): Sample => {
    const directory = newTarget(home, name);
    let turn = 0;
    return () => {
      const request = requestFor(directory, credentials[turn++ % 2]!);
      return timedAsync(async () => {
        const { status, files } = await deployHere(request);
        const changed = files.filter((file) => file.status === 'replaced' || file.status === 'created');
        if (status !== 'deployed' || changed.length !== FILES.length)
          throw new Error(`${status}, ${changed.length} files`);
      });
    };
  };
  const bare = (name: string): Sample => {
    const directory = newTarget(home, name);
    let turn = 0;
    return () => timed(() => writeBare(directory, contents[turn++ % 2]!));
  };
  const promised = (name: string): Sample => {
    const directory = newTarget(home, name);
    writeBare(directory, contents[1]!);
    const promise = new BarePromise(directory);
    let turn = 0;
    return () => timed(() => promise.replace(credentials[turn % 2]!, contents[turn++ % 2]!));
  };
  return {
    figures: [
      {
        name: 'durable deployment of 4 files, in process, a renewal',
        against: 'open, write, fsync and rename of the 4 files, one sync of the directory',
        comparison: await alternate(ours('ours'), bare('bare'), effort),
        goal: 2.5,
      },
      {
        name: 'durable deployment of 4 files, in process, a renewal, once more',
        against:
          'the bare calls of the same promise: key and chain checked, attributes carried, backup, journal, every sync',
        comparison: await alternate(ours('ours-again'), promised('promised'), effort),
        goal: null,
      },
      {
        name: 'no action: the bare calls of the same promise',
        against: 'open, write, fsync and rename of the 4 files, one sync of the directory',
        comparison: await alternate(promised('promised-again'), bare('bare-again'), effort),
        goal: null,
      },
    ],
  };
}
