/** `npm start` with something behind it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const DEMO = fileURLToPath(new URL('../../dist/demo/index.js', import.meta.url));
const start = (...args: string[]) => spawnSync(process.execPath, [DEMO, ...args], { encoding: 'utf8' });
const USAGE = /^usage: npm start \[-- envoy\]\n/;

test('--help shows the usage', () => {
  for (const word of ['--help', '-h', 'help']) {
    const { status, stdout, stderr } = start(word);
    assert.deepEqual([status, stderr], [0, ''], word);
    assert.match(stdout, USAGE);
  }
});

test('what there is not is refused with the usage, and nothing is played', () => {
  for (const args of [['nginx'], ['Envoy'], ['envoy', 'nginx'], ['']]) {
    const { status, stdout, stderr } = start(...args);
    assert.deepEqual([status, stdout], [2, ''], args.join(' '));
    assert.match(stderr, USAGE);
  }
});

test('both acts end as promised', () => {
  const { status, stdout } = start();
  assert.equal(status, 0, stdout);
  assert.match(stdout, /Both acts ended as promised/);
  assert.match(stdout, /✓ status rolled-back, rollback-verified true/);
});
