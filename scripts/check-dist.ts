/**
 * Rebuilds `dist/` in place. Fails when it is then not what is committed: changed, missing or new files.
 * `git status` and not `git diff`, which does not see a new file.
 */
import { execFileSync } from 'node:child_process';

const root = new URL('..', import.meta.url);

execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
const different = execFileSync(
  'git',
  ['status', '--porcelain', '--untracked-files=all', '--ignored', '--', 'dist'],
  { cwd: root, encoding: 'utf8' },
);

if (different === '') {
  console.log('dist/ is what the sources build.');
} else {
  console.error(`dist/ is not what the sources build; it is now: commit it.\n${different.trimEnd()}`);
  process.exitCode = 1;
}
