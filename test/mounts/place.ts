// A target on a mount, and the endpoint of a server that reads it on its own side.

import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Minted, mint } from '../../src/demo/mint.ts';
import type { StepResult } from '../../src/demo/runner.ts';
import { type Inputs, runAction } from '../support/action.ts';
import { scriptedEndpoint } from '../support/endpoints.ts';
import { snapshotTree } from '../support/tree.ts';
import { type Kind, type Layout, type Mount, missingFor } from './kinds.ts';

const NAME = 'www.example.org';

/** A target on a mount, and the server that reads it on its own side. */
export interface Place {
  readonly mount: Mount;
  readonly home: string;
  readonly inputs: (credential: Minted, more?: Inputs) => Inputs;
  readonly deploy: (credential: Minted, more?: Inputs, node?: string) => Promise<StepResult>;
  /** Everything on the server's side but the state directory. */
  readonly picture: () => unknown;
  /** Whether the server has this pair, and nobody but its owner may read the key. */
  readonly requireServed: (credential: Minted) => void;
  /** Has the endpoint serve one credential, whatever is on the target; null: what is there. */
  readonly stick: (credential: Minted | null) => void;
}

/** In a CI job a mount is missing only where the machine cannot have it: install.sh installs the programs. */
function skipOrFail(t: TestContext, kind: Kind, missing: string): void {
  const reason = `${kind.name} needs ${missing}`;
  if (process.env.CI === 'true' && kind.programs.includes(missing) && existsSync('/dev/fuse'))
    throw new Error(reason);
  t.skip(reason);
}

/**
 * Makes a mount, unmounted when the test ends. Null, and the test skipped by name, where the machine has
 * none.
 */
export async function openPlace(t: TestContext, kind: Kind, layout: Layout): Promise<Place | null> {
  const missing = missingFor(kind);
  if (missing !== null) {
    skipOrFail(t, kind, missing);
    return null;
  }
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'rotate-certificate-mount-')));
  // An account of the server must get to its files.
  chmodSync(home, 0o755);
  const mount = await kind.make(home);
  t.after(async () => {
    await mount.close();
    rmSync(home, { recursive: true, force: true });
  });
  let stuck: Minted | null = null;
  const place = layout === 'symlink' ? join(mount.server, 'current') : mount.server;
  const held = (): Minted => ({
    ...mint({ names: [NAME] }),
    certificate: readFileSync(join(place, 'cert.pem'), 'utf8'),
    privateKey: readFileSync(join(place, 'key.pem'), 'utf8'),
  });
  const endpoint = await scriptedEndpoint(t, () => stuck ?? heldOrNull(held));
  const inputs = (credential: Minted, more: Inputs = {}): Inputs => ({
    directory: mount.seen,
    'server-directory': mount.server,
    layout,
    certificate: credential.certificate,
    'private-key': credential.privateKey,
    'verify-endpoints': `127.0.0.1:${endpoint.port} sni=${NAME}`,
    'verify-timeout': '5s',
    'verify-attempts': '2',
    ...kind.inputs,
    ...more,
  });
  return {
    mount,
    home,
    inputs,
    deploy: (credential, more, node) =>
      runAction(inputs(credential, more), { cwd: home, ...(node ? { node } : {}) }),
    picture: () =>
      snapshotTree(mount.server, {
        except: ['.rotate-certificate'],
        without: ['mtimeNs', 'ino', 'nlink'],
      }).filter(({ path }) => path !== '.'),
    requireServed: (credential) => {
      const { certificate, privateKey } = held();
      assert.equal(certificate, credential.certificate);
      assert.equal(privateKey, credential.privateKey);
    },
    stick: (credential) => {
      stuck = credential;
    },
  };
}

function heldOrNull(held: () => Minted): Minted | null {
  try {
    const pair = held();
    return new X509Certificate(pair.certificate).checkPrivateKey(createPrivateKey(pair.privateKey))
      ? pair
      : null;
  } catch {
    return null;
  }
}

/** A certificate that began so many hours ago. */
export const issue = (hoursAgo = 0): Minted =>
  mint({ names: [NAME], notBefore: new Date(Date.now() - 60_000 - hoursAgo * 3_600_000) });

/** Deploys, which must succeed. */
export async function deployed(place: Place, credential: Minted, more?: Inputs): Promise<StepResult> {
  const result = await place.deploy(credential, more);
  assert.equal(result.outputs.status, 'deployed', result.log);
  assert.equal(result.outputs.verified, 'true');
  place.requireServed(credential);
  return result;
}
