import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { runAction, runPost, startAction } from '../../support/action.ts';
import { handshake } from '../../support/clients.ts';
import { scriptedEndpoint } from '../../support/endpoints.ts';
import { clientOf, endpointAt, leaf, site } from '../../support/site.ts';
import { snapshotTree } from '../../support/tree.ts';
import { waitFor } from '../../support/wait.ts';
import { workspace } from '../../support/workspace.ts';

const RENAMES = 'rename,renameat,renameat2';

test('killed between two renames, then the post step: Envoy serves the earlier certificate all along', async (t) => {
  if (spawnSync('strace', ['-V']).status !== 0) return t.skip('strace is not installed');
  const stage = await site(t);
  if (stage === null) return;
  const { directory, envoy, inputs } = stage;
  const tools = workspace(t);

  // A first run counts the renames up to that of the key; a second one is killed instead of making it.
  const trace = `${tools}/trace`;
  const [earlier, next] = [leaf('p-256'), leaf('p-384')];
  const counted = await runAction(inputs(earlier), { node: strace(`-o ${trace}`) });
  assert.equal(counted.outputs.status, 'deployed', counted.log);
  const renames = readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => line.includes('rename'));
  const nth = renames.findIndex((line) => line.includes('/key.pem"')) + 1;
  assert.ok(nth > 1, renames.join('\n'));
  assert.equal(await handshake(envoy.port), earlier.fingerprint);
  const before = snapshotTree(directory, {
    without: ['mtimeNs', 'ino', 'nlink'],
    except: ['.rotate-certificate'],
  });
  const client = clientOf(t, envoy.port);

  const node = strace(`-o /dev/null -e inject=${RENAMES}:signal=SIGKILL:when=${nth}`);
  const main = await runAction(inputs(next), { node });
  assert.equal(main.signal, 'SIGKILL', main.log);
  assert.equal(readFileSync(`${directory}/cert.pem`, 'utf8'), next.certificate);
  assert.equal(readFileSync(`${directory}/key.pem`, 'utf8'), earlier.privateKey);
  await waitFor(async () => (await stage.counters()).key_rotation_failed > 0, {
    what: 'Envoy to refuse the pair',
  });
  assert.equal(await handshake(envoy.port), earlier.fingerprint);

  const post = await runPost(main, inputs(next));
  assert.equal(post.exitCode, 0, post.log);
  assert.deepEqual(
    snapshotTree(directory, { without: ['mtimeNs', 'ino', 'nlink'], except: ['.rotate-certificate'] }),
    before,
  );
  assert.equal(await handshake(envoy.port), earlier.fingerprint);
  const { failures, fingerprints } = await client.stop();
  assert.deepEqual(failures, []);
  assert.deepEqual(fingerprints, [earlier.fingerprint]);

  // Envoy is none the worse for it.
  const again = await runAction(inputs(next));
  assert.equal(again.outputs.status, 'deployed', again.log);

  /**
   * An executable that runs Node under strace, with one thread in its pool, so that calls are counted in one
   * place. Not every shell hands on variables with a hyphen in their names; bash does.
   */
  function strace(options: string): string {
    const file = `${tools}/node-${options.length}`;
    const command = `exec strace -f -qq -e trace=${RENAMES} ${options} "${process.env.BUNDLE_NODE ?? process.execPath}" "$@"`;
    writeFileSync(file, `#!/bin/bash\nexport UV_THREADPOOL_SIZE=1\n${command}\n`, { mode: 0o755 });
    return file;
  }
});

for (const layout of ['in-place', 'symlink']) {
  test(`${layout}: killed while it waits for another endpoint, then the post step: Envoy serves the earlier certificate`, async (t) => {
    const stage = await site(t, { layout });
    if (stage === null) return;
    const { directory, envoy, first, inputs } = stage;
    const [next, stranger] = [leaf('p-256'), leaf('ed25519')];
    const other = await scriptedEndpoint(t, () => stranger);
    const before = snapshotTree(directory, {
      without: ['mtimeNs', 'ino', 'nlink'],
      except: ['.rotate-certificate'],
    });
    const client = clientOf(t, envoy.port);
    const given = inputs(next, {
      'verify-endpoints': `${endpointAt(envoy.port)}\n${endpointAt(other.port)}`,
    });

    const action = startAction(given);
    await waitFor(async () => (await handshake(envoy.port)) === next.fingerprint, {
      what: 'the new certificate',
    });
    action.child.kill('SIGKILL');
    const post = await runPost(await action.finished, given);

    assert.equal(post.exitCode, 0, post.log);
    assert.deepEqual(
      snapshotTree(directory, { without: ['mtimeNs', 'ino', 'nlink'], except: ['.rotate-certificate'] }),
      before,
    );
    assert.equal(await handshake(envoy.port), first.fingerprint);
    const { failures, fingerprints } = await client.stop();
    assert.deepEqual(failures, []);
    assert.deepEqual(fingerprints, [first.fingerprint, next.fingerprint]);
  });
}
