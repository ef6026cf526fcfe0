/*
 * The identity of a process: its number, its start, and the machine. A number has a meaning only on one
 * machine.
 */
import * as fs from 'node:fs';
import { systemCode } from '../errors.ts';

/** A process as it can be found again. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Machine and process namespace in which the pid means something; null when that cannot be told. */
  readonly machine: string | null;
  /** When it started, in the kernel's own count; null when that cannot be told. */
  readonly processStart: string | null;
}

/** This process. */
export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, machine: thisMachine(), processStart: startOf(process.pid) };
}

/** The boot and the process namespace: a process number means something only there (pid_namespaces(7)). */
export function thisMachine(): string | null {
  try {
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${fs.readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}

/** Whether the process still runs. Only for a process of this machine: its number means nothing elsewhere. */
export function isRunning({ pid, processStart }: Omit<ProcessIdentity, 'machine'>): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    if (systemCode(error) !== 'EPERM') return false;
  }
  return processStart === null || !hasOwnProc() || startOf(pid) === processStart;
}

/**
 * The start of a process; null when it is gone or a zombie, or when that cannot be told. Fields 22 and 3 of
 * proc_pid_stat(5), counted from the end of the name, because the name may hold blanks.
 */
function startOf(pid: number): string | null {
  if (!hasOwnProc()) return null;
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

/**
 * Whether `/proc` tells of this process namespace. When the `/proc` of an outer one is mounted, its numbers
 * belong to other processes. This one then has a number in each of both (proc_pid_status(5), NSpid).
 */
function hasOwnProc(): boolean {
  try {
    const [, numbers = fs.readlinkSync('/proc/self')] =
      /^NSpid:\s*(.*)$/m.exec(fs.readFileSync('/proc/self/status', 'latin1')) ?? [];
    return numbers.trim() === String(process.pid);
  } catch {
    return false;
  }
}
