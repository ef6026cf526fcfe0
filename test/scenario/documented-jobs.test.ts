/** The jobs of docs/command-line.md, run as they stand there, but for paths, ports and the reload. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { parse } from 'yaml';
import { CLI } from '../support/command-line.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { type TestTarget, testTarget } from '../support/target.ts';

const page = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8');

/** The first block of code in a section. */
function block(section: string): string {
  const [, code] = new RegExp(`\n## ${section}\n[\\s\\S]*?\`\`\`\\w+\n([\\s\\S]*?)\`\`\``).exec(page) ?? [];
  assert.ok(code, section);
  return code;
}

interface Site {
  target: TestTarget;
  /** Runs a script of the page, with the command on its path. */
  run(script: string, env: Record<string, string>): Promise<Ended>;
}

interface Ended {
  status: number | null;
  log: string;
}

/** A target, and a server that serves what is on it. */
async function site(t: TestContext): Promise<Site> {
  const target = testTarget(t);
  const { port } = await scriptedEndpoint(t, () => ({
    certificate: target.read('cert.pem'),
    privateKey: target.read('key.pem'),
  }));
  const bin = join(target.home, 'bin');
  mkdirSync(bin);
  symlinkSync(process.env.BUNDLE_NODE ?? process.execPath, join(bin, 'node'));
  symlinkSync(CLI, join(bin, 'rotate-certificate'));
  writeFileSync(join(bin, 'npx'), '#!/bin/sh\nshift\nexec "$@"\n', { mode: 0o755 });
  const run = (script: string, env: Record<string, string>) => {
    const path = join(target.home, 'job');
    const here = script
      .replaceAll(/\/(?:etc|srv)\/nginx\/tls/g, target.directory)
      .replaceAll(/(?:sudo )?nginx -s reload/g, 'true')
      .replaceAll(/(?:127\.0\.0\.1|www\.example\.org):443/g, `127.0.0.1:${port}`);
    writeFileSync(path, here);
    const options = { cwd: target.home, env: { PATH: `${bin}:${process.env.PATH}`, ...env } };
    return new Promise<Ended>((resolve) => {
      const child = execFile('/bin/sh', [path], options, (_, stdout, stderr) =>
        resolve({ status: child.exitCode, log: stdout + stderr }),
      );
    });
  };
  return { target, run };
}

test('a job of GitLab deploys, and keeps the outputs', async (t) => {
  const { target, run } = await site(t);
  const { certificate, privateKey } = target.issue();
  const paths = { TLS_CERTIFICATE: join(target.home, 'c'), TLS_KEY: join(target.home, 'k') };
  writeFileSync(paths.TLS_CERTIFICATE, certificate + target.chain);
  writeFileSync(paths.TLS_KEY, privateKey);
  const { script } = parse(block('GitLab CI'))['deploy-certificate'];
  const job = {
    CI: 'true',
    GITLAB_CI: 'true',
    CI_PIPELINE_ID: '7',
    CI_JOB_URL: 'https://gitlab.example/-/jobs/9',
  };
  const { status, log } = await run(script.join('\n'), { ...job, ...paths });
  assert.equal(status, 0, log);
  assert.equal(target.read('key.pem'), privateKey);
  const outputs = JSON.parse(readFileSync(join(target.home, 'rotate-certificate.json'), 'utf8'));
  assert.deepEqual([outputs.status, outputs.verified], ['deployed', 'true']);
});

test('a job of Jenkins gives the key in a variable', async (t) => {
  const { target, run } = await site(t);
  const { certificate, privateKey } = target.issue();
  mkdirSync(join(target.home, 'certs/'), { recursive: true });
  writeFileSync(join(target.home, 'certs/www.pem'), certificate + target.chain);
  const [, script] = /'''\n([\s\S]*?)'''/.exec(block('Jenkins')) ?? [];
  const { status, log } = await run(script ?? '', { TLS_KEY: privateKey });
  assert.equal(status, 0, log);
  assert.equal(target.read('key.pem'), privateKey);
});

test('a job of cron is silent while all is well', async (t) => {
  const { run } = await site(t);
  const script = block('cron');
  assert.deepEqual(await run(script, {}), { status: 0, log: '' });
  const { status, log } = await run(script.replace('14d', '900d'), {});
  assert.equal(status, 1);
  assert.match(log, /\(VALIDITY\)/);
});

test("certbot's hook deploys from the folder of the renewed lineage, and from no other", async (t) => {
  const { target, run } = await site(t);
  const hook = block('certbot');
  const { certificate, privateKey } = target.issue();
  const archive = join(target.home, 'archive');
  const live = join(target.home, 'live/www.example.org');
  for (const folder of [archive, live]) mkdirSync(folder, { recursive: true });
  const texts = { fullchain: certificate + target.chain, privkey: privateKey };
  for (const name of ['fullchain', 'privkey'] as const) {
    writeFileSync(join(archive, `${name}2.pem`), texts[name]);
    chmodSync(join(archive, `${name}2.pem`), 0o600);
    symlinkSync(`../../archive/${name}2.pem`, join(live, `${name}.pem`));
  }
  const before = target.read('cert.pem');
  const other = await run(hook, {
    RENEWED_LINEAGE: join(target.home, 'live/other'),
    RENEWED_DOMAINS: 'other',
  });
  assert.deepEqual([other.status, target.read('cert.pem')], [0, before]);
  const { status, log } = await run(hook, { RENEWED_LINEAGE: live, RENEWED_DOMAINS: 'www.example.org' });
  assert.equal(status, 0, log);
  assert.equal(target.read('cert.pem'), texts.fullchain);
});
