/*
 * The files through which the runner takes outputs and state from a step. @actions/core writes them; its
 * errors name neither the variable nor the reason in words that help.
 */
import * as fs from 'node:fs';
import { systemReason } from '../errors.ts';

/** The variable of the environment that names a file. */
export type FileVariable = 'GITHUB_OUTPUT' | 'GITHUB_STATE' | 'GITHUB_STEP_SUMMARY';

/** Says why a file of the runner could not be written to. */
export function fileProblem(variable: FileVariable, error: unknown): string {
  const path = process.env[variable] ?? '';
  return fs.existsSync(path)
    ? `${variable} names a file that cannot be written to: ${systemReason(error)}`
    : `${variable} names a file that is not there`;
}

/**
 * Has @actions/core append to a file of the runner: whole, or not at all.
 *
 * @throws whatever `append` throws
 */
export function appendWhole(variable: FileVariable, append: () => void): void {
  const takeAway = markEnd(variable);
  try {
    append();
  } catch (error) {
    takeAway();
    throw error;
  }
}

/**
 * Notes where a file of the runner ends, before something is appended. When the disk is full, a part of that
 * may be written. A value without its end would swallow the ones behind it, and a runner then fails the step
 * (actions/runner, `FileCommandManager.cs`).
 *
 * @returns takes the part away again; never throws
 */
export function markEnd(variable: FileVariable): () => void {
  const path = process.env[variable] ?? '';
  const before = sizeOf(path);
  return () => {
    try {
      if (before !== null && (sizeOf(path) ?? 0) > before) fs.truncateSync(path, before);
    } catch {
      // The error that led here tells that the file is not as it should be.
    }
  };
}

function sizeOf(path: string): number | null {
  try {
    const stat = fs.statSync(path);
    return stat.isFile() ? stat.size : null;
  } catch {
    return null;
  }
}
