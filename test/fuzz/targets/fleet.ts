import { OF_RUN, parseManifest, TARGET_NAME } from '../../../src/fleet/manifest.ts';
import { DEFAULTS } from '../../../src/inputs/defaults.ts';
import { hold, type Open } from '../target.ts';

const MANIFEST = `defaults:
  server: nginx
  reload-command: &reload
    - nginx -s reload
targets:
  edge-1: {wave: canary, directory: /certs, private-key: "\${WWW_KEY}"}
  edge-2:
    runs-on: [self-hosted, edge]
    environment: production
    validate-command: *reload
    certificate-mode: 0640
    chain: |
      -----BEGIN CERTIFICATE-----
`;

/**
 * The manifest of a fleet. A target that was read has names and inputs that it may have, and a line of the
 * text.
 */
export const open: Open = () => ({
  seeds: [
    MANIFEST,
    JSON.stringify({ targets: { a: { owner: 'keep' }, b: null } }),
    'targets:\n  a: &a {}\n  b: *a\n',
  ],
  tokens: [
    ...Object.keys(DEFAULTS),
    'targets:',
    'defaults:',
    'wave:',
    'runs-on:',
    '&a',
    '*a',
    '<<:',
    '? ',
    '!!str',
    '- ',
    '|\n',
  ],
  run: (input) => {
    const text = input.toString('utf8');
    const { targets, problems } = parseManifest(text);
    const lines = text.split('\n').length;
    for (const { name, wave, line, values, lines: found } of targets) {
      hold(TARGET_NAME.test(name) && TARGET_NAME.test(wave), 'a name is one that a list can hold');
      hold(line >= 1 && line <= lines, 'a target is on a line of the text');
      for (const key of values.keys())
        hold(
          key in DEFAULTS && !OF_RUN.has(key) && (found.get(key) ?? 0) <= lines,
          'an input is one of a target',
        );
    }
    hold(problems.length > 0 || targets.length > 0, 'a manifest without targets is told of');
    hold(
      problems.every((problem) => !problem.includes('\n')),
      'a problem is one line',
    );
    return `${Math.min(3, targets.length)} ${Math.min(3, problems.length)}`;
  },
});
