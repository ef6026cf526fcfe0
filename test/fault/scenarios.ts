// What is going on when the fault strikes.

import type { CredentialName } from './credentials.ts';
import { type Serving, STATE_BESIDE } from './site.ts';

/** How the files are laid out; as in the action, and deliberately written down again. */
export type Layout = 'in-place' | 'symlink';

/** One thing that can be going on. */
export interface Scenario {
  readonly name: string;
  readonly layout: Layout;
  /** The layout that the target has before; `null`: the target is empty. */
  readonly before: Layout | null;
  /**
   * What the faulted step deploys, or, if it is a recovery, what the deployment before it died of deploying.
   */
  readonly credential: CredentialName;
  /** Inputs of the faulted step beyond the credential, the layout and the file names. */
  readonly inputs: Record<string, string>;
  readonly serving: Serving;
  /** How the step ends when nothing is injected. */
  readonly ends: 'deployed' | 'rolled-back' | 'returned' | 'recovered';
  /**
   * Set where the faulted step is a recovery: which call the deployment before it was killed at, by its
   * label.
   */
  readonly diedAt?: RegExp;
  /** Set where the faulted step is a recovery: what recovers. */
  readonly recoveredBy?: 'post step' | 'deployment';
}

const LAYOUTS: readonly Layout[] = ['in-place', 'symlink'];

const VERIFIED = { 'verify-endpoints': 'here' };
const RELOADED = { 'reload-command': 'true' };

/** All of them, in the order of the table. */
export const SCENARIOS: readonly Scenario[] = [
  ...inBoth('first deployment', (layout) => ({
    before: null,
    credential: 'new',
    inputs: {},
    serving: 'what the pointer names',
    ends: 'deployed',
    layout,
  })),
  ...inBoth('renewal', (layout) => ({
    before: layout,
    credential: 'new',
    inputs: { ...VERIFIED, ...RELOADED },
    serving: 'what the pointer names',
    ends: 'deployed',
    layout,
  })),
  ...inBoth('one file of four', (layout) => ({
    before: layout,
    credential: 'reissued',
    inputs: { 'backup-retention': '0' },
    serving: 'what the pointer names',
    ends: 'deployed',
    layout,
  })),
  ...inBoth('change of layout', (layout) => ({
    before: layout === 'symlink' ? 'in-place' : 'symlink',
    credential: 'new',
    inputs: { 'state-directory': STATE_BESIDE },
    serving: 'what the pointer names',
    ends: 'deployed',
    layout,
  })),
  ...inBoth('secret renamed', (layout) => ({
    before: layout,
    credential: 'new',
    inputs: { ...VERIFIED, 'sds-secret-name': 'renamed', 'skip-checks': 'sds-name' },
    serving: 'what the pointer names',
    ends: 'deployed',
    layout,
  })),
  ...inBoth('rollback of a renamed secret', (layout) => ({
    before: layout,
    credential: 'new',
    inputs: { 'validate-command': 'false', 'sds-secret-name': 'renamed', 'skip-checks': 'sds-name' },
    serving: 'what the pointer names',
    ends: 'rolled-back',
    layout,
  })),
  ...inBoth('rollback: validation failed', (layout) => ({
    before: layout,
    credential: 'new',
    inputs: { 'validate-command': 'false' },
    serving: 'what the pointer names',
    ends: 'rolled-back',
    layout,
  })),
  ...inBoth('rollback: never served', (layout) => ({
    before: layout,
    credential: 'new',
    inputs: { ...VERIFIED, ...RELOADED },
    serving: 'stuck',
    ends: 'rolled-back',
    layout,
  })),
  ...inBoth('rollback of a first deployment', (layout) => ({
    before: null,
    credential: 'new',
    inputs: { 'validate-command': 'false' },
    serving: 'what the pointer names',
    ends: 'rolled-back',
    layout,
  })),
  ...inBoth('operation: rollback', (layout) => ({
    before: layout,
    // What was there before the deployment that is gone back from.
    credential: 'ancient',
    inputs: { operation: 'rollback', ...VERIFIED, ...RELOADED },
    serving: 'what the pointer names',
    ends: 'returned',
    layout,
  })),
  ...inBoth('recovery by the post step', (layout) => ({
    before: layout,
    credential: 'new',
    inputs: { ...VERIFIED, ...RELOADED },
    serving: 'what the pointer names',
    ends: 'recovered',
    // In the middle: some files are new, or the link has just been turned.
    diedAt: layout === 'symlink' ? /^fsync \.\/site$/ : /^rename.*staging.* \.\/site\/key\.pem$/,
    recoveredBy: 'post step',
    layout,
  })),
  ...inBoth('recovery by the next deployment', (layout) => ({
    before: layout,
    credential: 'new',
    inputs: {},
    serving: 'what the pointer names',
    ends: 'deployed',
    // At the last moment: everything is new, and only the journal is still there.
    diedAt: /^unlink .*\/journal$/,
    recoveredBy: 'deployment',
    layout,
  })),
];

function inBoth(name: string, scenario: (layout: Layout) => Omit<Scenario, 'name'>): Scenario[] {
  return LAYOUTS.map((layout) => ({ name, ...scenario(layout) }));
}
