/*
 * The files through which the runner takes what a step hands on: outputs, state and the job summary. Each is named by a variable of the environment and is there beforehand.
 */
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { systemReason } from '../errors.ts';
import { command } from './workflow-command.ts';

/** The variable that names a file. */
export type FileVariable = 'GITHUB_OUTPUT' | 'GITHUB_STATE' | 'GITHUB_STEP_SUMMARY';

/**
 * Sets outputs, all at once. A runner without the file takes them from the log.
 *
 * @throws a system error when the file is not there or cannot be written to
 */
export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  const entries = Object.entries(outputs);
  if (process.env.GITHUB_OUTPUT) {
    append('GITHUB_OUTPUT', entries.map(assignment).join(''));
    return;
  }
  for (const [name, value] of entries) command('set-output', value, { name });
}

/** Hands a value on to the post step. Throws as `setOutputs` does. */
export function saveState(name: string, value: string): void {
  if (process.env.GITHUB_STATE) append('GITHUB_STATE', assignment([name, value]));
  else command('save-state', value, { name });
}

/** What the main step handed on; empty when it did not. */
export function getState(name: string): string {
  return process.env[`STATE_${name}`] ?? '';
}

/**
 * Adds to the job summary.
 *
 * @throws a system error as `setOutputs` does, and Error where the runner has no summary
 */
export function addSummary(markdown: string): void {
  if (!process.env.GITHUB_STEP_SUMMARY) throw new Error('the runner names no file for it');
  append('GITHUB_STEP_SUMMARY', markdown);
}

/** What is wrong with a file through which the runner takes something from a step. */
export function fileProblem(variable: FileVariable, error: unknown): string {
  const path = process.env[variable] ?? '';
  return fs.existsSync(path)
    ? `${variable} names a file that cannot be written to: ${systemReason(error)}`
    : `${variable} names a file that is not there`;
}

/**
 * One value of any number of lines, up to a line that it cannot hold: nobody who writes a value can know that line beforehand.
 *
 * @throws Error when it holds that line all the same
 */
function assignment([name, value]: readonly [string, string]): string {
  const delimiter = `end_${randomBytes(16).toString('hex')}`;
  if (name.includes(delimiter) || value.includes(delimiter))
    throw new Error(`the value of ${name} holds the line that ends it`);
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

/** The file is the runner's to make: one that is not there would be read by nobody. */
function append(variable: FileVariable, text: string): void {
  const { O_WRONLY, O_APPEND } = fs.constants;
  const fd = fs.openSync(process.env[variable] ?? '', O_WRONLY | O_APPEND);
  try {
    fs.writeFileSync(fd, text);
  } finally {
    fs.closeSync(fd);
  }
}
