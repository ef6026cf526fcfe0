// The place where a fault is tried: a target, what stands beside it, and an endpoint that serves what the
// target holds.

import { spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createSecureContext, createServer, type Server } from 'node:tls';
import { fileURLToPath } from 'node:url';
import type { Step } from '../../src/demo/runner.ts';
import { type Picture, takePicture } from './picture.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Where the server believes the target to be: the same in every run, so that pointers are the same, too. */
export const SERVER_DIRECTORY = '/certs';

/** The state directory where it is not left at its default: beside the target. */
export const STATE_BESIDE = 'state';

/** What the endpoint serves. `stuck`: always the same. */
export type Serving = 'what the pointer names' | 'stuck';

/** A place for one run at a time. */
export interface Site {
  /** Holds everything else. */
  readonly root: string;
  /** The target. */
  readonly directory: string;
  readonly port: number;
  /** Sets everything up anew, as a template has it. */
  reset(template: string): void;
  /** Tells the endpoint how to behave; it begins with what the target holds now. */
  serve(serving: Serving): void;
  close(): Promise<void>;
}

/** Makes a place. Nothing but `site`, `state` and `outside` is ever below its root. */
export async function openSite(root: string): Promise<Site> {
  mkdirSync(root, { recursive: true });
  const directory = join(root, 'site');
  const endpoint = await startEndpoint(directory);
  return {
    root,
    directory,
    port: endpoint.port,
    reset: (template) => {
      for (const name of ['site', STATE_BESIDE, 'outside'])
        rmSync(join(root, name), { recursive: true, force: true });
      run('cp', ['-a', `${template}/.`, root]);
    },
    serve: endpoint.serve,
    close: () => new Promise((resolve) => endpoint.server.close(() => resolve())),
  };
}

/** The main step with these inputs, or, given the state that a main step has saved, its post step. */
export function stepAt(site: Site, inputs: Record<string, string>, state?: Record<string, string>): Step {
  const beside = inputs['state-directory'] === STATE_BESIDE;
  return {
    program: join(DIST, state ? 'post.js' : 'main.js'),
    cwd: site.root,
    inputs: {
      ...inputs,
      directory: site.directory,
      'server-directory': SERVER_DIRECTORY,
      'lock-timeout': '2s',
      ...(beside ? { 'state-directory': join(site.root, STATE_BESIDE) } : {}),
      ...(inputs['verify-endpoints'] === 'here'
        ? {
            'verify-endpoints': `127.0.0.1:${site.port} sni=localhost`,
            'verify-timeout': '5s',
            'verify-attempts': '1',
          }
        : {}),
    },
    ...(state ? { state } : {}),
  };
}

/** The target without its state directory. */
export function pictureOfTarget(site: Site): Picture {
  return takePicture(site.directory, ['.rotate-certificate']);
}

/** The state directory, wherever it is; empty when there is none. */
export function pictureOfState(site: Site): Picture {
  return takePicture(stateDirectoryOf(site));
}

/** The state directory: the default one, or the one beside the target. */
export function stateDirectoryOf(site: Site): string {
  const beside = join(site.root, STATE_BESIDE);
  return existsSync(beside) ? beside : join(site.directory, '.rotate-certificate');
}

/** What stands beside the target and is none of a deployment's business. */
export function pictureOfOutside(site: Site): Picture {
  return takePicture(site.root, ['site', STATE_BESIDE]);
}

/** Makes what stands beside a target, for anything that goes astray to hit. */
export function furnish(root: string): void {
  mkdirSync(join(root, 'site'), { recursive: true });
  mkdirSync(join(root, 'outside'));
  writeFileSync(join(root, 'outside', 'cert.pem'), 'somebody else’s\n');
  symlinkSync('cert.pem', join(root, 'outside', 'link'));
}

/** Runs a program, which must succeed. */
export function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${stderr}`);
  return stdout;
}

interface Pointed {
  readonly certificate: string;
  readonly privateKey: string;
}

/** What the SDS file names; null when there is none. Paths are as the runner sees them. */
export function readPointer(directory: string): Pointed | null {
  let text: string;
  try {
    text = readFileSync(join(directory, 'sds.json'), 'utf8');
  } catch {
    return null;
  }
  const [secret] = JSON.parse(text).resources;
  const here = (path: string): string => join(directory, path.slice(SERVER_DIRECTORY.length));
  return {
    certificate: here(secret.tls_certificate.certificate_chain.filename),
    privateKey: here(secret.tls_certificate.private_key.filename),
  };
}

/** The certificate and key of a pointer, if both are there and belong together. */
export function readPair({ certificate, privateKey }: Pointed): { cert: string; key: string } | null {
  try {
    const cert = readFileSync(certificate, 'utf8');
    const key = readFileSync(privateKey, 'utf8');
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key)) ? { cert, key } : null;
  } catch {
    return null;
  }
}

/** Looks at the target anew for each handshake, and so is as fast as a server can be that watches it. */
async function startEndpoint(
  directory: string,
): Promise<{ server: Server; port: number; serve(serving: Serving): void }> {
  let serving: Serving = 'what the pointer names';
  let pointer: Pointed | null = null;
  let pair: { cert: string; key: string } | null = null;
  const look = (): void => {
    pointer = readPointer(directory) ?? pointer;
    pair = (pointer && readPair(pointer)) ?? pair;
  };
  const server = createServer({
    SNICallback: (_name, done) => {
      if (serving !== 'stuck') look();
      if (pair) done(null, createSecureContext(pair));
      else done(new Error('there is nothing to serve'));
    },
  });
  server.on('tlsClientError', () => undefined);
  server.on('secureConnection', (socket) => socket.on('error', () => undefined).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return {
    server,
    port: (server.address() as AddressInfo).port,
    serve: (how) => {
      serving = how;
      pointer = null;
      pair = null;
      look();
    },
  };
}
