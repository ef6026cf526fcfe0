import { execFileSync, spawnSync } from 'node:child_process';
import { availableParallelism, cpus, release, tmpdir, totalmem } from 'node:os';

/** The machine and the versions that figures were taken with. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() || 'unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const openssl = firstLine('openssl', ['version']).replace(/^(OpenSSL \S+).*/, '$1');
  return [
    `${availableParallelism()} × ${model}, ${memory}`,
    `Linux ${release().split('-')[0]}`,
    `${fileSystem()} below the temporary directory`,
    `Node ${process.versions.node} with OpenSSL ${process.versions.openssl}`,
    `the program openssl: ${openssl}`,
  ].join('; ');
}

/** The file system's type as stat(1) names it. */
function fileSystem(): string {
  return firstLine('stat', ['--file-system', '--format=%T', tmpdir()]) || 'an unknown file system';
}

function firstLine(program: string, args: string[]): string {
  if (spawnSync(program, args).status !== 0) return '';
  return execFileSync(program, args, { encoding: 'utf8' }).trim().split('\n')[0] ?? '';
}
