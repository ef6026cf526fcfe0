import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { renderSummary } from '../../../src/action/summary.ts';
import { DeployError } from '../../../src/errors.ts';
import { type FileReport, newReport, type Report } from '../../../src/report.ts';
import type { EndpointReport } from '../../../src/verify/report.ts';

const NOW = new Date('2030-06-01T00:00:00Z');
const render = (differs: Partial<Report>) => renderSummary({ ...newReport(), ...differs }, NOW);

const endpoint: EndpointReport = {
  endpoint: {
    protocol: 'tls',
    host: 'www.example.org',
    port: 443,
    serverName: 'www.example.org',
    matches: 1,
    proxyProtocol: null,
    proxy: null,
  },
  address: '192.0.2.1',
  isGone: false,
  matched: true,
  attempts: 3,
  fingerprint: 'bb'.repeat(32),
  before: 'aa'.repeat(32),
  certificates: [],
  protocol: 'TLSv1.3',
  elapsedMs: 87,
  last: 'expected',
  reason: null,
  lacks: null,
};

const file: FileReport = {
  role: 'certificate',
  path: '/certs/cert.pem',
  status: 'replaced',
  sha256: 'cc'.repeat(32),
  bytes: 1234,
  mode: '0644',
  backup: '/certs/.rotate-certificate/backups/x/certificate',
};

const facts = {
  subject: 'CN=www.example.org',
  issuer: 'C=XX\nCN=Example CA',
  names: ['www.example.org'],
  notBefore: new Date('2030-05-01T00:00:00Z'),
  notAfter: new Date('2030-07-30T12:00:00Z'),
  fingerprint: 'bb'.repeat(32),
  keyType: 'ECDSA P-256',
  chainLength: 1,
};

const full: Partial<Report> = {
  status: 'deployed',
  verified: true,
  certificate: facts,
  directory: '/certs',
  files: [file],
  endpoints: [endpoint],
  phases: [
    { name: 'Check', start: 1_000, end: 1_003, failed: false },
    { name: 'Verify', start: 1_003, end: 1_003, failed: true },
  ],
};

/** The rows of the tables, cell by cell. */
const rows = (markdown: string) =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(2, -2).split(' | '));

describe('the summary of a deployment', () => {
  const markdown = render(full);

  test('tells the changes, and that they were seen', () => {
    assert.match(
      markdown,
      /^## ✅ Certificate deployed\n\nThe files in `\/certs` were replaced, and every endpoint was seen/,
    );
  });

  test('tells the facts of the certificate, and how long it lasts', () => {
    const table = Object.fromEntries(rows(markdown).map(([name, text]) => [name, text]));
    assert.equal(table['Days left'], '59');
    assert.equal(table.Issuer, 'C=XX, CN=Example CA');
    assert.equal(table['Fingerprint (SHA-256)'], `\`${facts.fingerprint}\``);
  });

  test('has one row for each file and each address', () => {
    assert.deepEqual(
      rows(markdown)
        .find(([role]) => role === 'certificate')
        ?.slice(2, 5),
      ['replaced', '1234 bytes', '0644'],
    );
    const row = rows(markdown).find(([, address]) => address === '192.0.2.1');
    assert.deepEqual(row?.slice(3), ['`aaaaaaaaaaaa…` → `bbbbbbbbbbbb…`', '✅', '3', '87 ms', 'TLSv1.3']);
  });

  test('draws the phases from zero on, none without a width, failed ones marked', () => {
    assert.match(markdown, /```mermaid\ngantt\n/);
    assert.match(markdown, /Check \(3 ms\) :0, 3\n {4}Verify \(0 ms\) :crit, 3, 4\n```/);
  });
});

describe('the summary of a failure', () => {
  const error = new DeployError('VERIFY_FAILED', 'nobody | served it', 'look at the server');

  test('tells the failure, the hint, and the number of files undone', () => {
    const markdown = render({
      ...full,
      status: 'rolled-back',
      error,
      rollbackVerified: true,
      files: [{ ...file, status: 'restored' }],
    });
    const table = Object.fromEntries(rows(markdown).map(([name, text]) => [name, text]));
    assert.equal(table.Code, '`VERIFY_FAILED`');
    assert.equal(table.Fact, 'nobody &#124; served it');
    assert.equal(table.Hint, 'look at the server');
    assert.match(table.Undone ?? '', /^1 file; every endpoint was seen to serve the earlier/);
  });

  test('does not claim that a rollback was proven when it was not', () => {
    const put = (rollbackVerified: boolean | null) =>
      render({ status: 'rolled-back', error, rollbackVerified });
    assert.match(put(false), /\*\*not\*\* seen/);
    assert.match(put(null), /not proven/);
  });

  test('says loudly that a rollback failed', () => {
    assert.match(
      render({ status: 'rollback-failed', directory: '/certs', error }),
      /🚨[\s\S]*\*\*The files in `\/certs` are not/,
    );
  });
});

test('a summary of nothing has a headline and a sentence', () => {
  assert.equal(render({}), '## ⛔ Certificate rejected\n\nNo file was touched.\n\n');
  assert.match(render({ recovered: true }), /did not finish was rolled back first/);
});

test('no name from outside breaks out of its cell, or is markup', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '| a |',
      '</td><script>',
      '`',
      '\n## x\n',
      '![x](https://x)',
      '[x](javascript:x)',
      '\\|',
      '&lt;',
      '@everyone',
      '```',
      '::x',
    ),
  );
  const columns = (markdown: string) => rows(markdown).map((cells) => cells.length);
  const expected = columns(render(full));
  fc.assert(
    fc.property(text, (name) => {
      const error = new DeployError('NAME_MISMATCH', name, name || 'hint');
      const markdown = render({
        ...full,
        error,
        directory: name,
        certificate: { ...facts, names: [name], issuer: name, keyType: name },
        files: [{ ...file, path: name, backup: name }],
        endpoints: [
          {
            ...endpoint,
            endpoint: { ...endpoint.endpoint, host: name, serverName: name },
            ...{ protocol: name, matched: false, reason: name },
          },
        ],
      });
      assert.deepEqual(columns(markdown).slice(-expected.length + 7), expected.slice(-expected.length + 7));
      const headings = markdown.split(/\r\n|\n|\r/).filter((line) => line.startsWith('#'));
      assert.equal(headings.length, 6);
      for (const row of rows(markdown)) assert.doesNotMatch(row.join(''), /<|\]\(|@|!\[/);
    }),
  );
});

describe('the size stays below 1 MiB', () => {
  const size = (differs: Partial<Report>) => Buffer.byteLength(render({ ...full, ...differs }));
  const LIMIT = 1024 * 1024;

  test('with 5,000 endpoints, of which it says how many it left out', () => {
    const endpoints = Array.from({ length: 5_000 }, (_, index) => ({
      ...endpoint,
      endpoint: {
        ...endpoint.endpoint,
        host: `${'a-'.repeat(100)}${index}.example`,
        serverName: `${'a_'.repeat(100)}${index}.example`,
      },
      matched: false,
      reason: 'the server closed the connection before the handshake was done',
    }));
    const markdown = render({ ...full, endpoints });
    assert.ok(Buffer.byteLength(markdown) < LIMIT);
    assert.match(markdown, /… and 4800 more/);
  });

  test('with 10,000 names, and with one of a megabyte', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `host-${index}.example.org`);
    assert.match(render({ ...full, certificate: { ...facts, names } }), /, and 9980 more/);
    const huge = '*'.repeat(1_000_000);
    assert.ok(size({ certificate: { ...facts, names: [huge, huge], issuer: huge } }) < LIMIT);
  });

  test('with more phases than fit, of which it says so', () => {
    const phases = Array.from({ length: 60_000 }, (_, start) => ({
      name: 'Reload',
      start,
      end: start + 1,
      failed: false,
    }));
    const report = { ...newReport(), ...full, phases };
    const markdown = renderSummary(report, NOW);
    assert.ok(Buffer.byteLength(markdown) < LIMIT);
    assert.match(
      markdown,
      /\n\n… and more than a summary can hold\. The output `report` names a file with all of it\.\n\n$/,
    );
    assert.ok(renderSummary(report, NOW, 'whole').length > LIMIT);
  });

  test('with an error that says too much', () => {
    const huge = '<'.repeat(1_000_000);
    assert.ok(size({ error: new DeployError('NAME_MISMATCH', huge, huge) }) < LIMIT);
  });
});
