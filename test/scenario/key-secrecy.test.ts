/** A private key and its passphrase are seen nowhere but in the file that they are for. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runAction, runPost } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { assertNoKeyMaterial, secretLines } from '../support/key-material.ts';
import { skippedWithout } from '../support/privileges.ts';
import { annotations, commandsIn } from '../support/runner-log.ts';
import { nodeWithin, script } from '../support/script.ts';
import { NAME, testTarget } from '../support/target.ts';
import { waitFor } from '../support/wait.ts';

const PASSPHRASE = 'Tr0ub4dor & 3 of them';

/** Every text that the runner is told to mask. */
const masksIn = (log: string) =>
  commandsIn(log)
    .filter(({ name }) => name === 'add-mask')
    .map(({ data }) => data);

/** Every line of a key but its armour, the short last one among them. */
const everyLine = (key: string) => key.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));

for (const [form, isEncrypted] of [
  ['plain', false],
  ['encrypted', true],
] as const) {
  for (const way of ['text', 'path'] as const) {
    test(`a ${form} key, given as ${way}: in no log, output, state, summary, argument or environment`, async (t) => {
      const target = testTarget(t);
      const renewed = target.issue({ key: 'rsa-2048' });
      const given = isEncrypted
        ? renewed.key
            .export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: PASSPHRASE })
            .toString()
        : renewed.privateKey;
      const path = join(target.home, 'given.key');
      if (way === 'path') writeFileSync(path, given);
      const seen = join(target.home, 'seen');
      writeFileSync(seen, '');
      // What anybody can learn of a command, and of who started it.
      const spy = script(
        join(target.home, 'spy'),
        `cat /proc/$$/environ /proc/$$/cmdline /proc/$PPID/cmdline >> ${seen}`,
        'env | tail -n 200',
        'exit $1',
      );
      const endpoint = await scriptedEndpoint(t, (connection) =>
        connection === 1 ? target.first : target.withChain(renewed),
      );
      const inputs = {
        'private-key': way === 'path' ? path : given,
        ...(isEncrypted ? { 'private-key-passphrase': PASSPHRASE } : {}),
        'bundle-file': 'bundle.pem',
        'validate-command': `${spy} 0`,
        'reload-command': `${spy} 0`,
        'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
      };
      const secrets = [given, renewed.privateKey, ...(isEncrypted ? [PASSPHRASE] : [])];
      const env = { RUNNER_DEBUG: '1', SECRET_COPY: given, PASSPHRASE_COPY: isEncrypted ? PASSPHRASE : '' };

      const unlucky = { ...inputs, 'reload-command': `${spy} 1`, 'verify-endpoints': '' };
      const failed = await target.deploy(renewed, unlucky, { env });
      assert.equal(failed.outputs['error-code'], 'RELOAD_FAILED', failed.log);
      const result = await target.deploy(renewed, inputs, { env });
      assert.equal(result.exitCode, 0, result.log);
      const same = await target.deploy(renewed, inputs, { env });
      assert.equal(same.outputs.status, 'unchanged');
      const { finished: _ended, ...state } = result.state;
      const post = await runPost({ ...result, state }, { ...target.inputs(renewed), ...inputs }, { env });
      assert.equal(post.exitCode, 0, post.log);
      for (const step of [failed, result, same, post]) assertNoKeyMaterial(step, ...secrets);

      const witnessed = readFileSync(seen, 'latin1');
      assert.ok(witnessed.includes('GITHUB_WORKSPACE='), 'the command did see its environment');
      for (const line of secrets.flatMap(secretLines))
        assert.ok(!witnessed.includes(line), 'a child has seen it');

      // Every line of the key is masked, as it was given and as it is written; armour and certificates are
      // not.
      const masks = masksIn(result.log);
      const isBody = (line: string) => !line.includes(':');
      for (const line of [given, target.read('key.pem')].flatMap(everyLine).filter(isBody))
        assert.ok(masks.includes(line), 'a line of the key is not masked');
      for (const mask of masks) {
        assert.ok(!mask.startsWith('-----'), mask);
        assert.ok(!renewed.certificate.includes(mask) && !target.chain.includes(mask));
      }
      if (isEncrypted) assert.ok(masks.includes(PASSPHRASE));
      // The backups of a key are as private as the key.
      for (const name of readdirSync(target.path('.rotate-certificate/backups'))) {
        const manifest = readFileSync(target.path(`.rotate-certificate/backups/${name}/manifest`), 'utf8');
        for (const line of secrets.flatMap(secretLines)) assert.ok(!manifest.includes(line));
      }
    });
  }
}

test('a key that stays on the target is masked, and so is the one that a rollback brings back', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue({ key: target.first.key });
  const { 'private-key': _none, ...inputs } = target.inputs(renewed);
  const kept = await runAction(inputs, { cwd: target.home });
  assert.equal(kept.outputs.status, 'deployed', kept.log);
  const deployed = await target.deploy(target.issue());
  const returned = await runAction({ directory: target.directory, operation: 'rollback' });
  assert.equal(returned.outputs.status, 'restored', returned.log);
  for (const { log } of [kept, deployed, returned]) {
    const masks = masksIn(log);
    for (const line of everyLine(target.first.privateKey)) assert.ok(masks.includes(line), log);
    for (const mask of masks)
      assert.ok(!mask.startsWith('-----') && !target.read('cert.pem').includes(mask), mask);
  }
});

test('a key that is refused is masked all the same: one that was decrypted, and one on the target', async (t) => {
  const target = testTarget(t);
  const other = target.issue();
  const encrypted = other.key
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: PASSPHRASE })
    .toString();
  const { 'private-key': _none, ...inputs } = target.inputs(target.issue());
  for (const [more, key] of [
    [{ 'private-key': encrypted, 'private-key-passphrase': PASSPHRASE }, other],
    [{}, target.first],
  ] as const) {
    const { outputs, log } = await runAction({ ...inputs, ...more }, { cwd: target.home });
    assert.equal(outputs['error-code'], 'KEY_MISMATCH', log);
    const masks = masksIn(log);
    for (const line of everyLine(key.privateKey)) assert.ok(masks.includes(line), log);
  }
  const damaged = target.first.privateKey.replaceAll(/-----.*-----/g, '');
  writeFileSync(target.path('key.pem'), damaged);
  const { log } = await runAction(inputs, { cwd: target.home });
  for (const line of everyLine(damaged)) assert.ok(masksIn(log).includes(line), log);
});

test('a key on the target that cannot be read is masked all the same', async (t) => {
  const target = testTarget(t);
  const { 'private-key': _none, ...inputs } = target.inputs(target.issue());
  // The END line is lost, and half of the key with it.
  const damaged = target.first.privateKey.slice(0, target.first.privateKey.length / 2);
  writeFileSync(target.path('key.pem'), damaged);
  const { outputs, log } = await runAction(inputs, { cwd: target.home });
  assert.equal(outputs['error-code'], 'KEY_INVALID', log);
  const masks = masksIn(log);
  for (const line of damaged.split('\n').slice(1)) assert.ok(masks.includes(line), log);
});

test('a key in the wrong input is neither repeated nor left unmasked', async (t) => {
  const target = testTarget(t);
  const { privateKey } = target.issue();
  const oneLine = privateKey.replaceAll('\n', ' ');
  for (const name of [
    'operation',
    'server',
    'directory',
    'server-directory',
    'state-directory',
    'private-key-file',
    'sds-secret-name',
    'owner',
    'verify-endpoints',
    'verify-timeout',
    'skip-checks',
    'reload-command',
  ]) {
    for (const value of [privateKey, oneLine]) {
      const result = await target.deploy(target.first, { [name]: value }, { env: { RUNNER_DEBUG: '1' } });
      assert.equal(result.outputs['error-code'], 'INPUT_INVALID', `${name}: ${result.log}`);
      const [annotation = ''] = annotations(result.log, 'error');
      assert.match(annotation, new RegExp(`${name}: expected .*, got a PEM text`));
      assert.equal(annotation.match(/a PEM text/g)?.length, 1);
      assertNoKeyMaterial(result, privateKey);
      for (const line of everyLine(privateKey)) assert.ok(masksIn(result.log).includes(line), name);
    }
  }
});

/**
 * What becomes of a private key when somebody loses its armour, or damages it; and whether its lines are all
 * that there is.
 */
const DAMAGES: readonly (readonly [damage: string, isBare: boolean, done: (pem: string) => string])[] = [
  ['without armour', true, (pem) => everyLine(pem).join('\n')],
  ['in one line', true, (pem) => everyLine(pem).join('')],
  ['as base64 of all of it', true, (pem) => Buffer.from(pem).toString('base64')],
  ['with blanks for line ends', true, (pem) => everyLine(pem).join(' ')],
  [
    'with armour in lower case',
    false,
    (pem) => pem.replace(/[A-Z ]+(?=-----)/g, (words) => words.toLowerCase()),
  ],
  ['with dashes of a text processor', false, (pem) => pem.replaceAll('-----', '\u2014\u2014')],
  ['without its first line', true, (pem) => everyLine(pem).slice(1).join('\n')],
];

for (const [damage, isBare, done] of DAMAGES) {
  for (const key of ['ed25519', 'p-256', 'rsa-2048'] as const) {
    // Of an Ed25519 key, the first line is all.
    if (damage === 'without its first line' && key === 'ed25519') continue;
    test(`a key in the wrong input, ${damage}, is not repeated: ${key}`, async (t) => {
      const target = testTarget(t);
      const { privateKey } = target.issue({ key });
      const given = done(privateKey);
      const body = everyLine(privateKey).join('') + everyLine(given).join('');
      const pieces = Array.from({ length: Math.floor(body.length / 12) }, (_, nth) =>
        body.slice(nth * 12, nth * 12 + 12),
      );
      // An input that takes nearly any text, such as a name, takes this one too.
      for (const name of ['certificate', 'chain', 'server', 'verify-endpoints', 'owner']) {
        const result = await target.deploy(target.first, { [name]: given }, { env: { RUNNER_DEBUG: '1' } });
        const [annotation = ''] = annotations(result.log, 'error');
        assert.match(
          annotation,
          /INPUT_INVALID: .*: expected |C\w+_INVALID: the \w+ holds no certificate/,
          name,
        );
        assertNoKeyMaterial(result, ...pieces);
        const masks = masksIn(result.log);
        const isCredential = name === 'certificate' || name === 'chain';
        const lines = given.split(/\s+/).filter((line) => isCredential || line.length >= 40);
        if (isBare && damage !== 'without its first line')
          for (const line of lines) assert.ok(masks.includes(line), name);
      }
    });
  }
}

test('a key in every damage, given as the key: neither repeated nor left unmasked', async (t) => {
  const target = testTarget(t);
  const { privateKey } = target.issue({ key: 'rsa-2048' });
  for (const [damage, , done] of DAMAGES) {
    const given = done(privateKey);
    const result = await target.deploy(
      target.first,
      { 'private-key': given },
      { env: { RUNNER_DEBUG: '1' } },
    );
    assert.equal(result.outputs.status, 'rejected', `${damage}: ${result.log}`);
    assertNoKeyMaterial(result, privateKey, given);
    const masks = masksIn(result.log);
    for (const line of everyLine(given).flatMap((text) => text.split(' ')))
      if (/^[A-Za-z0-9+/=]{40,}$/.test(line)) assert.ok(masks.includes(line), damage);
  }
});

test('the base64 of a key file, in a variable that an earlier step made it of, reaches no command', async (t) => {
  const target = testTarget(t);
  const leaf = target.issue();
  const path = join(target.home, 'given.key');
  writeFileSync(path, leaf.privateKey);
  const seen = join(target.home, 'seen');
  const spy = script(join(target.home, 'spy'), `env > ${seen}`);
  const env = { KEY_BASE64: Buffer.from(leaf.privateKey).toString('base64'), OTHER: 'harmless' };
  const result = await target.deploy(leaf, { 'private-key': path, 'reload-command': spy }, { env });
  assert.equal(result.outputs.status, 'deployed', result.log);
  const environment = readFileSync(seen, 'utf8');
  assert.ok(environment.includes('OTHER=harmless'));
  assert.ok(!environment.includes('KEY_BASE64'));
});

test('the reload command, watched from outside, knows no key', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  const inside = join(target.home, 'inside');
  const wait = script(
    join(target.home, 'wait'),
    `echo $$ > ${inside}`,
    `while test -d ${target.home} && ! test -e ${target.home}/go; do sleep 0.05; done`,
  );
  const step = target.start(renewed, { 'reload-command': wait });
  const pid = await waitFor(
    () => {
      try {
        return readFileSync(inside, 'utf8').trim();
      } catch {
        return '';
      }
    },
    { what: 'the reload command to run' },
  );
  const [environment, itsArguments, ownArguments] = [
    readFileSync(`/proc/${pid}/environ`, 'latin1'),
    readFileSync(`/proc/${pid}/cmdline`, 'latin1'),
    readFileSync(`/proc/${step.pid}/cmdline`, 'latin1'),
  ];
  writeFileSync(`${target.home}/go`, '');
  const result = await step.finished;
  assert.equal(result.exitCode, 0);
  for (const line of secretLines(renewed.privateKey))
    for (const text of [environment, itsArguments, ownArguments]) assert.ok(!text.includes(line));
  assert.ok(!environment.includes('INPUT_'));
});

for (const layout of ['in-place', 'symlink'] as const) {
  test(`${layout}: no program that is started on the way is told a secret`, async (t) => {
    if (skippedWithout(t, 'strace', '-f', '-qq', '-e', 'trace=execve', 'true')) return;
    const target = testTarget(t);
    assert.equal((await target.deploy(target.issue(), { layout })).exitCode, 0);
    const renewed = target.issue({ key: 'rsa-2048' });
    const given = renewed.key
      .export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: PASSPHRASE })
      .toString();
    const password = 'correct-horse-battery';
    const trace = join(target.home, 'execve');
    // Environments are shown whole, and strings as they are but for line ends and quotes, which no line of a
    // key has.
    const strace = ['strace', '-f', '-v', '-s', '1000000', '-e', 'trace=execve', '-e', 'signal=none'];
    const inputs = {
      layout,
      'private-key': given,
      'private-key-passphrase': PASSPHRASE,
      'keystore-file': 'keystore.p12',
      'keystore-password': password,
      'validate-command': 'true',
      'reload-command': 'true',
    };
    const node = nodeWithin(join(target.home, 'node-traced'), [...strace, '-o', trace]);
    const env = { SECRET_COPY: given, PASSPHRASE_COPY: PASSPHRASE, PASSWORD_COPY: password };
    const result = await target.deploy(renewed, inputs, { node, env });
    assert.equal(result.outputs.status, 'deployed', result.log);
    const [own = '', ...started] = readFileSync(trace, 'utf8')
      .split('\n')
      .filter((line) => line.includes('execve('));
    const secrets = [given, renewed.privateKey].flatMap(secretLines).concat(PASSPHRASE, password);
    const isTold = (text: string) => secrets.some((secret) => text.includes(secret));
    // The bundle itself has its secrets from the runner, by its environment and not by its arguments.
    const [itsArguments = '', itsEnvironment = ''] = own.split(/(?<="\]), (?=\[")/);
    assert.ok(isTold(itsEnvironment), 'the trace shows what a program is told');
    assert.ok(!isTold(itsArguments), 'the arguments of the bundle tell a secret');
    for (const program of ['cp', 'true'])
      assert.ok(
        started.some((call) => call.includes(`/${program}", ["${program}"`)),
        `${program} was not seen`,
      );
    for (const call of started) assert.ok(!isTold(call), `told a secret: ${call.slice(0, 80)}…`);
  });
}

test('a damaged key is given away neither by its message nor by its lines', async (t) => {
  const target = testTarget(t);
  const { privateKey } = target.issue({ key: 'rsa-2048' });
  const lines = privateKey.split('\n');
  for (const damaged of [
    lines.slice(0, -2).join('\n'),
    lines.slice(1).join('\n'),
    privateKey.replace('PRIVATE KEY-----', 'PRIVATE'),
    lines.join(' '),
    [...lines.slice(0, 3), '!', ...lines.slice(3)].join('\n'),
  ]) {
    const result = await target.deploy(
      target.first,
      { 'private-key': damaged },
      { env: { RUNNER_DEBUG: '1' } },
    );
    assert.equal(result.outputs.status, 'rejected', result.log);
    assertNoKeyMaterial(result, privateKey);
  }
});
