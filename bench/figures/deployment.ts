import { writeBare } from '../bare/write.ts';
import type { Effort, Findings } from '../figure.ts';
import { alternate, timed, timedAsync } from '../pairs.ts';
import { contentsOf, deployHere, FILES, issue, newTarget, requestFor, scratch } from '../subject.ts';

/** A renewal of four files within this process, from parsing the certificate to the sealed backup, against four durable writes. */
export async function deployment({ quick, pairs }: Effort): Promise<Findings> {
  const home = scratch('deploy');
  const directory = newTarget(home, 'ours');
  const bareDirectory = newTarget(home, 'bare');
  const credentials = [issue(), issue()];
  const contents = credentials.map(
    (issued) => new Map(contentsOf(issued).map((text, index) => [FILES[index]!, text])),
  );
  let turn = 0;
  const ours = async (): Promise<number> => {
    const request = requestFor(directory, credentials[turn % 2]!);
    turn += 1;
    return timedAsync(async () => {
      const { status, files } = await deployHere(request);
      const changed = files.filter((file) => file.status === 'replaced' || file.status === 'created');
      if (status !== 'deployed' || changed.length !== FILES.length)
        throw new Error(`${status}, ${changed.length} files`);
    });
  };
  let bareTurn = 0;
  const bare = (): number => {
    bareTurn += 1;
    return timed(() => writeBare(bareDirectory, contents[bareTurn % 2]!));
  };
  return {
    figures: [
      {
        name: 'durable deployment of 4 files, in process, a renewal',
        against: 'open, write, fsync and rename of the 4 files, one sync of the directory',
        comparison: await alternate(ours, bare, { pairs: quick ? pairs : pairs * 4, warmUp: 4 }),
        goal: 2.5,
      },
    ],
  };
}
