import assert from 'node:assert/strict';
import type { StepResult } from '../../src/demo/runner.ts';

/**
 * Asserts that a step gave nothing of a secret away: not the whole, and no line of it, in log, outputs,
 * state, summary or report. Log lines that register a mask are for the runner alone and do not count; PEM
 * armour is no secret.
 * @param secrets private keys as PEM, passphrases
 */
export function assertNoKeyMaterial(result: StepResult, ...secrets: string[]): void {
  const log = result.log.split(/\r?\n/).filter((line) => !line.startsWith('::add-mask::'));
  const places = {
    log: log.join('\n'),
    outputs: JSON.stringify(result.outputs),
    state: JSON.stringify(result.state),
    summary: result.summary,
    report: result.report,
  };
  for (const [place, text] of Object.entries(places)) {
    for (const line of secrets.flatMap(secretLines)) {
      assert.ok(!text.includes(line), `a line of a secret is in the ${place}: ${line.slice(0, 4)}…`);
    }
  }
}

/**
 * The lines of a secret that must not be seen. Armour is left out, and so is the short rest in the last line
 * of a key, which could occur anywhere by chance.
 */
export function secretLines(secret: string): string[] {
  const lines = secret.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('-----'));
  return lines.length > 1 ? lines.filter((line) => line.length >= 16) : lines;
}
