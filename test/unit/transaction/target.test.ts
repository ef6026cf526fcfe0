import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { type Plan, planChanges, type WantedFile } from '../../../src/transaction/plan.ts';
import { openTarget } from '../../../src/transaction/target.ts';
import { viewTarget } from '../../../src/transaction/view.ts';
import { deployError } from '../../support/deploy-error.ts';
import { snapshotTree } from '../../support/tree.ts';
import { workspace } from '../../support/workspace.ts';
import { credential, type DeployOptions, deployFiles, namesIn, type Scene, scene, wanted } from './scene.ts';

function plan({ target }: Scene, files: readonly WantedFile[], options: DeployOptions = {}): Plan {
  const { layout = 'in-place', owner = { kind: 'keep' } } = options;
  using view = viewTarget(target, layout, 'cert.pem');
  return planChanges(view, files, owner);
}

const actions = ({ changes }: Plan) => changes.map(({ action }) => action);

describe('opening a target', () => {
  const open = (directory: string, stateDirectory = join(directory, '.rotate-certificate')) =>
    openTarget({ directory, stateDirectory }, 'write');

  test('needs a directory', (t) => {
    const outside = workspace(t);
    writeFileSync(join(outside, 'file'), '');
    assert.throws(() => open(join(outside, 'missing')), deployError('TARGET_MISSING'));
    assert.throws(() => open(join(outside, 'file')), deployError('TARGET_MISSING'));
  });

  test('refuses a state directory that is a symlink or a file', (t) => {
    const { directory, outside } = scene(t);
    symlinkSync(outside, join(directory, 'link'));
    writeFileSync(join(directory, 'file'), '');
    for (const name of ['link', 'file'])
      assert.throws(() => open(directory, join(directory, name)), deployError('TARGET_UNSAFE'));
  });

  test('refuses a state directory whose folder is missing', (t) => {
    const { directory } = scene(t);
    assert.throws(() => open(directory, join(directory, 'a/b')), deployError('TARGET_MISSING'));
  });

  test('changes nothing', (t) => {
    const { directory } = scene(t);
    assert.deepEqual(namesIn(directory), []);
  });
});

describe('a plan', () => {
  test('lists the files to be made, replaced and kept, and changes nothing', async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'));
    const before = snapshotTree(target.directory);
    const files = [
      wanted('chain', 'tls/deep/chain.pem', 'new'),
      wanted('certificate', 'cert.pem', 'new'),
      ...credential('1').slice(1),
    ];
    const planned = plan(target, files);
    assert.deepEqual(actions(planned), ['create', 'replace', 'keep', 'keep']);
    assert.deepEqual(planned.folders, ['tls', 'tls/deep']);
    assert.deepEqual(snapshotTree(target.directory), before);
  });

  test('replaces a file whose mode alone is another', async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'));
    const [certificate, key, pointer] = credential('1') as [WantedFile, WantedFile, WantedFile];
    assert.deepEqual(actions(plan(target, [certificate, { ...key, mode: 0o640 }, pointer])), [
      'keep',
      'replace',
      'keep',
    ]);
  });

  const unsafe: [string, (target: Scene) => void][] = [
    [
      'a symlink to a file',
      (target) => {
        writeFileSync(join(target.outside, 'precious'), 'certificate 1\n');
        symlinkSync(join(target.outside, 'precious'), target.at('tls/cert.pem'));
      },
    ],
    ['a dangling symlink', (target) => symlinkSync('nowhere', target.at('tls/cert.pem'))],
    ['a folder', (target) => mkdirSync(target.at('tls/cert.pem'))],
    ['a pipe', (target) => execFileSync('mkfifo', [target.at('tls/cert.pem')])],
    [
      'behind a symlinked folder',
      (target) => {
        renameSync(target.at('tls'), join(target.outside, 'tls'));
        symlinkSync(join(target.outside, 'tls'), target.at('tls'));
      },
    ],
    [
      'behind a symlinked folder in the target',
      (target) => {
        renameSync(target.at('tls'), target.at('other'));
        symlinkSync('other', target.at('tls'));
      },
    ],
    [
      'behind a dangling symlink',
      (target) => {
        rmSync(target.at('tls'), { recursive: true });
        symlinkSync('nowhere', target.at('tls'));
      },
    ],
    [
      'behind a file',
      (target) => {
        rmSync(target.at('tls'), { recursive: true });
        writeFileSync(target.at('tls'), '');
      },
    ],
    [
      'far too large',
      (target) => writeFileSync(target.at('tls/cert.pem'), Buffer.alloc(16 * 1024 * 1024 + 1)),
    ],
  ];
  for (const [what, make] of unsafe) {
    test(`refuses a name that is ${what}, and touches nothing`, (t) => {
      const target = scene(t);
      mkdirSync(target.at('tls'));
      make(target);
      const before = snapshotTree(target.outside);
      assert.throws(
        () => plan(target, [wanted('certificate', 'tls/cert.pem', 'new')]),
        deployError('TARGET_UNSAFE', /certs\/tls\/cert\.pem/),
      );
      assert.deepEqual(snapshotTree(target.outside), before);
    });
  }
});

describe('with the symlink layout, current', () => {
  const options = { layout: 'symlink' } as const;
  const unsafe: [string, (target: Scene) => void][] = [
    ['is a folder', (target) => mkdirSync(target.at('current'))],
    ['is a file', (target) => writeFileSync(target.at('current'), '')],
    ['points outside', (target) => symlinkSync('..', target.at('current'))],
    ['points somewhere absolute', (target) => symlinkSync(target.outside, target.at('current'))],
    [
      'points deeper',
      (target) => {
        mkdirSync(target.at('a/b'), { recursive: true });
        symlinkSync('a/b', target.at('current'));
      },
    ],
    [
      'points at a file',
      (target) => {
        writeFileSync(target.at('a'), '');
        symlinkSync('a', target.at('current'));
      },
    ],
    [
      'points at another symlink',
      (target) => {
        symlinkSync(target.outside, target.at('a'));
        symlinkSync('a', target.at('current'));
      },
    ],
  ];
  for (const [what, make] of unsafe) {
    test(`is refused when it ${what}, and is no matter in place`, (t) => {
      const target = scene(t);
      make(target);
      assert.throws(() => plan(target, credential('1'), options), deployError('TARGET_UNSAFE', /current/));
      assert.deepEqual(actions(plan(target, credential('1'))), ['create', 'create', 'create']);
    });
  }

  test('may be absent, dangling, or a folder of somebody else', (t) => {
    const target = scene(t);
    assert.equal(plan(target, credential('1'), options).current, 'switches');
    symlinkSync('theirs', target.at('current'));
    assert.equal(plan(target, credential('1'), options).current, 'switches');
    mkdirSync(target.at('theirs'));
    writeFileSync(target.at('theirs/dhparam'), '');
    assert.deepEqual(plan(target, credential('1'), options).others, ['dhparam']);
  });

  test('stays when only the pointer changes', async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'), options);
    const planned = plan(target, [...credential('1').slice(0, 2), wanted('sds', 'sds.json', 'new')], options);
    assert.deepEqual(
      [actions(planned), planned.current, planned.others],
      [['keep', 'keep', 'replace'], 'stays', []],
    );
  });

  test('may hold nothing but files, symlinks and folders, as it has to be taken along', async (t) => {
    const target = scene(t);
    await deployFiles(target, credential('1'), options);
    symlinkSync('cert.pem', target.at('current/link'));
    assert.deepEqual(plan(target, credential('2'), options).others, ['link']);
    execFileSync('mkfifo', [target.at('current/pipe')]);
    assert.throws(
      () => plan(target, credential('2'), options),
      deployError('TARGET_UNSAFE', /current\/pipe/),
    );
  });
});
