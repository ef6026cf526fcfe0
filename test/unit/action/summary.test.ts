import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { marked } from 'marked';
import { renderSummary } from '../../../src/action/summary/summary.ts';
import { DeployError } from '../../../src/errors.ts';
import { type FileReport, newReport, type Report } from '../../../src/report.ts';
import type { EndpointReport } from '../../../src/verify/report.ts';

const NOW = new Date('2030-06-01T00:00:00Z');
const render = (differs: Partial<Report>) => renderSummary({ ...newReport(), ...differs }, NOW);

const OLD = 'aa'.repeat(32);
const NEW = 'bb'.repeat(32);

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
  fingerprint: NEW,
  before: OLD,
  certificates: [],
  protocol: 'TLSv1.3',
  elapsedMs: 87,
  last: 'expected',
  reason: null,
  lacks: null,
};

const file: FileReport = {
  role: 'certificate',
  path: '/certs/tls/cert.pem',
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
  fingerprint: NEW,
  keyType: 'ECDSA P-256',
  chainLength: 1,
};
const earlier = { ...facts, fingerprint: OLD, notAfter: new Date('2030-06-13T12:00:00Z') };

const full: Partial<Report> = {
  operation: 'deploy',
  status: 'deployed',
  verified: true,
  certificate: facts,
  earlier,
  directory: '/certs',
  stateDirectory: '/certs/.rotate-certificate',
  backupId: 'x',
  files: [file],
  endpoints: [endpoint],
  phases: [
    { name: 'Check', start: 1_000, end: 1_003, failed: false },
    { name: 'Verify', start: 1_003, end: 31_003, failed: true },
  ],
};

/** The rows of the tables, cell by cell. */
const rows = (markdown: string) =>
  markdown
    .split('\n')
    .filter((line) => /^\| (?!:?---)/.test(line))
    .map((line) => line.slice(2, -2).split(' | '));

const error = new DeployError('VERIFY_FAILED', '127.0.0.1:443 serves another', 'raise verify-timeout');

/** A deployment that was undone. */
const undone: Partial<Report> = {
  ...full,
  status: 'rolled-back',
  error,
  verified: false,
  rollbackVerified: true,
  files: [{ ...file, status: 'restored' }],
  endpoints: [
    { ...endpoint, matched: false, fingerprint: OLD, last: 'other', reason: 'another certificate' },
  ],
  endpointsAfterUndo: [{ ...endpoint, fingerprint: OLD }],
};

describe('the summary of a deployment', () => {
  const markdown = render(full);

  test('begins with the outcome and the name, and says what was seen', () => {
    assert.match(markdown, /^## ✅ Deployed · `www\.example\.org` is served with the new certificate\n/);
    assert.match(markdown, /1 file of 1 was written in `\/certs`, and every endpoint was seen/);
    assert.match(
      render({ ...full, verified: null, endpoints: [] }),
      /No endpoint was named, so nothing was verified/,
    );
  });

  test('has the earlier certificate beside the new one', () => {
    const table = rows(markdown);
    assert.deepEqual(table[0], [' ', 'Earlier', 'New']);
    assert.deepEqual(
      table.find(([title]) => title === '**Expires**'),
      ['**Expires**', '2030-06-13 12:00 UTC · 12 days', '2030-07-30 12:00 UTC · 59 days'],
    );
    assert.deepEqual(table.find(([title]) => title === '**Issuer, key**')?.[2], 'CN=Example CA, ECDSA P-256');
  });

  test('has endpoints before and now, and files relative to the directory, folded away', () => {
    assert.deepEqual(rows(markdown).at(-3), [
      '`www.example.org:443`<br>`192.0.2.1`',
      '`aaaaaaaa…`',
      '`bbbbbbbb…` ✅',
      '3 probes, 87 ms, TLSv1.3',
    ]);
    assert.match(
      markdown,
      /<details><summary>Files \(1 replaced\) in <code>\/certs<\/code><\/summary>\n\n\| Role/,
    );
    assert.deepEqual(rows(markdown).at(-1)?.slice(0, 5), [
      'certificate',
      '`tls/cert.pem`',
      'replaced',
      '1234 bytes',
      '0644',
    ]);
    assert.match(markdown, /earlier files are in `\.rotate-certificate\/backups\/x`/);
  });

  test('draws the phases at their times, none too narrow to be seen, failed ones marked', () => {
    assert.match(
      markdown,
      /<summary>Timeline: 30\.0 s, of which Verify 30\.0 s<\/summary>\n\n```mermaid\ngantt\n/,
    );
    assert.match(markdown, / {4}title Began 1970-01-01 00:00:01 UTC, took 30\.0 s\n {4}dateFormat x\n/);
    assert.match(markdown, / {4}axisFormat %H:%M:%S\n {4}tickInterval 10second\n/);
    assert.match(markdown, /Check \(3 ms\) :1000, 1301\n {4}Verify \(30\.0 s\) :crit, 1003, 31003\n```/);
    const short = render({ phases: [{ name: 'Check', start: 1_000, end: 1_090, failed: false }] });
    assert.match(short, /axisFormat %H:%M:%S\.%L\n {4}tickInterval 20millisecond\n/);
  });

  test('of a first one does not speak of an earlier certificate', () => {
    const before = { earlier: null, endpoints: [{ ...endpoint, before: null }] };
    assert.doesNotMatch(render({ ...full, ...before, backupId: null }), /earlier/i);
    const removed = { ...file, status: 'removed' as const, bytes: 0, mode: '', backup: null };
    const failed = render({
      ...undone,
      ...before,
      rollbackVerified: false,
      files: [removed],
      backupId: null,
    });
    assert.doesNotMatch(failed, /earlier/i);
    assert.match(failed, /## ↩️ Rolled back · `www\.example\.org` is not deployed/);
    assert.match(failed, /\| certificate \| `tls\/cert\.pem` \| removed \| – \| – \| – \|/);
  });
});

describe('the summary of a failure', () => {
  test('has the code, the fact and the remedy in an alert, and the certificate in force first', () => {
    const markdown = render(undone);
    assert.match(
      markdown,
      /^## ↩️ Rolled back · `www\.example\.org` still served by the earlier certificate\n/,
    );
    assert.match(
      markdown,
      /\n> \[!CAUTION\]\n> \*\*VERIFY_FAILED\*\* — `127\.0\.0\.1:443` serves another\. Raise `verify-timeout`\.\n/,
    );
    assert.match(
      markdown,
      /are as they were, and the endpoint was seen to serve the earlier certificate again\./,
    );
    assert.deepEqual(rows(markdown)[0], [' ', 'In force', 'Refused']);
    assert.deepEqual(rows(markdown).at(-3)?.slice(1, 4), ['`aaaaaaaa…`', '`aaaaaaaa…` ❌', '`aaaaaaaa…` ✅']);
  });

  test('does not claim that a rollback was proven when it was not', () => {
    assert.match(render({ ...undone, rollbackVerified: false }), /\*\*not\*\* seen/);
    assert.match(render({ ...undone, rollbackVerified: null }), /not verified/);
  });

  test('says loudly that a rollback failed, with the files open', () => {
    const files = [{ ...file, status: 'failed' as const }];
    const markdown = render({ ...full, status: 'rollback-failed', error, files });
    assert.match(markdown, /^## 🚨 Rollback failed · the files of `www\.example\.org` need a person/);
    assert.match(markdown, /<details open><summary>Files \(1 not put back\)/);
  });

  test('has every warning, and counts those that are too many', () => {
    assert.match(render({ warnings: ['a reload failed'] }), /> \[!WARNING\]\n> A reload failed\.\n/);
    const many = render({ warnings: Array.from({ length: 30 }, (_, index) => `warning of ${index}`) });
    assert.match(many, /> - Warning of 9\.\n> - … and 20 more warnings in the log\.\n/);
  });
});

describe('the summary of a dry run', () => {
  const planned: Partial<Report> = {
    ...full,
    status: 'planned',
    verified: false,
    backupId: null,
    files: [{ ...file, status: 'would-replace', backup: null }],
    endpoints: [{ ...endpoint, matched: false, fingerprint: OLD, last: 'other' }],
    commands: ['nginx -t', 'sh -c "a | b"'],
  };

  test('is a plan: what would change, which commands would run, and no cross', () => {
    const markdown = render(planned);
    assert.match(markdown, /^## 📝 Dry run · `www\.example\.org` would get a new certificate/);
    assert.match(markdown, /1 file of 1 in `\/certs` would be written\./);
    assert.match(markdown, /These commands would run:\n\n1\. `nginx -t`\n2\. `sh -c "a ¦ b"`\n/);
    assert.match(markdown, /\| `aaaaaaaa…` \| what is deployed now \|/);
    assert.match(markdown, /<details open><summary>Files \(1 to be replaced\)/);
    assert.doesNotMatch(markdown, /❌/);
  });

  test('says that nothing would change', () => {
    const files = [{ ...file, status: 'unchanged' as const }];
    const markdown = render({ ...planned, earlier: facts, files, commands: [] });
    assert.match(markdown, /^## 📝 Dry run · nothing would change for/);
    assert.match(markdown, /none would be written.*No command would run\./s);
  });
});

describe('the summary of a verification', () => {
  const verified: Partial<Report> = {
    ...full,
    operation: 'verify',
    status: 'verified',
    earlier: null,
    files: [],
  };
  const drifted = [{ ...endpoint, matched: false, fingerprint: OLD, last: 'other' as const }];

  test('has a headline that says what is wrong, and not that something was rejected', () => {
    const headline = (differs: Partial<Report>) => render({ ...verified, ...differs }).split('\n')[0];
    const soon = { certificate: { ...facts, notAfter: earlier.notAfter } };
    const expiry = new DeployError('VALIDITY', 'x');
    assert.equal(headline({}), '## ✅ Verified · `www.example.org` expires in 59 days');
    const warned = { ...soon, warnings: ['the certificate expires in 12 days'] };
    assert.equal(headline(warned), '## ⚠️ `www.example.org` expires in 12 days');
    assert.equal(
      headline({ status: 'rejected', error, endpoints: drifted }),
      '## ❌ `www.example.org` · `www.example.org:443 (192.0.2.1)` serves another certificate',
    );
    assert.equal(
      headline({ ...soon, status: 'rejected', error: expiry }),
      '## ❌ `www.example.org` expires in 12 days',
    );
    assert.match(
      headline({ ...soon, status: 'rejected', error: expiry, endpoints: drifted }) ?? '',
      /expires in 12 days, and `.*` serves another certificate$/,
    );
  });

  test('speaks of no files', () => {
    assert.doesNotMatch(render({ ...verified, status: 'rejected', error, endpoints: drifted }), /file/);
  });
});

test('the post step says why it undid something', () => {
  const markdown = render({
    ...{ operation: 'recover', status: 'rolled-back', recovered: true, directory: '/certs', earlier },
    ...{ recovery: { deployment: '20300601T000000000Z-abcd', reloaded: true }, rollbackVerified: null },
  });
  assert.match(markdown, /The main step did not end by itself.*`20300601T000000000Z-abcd` had written files/);
});

test('a summary of nothing has a headline', () => {
  assert.equal(render({}), '## ⛔ Nothing deployed · the certificate\n\n');
});

const HOSTILE = [
  '| a |',
  '</td><script>',
  '`',
  '\n## x\n',
  '![x](https://x)',
  '[x](javascript:x)',
  '\\|',
  '&lt;',
  '@everyone',
  'see www.example.org now',
  'https://example.org/',
  'a@example.org',
  'mailto:a@example.org',
  '#12',
  'GH-12',
  'owner/repository#12',
  'deadbeef0123',
  '```',
  '*x* _y_ ~~z~~',
  '1. x',
  '- x',
  '> x',
  '---',
  ':smile:',
  '$x$',
  '</summary></details><img src=x>',
  '::x',
];

/** A report with a text from outside wherever one can be. */
const hostile = (name: string): Partial<Report> => ({
  ...undone,
  error: new DeployError('NAME_MISMATCH', name, name || 'hint'),
  warnings: [name, `a ${name}`],
  directory: name,
  certificate: { ...facts, names: [name, name], issuer: name, keyType: name },
  files: [{ ...file, path: name, backup: name }],
  endpoints: [
    {
      ...endpoint,
      endpoint: { ...endpoint.endpoint, host: name, serverName: name },
      ...{ protocol: name, matched: false, fingerprint: null, reason: name },
    },
  ],
});

test('no text from outside is a link, markup, a mention or a reference', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom(...HOSTILE));
  const columns = (markdown: string) => rows(markdown).map((cells) => cells.length);
  const expected = columns(render(undone));
  const tags = (markdown: string) =>
    [...marked.parse(markdown, { async: false, gfm: true }).matchAll(/<([a-z]+\d?)/g)]
      .map(([, tag]) => tag)
      .filter((tag) => !['code', 'li', 'ul', 'blockquote', 'p', 'br'].includes(tag ?? ''));
  for (const differs of [
    (name: string) => hostile(name),
    (name: string) => ({ ...hostile(name), status: 'planned' as const, commands: [name] }),
    (name: string) => ({ ...hostile(name), operation: 'verify' as const, status: 'rejected' as const }),
  ]) {
    const shape = tags(render(differs('harmless')));
    fc.assert(
      fc.property(text, (name) => {
        const markdown = render(differs(name));
        assert.deepEqual(tags(markdown), shape);
        // What is not code is text that GitHub looks for references in.
        const rest = markdown.replace(/`[^`\n]*`|<code>.*?<\/code>|```mermaid[\s\S]*```/g, '');
        assert.doesNotMatch(rest, /@|www\.|https?:|#\d|GH-\d|deadbeef/);
      }),
    );
  }
  assert.deepEqual(columns(render(hostile('|'))).length, expected.length);
});

describe('the size stays below 1 MiB', () => {
  const size = (differs: Partial<Report>) => Buffer.byteLength(render({ ...full, ...differs }));
  const LIMIT = 1024 * 1024;

  test('with 5,000 endpoints, of which those that failed come first', () => {
    const endpoints = Array.from({ length: 5_000 }, (_, index) => ({
      ...endpoint,
      endpoint: {
        ...endpoint.endpoint,
        host: `${'a-'.repeat(100)}${index}.example`,
        serverName: `${'a_'.repeat(100)}${index}.example`,
      },
      matched: index < 4_999,
      fingerprint: index < 4_999 ? NEW : null,
      reason: 'the server closed the connection before the handshake was done',
    }));
    const markdown = render({ ...full, endpoints, endpointsAfterUndo: endpoints });
    assert.ok(Buffer.byteLength(markdown) < LIMIT);
    assert.match(markdown, /… and 4800 more\. The output `report` names a file with all of them\./);
    assert.match(rows(markdown)[6]?.join() ?? '', /❌/);
  });

  test('with 10,000 names, and with one of a megabyte', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `host-${index}.example.org`);
    assert.match(render({ ...full, certificate: { ...facts, names } }), /, and 9995 more/);
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

  test('with an error and warnings that say too much', () => {
    const huge = '< '.repeat(1_000_000);
    const warnings = Array.from({ length: 100 }, () => huge);
    assert.ok(size({ error: new DeployError('NAME_MISMATCH', huge, huge), warnings }) < LIMIT);
  });
});
