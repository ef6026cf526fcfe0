import assert from 'node:assert/strict';
import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { DeployError } from '../../../src/errors.ts';
import { type Folder, openFolder } from '../../../src/files/folder.ts';
import { ROLES } from '../../../src/report.ts';
import {
  type Journal,
  readJournal,
  removeJournal,
  replaceJournal,
} from '../../../src/transaction/journal.ts';
import { isFolderName, isTargetName } from '../../../src/transaction/names.ts';
import type { Print } from '../../../src/transaction/print.ts';
import { deployError } from '../../support/deploy-error.ts';
import { workspace } from '../../support/workspace.ts';
import { namesIn } from './scene.ts';

const ID = '20260102T030405678Z-00c0ffee';
const EARLIER: Print = {
  sha256: 'ab'.repeat(32),
  uid: 0,
  gid: 0,
  mode: 0o640,
  extended: 'getfattr\nuser.a=0x31',
};
const journal: Journal = {
  version: 1,
  id: ID,
  target: '..',
  directory: '/etc/certs',
  leafFile: 'tls/cert.pem',
  started: '2026-01-02T03:04:05.678Z',
  direction: 'forward',
  files: [
    {
      role: 'certificate',
      name: 'tls/cert.pem',
      before: EARLIER,
      stays: false,
      after: 'ef'.repeat(32),
      altered: null,
    },
    {
      role: 'private-key',
      name: 'key.pem',
      before: null,
      stays: false,
      after: 'ef'.repeat(32),
      altered: null,
    },
  ],
  modes: [
    { name: '.', uid: 0, gid: 4711, mode: 0o2755 },
    { name: 'tls', uid: 0, gid: 0, mode: 0o700 },
  ],
  folders: ['tls'],
  current: {
    before: 'release-1',
    after: `.release-${ID}`,
    owner: { uid: 0, gid: 4711 },
    files: [
      {
        role: 'certificate',
        name: 'cert.pem',
        before: EARLIER,
        stays: true,
        after: null,
        altered: 'cd'.repeat(32),
      },
    ],
    others: ['other/cert.pem'],
  },
  deployed: {
    version: 1,
    id: ID,
    target: '..',
    leafFile: 'tls/cert.pem',
    operation: 'deploy',
    layout: 'symlink',
    files: [{ role: 'certificate', name: 'tls/cert.pem', sha256: 'cd'.repeat(32) }],
    fingerprint: 'ab'.repeat(32),
    run: '123',
  },
  reloading: true,
  servedBefore: [
    {
      endpoint: 'a.example:443',
      address: '::1',
      serverName: null,
      fingerprint: 'ab'.repeat(32),
      keyType: null,
    },
  ],
};

function state(t: TestContext): Folder {
  const folder = openFolder(workspace(t));
  t.after(() => folder[Symbol.dispose]());
  return folder;
}

const put = (folder: Folder, text: string) => writeFileSync(join(folder.path, 'journal'), text);
const unusable = deployError('TARGET_UNSAFE', /cannot be used.*remove the journal/);

describe('a journal', () => {
  test('is read as it was written, by its owner alone', (t) => {
    const folder = state(t);
    for (const written of [
      journal,
      {
        ...journal,
        files: [],
        folders: [],
        current: null,
        deployed: null,
        reloading: false,
        servedBefore: [],
      },
      { ...journal, direction: 'backward' as const },
      { ...journal, current: { before: null, after: `.release-${ID}`, owner: null, files: [], others: [] } },
      {
        ...journal,
        servedBefore: journal.servedBefore.map((served) => ({ ...served, keyType: 'ECDSA' as const })),
      },
    ]) {
      replaceJournal(folder, written);
      assert.deepEqual(readJournal(folder), written);
    }
    assert.equal(statSync(join(folder.path, 'journal')).mode & 0o777, 0o600);
    assert.deepEqual(namesIn(folder.path), ['journal']);
  });

  test('is gone when it was removed, which can be done twice', (t) => {
    const folder = state(t);
    assert.equal(readJournal(folder), null);
    replaceJournal(folder, journal);
    removeJournal(folder);
    removeJournal(folder);
    assert.equal(readJournal(folder), null);
  });

  test('is written over the leftovers of an interrupted write', (t) => {
    const folder = state(t);
    writeFileSync(join(folder.path, 'journal.new'), 'half of a jour');
    replaceJournal(folder, journal);
    assert.deepEqual(readJournal(folder), journal);
  });

  for (const [what, make] of [
    ['empty', (folder: Folder) => put(folder, '')],
    ['torn', (folder: Folder) => put(folder, JSON.stringify(journal).slice(0, -9))],
    ['no object', (folder: Folder) => put(folder, '[]')],
    ['of another version', (folder: Folder) => put(folder, JSON.stringify({ ...journal, version: 0 }))],
    ['nested without end', (folder: Folder) => put(folder, '['.repeat(1_000_000))],
    ['too large', (folder: Folder) => put(folder, JSON.stringify(journal) + ' '.repeat(4 * 1024 * 1024))],
    ['a folder', (folder: Folder) => mkdirSync(join(folder.path, 'journal'))],
    [
      'a symlink',
      (folder: Folder) => {
        writeFileSync(join(folder.path, 'elsewhere'), JSON.stringify(journal));
        symlinkSync('elsewhere', join(folder.path, 'journal'));
      },
    ],
  ] as const) {
    test(`is refused when it is ${what}`, (t) => {
      const folder = state(t);
      make(folder);
      assert.throws(() => readJournal(folder), unusable);
    });
  }
});

test('the journal of a newer release is told as one, whatever it holds', (t) => {
  for (const newer of [{ ...journal, version: 2 }, { version: 1.5 }, { version: 99, id: null }]) {
    const folder = state(t);
    put(folder, JSON.stringify(newer));
    assert.throws(() => readJournal(folder), deployError('TARGET_UNSAFE', /newer release.*do not remove/));
  }
});

/** What no deployment writes as the name of a file. */
const badName = fc.constantFrom<unknown>(
  ...['', '.', '..', '/', '/etc/passwd', '../cert.pem', 'tls/../../cert.pem', 'tls/..', './cert.pem', 'tls/'],
  ...['tls//cert.pem', 'a\0b', 'a\nb', 'a\rb', 'a\u007fb', '..\\cert.pem', 'x'.repeat(1025)],
  ...[null, 1, true, [], {}, ['cert.pem']],
);

describe('a journal is refused', () => {
  const refused = (t: TestContext, changed: fc.Arbitrary<object>) => {
    const folder = state(t);
    fc.assert(
      fc.property(changed, (change) => {
        put(folder, JSON.stringify({ ...journal, ...change }));
        assert.throws(() => readJournal(folder), unusable);
      }),
    );
  };
  const file = {
    role: 'certificate',
    name: 'cert.pem',
    before: null,
    stays: false,
    after: null,
    altered: null,
  };

  test('with a file outside of the target', (t) => {
    refused(
      t,
      badName.map((name) => ({ files: [{ ...file, name }] })),
    );
  });

  test('with a folder outside of the target', (t) => {
    refused(
      t,
      badName.map((name) => ({ folders: ['tls', name] })),
    );
  });

  test('with a release folder that is not beside the others', (t) => {
    const before = fc.oneof(
      badName.filter((name) => name !== null),
      fc.constant('a/b'),
    );
    refused(
      t,
      before.map((name) => ({ current: { ...journal.current, before: name } })),
    );
    const after = fc.oneof(
      badName.filter((name) => name !== null),
      fc.constantFrom('tls', '.release-', `.release-${ID}x`),
    );
    refused(
      t,
      after.map((name) => ({ current: { ...journal.current, after: name } })),
    );
  });

  test('with a role that there is not, or one twice', (t) => {
    const role = fc.constantFrom('', 'Certificate', '../certificate', '__proto__', 'constructor', null, 1);
    refused(
      t,
      role.map((name) => ({ files: [{ ...file, role: name }] })),
    );
    refused(t, fc.constant({ files: [file, { ...file, name: 'other.pem' }] }));
  });

  test('with a file that is named twice, or that this action uses itself', (t) => {
    refused(t, fc.constant({ files: [file, { ...file, role: 'private-key' }] }));
    const own = fc.constantFrom(
      '.rotate-certificate/journal',
      'current',
      'current/cert.pem',
      `.release-${ID}/cert.pem`,
    );
    refused(
      t,
      own.map((name) => ({ files: [{ ...file, name }] })),
    );
    refused(
      t,
      own.map((name) => ({ folders: [name] })),
    );
  });

  test('with a record of another target or certificate, or one that no deployment wrote', (t) => {
    const change = fc.constantFrom<object>(
      { target: '../other' },
      { leafFile: 'other.pem' },
      { id: '..' },
      { layout: 'x' },
      { files: [{ role: 'certificate', name: '../cert.pem', sha256: null }] },
      { fingerprint: 'x' },
      { run: 'a\nb' },
    );
    refused(
      t,
      change.map((differs) => ({ deployed: { ...journal.deployed, ...differs } })),
    );
    refused(t, fc.constant({ leafFile: '../cert.pem' }));
  });

  test('with an id that would lead elsewhere', (t) => {
    const id = fc.constantFrom('', '..', '../x', 'x', `${ID}/..`, `${ID}\n`, ` ${ID}`, null, 1);
    refused(
      t,
      id.map((value) => ({ id: value, current: null })),
    );
  });

  test('with anything else of the wrong kind', (t) => {
    const keys = Object.keys(journal).filter((key) => !['target', 'directory', 'leafFile'].includes(key));
    const value = fc.constantFrom<unknown>(undefined, 0, 'x', {}, [null], [[]], [{}]);
    refused(
      t,
      fc
        .record({ key: fc.constantFrom(...keys.filter((key) => key !== 'started')), value })
        .map(({ key, value }) => ({ [key]: value })),
    );
    refused(
      t,
      fc.constantFrom(undefined, null, 1, {}).map((started) => ({ started })),
    );
    const part = fc.constantFrom<unknown>(undefined, '', '1:2', -1, 1.5, 0o10000, 2 ** 32, {}, []);
    for (const name of ['sha256', 'uid', 'gid', 'mode', 'extended'])
      refused(
        t,
        part
          .filter((value) => !(name === 'extended' && typeof value === 'string') && value !== 0o10000)
          .map((value) => ({ files: [{ ...file, before: { ...EARLIER, [name]: value } }] })),
      );
    refused(t, fc.constant({ modes: [{ name: '.', uid: 0, gid: 0, mode: 0o10000 }] }));
    const sum = fc.constantFrom<unknown>(undefined, '', 'AB'.repeat(32), 'ab'.repeat(33), 12, {});
    for (const name of ['before', 'after', 'altered'])
      refused(
        t,
        sum.map((value) => ({ files: [{ ...file, [name]: value }] })),
      );
    const fingerprint = fc.constantFrom<unknown>(undefined, null, '', 'AB'.repeat(32), 'ab'.repeat(33));
    refused(
      t,
      fingerprint.map((served) => ({ servedBefore: [{ ...journal.servedBefore[0], fingerprint: served }] })),
    );
    const keyType = fc.constantFrom<unknown>(undefined, '', 'rsa', 'toString', 1, {}, ['RSA']);
    refused(
      t,
      keyType.map((asked) => ({ servedBefore: [{ ...journal.servedBefore[0], keyType: asked }] })),
    );
  });
});

/** Names that a deployment may write, none of them twice. */
const goodNames = fc.uniqueArray(
  fc
    .array(fc.string({ unit: fc.constantFrom('a', 'é', '-', '_', ' ', '\u{1f511}'), minLength: 1 }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((segments) => segments.join('/')),
  { maxLength: ROLES.length },
);
const sum = fc.option(fc.constantFrom('ab'.repeat(32), 'cd'.repeat(32)), { nil: null });
const attributes = { uid: fc.nat(), gid: fc.nat(), mode: fc.nat({ max: 0o7777 }) };
const print: fc.Arbitrary<Print | null> = fc.option(
  fc.record(
    {
      sha256: fc.constant('ab'.repeat(32)),
      ...attributes,
      extended: fc.option(fc.string(), { nil: null }),
    },
    { noNullPrototype: true },
  ),
  { nil: null },
);
const filesNamed = (names: readonly string[]) =>
  fc.tuple(
    ...names.map((name, nth) =>
      fc.record({
        role: fc.constant(ROLES[nth]!),
        name: fc.constant(name),
        before: print,
        stays: fc.boolean(),
        after: sum,
        altered: sum,
      }),
    ),
  );
const goodJournal: fc.Arbitrary<Journal> = fc.record(
  {
    version: fc.constant(1 as const),
    id: fc.constant(ID),
    target: fc.constantFrom('..', '../other'),
    directory: fc.string(),
    leafFile: fc.constantFrom('cert.pem', 'tls/site.pem'),
    started: fc.string(),
    direction: fc.constantFrom('forward' as const, 'backward' as const),
    files: goodNames.chain(filesNamed),
    modes: goodNames.map((names) =>
      ['.', ...names].map((name) => ({ name, uid: 0, gid: 4711, mode: 0o750 })),
    ),
    folders: goodNames,
    current: fc.option(
      fc.record(
        {
          before: fc.option(fc.constantFrom('v1', `.release-${ID}`), { nil: null }),
          after: fc.option(fc.constant(`.release-${ID}`), { nil: null }),
          owner: fc.constantFrom(null, { uid: 1, gid: 2 }),
          files: goodNames.chain(filesNamed),
          others: goodNames,
        },
        { noNullPrototype: true },
      ),
      { nil: null },
    ),
    deployed: fc.constant(null),
    reloading: fc.boolean(),
    servedBefore: fc.array(fc.constant(journal.servedBefore[0]!), { maxLength: 2 }),
  },
  { noNullPrototype: true },
);

test('any journal that a deployment can write is read as it was written', (t) => {
  const folder = state(t);
  fc.assert(
    fc.property(goodJournal, (written) => {
      replaceJournal(folder, written);
      assert.deepEqual(readJournal(folder), JSON.parse(JSON.stringify(written)));
    }),
  );
});

test('reading a journal of any JSON gives names below the target, or a DeployError', (t) => {
  const folder = state(t);
  const name = fc.oneof(
    fc.constantFrom('cert.pem', 'tls/key.pem'),
    fc.string(),
    fc.string({ unit: fc.constantFrom('.', '/', 'a', '\\', '\0') }),
  );
  const file = fc.record({
    role: fc.constantFrom('certificate', 'sds', 'x'),
    name,
    before: fc.constantFrom(null, EARLIER),
    stays: fc.boolean(),
    after: fc.constant(null),
    altered: fc.constant(null),
  });
  /** One part of a journal, as somebody else might have written it. */
  const change = fc.oneof(
    fc.record({ files: fc.array(file, { maxLength: 2 }) }),
    fc.record({ folders: fc.array(name, { maxLength: 2 }) }),
    fc.record({
      current: fc.record({
        before: name,
        after: fc.constant(`.release-${ID}`),
        owner: fc.constant(null),
        files: fc.constant([]),
        others: fc.array(name, { maxLength: 2 }),
      }),
    }),
    fc.dictionary(fc.constantFrom(...Object.keys(journal)), fc.jsonValue(), { maxKeys: 2 }),
  );
  const any = fc.oneof(
    fc.tuple(goodJournal, change).map(([written, changed]) => ({ ...written, ...changed })),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(any, (value) => {
      put(folder, JSON.stringify(value));
      let read: Journal | null;
      try {
        read = readJournal(folder);
      } catch (error) {
        assert.ok(error instanceof DeployError);
        return;
      }
      assert.deepEqual(read, JSON.parse(JSON.stringify(value)));
      const before = read?.current?.before ?? null;
      const others = read?.current?.others ?? [];
      const names = [...(read?.files ?? []).map((file) => file.name), ...(read?.folders ?? []), ...others];
      for (const path of before === null ? names : [...names, before])
        assert.ok(resolve('/target', path).startsWith('/target/') && !/[\u0000-\u001f]/.test(path));
    }),
    { numRuns: 500 },
  );
});

describe('isTargetName', () => {
  test('takes names below the target, in their shortest form, and nothing else', () => {
    const segment = fc.constantFrom(
      '..',
      '.',
      '',
      'a',
      'tls',
      '.hidden',
      '...',
      'a b',
      'é',
      '\\',
      '\n',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), (segments) => {
        const name = segments.join('/');
        const sound = segments.every((part) => !['', '.', '..', '\\', '\n', '\0'].includes(part));
        assert.equal(isTargetName(name), sound, JSON.stringify(name));
        if (sound) assert.equal(resolve('/target', name), `/target/${name}`);
        assert.equal(isFolderName(name), sound && segments.length === 1);
      }),
      { numRuns: 1000 },
    );
  });

  test('takes no name that is longer than a path can be', () => {
    assert.equal(isTargetName('x'.repeat(1024)), true);
    assert.equal(isTargetName('x'.repeat(1025)), false);
  });
});
