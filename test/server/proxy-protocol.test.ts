/** Real servers that take no connection without a header of the PROXY protocol. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { endpointsOf } from '../support/action.ts';
import { findProgram, freePort, startProgram } from '../support/programs.ts';
import { NAME, type TestTarget, testTarget } from '../support/target.ts';
import { waitFor } from '../support/wait.ts';

/** How a server that expects the header is started, to serve `cert.pem` and `key.pem` of the target. */
interface Expecting {
  /** The program; its name on the path. */
  readonly name: string;
  start(program: string, target: TestTarget, listen: string): { reload: string; stop(): Promise<void> };
}

const haproxy: Expecting = {
  name: 'haproxy',
  start: (program, { home, path }, listen) => {
    const configuration = join(home, 'haproxy.cfg');
    mkdirSync(join(home, 'pem'));
    const combine = `cat ${path('cert.pem')} ${path('key.pem')} > ${home}/pem/site.pem`;
    const script = join(home, 'combine.sh');
    writeFileSync(
      configuration,
      `defaults
  mode http
  timeout connect 5s
  timeout client 5s
  timeout server 5s
frontend https
  bind ${listen} accept-proxy ssl crt ${home}/pem/site.pem
  http-request return status 200
`,
    );
    writeFileSync(script, `#!/bin/sh\nset -e\n${combine}\n[ -z "$1" ] || kill -USR2 "$1"\n`, { mode: 0o755 });
    const server = startProgram('sh', ['-c', `${script} && exec ${program} -W -f ${configuration}`]);
    return { reload: `${script} ${server.pid}`, stop: server.stop };
  },
};

const nginx: Expecting = {
  name: 'nginx',
  start: (program, { home, path }, listen) => {
    const configuration = join(home, 'nginx.conf');
    writeFileSync(
      configuration,
      `daemon off;
pid ${home}/nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
  server {
    listen ${listen} ssl proxy_protocol;
    ssl_certificate ${path('cert.pem')};
    ssl_certificate_key ${path('key.pem')};
  }
}
`,
    );
    const server = startProgram(program, ['-e', 'stderr', '-p', home, '-c', configuration]);
    return { reload: `kill -HUP ${server.pid}`, stop: server.stop };
  },
};

for (const server of [haproxy, nginx])
  for (const version of [1, 2] as const)
    for (const host of ['127.0.0.1', '[::1]'])
      test(`${server.name}, version ${version}, ${host}: deployed and proven`, async (t) => {
        const { target, place, reload } = await begin(t, server, host);
        if (target === null) return;
        const renewed = target.issue();
        const result = await target.deploy(renewed, {
          'verify-endpoints': `${place} sni=${NAME} proxy-protocol=${version}`,
          'reload-command': reload,
        });
        assert.deepEqual([result.outputs.status, result.outputs.verified], ['deployed', 'true'], result.log);
        const [report] = endpointsOf(result);
        assert.deepEqual(
          [report!.endpoint, report!.before, report!.fingerprint],
          [place, target.first.fingerprint, renewed.fingerprint],
        );
      });

for (const server of [haproxy, nginx])
  test(`${server.name}: without the header nothing is seen`, async (t) => {
    const { target, place } = await begin(t, server, '127.0.0.1');
    if (target === null) return;
    const result = await target.deploy(target.issue(), {
      'dry-run': true,
      'verify-endpoints': `${place} sni=${NAME}`,
    });
    assert.equal(endpointsOf(result)[0]!.fingerprint, null, result.log);
  });

type Begun = { target: TestTarget | null; place: string; reload: string };

async function begin(t: TestContext, server: Expecting, host: string): Promise<Begun> {
  const program = findProgram(server.name);
  if (program === null) {
    t.skip(`${server.name} is not installed`);
    return { target: null, place: '', reload: '' };
  }
  const target = testTarget(t);
  const place = `${host}:${await freePort()}`;
  const { reload, stop } = server.start(program, target, place);
  t.after(stop);
  await waitFor(() => answers(place), { what: `${server.name} to listen`, deadlineMs: 20_000 });
  return { target, place, reload };
}

function answers(place: string): Promise<boolean> {
  const { hostname, port } = new URL(`http://${place}`);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname.replace(/^\[|\]$/g, ''));
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
