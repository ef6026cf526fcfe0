import { spawnSync } from 'node:child_process';
import { linkSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { probe } from '../../src/verify/probe.ts';
import { carry } from '../bare/promise.ts';
import { writeBare } from '../bare/write.ts';
import type { Effort, Figure, Findings } from '../figure.ts';
import { alternate, timed, timedAsync } from '../pairs.ts';
import { serve } from '../servers.ts';
import { contentsOf, deployHere, FILES, issue, NAME, newTarget, requestFor, scratch } from '../subject.ts';
import { manyFiles, transactFiles } from '../transaction.ts';

/** What people use in its place, on the same work. */
export async function peers(effort: Effort): Promise<Findings> {
  return { figures: [await shellLoop(effort), ...(await otherWrites(effort))] };
}

const ROUNDS = 5;

/** The loop that people write: what it costs to look once. */
async function shellLoop({ quick, pairs }: Effort): Promise<Figure> {
  const server = await serve(issue(), 1);
  const port = server.ports[0]!;
  const look = `openssl s_client -connect 127.0.0.1:${port} -servername ${NAME} </dev/null 2>/dev/null | openssl x509 -noout -fingerprint -sha256`;
  const target = {
    address: '127.0.0.1',
    port,
    protocol: 'tls',
    serverName: NAME,
    proxyProtocol: null,
    proxy: null,
    keyType: null,
  } as const;
  const signal = new AbortController().signal;
  const comparison = await alternate(
    async () =>
      (await timedAsync(async () => {
        for (let round = 0; round < ROUNDS; round += 1) await probe(target, 10_000, signal);
      })) / ROUNDS,
    () =>
      timed(() => {
        const { status, stdout } = spawnSync(
          'sh',
          ['-c', `for i in ${'x '.repeat(ROUNDS)}; do ${look}; done`],
          {
            encoding: 'utf8',
          },
        );
        if (status !== 0 || !stdout.includes('Fingerprint')) throw new Error('openssl s_client failed');
      }) / ROUNDS,
    { pairs: quick ? 5 : pairs, warmUp: 1 },
  );
  server.stop();
  return {
    name: 'one look at an endpoint',
    against: 'openssl s_client and openssl x509 in a shell loop',
    comparison,
    goal: 1,
  };
}

/**
 * write-file-atomic renames synced files as well; it keeps no backup, writes no journal, and syncs no
 * directory. So it is measured by itself, and with some of what somebody would have to add: directories are
 * still not synced, and attributes come a moment late.
 */
async function otherWrites({ quick, pairs }: Effort): Promise<Figure[]> {
  const home = scratch('peers');
  const directory = newTarget(home, 'ours');
  const theirs = newTarget(home, 'theirs');
  const credentials = [issue(), issue()];
  let turn = 0;
  let theirTurn = 0;
  const writeTheirs = (contents: Iterable<readonly [string, string]>): void => {
    for (const [name, text] of contents) writeFileAtomic.sync(join(theirs, name), text);
  };
  const deployOnce = (): Promise<number> => {
    const request = requestFor(directory, credentials[turn++ % 2]!);
    return timedAsync(() => deployHere(request));
  };
  const nextContents = (): (readonly [string, string])[] =>
    contentsOf(credentials[theirTurn++ % 2]!).map((text, index) => [FILES[index]!, text] as const);
  const whole = await alternate(
    deployOnce,
    () => {
      const contents = nextContents();
      return timed(() => writeTheirs(contents));
    },
    { pairs, warmUp: 4 },
  );
  const backup = newTarget(home, 'backup');
  const promised = await alternate(
    deployOnce,
    () => {
      const contents = nextContents();
      return timed(() => {
        const kept = FILES.map((name) => join(backup, name));
        for (const [index, path] of kept.entries()) {
          rmSync(path, { force: true });
          linkSync(join(theirs, FILES[index]!), path);
        }
        writeFileAtomic.sync(join(backup, 'journal'), JSON.stringify(kept));
        writeTheirs(contents);
        carry(kept, theirs);
        writeFileAtomic.sync(join(backup, 'manifest'), JSON.stringify(kept));
        unlinkSync(join(backup, 'journal'));
      });
    },
    { pairs, warmUp: 4 },
  );
  const bareDirectory = newTarget(home, 'bare');
  const count = quick ? 50 : 1_000;
  const many = newTarget(home, 'many');
  const versions = [manyFiles(count, 1), manyFiles(count, 2)] as const;
  const inBulk = await alternate(
    () => timedAsync(() => transactFiles(many, versions[turn++ % 2]!)),
    () => timed(() => writeTheirs(versions[theirTurn++ % 2]!)),
    { pairs: quick ? 6 : pairs, warmUp: 2 },
  );
  const four = new Map(contentsOf(credentials[0]!).map((text, index) => [FILES[index]!, text]));
  const floor = await alternate(
    () => timed(() => writeBare(bareDirectory, four)),
    () => timed(() => writeTheirs(four)),
    { pairs, warmUp: 4 },
  );
  return [
    {
      name: 'durable deployment of 4 files',
      against: 'write-file-atomic for the 4 files: no backup, no journal, no sync of the directory',
      comparison: whole,
      goal: null,
    },
    {
      name: 'durable deployment of 4 files, once more',
      against:
        'write-file-atomic for the 4 files, a journal and a manifest; a link to each earlier file, and cp for the attributes',
      comparison: promised,
      goal: null,
    },
    {
      name: `the transaction of a renewal of ${count} files`,
      against: 'write-file-atomic for as many files, one after the other',
      comparison: inBulk,
      goal: null,
    },
    {
      name: 'no action: the bare loop of 4 durable writes',
      against: 'write-file-atomic for the 4 files',
      comparison: floor,
      goal: null,
    },
  ];
}
