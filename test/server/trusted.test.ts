/*
 * What `trusted-roots` promises, held to clients that judge for themselves: what a green run leaves nginx to
 * serve is accepted by them, and after a red one they see what they saw before.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Minted, type MintRequest, mint } from '../../src/demo/mint.ts';
import type { Inputs } from '../support/action.ts';
import { findInstalled, findProgram } from '../support/programs.ts';
import { annotations } from '../support/runner-log.ts';
import { NAME } from '../support/target.ts';
import { put, withoutOpenssl } from '../support/tools.ts';
import { waitFor } from '../support/wait.ts';
import { nginx } from './nginx.ts';
import { type Stage, setUp } from './stories.ts';

const day = (count: number) => new Date(Date.now() + count * 86_400_000);

const root = mint({ subject: 'Root', ca: true });
const elsewhere = mint({ subject: 'Elsewhere', ca: true });
const key = mint().key;
/** The intermediate, in one of its versions. */
const intermediate = (request: MintRequest = {}) =>
  mint({ subject: 'Int', ca: true, issuer: root, key, ...request });
const good = intermediate();
const expired = intermediate({ notBefore: day(-9), notAfter: day(-1) });
const leafOf = (request: MintRequest = {}) => mint({ names: [NAME], issuer: good, ...request });
const pem = (...certificates: readonly Minted[]) => certificates.map((one) => one.certificate).join('');

/** A server of one test, and clients that hold roots. */
interface Site extends Stage {
  readonly port: number;
  /** Of the first certificate and of those that follow: PEM. */
  readonly roots: string;
}

test('what a green run with trusted-roots leaves nginx to serve is accepted by its clients', async (t) => {
  await withSite(t, async (site) => {
    for (const [what, chain] of [
      ['the intermediate', [good]],
      ['the root as well, in the wrong order', [root, good]],
      ['of twins the expired one first', [expired, good]],
    ] as const) {
      const leaf = leafOf();
      await site.succeed(leaf, { chain: pem(...chain), 'trusted-roots': site.roots });
      assertAccepted(site, site.roots, what);
    }
    assertRefused(site, elsewhere.certificate, 'by clients with other roots');
  });
});

/** What clients refuse, and a run with `trusted-roots` as well. */
const REFUSED: readonly {
  readonly what: string;
  readonly leaf?: MintRequest;
  readonly chain: readonly Minted[];
  readonly roots?: readonly Minted[];
  readonly code: string;
  /** Whether clients pass over what is wrong with it. */
  readonly harmless?: boolean;
}[] = [
  { what: 'the leaf alone where its chain was', chain: [], code: 'CHAIN_INVALID' },
  { what: 'the root without what lies between', chain: [root], code: 'CHAIN_INVALID' },
  { what: 'an unrelated root in place of the intermediate', chain: [elsewhere], code: 'CHAIN_INVALID' },
  {
    what: 'an unrelated root beside the intermediate',
    chain: [good, elsewhere],
    code: 'CHAIN_INVALID',
    harmless: true,
  },
  { what: 'a chain to another root than is held', chain: [good], roots: [elsewhere], code: 'CHAIN_INVALID' },
  { what: 'an intermediate that has expired', chain: [expired], code: 'VALIDITY' },
  {
    what: 'an intermediate that is not valid yet',
    chain: [intermediate({ notBefore: day(1) })],
    code: 'VALIDITY',
  },
  { what: 'an intermediate that is no CA', chain: [intermediate({ ca: false })], code: 'CHAIN_INVALID' },
  {
    what: 'a certificate for another name',
    leaf: { names: ['other.example.org'] },
    chain: [good],
    code: 'NAME_MISMATCH',
  },
];

for (const { what, leaf: request, chain, roots: held, code, harmless = false } of REFUSED)
  test(`what clients of nginx refuse, a run with trusted-roots refuses, ${what}`, async (t) => {
    await withSite(t, async (site) => {
      const roots = held === undefined ? site.roots : pem(...held);
      const inputs = { chain: pem(...chain), 'trusted-roots': roots };
      const unchecked = { ...inputs, 'skip-checks': 'chain, validity, names', 'verify-timeout': '2s' };

      await reject(site, leafOf(request), inputs, code);
      assertAccepted(site, site.roots, 'the first certificate still');

      // Without the checks nginx serves it, and the proof has to see what the clients would.
      if (harmless) {
        const leaf = leafOf(request);
        await site.succeed(leaf, unchecked);
        assertAccepted(site, roots, what);
        return;
      }
      const undone = await site.fail(leafOf(request), unchecked, 'VERIFY_FAILED');
      assert.match(annotations(undone.log, 'error').join('\n'), /clients with trusted-roots refuse it: /);
      assertAccepted(site, site.roots, 'the first certificate again');

      // Nobody asked for roots here: it is deployed, and the clients show that it was right to refuse it
      // above.
      const deployed = await site.deploy(leafOf(request), { ...unchecked, 'trusted-roots': '' });
      assert.equal(deployed.outputs.status, 'deployed', deployed.log);
      await site.serves({ ...site.target.first, fingerprint: deployed.outputs.fingerprint ?? '' });
      assertRefused(site, roots, what);

      await site.succeed(leafOf(), { chain: pem(good), 'trusted-roots': site.roots });
      assertAccepted(site, site.roots, 'the one that came after it');
    });
  });

test('a new intermediate that nginx has not loaded is no green run, though the leaf is the same', async (t) => {
  await withSite(t, async (site) => {
    const leaf = leafOf();
    await site.succeed(leaf, { chain: pem(good), 'trusted-roots': site.roots });
    const moved = mint({ subject: 'Root of tomorrow', ca: true });
    for (const [renewed, roots] of [
      [intermediate(), site.roots],
      [intermediate({ issuer: moved }), moved.certificate],
    ] as const) {
      const inputs = { chain: pem(renewed), 'trusted-roots': roots };
      const deaf = { ...inputs, 'reload-command': 'true', 'verify-timeout': '1500ms' };
      const failed = await site.fail(leaf, deaf, 'VERIFY_FAILED');
      assert.match(annotations(failed.log, 'error').join('\n'), /served without its intermediate CN=Int/);
      assertAccepted(site, site.roots, 'the chain of before');
    }
    assertRefused(site, moved.certificate, 'by clients that hold the new root alone');
    const chain = pem(intermediate({ issuer: moved }));
    const step = await site.deploy(leaf, { chain, 'trusted-roots': moved.certificate });
    assert.deepEqual([step.outputs.status, step.outputs.verified], ['deployed', 'true'], step.log);
    // Workers that are about to go answer for a while, with the same leaf and the chain of before.
    const accepted = () => verdicts(site, moved.certificate).every(({ accepts }) => accepts);
    await waitFor(accepted, { what: 'clients to accept the chain to the new root' });
  });
});

test('a chain in a file that nginx does not read is no green run with trusted-roots', async (t) => {
  await withSite(t, async (site) => {
    const apart = { chain: pem(good), 'chain-file': 'chain.pem', 'verify-timeout': '2s' };
    const failed = await site.fail(leafOf(), { ...apart, 'trusted-roots': site.roots }, 'VERIFY_FAILED');
    assert.match(annotations(failed.log, 'error').join('\n'), /CN=Int/);
    assertAccepted(site, site.roots, 'the first certificate again');
    await site.succeed(leafOf(), { chain: pem(good), 'trusted-roots': site.roots });
    assertAccepted(site, site.roots, 'the chain in the certificate file');
  });
});

/**
 * Starts nginx with the first certificate, which its clients accept; the test is skipped without nginx or
 * `openssl`.
 */
async function withSite(t: TestContext, tell: (site: Site) => Promise<void>): Promise<void> {
  if (withoutOpenssl) return t.skip(withoutOpenssl);
  const stage = setUp(
    t,
    nginx('nginx', () => findProgram('nginx') ?? findInstalled('nginx')),
  );
  if (stage === null) return;
  try {
    const { port } = await stage.open();
    const site = { ...stage, port, roots: stage.target.root + root.certificate };
    assertAccepted(site, site.roots, 'the first certificate');
    await tell(site);
  } catch (error) {
    t.diagnostic(stage.server?.log().slice(-3000) ?? 'no server was started');
    throw error;
  } finally {
    await stage.server?.stop();
  }
}

/** Deploys what is refused before anything is touched. */
async function reject(site: Site, leaf: Minted, more: Inputs, code: string): Promise<void> {
  const before = site.tree();
  const served = await site.shake();
  const step = await site.deploy(leaf, more);
  assert.deepEqual([step.outputs.status, step.outputs['error-code']], ['rejected', code], step.log);
  assert.deepEqual(site.tree(), before);
  assert.equal(await site.shake(), served);
}

/** What one client made of what is served. */
interface Verdict {
  readonly client: string;
  readonly accepts: boolean;
  /** Whether it is the certificate that it refuses. */
  readonly distrusts: boolean;
  readonly said: string;
}

function assertAccepted(site: Site, roots: string, what: string): void {
  for (const { client, accepts, said } of verdicts(site, roots))
    assert.ok(accepts, `${client} is to accept it, ${what}: ${said}`);
}

function assertRefused(site: Site, roots: string, what: string): void {
  for (const { client, distrusts, said } of verdicts(site, roots))
    assert.ok(distrusts, `${client} is to refuse it, ${what}: ${said}`);
}

/** Asks `openssl s_client`, and `curl` where it is installed. They hold these roots and no others. */
function verdicts({ port, target }: Site, roots: string): Verdict[] {
  const file = put(target.home, 'held.pem', roots);
  const nowhere = join(target.home, 'no-roots');
  const openssl = ask('openssl', [
    ...['s_client', '-connect', `127.0.0.1:${port}`, '-servername', NAME, '-verify_hostname', NAME],
    ...['-CAfile', file, '-no-CApath', '-no-CAstore', '-verify_return_error'],
  ]);
  const curl = findProgram('curl') && [
    ask('curl', [
      ...['--silent', '--show-error', '--noproxy', '*', '--resolve', `${NAME}:${port}:127.0.0.1`],
      ...['--cacert', file, '--capath', nowhere, `https://${NAME}:${port}/`],
    ]),
  ];
  return [
    { client: 'openssl', ...openssl, distrusts: openssl.status === 1 && /verify error/.test(openssl.said) },
    // 60: the certificate cannot be authenticated (curl(1), "Exit codes").
    ...(curl || []).map((one) => ({ client: 'curl', ...one, distrusts: one.status === 60 })),
  ].map(({ status, ...verdict }) => ({ ...verdict, accepts: status === 0 }));
}

function ask(program: string, args: readonly string[]): { status: number | null; said: string } {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    input: '',
    encoding: 'utf8',
    timeout: 20_000,
  });
  if (error) throw error;
  return { status, said: `${stderr}${stdout}`.slice(0, 2000) };
}
