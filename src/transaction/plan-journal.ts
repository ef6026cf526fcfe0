/*
 * The journal of a plan: what there is before it, and what there is to be.
 */
import * as fs from 'node:fs';
import { sha256 } from '../digest.ts';
import { readExtended } from '../files/extended.ts';
import { CURRENT } from '../layout.ts';
import type { Journal, ServedBefore, Switch } from './journal.ts';
import { RELEASE_PREFIX } from './names.ts';
import type { Plan } from './plan.ts';
import type { JournalFile } from './print.ts';
import { accessPath, type Place, type View } from './view.ts';

/**
 * The journal of a deployment that is about to change the target. Throws TARGET_UNSAFE as `accessPath` does.
 */
export function journalOf(
  view: View,
  plan: Plan,
  id: string,
  leafFile: string,
  run: string | null,
  servedBefore: readonly ServedBefore[],
): Journal {
  return {
    version: 1,
    id,
    target: view.target.identity,
    directory: view.target.path,
    leafFile,
    run,
    started: new Date().toISOString(),
    direction: plan.direction,
    files: journalFiles(view, plan, 'directory'),
    modes: [],
    folders: plan.folders,
    current: switchOf(view, plan, id),
    deployed: view.record,
    reloading: false,
    servedBefore,
  };
}

/** The files of a place. Those that stay are among them: commands may change them. */
function journalFiles(view: View, { changes }: Plan, place: Place): JournalFile[] {
  const files = changes.filter(
    (change) => change.place === place && !(change.action === 'keep' && change.before.kind === 'absent'),
  );
  const extended = readExtended(files.map(({ file }) => accessPath(view, place, file.name) ?? ''));
  return files.map(({ file: { role, name, bytes }, before, action }, index) => ({
    role,
    name,
    before:
      before.kind === 'file'
        ? {
            sha256: sha256(before.bytes),
            uid: before.uid,
            gid: before.gid,
            mode: before.mode,
            extended: extended[index] ?? null,
          }
        : null,
    stays: action === 'keep',
    after: action === 'remove' ? null : sha256(bytes),
    altered: null,
  }));
}

/**
 * Null where nothing is behind `current`. Where only pointers change, a command may still change files there.
 */
function switchOf(view: View, plan: Plan, id: string): Switch | null {
  const files = journalFiles(view, plan, 'current');
  if (plan.current === 'stays' && (files.length === 0 || view.release === null)) return null;
  const after = { stays: view.link, goes: null, switches: RELEASE_PREFIX + id }[plan.current];
  const link = view.link === null ? null : fs.lstatSync(view.target.files.root.at(CURRENT));
  const owner = link && { uid: link.uid, gid: link.gid };
  return { before: view.link, after, owner, files, others: plan.others };
}
