/** Who may know what: the import rules of src/, read off its import statements. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import test, { describe } from 'node:test';

interface Import {
  /** A path below src/ (`verify/probe.ts`), or a package's name (`node:fs`). */
  readonly target: string;
  readonly typeOnly: boolean;
}

interface Module {
  /** Path below src/. */
  readonly path: string;
  readonly source: string;
  readonly imports: readonly Import[];
}

interface Rule {
  readonly name: string;
  /** What in this module breaks the rule, one line each. */
  readonly broken: (module: Module) => string[];
  /** Modules that break it, so that the rule is known to be able to fail. */
  readonly offenders: readonly (readonly [path: string, source: string])[];
  /** Modules that come close and are fine. */
  readonly innocent?: readonly (readonly [path: string, source: string])[];
}

/** The formatter breaks code here, and leaves comments alone. */
const LINE_WIDTH = 110;

const STAGES = ['certificate', 'server', 'files', 'lock', 'transaction', 'verify', 'command'];
/** Which stages a stage may use, types and all: those below it. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  lock: ['files'],
  transaction: ['files', 'lock'],
};
const PURE = ['certificate', 'server'];
const SHARED = ['digest.ts', 'errors.ts', 'key-type.ts', 'layout.ts', 'log.ts', 'report.ts', 'request.ts'];
const OF_VERIFY = ['digest.ts', 'errors.ts', 'key-type.ts'];
const PACKAGES: ReadonlyMap<string, readonly string[]> = new Map([
  ['@actions/core', ['action']],
  ['node-forge', ['certificate']],
  ['@actions/exec', ['command']],
  ['yaml', ['server', 'fleet']],
]);
const PROGRAMS = ['main.ts', 'post.ts', 'cli.ts'];
/** What every program uses of action, also one without a runner. */
const OF_ACTION = ['action/ending.ts', 'action/escape.ts', 'action/outputs.ts', 'action/program.ts'];
/** Folders above the stages, and the folders that each may use. */
const ABOVE: Readonly<Record<string, readonly string[]>> = {
  operations: ['operations', 'steps', ...STAGES],
  steps: ['steps', ...STAGES],
};

const OUTSIDE_WORLD =
  /^(?:node:)?(?:fs|net|tls|http|https|http2|dns|dgram|child_process|worker_threads|timers)(?:\/|$)/;
const CLOCK =
  /\bDate\.now\b|\bnew Date(?:\(\s*\)|(?!\s*\())|(?<!new )\bDate\(|\bperformance\.now\b|\bhrtime\b/;

const RUNNER =
  /\bstd(?:out|err)\.write\b|\bwriteSync\((?:[12]\b|STANDARD_)|\bconsole\.|\bGITHUB_(?:OUTPUT|STATE|STEP_SUMMARY)\b/;

const STATEMENT = /^[ \t]*(?:import|export)\s+(?:(type)\s+)?(?:[^'";=]*?\bfrom\s*)?(['"])([^'"\n]+)\2/gm;
const DYNAMIC = /\bimport\(\s*(['"])([^'"\n]+)\1/g;

const RULES: readonly Rule[] = [
  {
    name: 'programs import operations, inputs, action and what is shared',
    broken: (module) =>
      PROGRAMS.includes(module.path)
        ? illegal(
            module,
            (it, typeOnly) =>
              !isLocal(it) ||
              SHARED.includes(it) ||
              ['operations', 'inputs', 'fleet', module.path === 'cli.ts' ? 'cli' : 'action'].includes(
                folder(it),
              ) ||
              OF_ACTION.includes(it) ||
              (typeOnly && it === 'steps/run.ts'),
          )
        : [],
    offenders: [
      ['main.ts', "import { probe } from './verify/probe.ts';"],
      ['main.ts', "import { compare } from './steps/compare.ts';"],
    ],
    innocent: [
      [
        'main.ts',
        "import { deploy } from './operations/deploy.ts';\nimport { read } from './inputs/inputs.ts';",
      ],
    ],
  },
  {
    name: 'nothing imports a program',
    broken: (module) => illegal(module, (it) => !PROGRAMS.includes(it)),
    offenders: [['operations/deploy.ts', "import { main } from '../main.ts';"]],
  },
  {
    name: 'only programs import action',
    broken: (module) =>
      PROGRAMS.includes(module.path) || folder(module.path) === 'action'
        ? []
        : illegal(
            module,
            (it) => folder(it) !== 'action' || (folder(module.path) === 'cli' && OF_ACTION.includes(it)),
          ),
    offenders: [
      ['operations/deploy.ts', "import { openLog } from '../action/log.ts';"],
      ['verify/poll.ts', "import { log } from '../action/log.ts';"],
    ],
  },
  {
    name: 'inputs become requests by way of the stages alone',
    broken: (module) =>
      folder(module.path) === 'inputs'
        ? illegal(
            module,
            (it) => !isLocal(it) || ['inputs', ...STAGES].includes(folder(it)) || SHARED.includes(it),
          )
        : [],
    offenders: [
      ['inputs/reader.ts', "import { mask } from '../action/log.ts';"],
      ['inputs/reader.ts', "import { deploy } from '../operations/deploy.ts';"],
    ],
    innocent: [['inputs/values.ts', "import { isReserved } from '../transaction/names.ts';"]],
  },
  {
    name: 'a fleet is made of operations and inputs',
    broken: (module) =>
      folder(module.path) === 'fleet'
        ? illegal(
            module,
            (it, typeOnly) =>
              !isLocal(it) ||
              ['fleet', 'operations', 'inputs'].includes(folder(it)) ||
              SHARED.includes(it) ||
              it === 'server/names.ts' ||
              (typeOnly && it === 'steps/run.ts'),
          )
        : illegal(module, (it) => folder(it) !== 'fleet' || PROGRAMS.includes(module.path)),
    offenders: [
      ['fleet/run.ts', "import { openLog } from '../action/log.ts';"],
      ['operations/deploy.ts', "import { runFleet } from '../fleet/run.ts';"],
    ],
    innocent: [['fleet/run.ts', "import { deploy } from '../operations/deploy.ts';"]],
  },
  {
    name: 'only action speaks to the runner, and only cli to a terminal',
    broken: (module) =>
      ['action', 'demo', 'cli'].includes(folder(module.path)) ||
      module.path === 'cli.ts' ||
      !RUNNER.test(withoutComments(module.source))
        ? []
        : [`${module.path} speaks to the runner`],
    offenders: [
      ['steps/lock.ts', "process.stdout.write('::notice::done');"],
      ['steps/lock.ts', "fs.writeSync(1, '::notice::done');"],
      ['verify/probe.ts', 'const path = process.env.GITHUB_OUTPUT;'],
      ['inputs/reader.ts', "process.stdout.write('::add-mask::x');"],
    ],
    innocent: [
      ['action/log.ts', "process.stdout.write('a fact');"],
      ['main.ts', "process.stdout.on('error', () => undefined);"],
    ],
  },
  {
    name: 'each package is imported by the folders that need it',
    broken: (module) =>
      illegal(
        module,
        (it) =>
          isLocal(it) || it.startsWith('node:') || (PACKAGES.get(it)?.includes(folder(module.path)) ?? false),
      ),
    offenders: [
      ['steps/run.ts', "import * as core from '@actions/core';"],
      ['steps/check.ts', "import forge from 'node-forge';"],
      ['steps/reload.ts', "import { exec } from '@actions/exec';"],
    ],
    innocent: [
      ['certificate/pkcs12/ber.ts', "import forge from 'node-forge';"],
      ['command/execute.ts', "import { exec } from '@actions/exec';"],
    ],
  },
  {
    name: 'a stage imports no other stage, types excepted',
    broken: (module) =>
      STAGES.includes(folder(module.path))
        ? illegal(
            module,
            (it, typeOnly) =>
              typeOnly ||
              !STAGES.includes(folder(it)) ||
              [folder(module.path), ...(BELOW[folder(module.path)] ?? [])].includes(folder(it)),
          )
        : [],
    offenders: [
      ['verify/poll.ts', "import {\n  parse,\n  type Credential,\n} from '../certificate/credential.ts';"],
      ['server/envoy.ts', "export { parse } from '../certificate/pem.ts';"],
      ['server/envoy.ts', "import { type Credential } from '../certificate/credential.ts';"],
      ['command/run.ts', "const { parse } = await import('../certificate/pem.ts');"],
    ],
    innocent: [['verify/poll.ts', "import type { Credential } from '../certificate/credential.ts';"]],
  },
  {
    name: 'a stage imports nothing above it',
    broken: (module) =>
      STAGES.includes(folder(module.path))
        ? illegal(module, (it) => !isLocal(it) || STAGES.includes(folder(it)) || SHARED.includes(it))
        : [],
    offenders: [['transaction/commit.ts', "import type { Goal } from '../steps/goal.ts';"]],
    innocent: [['transaction/commit.ts', "import { DeployError } from '../errors.ts';"]],
  },
  {
    name: 'operations are made of steps, and steps of stages: no import leads upwards',
    broken: (module) => {
      const allowed = ABOVE[folder(module.path)];
      return allowed === undefined
        ? []
        : illegal(module, (it) => !isLocal(it) || allowed.includes(folder(it)) || SHARED.includes(it));
    },
    offenders: [
      ['steps/compare.ts', "import { openLog } from '../action/log.ts';"],
      ['steps/compare.ts', "import { deploy } from '../operations/deploy.ts';"],
      ['operations/rotate.ts', "import type { Inputs } from '../inputs/inputs.ts';"],
    ],
    innocent: [['steps/compare.ts', "import { probe } from '../verify/probe.ts';"]],
  },
  {
    name: 'what is shared knows the stages by their types only, and of Node how to compute',
    broken: (module) =>
      SHARED.includes(module.path)
        ? illegal(module, (it, typeOnly) =>
            isLocal(it)
              ? SHARED.includes(it) || (typeOnly && STAGES.includes(folder(it)))
              : typeOnly || it === 'node:crypto',
          )
        : [],
    offenders: [
      ['request.ts', "import { parseEndpoint } from './verify/endpoint.ts';"],
      ['digest.ts', "import * as fs from 'node:fs';"],
    ],
    innocent: [
      ['request.ts', "import type { Endpoint } from './verify/endpoint.ts';"],
      ['digest.ts', "import * as crypto from 'node:crypto';"],
    ],
  },
  {
    name: 'certificate and server touch no disk, no network and no process',
    broken: (module) =>
      PURE.includes(folder(module.path)) ? illegal(module, (it) => !OUTSIDE_WORLD.test(it)) : [],
    offenders: [
      ['certificate/pem.ts', "import { readFile } from 'node:fs/promises';"],
      ['server/envoy.ts', "import { connect } from 'node:tls';"],
      ['server/envoy.ts', "import { exec } from 'node:child_process';"],
    ],
    innocent: [['certificate/pem.ts', "import { X509Certificate } from 'node:crypto';"]],
  },
  {
    name: 'certificate and server read no clock',
    broken: (module) =>
      PURE.includes(folder(module.path)) && CLOCK.test(withoutComments(module.source))
        ? [`${module.path} reads the clock`]
        : [],
    offenders: [
      ['certificate/preflight.ts', 'const now = Date.now();'],
      ['certificate/preflight.ts', 'const now = new Date();'],
    ],
    innocent: [
      ['certificate/preflight.ts', '// not Date.now()\nconst notAfter = new Date(certificate.validTo);'],
    ],
  },
  {
    name: 'files, lock and transaction know each other downwards, and no other stage or request, types included',
    broken: (module) => {
      const own = folder(module.path);
      if (!['files', 'lock', 'transaction'].includes(own)) return [];
      const allowed = [own, ...(BELOW[own] ?? [])];
      const shared = ['digest.ts', 'errors.ts', 'key-type.ts', 'layout.ts', 'report.ts'];
      return illegal(module, (it) => !isLocal(it) || allowed.includes(folder(it)) || shared.includes(it));
    },
    offenders: [
      ['transaction/stage.ts', "import type { Credential } from '../certificate/credential.ts';"],
      ['transaction/target.ts', "import type { TargetRequest } from '../request.ts';"],
      ['lock/lock.ts', "import type { Target } from '../transaction/target.ts';"],
      ['files/copy.ts', "import { acquireLock } from '../lock/lock.ts';"],
    ],
    innocent: [
      ['transaction/stage.ts', "import { fill } from '../files/durable.ts';"],
      ['lock/lock.ts', "import { readEntry } from '../files/entry.ts';"],
    ],
  },
  {
    name: 'a comment is no wider than the code',
    broken: (module) =>
      module.source
        .split('\n')
        .flatMap((line, index) =>
          /^\s*(?:\*|\/\/|\/\*)/.test(line) && line.length > LINE_WIDTH
            ? [`${module.path}:${index + 1}`]
            : [],
        ),
    offenders: [['files/copy.ts', `// ${'word '.repeat(30)}`]],
    innocent: [['files/copy.ts', `// ${'word '.repeat(20)}`]],
  },
  {
    name: 'there is no circle of imports, types included',
    broken: (module) => {
      const seen = new Set<string>();
      const reach = (it: Import): void => {
        if (seen.has(it.target)) return;
        seen.add(it.target);
        for (const next of modules.find(({ path }) => path === it.target)?.imports ?? []) reach(next);
      };
      module.imports.forEach(reach);
      return seen.has(module.path) ? [`${module.path} imports itself by way of others`] : [];
    },
    offenders: [['files/entry.ts', "import type { Entry } from './attributes.ts';"]],
    innocent: [['files/attributes.ts', "import type { Entry } from './entry.ts';"]],
  },
  {
    name: 'verify knows nothing of files',
    broken: (module) =>
      folder(module.path) === 'verify' ? illegal(module, (it) => !/^(?:node:)?fs(?:\/|$)/.test(it)) : [],
    offenders: [['verify/probe.ts', "import { readFileSync } from 'node:fs';"]],
  },
  {
    name: 'verify knows nothing of what it is used for, types neither',
    broken: (module) =>
      folder(module.path) === 'verify'
        ? illegal(module, (it) => !isLocal(it) || folder(it) === 'verify' || OF_VERIFY.includes(it))
        : [],
    offenders: [
      ['verify/poll.ts', "import type { VerifyRequest } from '../request.ts';"],
      ['verify/poll.ts', "import type { Report } from '../report.ts';"],
      ['verify/poll.ts', "import type { ServedBefore } from '../transaction/journal.ts';"],
    ],
    innocent: [['verify/poll.ts', "import type { KeyType } from '../key-type.ts';"]],
  },
  {
    name: 'demo stands alone',
    broken: (module) =>
      folder(module.path) === 'demo'
        ? illegal(module, (it) => it.startsWith('node:') || folder(it) === 'demo')
        : illegal(module, (it) => folder(it) !== 'demo'),
    offenders: [
      ['demo/main.ts', "import { DeployError } from '../errors.ts';"],
      ['demo/main.ts', "import * as core from '@actions/core';"],
      ['main.ts', "import type { Endpoint } from './demo/endpoint.ts';"],
    ],
    innocent: [['demo/main.ts', "import { serve } from './endpoint.ts';\nimport { join } from 'node:path';"]],
  },
  {
    name: 'there is no default export',
    broken: (module) =>
      /^\s*export\s+default\b|\bas\s+default\b/m.test(withoutComments(module.source))
        ? [`${module.path} has a default export`]
        : [],
    offenders: [
      ['log.ts', 'export default function log() {}'],
      ['log.ts', 'const log = 1;\nexport { log as default };'],
    ],
  },
  {
    name: 'an import names the file it means',
    broken: (module) => illegal(module, (it) => !isLocal(it) || (it.endsWith('.ts') && !it.startsWith('..'))),
    offenders: [
      ['main.ts', "import { deploy } from './operations/deploy.js';"],
      ['main.ts', "import { version } from '../version.ts';"],
    ],
  },
];

const sourceFolder = new URL('../../src/', import.meta.url);
const modules = readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map((path) => parseModule(path, readFileSync(new URL(path, sourceFolder), 'utf8')));

describe('the rules hold', () => {
  for (const rule of RULES) {
    test(rule.name, () => assert.deepEqual(modules.flatMap(rule.broken), []));
  }

  test('every folder of src is known to the rules', () => {
    const folders = new Set(modules.map((module) => folder(module.path)));
    const known = ['', 'action', 'cli', 'fleet', 'inputs', 'demo', ...Object.keys(ABOVE), ...STAGES];
    assert.deepEqual(
      [...folders].filter((name) => !known.includes(name)),
      [],
    );
  });

  test('every import between modules leads to one', () => {
    const paths = new Set(modules.map((module) => module.path));
    assert.deepEqual(
      modules.flatMap((module) => illegal(module, (it) => !isLocal(it) || paths.has(it))),
      [],
    );
  });
});

describe('the rules can fail', () => {
  for (const rule of RULES) {
    test(rule.name, () => {
      for (const [path, source] of rule.offenders) {
        assert.notDeepEqual(rule.broken(parseModule(path, source)), [], `${path}: ${source}`);
      }
      for (const [path, source] of rule.innocent ?? []) {
        assert.deepEqual(rule.broken(parseModule(path, source)), [], `${path}: ${source}`);
      }
    });
  }

  test('every form of import is found', () => {
    const source = [
      '/** How to import this: never. */',
      "import './a.ts';",
      "import * as b from './b.ts';",
      "import type { C } from './c.ts';",
      "import {\n  d,\n  type E,\n} from './d.ts';",
      "export * from './e.ts';",
      "export type { F } from './f.ts';",
      "const g = await import('./g.ts');",
      "export const h = 'not from';",
      "export function i(from = './i.ts'): string { return from; }",
      'import j from "node:fs";',
    ].join('\n');
    assert.deepEqual(parseModule('verify/x.ts', source).imports, [
      { target: 'verify/a.ts', typeOnly: false },
      { target: 'verify/b.ts', typeOnly: false },
      { target: 'verify/c.ts', typeOnly: true },
      { target: 'verify/d.ts', typeOnly: false },
      { target: 'verify/e.ts', typeOnly: false },
      { target: 'verify/f.ts', typeOnly: true },
      { target: 'node:fs', typeOnly: false },
      { target: 'verify/g.ts', typeOnly: false },
    ]);
  });

  test('the modules of src were found, with their imports', () => {
    const main = modules.find((module) => module.path === 'main.ts');
    assert.ok(main, 'src/main.ts is missing');
    assert.ok(main.imports.some((it) => it.target === 'operations/operate.ts'));
    assert.ok(modules.some((module) => module.imports.some((it) => it.typeOnly)));
  });
});

function parseModule(path: string, source: string): Module {
  const statements = [...source.matchAll(STATEMENT)].map((match) => ({
    target: resolve(path, match[3] ?? ''),
    typeOnly: match[1] !== undefined,
  }));
  const dynamic = [...source.matchAll(DYNAMIC)].map((match) => ({
    target: resolve(path, match[2] ?? ''),
    typeOnly: false,
  }));
  return { path, source, imports: [...statements, ...dynamic] };
}

/** A relative import as a path below src/; anything else as it is. */
function resolve(from: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier;
}

function isLocal(target: string): boolean {
  return /^\.\.\/|\.[jt]s$/.test(target);
}

/** The first folder of a path below src/; empty for a flat file and for a package. */
function folder(target: string): string {
  return isLocal(target) && target.includes('/') ? target.slice(0, target.indexOf('/')) : '';
}

/** The imports of a module that are not allowed. */
function illegal(module: Module, allowed: (target: string, typeOnly: boolean) => boolean): string[] {
  return module.imports
    .filter((it) => !allowed(it.target, it.typeOnly))
    .map((it) => `${module.path} imports ${it.target}${it.typeOnly ? ' (type)' : ''}`);
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
