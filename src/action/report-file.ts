/*
 * The summary as a file, for a comment on a pull request. Later steps of the job read it. So it is in
 * RUNNER_TEMP, which the runner empties when the job begins and ends. Each step writes a file of its own,
 * since a job may run the action several times.
 */
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { systemCode, systemReason } from '../errors.ts';
import type { Log } from '../log.ts';

/**
 * Writes the summary to a new file, for the output `report`. A failure is a warning: the result of the
 * deployment does not change.
 *
 * @returns its path; null without RUNNER_TEMP, or when it could not be written
 */
export function writeReport(markdown: string, log: Log): string | null {
  const folder = process.env.RUNNER_TEMP;
  if (!folder) return null;
  const path = join(folder, `rotate-certificate-${randomBytes(6).toString('hex')}.md`);
  try {
    fs.writeFileSync(path, markdown, { flag: 'wx', mode: 0o600 });
    return path;
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') fs.rmSync(path, { force: true });
    log.warning(`the output report is missing: RUNNER_TEMP cannot be written to: ${systemReason(error)}`);
    return null;
  }
}
