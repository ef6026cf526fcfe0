import { existsSync } from 'node:fs';
import { systemReason } from '../errors.ts';

/** What is wrong with a file through which the runner takes something from a step. */
export function fileProblem(variable: 'GITHUB_OUTPUT' | 'GITHUB_STATE', error: unknown): string {
  const path = process.env[variable] ?? '';
  return existsSync(path)
    ? `${variable} names a file that cannot be written to: ${systemReason(error)}`
    : `${variable} names a file that is not there`;
}
