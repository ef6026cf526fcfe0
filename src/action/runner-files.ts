/*
 * The files through which the runner takes outputs and state from a step. @actions/core writes them; its
 * errors name neither the variable nor the reason in words that help.
 */
import * as fs from 'node:fs';
import { systemReason } from '../errors.ts';

/** The variable of the environment that names a file. */
export type FileVariable = 'GITHUB_OUTPUT' | 'GITHUB_STATE';

/** Says why a file of the runner could not be written to. */
export function fileProblem(variable: FileVariable, error: unknown): string {
  const path = process.env[variable] ?? '';
  return fs.existsSync(path)
    ? `${variable} names a file that cannot be written to: ${systemReason(error)}`
    : `${variable} names a file that is not there`;
}
