// A representative part of the fault harness; `npm run test:fault` runs all of it.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import test, { describe } from 'node:test';
import { fileURLToPath } from 'node:url';
import { EVERYWHERE, missingFor, type Part } from './needs.ts';

interface Sample {
  readonly part: Part;
  readonly what: string;
  readonly args: readonly string[];
}

const KILLS: readonly [what: string, scenario: string, call: string][] = [
  [
    'killed before it held the lock, or while it made its first backup, it is only tidied up after: nothing is deployed, nothing stays',
    'first deployment (in-place)',
    String.raw`^mkdir \./site/\.rotate-certificate|lock\.<token>|^rename.* \./site/`,
  ],
  [
    'killed while it wrote the journal anew, or removed an old backup, no half of either stays or counts',
    'renewal (symlink)',
    String.raw`journal\.new|^unlink .*/backups/|current$`,
  ],
  [
    'killed while it recovered a deployment that was killed, it is recovered in turn',
    'recovery by the post step',
    '^rename|journal$',
  ],
  [
    'killed while it forgot a deployment that it had undone, no sealed backup of that one stays',
    'recovery by the next deployment (in-place)',
    '<id>/manifest$',
  ],
];

const ERRORS: readonly [what: string, scenario: string, call: string][] = [
  [
    'a state directory that cannot be made ready is removed again',
    'first deployment (in-place)',
    String.raw`^(chmod|fsync) \./site(/\.rotate-certificate)?$`,
  ],
  [
    'a lock that cannot be opened is given back, and one that cannot be removed does not belie a success',
    'one file of four (in-place)',
    String.raw`^(openat|unlink) .*/lock$|^rmdir .*/\.rotate-certificate$|^pwrite64 .*lock`,
  ],
  [
    'a pointer that cannot be undone keeps the files that it names',
    'rollback of a renamed secret (in-place)',
    'restored-sds$|restored-sds .*sds.json$',
  ],
  [
    'a pointer that cannot be removed keeps the files that it names',
    'rollback of a first deployment',
    String.raw`^unlink \./site/sds\.json$`,
  ],
  [
    'a journal that cannot be written leaves nothing, and one that cannot be removed does not belie a rollback',
    'rollback of a first deployment (in-place)',
    String.raw`/journal(\.new)?$|^fsync .*/\.rotate-certificate$`,
  ],
];

const SAMPLES: readonly Sample[] = [
  ...KILLS.map(
    ([what, scenario, call]): Sample => ({
      part: 'kill',
      what,
      args: [`--scenario=${scenario}`, `--call=${call}`],
    }),
  ),
  ...ERRORS.map(
    ([what, scenario, call]): Sample => ({
      part: 'error',
      what,
      args: [`--scenario=${scenario}`, `--call=${call}`],
    }),
  ),
  {
    part: 'read',
    what: 'a file of either layout that cannot be read, and a state directory that cannot, are not taken for none',
    args: ['--scenario=change of layout', '--share=1/8'],
  },
  {
    part: 'interference',
    what: 'a pair that somebody else installs while a deployment is undone is not lost, and no report says more than is so',
    args: [
      '--scenario=rollback: validation failed (in-place)',
      String.raw`--call=^rename \./site/\.rotate-certificate/journal$|^rename \./site/(?:cert|key)\.pem$`,
    ],
  },
  {
    part: 'interference',
    what: 'nor is one that is installed while a deployment that died is recovered',
    args: ['--scenario=recovery by the post step', '--call=^link |^rename |restored-'],
  },
  {
    part: 'real',
    what: 'a full disk, a read-only mount, an immutable or bind-mounted file and a user who may not change nothing',
    args: ['--scenario=renewal (in-place)', '--share=1/4'],
  },
  {
    part: 'power',
    what: 'a power cut leaves the target old or new',
    args: ['--scenario=renewal (symlink)', '--share=1/16'],
  },
];

describe('faults', { concurrency: 1 }, () => {
  for (const { part, what, args } of SAMPLES) {
    const missing = missingFor(part);
    const reason = missing.length > 0 ? `needs ${missing.join(' and ')}` : false;
    // Tracing is what the harness is made of; a machine for continuous integration must be able to.
    const skip = process.env.CI === 'true' && EVERYWHERE.includes(part) ? false : reason;
    test(what, { skip }, async () => {
      const { code, output } = await runHarness([`--part=${part}`, ...args]);
      assert.equal(code, 0, output);
    });
  }
});

function runHarness(args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const harness = fileURLToPath(new URL('main.ts', import.meta.url));
  const child = spawn(process.execPath, [harness, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}
