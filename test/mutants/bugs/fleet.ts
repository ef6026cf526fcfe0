import type { Mutant } from '../mutant.ts';

/** Of several targets in one run. */
export const FLEET: readonly Mutant[] = [
  {
    bug: 'The post step took back what an earlier step of the same workflow run had deployed',
    file: 'src/operations/precheck.ts',
    from: ' && last.id !== earlier;',
    to: ';',
    test: 'test/scenario/fleet.test.ts',
    named: 'leaves alone what an earlier step',
  },
  {
    bug: 'A fleet that was cancelled stayed half deployed, since its post step was told that nothing was left',
    file: 'src/main.ts',
    from: 'const isLeftToPost = report.targets !== null && report.unfinished;',
    to: 'const isLeftToPost = false;',
    test: 'test/scenario/fleet.test.ts',
    named: 'goes back in the post step',
  },
  {
    bug: 'A target whose way back was killed stayed deployed: once its rollback was undone, nothing more was done',
    file: 'src/fleet/recover.ts',
    from: 'if (ended.get(target)?.error ||',
    to: 'if (ended.has(target) ||',
    test: 'test/scenario/fleet.test.ts',
    named: 'goes on going back in the post step after a SIGKILL',
  },
  {
    bug: 'A fleet that was cancelled while it went back outlived its cancellation, and was killed',
    file: 'src/fleet/run.ts',
    from: 'const signal = hasPostStep ? context.signal : new AbortController().signal;',
    to: 'const signal = new AbortController().signal;',
    test: 'test/scenario/fleet.test.ts',
    named: 'goes on going back in the post step after a SIGINT',
  },
  {
    bug: 'The first targets of a fleet were deployed before the credential of the last one was refused',
    file: 'src/fleet/run.ts',
    from: 'if (isDeployment && !(await precheckAll(',
    to: 'if (isDeployment && waves.length < 0 && !(await precheckAll(',
    test: 'test/scenario/fleet.test.ts',
    named: 'when the credential of one target is refused',
  },
  {
    bug: 'The whole of a secrets object reached the commands of a target',
    file: 'src/command/environment.ts',
    from: ", 'ROTATE_CERTIFICATE_']",
    to: ']',
    test: 'test/scenario/fleet.test.ts',
    named: 'a JSON object that no command',
  },
  {
    bug: 'A relative path in a manifest began at the working directory',
    file: 'src/inputs/reader.ts',
    from: "return folder === '' ? path : resolve(folder, path);",
    to: 'return path;',
    test: 'test/scenario/fleet.test.ts',
    named: 'begin at its folder',
  },
  {
    bug: 'A command line with a key in its arguments was run',
    file: 'src/cli/command-line.ts',
    from: 'if (KEYS.has(name) && isConfidential(text))',
    to: "if (KEYS.has(name) && text === '')",
    test: 'test/scenario/command-line.test.ts',
    named: 'in the arguments is refused',
  },
];
