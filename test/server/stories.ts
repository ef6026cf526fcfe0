/*
 * What every real server is put through, told once. A server of its own for each story, and the built bundle
 * as a runner would start it.
 */
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { KeyKind, Minted } from '../../src/demo/mint.ts';
import type { StepResult } from '../../src/demo/runner.ts';
import { type Inputs, runAction, runPost, startAction } from '../support/action.ts';
import {
  type ContinuousClient,
  type ContinuousResult,
  continuousClient,
  handshake,
} from '../support/clients.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { script } from '../support/script.ts';
import { emptyTarget, NAME, type TestTarget } from '../support/target.ts';
import { snapshotRestorable } from '../support/tree.ts';
import { waitFor } from '../support/wait.ts';

/** A server that is being put through the stories. */
export interface TestServer {
  /** Where it answers TLS, on 127.0.0.1. */
  readonly port: number;
  /** The commands of its deployments: `reload-command`, `validate-command`. */
  readonly commands: Inputs;
  /**
   * What makes a reload fail. Default: a command that fails the first time and then is the reload command.
   */
  readonly failing?: Inputs;
  /**
   * A file of its configuration, to be spoilt so that its own check refuses it; null where it has no such
   * check.
   */
  readonly configuration: string | null;
  /**
   * Sees to it that the next reload reports success and loads nothing; gives the commands for that. Null
   * where that cannot be.
   */
  readonly deafen: (() => Inputs | Promise<Inputs>) | null;
  log(): string;
  stop(): Promise<void>;
}

/** How one server is set up. */
export interface Fixture {
  /** What docs/servers.md calls it. */
  readonly label: string;
  /** The input `server`. */
  readonly kind: string;
  /** Its version; null when it is not installed. */
  version(): string | null;
  readonly needsRoot?: boolean;
  /** Inputs of every deployment: names of files, layout. */
  readonly inputs?: Inputs;
  /** The keys of the rotations; the first certificate has P-256. Default: RSA and ECDSA by turns. */
  readonly keys?: readonly KeyKind[];
  /** How many handshakes one reload may break: what the server itself costs its clients. Default: none. */
  readonly breaks?: number;
  /** How a client shakes hands. Default: TLS from the first byte. */
  readonly shake?: (port: number) => Promise<string>;
  /** The endpoint as `verify-endpoints` takes it. */
  readonly endpoint?: (port: number) => string;
  /**
   * Starts it, to serve what is in the directory.
   *
   * @param home a directory for configuration and logs
   */
  start(home: string, directory: string): Promise<TestServer>;
}

const KEYS: readonly KeyKind[] = ['rsa-2048', 'p-384', 'rsa-2048', 'p-256', 'p-256'];

/** Marks what scripts/servers.ts puts into docs/servers.md. */
const NOTE = 'servers.md:';

/** Tells every story of a server. */
export function tellStories(fixture: Fixture): void {
  for (const [name, tell] of Object.entries(STORIES)) {
    test(`${fixture.label}: ${name}`, async (t) => {
      const stage = setUp(t, fixture);
      if (stage === null) return;
      try {
        await tell(stage);
      } catch (error) {
        t.diagnostic(stage.server?.log().slice(-3000) ?? 'no server was started');
        throw error;
      } finally {
        await stage.server?.stop();
      }
    });
  }
}

const STORIES: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  'rotates under a client without pause': async (stage) => {
    await stage.open();
    const before = stage.client();
    const credentials = stage.keys.map((key) => stage.target.issue({ key }));
    for (const credential of credentials) await stage.succeed(credential);
    const fingerprints = stage.account(await before.stop(), credentials.length);
    const served = [stage.target.first, ...credentials].map(({ fingerprint }) => fingerprint);
    assert.deepEqual(fingerprints, served);
  },

  'is started after its first deployment': async (stage) => {
    await stage.open();
    await stage.serves(stage.target.first);
  },

  'is left alone when its configuration is refused': async (stage) => {
    const server = await stage.open();
    const { configuration } = server;
    const sound = configuration === null ? '' : readFileSync(configuration, 'utf8');
    if (configuration !== null) writeFileSync(configuration, `${sound}\nthis is no configuration }\n`);
    const refuse = configuration === null ? { 'validate-command': 'false' } : {};
    const failed = await stage.fail(stage.target.issue(), refuse, 'VALIDATE_FAILED');
    assert.doesNotMatch(failed.log, /^reload-command: /m);
    if (configuration !== null) writeFileSync(configuration, sound);
    await stage.succeed(stage.target.issue());
  },

  'is rolled back when its reload fails': async (stage) => {
    const server = await stage.open();
    if (server.failing !== undefined) {
      await stage.fail(stage.target.issue(), server.failing, 'RELOAD_FAILED');
      return;
    }
    const again = join(stage.target.home, 'again');
    const reload = script(
      join(stage.target.home, 'fails-once'),
      `if [ -e ${again} ]; then ${server.commands['reload-command'] ?? 'true'}; else touch ${again}; exit 7; fi`,
    );
    await stage.fail(stage.target.issue(), { 'reload-command': reload }, 'RELOAD_FAILED');
    assert.ok(existsSync(again));
  },

  'is rolled back when its reload reports success and loads nothing': async (stage) => {
    const server = await stage.open();
    if (server.deafen === null) return stage.t.skip('nothing that happens in its directory escapes it');
    const deaf = await server.deafen();
    const failed = await stage.fail(
      stage.target.issue(),
      { ...deaf, 'verify-timeout': '1500ms' },
      'VERIFY_FAILED',
    );
    assert.doesNotMatch(failed.log, /reload-command failed/);
  },

  'is rolled back when it has loaded what another endpoint never serves': async (stage) => {
    const server = await stage.open();
    const other = await scriptedEndpoint(stage.t, () => stage.target.first);
    const client = stage.client();
    const next = stage.target.issue({ key: 'p-384' });
    const failed = await stage.fail(
      next,
      {
        'verify-endpoints': `${stage.endpoint(server)}\n127.0.0.1:${other.port} sni=${NAME}`,
        'verify-timeout': '4s',
      },
      'VERIFY_FAILED',
    );
    assert.match(failed.log, /serves the certificate: /);
    assert.deepEqual(stage.account(await client.stop(), 2), [
      stage.target.first.fingerprint,
      next.fingerprint,
    ]);
  },

  'is rolled back by the post step when the run is killed': async (stage) => {
    const server = await stage.open();
    const other = await scriptedEndpoint(stage.t, () => stage.target.first);
    const next = stage.target.issue();
    const before = stage.tree();
    const inputs = stage.inputs(next, {
      'verify-endpoints': `${stage.endpoint(server)}\n127.0.0.1:${other.port} sni=${NAME}`,
    });
    const action = startAction(inputs, { cwd: stage.target.home });
    await waitFor(async () => (await stage.shake()) === next.fingerprint, {
      what: 'the new certificate',
      deadlineMs: 20_000,
    });
    process.kill(action.pid, 'SIGKILL');
    const killed = await action.finished;
    const post = await runPost(killed, inputs, { cwd: stage.target.home });
    assert.equal(post.exitCode, 0, post.log);
    assert.match(post.log, /was rolled back/);
    assert.deepEqual(stage.tree(), before);
    await stage.serves(stage.target.first);
  },

  'is verified, and goes back to the earlier certificate': async (stage) => {
    await stage.open();
    const next = stage.target.issue();
    await stage.succeed(next);
    const look = await stage.run({ operation: 'verify' });
    assert.deepEqual(
      [look.outputs.status, look.outputs.fingerprint],
      ['verified', next.fingerprint],
      look.log,
    );
    const back = await stage.run({ operation: 'rollback' });
    assert.deepEqual([back.outputs.status, back.outputs.verified], ['restored', 'true'], back.log);
    await stage.serves(stage.target.first);
    await stage.succeed(stage.target.issue());
  },

  'keeps its key when only the certificate is renewed': async (stage) => {
    await stage.open();
    const renewed = stage.target.issue({ key: stage.target.first.key });
    const { 'private-key': _, ...inputs } = stage.inputs(renewed);
    const step = await runAction(inputs, { cwd: stage.target.home });
    assert.equal(step.outputs.status, 'deployed', step.log);
    await stage.serves(renewed);
  },

  'stays up when key and certificate do not match': async (stage) => {
    await stage.open();
    const before = stage.tree();
    const [one, other] = [stage.target.issue(), stage.target.issue()];
    const step = await stage.deploy({ ...one, privateKey: other.privateKey });
    assert.deepEqual(
      [step.outputs.status, step.outputs['error-code']],
      ['rejected', 'KEY_MISMATCH'],
      step.log,
    );
    assert.deepEqual(stage.tree(), before);
    await stage.serves(stage.target.first);
  },
};

/**
 * The story of a server that loads whatever it finds in its directory.
 * @param names the names of the files of a second certificate beside the first
 */
export function tellOfStrays(fixture: Fixture, names: Inputs): void {
  test(`${fixture.label}: loads two certificates after ten deployments, and no backup`, async (t) => {
    const stage = setUp(t, fixture);
    if (stage === null) return;
    try {
      const other = stage.target.issue({ names: ['other.example.org'] });
      const beside = await stage.deploy(other, names);
      assert.equal(beside.exitCode, 0, beside.log);
      const { port } = await stage.open();
      const servedFor = (servername: string) => handshake(port, { servername }).catch(() => null);
      const credentials = Array.from({ length: 10 }, (_, index) =>
        stage.target.issue({ names: [NAME, `number-${index}.example.org`] }),
      );
      for (const credential of credentials) await stage.succeed(credential, { 'backup-retention': 20 });
      for (const [index, { fingerprint }] of credentials.entries()) {
        const isLoaded = (await servedFor(`number-${index}.example.org`)) === fingerprint;
        assert.equal(isLoaded, index === 9, `number ${index}`);
      }
      assert.equal(await servedFor('other.example.org'), other.fingerprint);
    } finally {
      await stage.server?.stop();
    }
  });
}

/** One server and its target. */
export interface Stage {
  readonly t: TestContext;
  readonly target: TestTarget;
  readonly keys: readonly KeyKind[];
  server: TestServer | null;
  /** Deploys the first certificate and starts the server, which serves it. */
  open(): Promise<TestServer>;
  inputs(credential: Minted, more?: Inputs): Inputs;
  deploy(credential: Minted, more?: Inputs): Promise<StepResult>;
  /** Runs an operation that takes no credential. */
  run(more: Inputs): Promise<StepResult>;
  /** Deploys what is then served, with the whole chain. */
  succeed(credential: Minted, more?: Inputs): Promise<StepResult>;
  /** Deploys what fails, after which everything is as it was. */
  fail(credential: Minted, more: Inputs, code: string): Promise<StepResult>;
  /**
   * Asserts that the server serves a certificate, and soon nothing else: workers that are about to go answer
   * for a while.
   */
  serves(credential: Minted): Promise<void>;
  shake(): Promise<string>;
  client(): ContinuousClient;
  endpoint(server: TestServer): string;
  /**
   * Asserts that no more of a client's handshakes failed than reloads of this server break, and says how
   * many.
   * @returns what was served, in the order of its first appearance
   */
  account(result: ContinuousResult, reloads: number): string[];
  /** What a rollback gives back. */
  tree(): ReturnType<typeof snapshotRestorable>;
  /** Says something for docs/servers.md. */
  note(text: string): void;
}

/**
 * A target for a server that is not started yet; null, and the test skipped, where the server is not
 * installed or cannot run.
 */
export function setUp(t: TestContext, fixture: Fixture): Stage | null {
  const version = fixture.version();
  if (version === null) {
    const reason = `${fixture.label} is not installed: run test/servers/install.sh`;
    if (process.env.CI === 'true') throw new Error(reason);
    t.skip(reason);
    return null;
  }
  if (fixture.needsRoot && process.getuid?.() !== 0) {
    t.skip(`${fixture.label} is started by root only`);
    return null;
  }
  t.diagnostic(`${NOTE} ${t.name}: version ${version}`);
  const target = emptyTarget(t);
  mkdirSync(target.directory);
  // Workers of a server that root started run as another user.
  for (const path of [target.home, target.directory]) chmodSync(path, 0o755);
  const shakeAt = fixture.shake ?? ((port: number) => handshake(port, { servername: NAME }));
  const running = (): TestServer => {
    if (stage.server === null) throw new Error('the server was not started');
    return stage.server;
  };
  const endpoint = (server: TestServer) =>
    fixture.endpoint?.(server.port) ?? `127.0.0.1:${server.port} sni=${NAME}`;
  const surroundings = (): Inputs => ({
    server: fixture.kind,
    directory: target.directory,
    ...fixture.inputs,
    ...(stage.server === null
      ? {}
      : { 'verify-endpoints': endpoint(stage.server), ...stage.server.commands }),
  });
  /** Waits until several handshakes in a row show a certificate. */
  const settles = async (fingerprint: string): Promise<void> => {
    let inARow = 0;
    await waitFor(
      async () => {
        inARow = (await stage.shake()) === fingerprint ? inARow + 1 : 0;
        return inARow >= 5;
      },
      { what: `${fixture.label} to serve ${fingerprint}` },
    );
  };
  const stage: Stage = {
    t,
    target,
    keys: fixture.keys ?? KEYS,
    server: null,
    open: async () => {
      const step = await stage.deploy(target.first);
      assert.equal(step.exitCode, 0, step.log);
      stage.server = await fixture.start(target.home, target.directory);
      const served = () => shakeAt(running().port).catch(() => null);
      await waitFor(async () => (await served()) === target.first.fingerprint, {
        what: `${fixture.label} to serve`,
        deadlineMs: 20_000,
      });
      return stage.server;
    },
    inputs: (credential, more = {}) => target.inputs(credential, { ...surroundings(), ...more }),
    deploy: (credential, more) => runAction(stage.inputs(credential, more), { cwd: target.home }),
    run: (more) => runAction({ ...surroundings(), ...more }, { cwd: target.home }),
    succeed: async (credential, more) => {
      const step = await stage.deploy(credential, more);
      assert.deepEqual([step.outputs.status, step.outputs.verified], ['deployed', 'true'], step.log);
      assert.doesNotMatch(step.log, /without its intermediate/);
      await stage.serves(credential);
      return step;
    },
    fail: async (credential, more, code) => {
      const before = stage.tree();
      const served = await stage.shake();
      const step = await stage.deploy(credential, more);
      assert.equal(step.exitCode, 1, step.log);
      assert.deepEqual([step.outputs.status, step.outputs['error-code']], ['rolled-back', code], step.log);
      assert.equal(step.outputs['rollback-verified'], 'true', step.log);
      assert.deepEqual(stage.tree(), before);
      await settles(served);
      return step;
    },
    serves: ({ fingerprint }) => settles(fingerprint),
    // Only the client without pause counts what a reload breaks.
    shake: () => {
      const shaken = shakeAt(running().port);
      return fixture.breaks ? shaken.catch(() => shakeAt(running().port)) : shaken;
    },
    client: () => {
      const client = continuousClient(running().port, { parallel: 1, shake: shakeAt });
      t.after(() => client.stop());
      return client;
    },
    endpoint,
    account: ({ count, failures, fingerprints }, reloads) => {
      stage.note(`failed ${failures.length} of ${count + failures.length}`);
      const most = (fixture.breaks ?? 0) * reloads;
      assert.ok(failures.length <= most, `expected at most ${most} failures: ${failures.join(', ')}`);
      return fingerprints;
    },
    tree: () => snapshotRestorable(target.directory),
    note: (text) => t.diagnostic(`${NOTE} ${t.name}: ${text}`),
  };
  return stage;
}
