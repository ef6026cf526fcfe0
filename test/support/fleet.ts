// Targets of a fleet, each with a server that serves what is on its disk.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Minted, mint } from '../../src/demo/mint.ts';
import type { StepResult } from '../../src/demo/runner.ts';
import { type Inputs, runAction, runPost, startAction } from './action.ts';
import { type ScriptedEndpoint, scriptedEndpoint } from './endpoints.ts';
import { linesOf, script } from './script.ts';
import { snapshotRestorable } from './tree.ts';
import { workspace } from './workspace.ts';

/** One target of a test. */
export interface FleetMember {
  name: string;
  directory: string;
  first: Minted;
  next: Minted;
  endpoint: ScriptedEndpoint;
  read(file: string): string;
}

/** A fleet of a test. */
export interface TestFleet {
  home: string;
  members: FleetMember[];
  /** The path of its manifest. */
  manifest: string;
  /** Writes the manifest anew. By default each target is in the wave that `waves` gave it. */
  write(more?: Record<string, Record<string, unknown>>, defaults?: Record<string, unknown>): void;
  run(inputs?: Inputs, options?: Parameters<typeof runAction>[1]): Promise<StepResult>;
  start(inputs?: Inputs, options?: Parameters<typeof runAction>[1]): ReturnType<typeof startAction>;
  post(main: Pick<StepResult, 'state'>, inputs?: Inputs): Promise<StepResult>;
  /** The names of the targets whose servers were told to reload, in order. */
  reloads(): string[];
  /** All that is on the targets. */
  snapshot(): Record<string, unknown>;
  /** The same without their state directories. */
  files(): Record<string, unknown>;
}

/** The outcome of one target, in the output `targets`. */
export interface TargetOutput {
  status: string;
  changed: boolean;
  verified: boolean | null;
  fingerprint: string | null;
  'not-after': string | null;
  'error-code': string | null;
  'error-message': string | null;
}

/** The output `targets`, parsed. */
export function targetsOf({ outputs }: Pick<StepResult, 'outputs'>): Record<string, TargetOutput> {
  return JSON.parse(outputs.targets || '{}');
}

/** How each target ended, by name. */
export function statusesOf(result: Pick<StepResult, 'outputs'>): Record<string, string> {
  return Object.fromEntries(Object.entries(targetsOf(result)).map(([name, { status }]) => [name, status]));
}

/** Sets targets up, each of which has a certificate already. @param waves the wave of each, in order */
export async function testFleet(t: TestContext, waves: Readonly<Record<string, string>>): Promise<TestFleet> {
  const home = workspace(t);
  const reloaded = join(home, 'reloaded');
  const issuer = mint({ subject: 'Fleet Root', ca: true });
  const members: FleetMember[] = [];
  for (const name of Object.keys(waves)) {
    const directory = join(home, name);
    mkdirSync(directory);
    const names = [`${name}.example`];
    const first = mint({ names, issuer, notBefore: new Date(Date.now() - 43_200_000) });
    const next = mint({ names, issuer });
    writeFileSync(join(directory, 'cert.pem'), first.certificate);
    writeFileSync(join(directory, 'key.pem'), first.privateKey, { mode: 0o600 });
    writeFileSync(join(home, `${name}.pem`), next.certificate);
    writeFileSync(join(home, `${name}.key`), next.privateKey, { mode: 0o600 });
    const read = (file: string): string => readFileSync(join(directory, file), 'utf8');
    const endpoint = await scriptedEndpoint(t, () => ({
      certificate: read('cert.pem'),
      privateKey: read('key.pem'),
    }));
    script(join(home, `reload-${name}`), `echo ${name} >> ${reloaded}`);
    members.push({ name, directory, first, next, endpoint, read });
  }
  const manifest = join(home, 'certificates.yaml');
  const inputs: Inputs = { server: '', targets: 'certificates.yaml' };
  const fleet: TestFleet = {
    home,
    members,
    manifest,
    write: (more = {}, defaults = {}) => {
      const targets = members.map(({ name, endpoint }) => [
        name,
        {
          wave: waves[name],
          directory: name,
          certificate: `${name}.pem`,
          'private-key': `${name}.key`,
          'reload-command': join(home, `reload-${name}`),
          'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${name}.example`,
          ...more[name],
        },
      ]);
      const text = {
        defaults: { server: 'nginx', 'verify-timeout': '5s', ...defaults },
        targets: Object.fromEntries(targets),
      };
      writeFileSync(manifest, JSON.stringify(text, null, 2));
    },
    run: (more, options) => runAction({ ...inputs, ...more }, { cwd: home, ...options }),
    start: (more, options) => startAction({ ...inputs, ...more }, { cwd: home, ...options }),
    post: (main, more) => runPost(main, { ...inputs, ...more }, { cwd: home }),
    reloads: () => linesOf(reloaded),
    files: () =>
      Object.fromEntries(
        members.map(({ name, directory }) => [
          name,
          snapshotRestorable(directory, { except: ['.rotate-certificate'] }),
        ]),
      ),
    snapshot: () =>
      Object.fromEntries(members.map(({ name, directory }) => [name, snapshotRestorable(directory)])),
  };
  fleet.write();
  return fleet;
}
