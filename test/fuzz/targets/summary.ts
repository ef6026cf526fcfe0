import { outputsOf } from '../../../src/action/outputs.ts';
import { renderSummary } from '../../../src/action/summary/summary.ts';
import { DeployError } from '../../../src/errors.ts';
import { newReport } from '../../../src/report.ts';
import type { Endpoint } from '../../../src/verify/endpoint.ts';
import { newEndpointReport } from '../../../src/verify/report.ts';
import { fieldsOf, hold, joined, type Open } from '../target.ts';

const NOW = new Date('2030-06-01T00:00:00Z');
const HASH = 'ab'.repeat(32);
const STATUSES = [
  'deployed',
  'unchanged',
  'planned',
  'verified',
  'restored',
  'rejected',
  'rolled-back',
  'rollback-failed',
] as const;

const endpointOf = (host: string, serverName: string): Endpoint => ({
  ...{ protocol: 'tls', host, port: 443, serverName, matches: 1, proxyProtocol: null, proxy: null },
});

function render(texts: readonly string[]): string {
  const at = (index: number): string => texts[index % texts.length]!;
  const status = STATUSES[at(0).length % STATUSES.length]!;
  const report = {
    ...newReport(),
    status,
    directory: at(1),
    certificate: {
      ...{ subject: at(2), issuer: at(3), names: [at(4), at(5)], notBefore: NOW, notAfter: NOW },
      ...{ fingerprint: HASH, keyType: at(6), chainLength: 1 },
    },
    files: [
      {
        role: 'sds' as const,
        path: at(0),
        status: 'created' as const,
        sha256: null,
        bytes: 1,
        mode: '0644',
        backup: at(1),
      },
    ],
    endpoints: [
      {
        ...newEndpointReport({
          ...{ endpoint: endpointOf(at(2), at(3)), address: '192.0.2.1', isGone: false, reason: at(5) },
        }),
        ...{ attempts: 1, fingerprint: HASH, protocol: at(4), elapsedMs: 1 },
      },
    ],
    error: new DeployError('VERIFY_FAILED', at(6), at(0)),
  };
  JSON.stringify(outputsOf(report, { now: NOW, reportPath: null }, { notice: () => undefined }));
  return renderSummary(report, NOW);
}

/** Texts from outside in the job summary: its shape is the same whatever they are. */
export const open: Open = () => ({
  seeds: [joined('a|b', '`c`', '<img src=x>', '[x](y)', '\n# d', '@e', '| --- |'), joined('x', 'y')],
  tokens: ['|', '`', '```', '<', '\n\n', '&#', '![', '\\|', '@', 'http://'],
  run: (input) => {
    const texts = fieldsOf(input, 7);
    const shape = (markdown: string): string =>
      markdown
        .split('\n')
        .map((line) => `${/^#*/.exec(line)?.[0]}${line.startsWith('|') ? line.split('|').length : ''}`)
        .join();
    const hostile = render(texts);
    const tame = render(texts.map((text) => (text === '' ? '' : 'a'.repeat(text.length))));
    hold(shape(hostile) === shape(tame), 'no text changes the shape of the summary');
    const rest = hostile.replaceAll(/`[^`\n]*`|<\/?(?:details|summary|code|br)(?: open)?>/g, '');
    hold(!/[<\0]/.test(rest), 'no text is HTML');
    hold(Buffer.byteLength(hostile) < 1024 * 1024, 'the runner takes it');
    return String(shape(hostile).length);
  },
});
