// Loaded into a step before the bundle. Notes each call that only reads below FAULT_DIRECTORY, one by one. Makes one of them fail with
// FAULT_CODE: of the calls that match the expression FAULT_AT, the one with the number FAULT_NTH.
// Each is noted in FAULT_READS. strace is of no use here: Node itself opens and reads files by the hundred, how many is a matter of its version, and those of a thread that helps
// the main one may come before or after.
//
// JavaScript for Node 20, which reads no TypeScript.

'use strict';

const fs = require('node:fs');
const os = require('node:os');

const {
  FAULT_DIRECTORY: directory,
  FAULT_READS: notes,
  FAULT_AT: at = '',
  FAULT_NTH: nth,
  FAULT_CODE: code,
} = process.env;
const { appendFileSync, existsSync, openSync, readlinkSync } = fs;
const { O_RDWR, O_WRONLY } = fs.constants;

const isMeant = new RegExp(at);
let count = 0;

/** Notes a read, and says whether it is the one that must fail. */
function mustFail(kind, what) {
  const place = placeOf(what);
  if (place !== directory && !place.startsWith(`${directory}/`)) return false;
  const note = `${kind} ${place}`;
  if (isMeant.test(note)) count += 1;
  const fails = isMeant.test(note) && count === Number(nth);
  appendFileSync(notes, `${note}${fails ? ' (INJECTED)' : ''}\n`);
  return fails;
}

/** Where a path leads, or a descriptor; a handle on the way is resolved. */
function placeOf(what) {
  const path = typeof what === 'number' ? `/proc/self/fd/${what}` : String(what);
  return path.replace(/^\/proc\/(?:self|\d+)\/fd\/\d+/, (handle) => {
    try {
      return readlinkSync(handle);
    } catch {
      return handle;
    }
  });
}

/** A system error as Node makes one. */
function failure(kind, what) {
  const [message, path] = [
    `${code}: injected, ${kind} '${what}'`,
    typeof what === 'number' ? undefined : String(what),
  ];
  return Object.assign(new Error(message), { errno: -os.constants.errno[code], code, syscall: kind, path });
}

function fallible(kind, read) {
  return (what, ...more) => {
    if (mustFail(kind, what)) throw failure(kind, what);
    return read(what, ...more);
  };
}

for (const kind of ['access', 'fstat', 'lstat', 'read', 'readFile', 'readdir', 'readlink', 'stat'])
  fs[`${kind}Sync`] = fallible(kind, fs[`${kind}Sync`]);

fs.realpathSync = Object.assign(fallible('realpath', fs.realpathSync), {
  native: fallible('realpath', fs.realpathSync.native),
});

/** It cannot report a failure. */
fs.existsSync = (what) => !mustFail('exists', what) && existsSync(what);

fs.openSync = (what, flags, ...more) => {
  const isRead = typeof flags === 'number' ? (flags & (O_WRONLY | O_RDWR)) === 0 : flags === 'r';
  if (isRead && mustFail('open', what)) throw failure('open', what);
  return openSync(what, flags, ...more);
};
