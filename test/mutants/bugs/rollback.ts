import type { Mutant } from '../mutant.ts';

const RUNS = 'test/scenario/rollback-runs.test.ts';
const UNFINISHED = 'test/scenario/rollback-unfinished.test.ts';
const DAMAGED = 'test/scenario/rollback-damaged.test.ts';

/** Where a rollback leads, and how often. */
export const ROLLBACK: readonly Mutant[] = [
  {
    bug: 'A rollback undid a deployment that had died, and then went back from the one before it as well',
    file: 'src/operations/rollback.ts',
    from: 'if (recovered && last.died) {',
    to: 'if (recovered && last.died && target.readOnly !== null) {',
    test: UNFINISHED,
    named: 'in-place: undoing a deployment that died',
  },
  {
    bug: 'A rollback passed over a newest backup that it could not read, and ended green one deployment too far back',
    file: 'src/transaction/last-deployment.ts',
    from: '(manifest === null ? isSealed(state, id) : isOf',
    to: '(manifest !== null && isOf',
    test: DAMAGED,
    named: 'without a record, a newest backup that cannot be read',
  },
  {
    bug: 'A rollback took the next older backup when the newest was gone',
    file: 'src/transaction/last-deployment.ts',
    from: 'recorded === undefined ? newestBackup(state, lineage, null) : recorded',
    to: 'newestBackup(state, lineage, null)',
    test: DAMAGED,
    named: 'the newest backup is gone',
  },
  {
    bug: 'A backup that had lost its manifest was swept away as one that was never sealed',
    file: 'src/transaction/backup.ts',
    from: ' && !sealed.includes(id)',
    to: '',
    test: DAMAGED,
    named: 'no manifest',
  },
  {
    bug: 'A rollback brought a private key back that had been damaged in its backup',
    file: 'src/transaction/manifest.ts',
    from: 'sha256: sha256(before.bytes),',
    to: 'sha256: file.holdsKey ? null : sha256(before.bytes),',
    test: DAMAGED,
    named: 'another private key',
  },
  {
    bug: 'A job that was run again went one deployment further back',
    file: 'src/operations/rollback.ts',
    from: 'if (hasGoneBack(last, runId)) return',
    to: 'if (hasGoneBack(last, null)) return',
    test: RUNS,
    named: 'in-place: a job that is run again',
  },
  {
    bug: 'A job that had undone a dead deployment, and was run again, went back from the one before',
    file: 'src/operations/rollback.ts',
    from: '    rememberRollback(lock, last.died, view, request.runId);\n',
    to: '',
    test: RUNS,
    named: 'a deployment that died counts as the last one',
  },
  {
    bug: 'A rollback that had died, and was made again with rollback-run, took its own files for those of others',
    file: 'src/operations/rollback.ts',
    from: '  if (reason !== null) return await stay(run, target, reason);\n',
    to: '  if (reason !== null || isOfOthers(run, target, last)) return await stay(run, target, `${reason}`);\n',
    test: RUNS,
    named: 'a rollback that died is undone and made again',
  },
  {
    bug: 'A rollback lost what it left, so that it could not be taken back',
    file: 'src/steps/compare-backup.ts',
    from: 'keep: request.backupRetention, used',
    to: 'keep: 0, used',
    test: RUNS,
    named: 'in-place: a rollback can be taken back',
  },
  {
    bug: 'A rollback of a first deployment was green, and only a notice said that nothing was verified',
    file: 'src/steps/prove.ts',
    from: "run.log.warning('nothing was verified: there is no certificate any more",
    to: "run.log.notice('nothing was verified: there is no certificate any more",
    test: DAMAGED,
    named: 'in-place: the rollback of a first deployment',
  },
  {
    bug: 'A recovery that lost the lock half way ended as if nothing had been touched',
    file: 'src/steps/recover.ts',
    from: "  report.status = 'rollback-failed';\n",
    to: '',
    test: UNFINISHED,
    named: 'somebody else takes the lock from',
  },
  {
    bug: 'The journal of a newer release was told as a damaged one, with the advice to remove it',
    file: 'src/transaction/journal.ts',
    from: '  requireKnownVersion(value, `the journal of an unfinished deployment, ${state.path}/${JOURNAL},`);\n',
    to: '',
    test: DAMAGED,
    named: 'the journal of a newer release',
  },
];
