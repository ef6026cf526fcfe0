// Runs a step under strace and reads off what it did to files; and makes one call of it fail, or the process
// die at it.
//
// strace counts the calls of each thread and each kind by itself. The deployment does its file work
// synchronously, on the main thread; so a call is named by its kind and its number among those of the main
// thread. Two things would shift that number from run to run, and are kept out (under-strace.sh): V8's helper
// threads, whose rivalry with the main thread has it open a few files of the kernel's more or less; and
// write(2), which the main thread also makes for sockets and to wake threads, as often as it happens to. The
// step therefore has no helper threads, and writes to files with pwrite64(2) (own-writes.cjs). After each
// fault, the trace is checked: it must have hit the intended call.

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Step, type StepResult, startStep } from '../../src/demo/runner.ts';

/** Every call that can change a file, or what a directory holds. `?`: not every processor has it. */
const CHANGING = [
  ...['?open', 'openat', '?openat2', '?creat', 'write', 'pwrite64', 'writev', 'pwritev', '?pwritev2'],
  ...['?rename', '?renameat', 'renameat2', '?link', 'linkat', '?symlink', 'symlinkat'],
  ...['?unlink', 'unlinkat', '?mkdir', 'mkdirat', '?rmdir', '?mknod', 'mknodat', 'truncate', 'ftruncate'],
  ...['?chmod', 'fchmod', 'fchmodat', '?chown', 'fchown', '?lchown', 'fchownat', 'fallocate'],
  ...['fsync', 'fdatasync', 'utimensat', '?utimes', '?futimesat', 'copy_file_range', 'sendfile'],
  ...['setxattr', 'lsetxattr', 'fsetxattr', 'removexattr', 'lremovexattr', 'fremovexattr'],
].join(',');

/** One call of the main thread that changes something below the directories that were asked about. */
export interface Call {
  /** As strace calls it. */
  readonly kind: string;
  /** Its number among the main thread's calls of that kind, from 1 on; the kind's other calls count, too. */
  readonly ordinal: number;
  /**
   * What it does, with names that differ from run to run made the same: compares with the same call of
   * another run.
   */
  readonly label: string;
}

/** What a trace tells. */
export interface Trace {
  /** In order. */
  readonly calls: readonly Call[];
  /** Index into `calls` of the one that a fault was injected into; null when none was. */
  readonly hit: number | null;
  /** Paths outside of the directories that something was changed at. */
  readonly elsewhere: readonly string[];
}

/** A fault to inject into one call: one that changes something or, `read`, one that only reads. */
export type Fault = { readonly kind: 'kill' } | { readonly kind: 'error' | 'read'; readonly code: string };

/** A step, and the directories whose changes count. */
export interface Traced {
  readonly step: Step;
  readonly directories: readonly string[];
  /** Where the trace may be written; removed afterwards. */
  readonly traceFile: string;
}

/** Runs a step to its end and notes what it changed. */
export async function record(traced: Traced): Promise<{ result: StepResult; trace: Trace }> {
  return await under('-qq -y -s 0', traced);
}

/**
 * Runs a step with a fault injected into one of its calls.
 *
 * @param calls of a run that was recorded
 * @param index of the call among them
 * @returns the result and the trace; `trace.hit` is `index`, or null when the call was not come to
 */
export async function inject(
  traced: Traced,
  calls: readonly Call[],
  index: number,
  fault: Fault,
): Promise<{ result: StepResult; trace: Trace }> {
  const { kind, ordinal } = calls[index]!;
  // A filter in the kernel makes strace three times as fast, but does not go with signals, and needs -f, by
  // which cp is hit as well.
  const isOwn = fault.kind === 'kill' || MADE_BY_CP.test(kind);
  const how =
    (isOwn ? '-qq -y -s 0' : '-qq -y -s 0 -f --seccomp-bpf') +
    ` -e inject=${kind}:${fault.kind === 'kill' ? 'signal=SIGKILL' : `error=${fault.code}`}:when=${ordinal}`;
  return await under(how, traced);
}

/** Calls that cp makes, too, when it carries attributes over. */
const MADE_BY_CP = /open|chmod|chown|utime/;

async function under(
  how: string,
  { step, directories, traceFile }: Traced,
): Promise<{ result: StepResult; trace: Trace }> {
  const result = await runBounded({
    ...step,
    node: fileURLToPath(new URL('under-strace.sh', import.meta.url)),
    env: {
      ...step.env,
      FAULT_STRACE: `${how} -e trace=${CHANGING} -e signal=none`,
      FAULT_TRACE: traceFile,
      FAULT_NODE: bundleNode(),
      UV_THREADPOOL_SIZE: '1',
    },
  });
  // Where strace could not even begin, nothing was hit, and it is tried again.
  const text = existsSync(traceFile) ? readFileSync(traceFile, 'utf8') : '';
  const trace = readTrace(text, directories, result.signal === 'SIGKILL');
  rmSync(traceFile, { force: true });
  return { result, trace };
}

/** The Node that runs the bundle. */
export function bundleNode(): string {
  return process.env.BUNDLE_NODE ?? process.execPath;
}

/** Runs a step, and kills it, with what it has started, when it takes longer than any should. */
export async function runBounded(step: Step): Promise<StepResult> {
  const running = startStep({ node: bundleNode(), ...step });
  const timer = setTimeout(() => killTree(running.pid), 20_000);
  try {
    return await running.finished;
  } finally {
    clearTimeout(timer);
  }
}

function killTree(pid: number): void {
  let children: string;
  try {
    children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    process.kill(pid, 'SIGKILL');
  } catch {
    return; // It has just ended.
  }
  for (const child of children.split(' ').filter((it) => it !== '')) killTree(Number(child));
}

/** Reads what strace wrote. */
export function readTrace(text: string, directories: readonly string[], killed: boolean): Trace {
  const calls: Call[] = [];
  const elsewhere = new Set<string>();
  const counts = new Map<string, number>();
  const paths = new Map<string, string>();
  let hit: number | null = null;
  const lines = linesOfMainThread(text);
  for (const [number, line] of lines.entries()) {
    const [, kind = '', rest = ''] = /^(\w+)\((.*)$/s.exec(line) ?? [];
    if (kind === '') continue;
    const ordinal = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, ordinal);
    const [, fd, opened] = / = (\d+)<([^>]*)>/.exec(rest) ?? [];
    if (fd !== undefined && opened !== undefined) paths.set(fd, opened);
    if (kind.startsWith('open') && !/O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/.test(rest)) continue;
    const touched = pathsOf(kind, rest, paths);
    const inside = touched.some((path) => directories.some((it) => path === it || path.startsWith(`${it}/`)));
    if (inside) {
      if (line.includes('(INJECTED)') || (killed && number === lines.length - 1)) hit = calls.length;
      const label = `${kind} ${touched.map((path) => alike(path, directories)).join(' ')}`;
      calls.push({ kind, ordinal, label });
    } else for (const path of touched) elsewhere.add(path);
  }
  return { calls, hit, elsewhere: [...elsewhere] };
}

/** The main thread's lines, each whole: strace breaks a call that another thread's comes between. */
function linesOfMainThread(text: string): string[] {
  const lines = text.split('\n').filter((line) => line !== '');
  const pid = /^(\d+) /.exec(lines[0] ?? '')?.[1];
  if (pid === undefined) return lines;
  const whole: string[] = [];
  for (const line of lines) {
    if (!line.startsWith(`${pid} `)) continue;
    const own = line.slice(pid.length).trimStart();
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(own);
    if (resumed) whole.push((whole.pop() ?? '') + resumed[1]);
    else whole.push(own.replace(/ <unfinished \.\.\.>$/, ''));
  }
  return whole;
}

/** The paths that a call changes something at, those through `/proc/<pid>/fd/<n>` resolved. */
function pathsOf(kind: string, rest: string, opened: ReadonlyMap<string, string>): string[] {
  const byDescriptor = /^(\d+)<([^>]*)>/.exec(rest);
  const isPath = (path: string): boolean => path.startsWith('/');
  if (byDescriptor && !/^(?:rename|link|symlink|unlink|mkdir|open|mknod)/.test(kind))
    return [byDescriptor[2] ?? ''].filter(isPath);
  const quoted = [...rest.split(/\) += /)[0]!.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]!);
  const named = kind.startsWith('symlink') ? quoted.slice(-1) : quoted;
  return named
    .map((path) => path.replace(/^\/proc\/\d+\/fd\/(\d+)/, (whole, fd) => opened.get(fd) ?? whole))
    .filter(isPath);
}

/** A path below one of the directories, without what differs from run to run. */
export function alike(path: string, directories: readonly string[]): string {
  const directory = directories.find((it) => path === it || path.startsWith(`${it}/`));
  const shown = directory === undefined ? path : `.${path.slice(directory.length)}`;
  return shown.replace(/\d{8}T\d{9}Z-[0-9a-f]{8}/g, '<id>').replace(/[0-9a-f]{32}/g, '<token>');
}
