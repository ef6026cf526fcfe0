import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseManifest } from '../../../src/fleet/manifest.ts';

/** The problems of a manifest, given as lines. */
function problems(...lines: string[]): readonly string[] {
  return parseManifest(lines.join('\n')).problems;
}

test('a target has its own inputs, then those of defaults, all as they are written', () => {
  const { targets, problems } = parseManifest(`
defaults:
  server: nginx
  certificate-mode: 0640
  wave: canary
targets:
  edge-1:
    verify-unchanged: true
    reload-command:
      - nginx -t
      - nginx -s reload
    validate-command: |
      one
      two
  edge-2:
    server: caddy
    wave: rest
    runs-on: [self-hosted, edge-2]
    environment: production
    chain:
`);
  assert.deepEqual(problems, []);
  const [one, two] = targets;
  assert.deepEqual(Object.fromEntries(one!.values), {
    server: 'nginx',
    'certificate-mode': '0640',
    'verify-unchanged': 'true',
    'reload-command': 'nginx -t\nnginx -s reload',
    'validate-command': 'one\ntwo\n',
  });
  assert.deepEqual([one!.name, one!.wave, one!.line, one!.runsOn], ['edge-1', 'canary', 7, 'self-hosted']);
  assert.deepEqual(Object.fromEntries(two!.values), {
    server: 'caddy',
    'certificate-mode': '0640',
    chain: '',
  });
  assert.deepEqual([two!.wave, two!.environment], ['rest', 'production']);
  assert.deepEqual(two!.runsOn, ['self-hosted', 'edge-2']);
  assert.deepEqual([two!.lines.get('server'), two!.lines.get('certificate-mode')], [16, 4]);
});

test('an alias is the value that it stands for', () => {
  const { targets } = parseManifest('targets:\n  a: &a\n    owner: &o runner\n  b:\n    owner: *o\n  c: *a');
  assert.deepEqual(
    targets.map(({ values }) => values.get('owner')),
    ['runner', 'runner', 'runner'],
  );
});

describe('a mistake is told with target, key and line', () => {
  const cases: readonly (readonly [what: string, lines: readonly string[], says: RegExp])[] = [
    ['no targets', ['defaults: {}'], /^the manifest: expected targets, got none$/],
    ['an empty text', [''], /expected targets, got none/],
    ['another key', ['target:', '  a: {}'], /^the manifest, line 1: target: expected defaults or targets/],
    ['no map', ['- a'], /^the manifest, line 1: expected keys with values/],
    ['a target that is no map', ['targets:', '  a: b'], /^a, line 2: expected keys with values/],
    [
      'a misspelt input',
      ['targets:', '  a:', '    sevrer: nginx'],
      /^a, line 3: sevrer: expected the name server/,
    ],
    [
      'in defaults',
      ['defaults:', '  wav: x', 'targets:', '  a: {}'],
      /^defaults, line 2: wav: expected the name of an input/,
    ],
    ['runson', ['targets:', '  a:', '    runson: x'], /line 3: runson: expected the name runs-on/],
    [
      'an input of the run',
      ['targets:', '  a:', '    only: b'],
      /line 3: only: expected nothing, because it is one of the whole run/,
    ],
    ['a sequence elsewhere', ['targets:', '  a:', '    owner: [b]'], /line 3: owner: expected a text/],
    ['a map', ['targets:', '  a:', '    owner: {b: c}'], /line 3: owner: expected a text/],
    [
      'a name with a blank',
      ['targets:', '  "a b": {}'],
      /^targets, line 2: a name: expected a name of letters/,
    ],
    [
      'the same name twice',
      ['targets:', '  a: {}', '  a: {}'],
      /^the manifest, line 3: expected well-formed YAML, got a key that is there already/,
    ],
    ['no YAML', ['targets: {'], /^the manifest, line \d: expected well-formed YAML/],
    ['an explicit key', ['? a', ': b'], /without explicit keys/],
    [
      'a runner that is a map of anything',
      ['targets:', '  a:', '    runs-on: {x: y}'],
      /line 3: runs-on: expected a label/,
    ],
  ];
  for (const [what, lines, says] of cases)
    test(what, () => assert.match(problems(...lines).join('\n'), says));

  test('all at once, and no value among them', () => {
    const found = problems(
      'targets:',
      '  a:',
      '    sevrer: correct-horse',
      '    owner: {correct-horse: x}',
      '  "correct horse": {}',
      '    ',
    );
    assert.equal(found.length, 3);
    assert.equal(found.join().includes('horse'), false);
  });
});

test('nested explicit keys take no time', () => {
  const { problems } = parseManifest(`${'? '.repeat(2_000)}a`);
  assert.equal(problems.length, 1);
});
