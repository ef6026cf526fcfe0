// Loaded into a step before the bundle. Counts each call that changes something below FAULT_DIRECTORY, and does what somebody else might do on the target right after one of
// them: FAULT_WHAT, after the one with the number FAULT_NTH.
//
//   pair     installs another certificate and key (FAULT_CERTIFICATE, FAULT_KEY), by renames
//   mode     changes the mode of the key
//   removal  removes the key
//
// Each call is noted in FAULT_CALLS. After a call, and not before it: between a look at a file and the change that follows no file system lets anybody hold the door shut.
//
// JavaScript for Node 20, which reads no TypeScript.

'use strict';

const fs = require('node:fs');
const path = require('node:path');

const {
  FAULT_DIRECTORY: directory,
  FAULT_TARGET: target,
  FAULT_CALLS: notes,
  FAULT_NTH: nth,
  FAULT_WHAT: what,
  FAULT_CERTIFICATE: certificate,
  FAULT_KEY: key,
} = process.env;
const real = { ...fs };
const { O_RDWR, O_WRONLY } = fs.constants;

let count = 0;

/** Where people find the files: behind `current`, if it leads there. */
function place(name) {
  const behind = path.join(target, 'current', name);
  return real.existsSync(behind) ? behind : path.join(target, name);
}

const DEEDS = {
  pair: () => {
    for (const [name, source] of [
      ['cert.pem', certificate],
      ['key.pem', key],
    ]) {
      const to = place(name);
      real.copyFileSync(source, `${to}.theirs`);
      real.renameSync(`${to}.theirs`, to);
    }
  },
  mode: () => real.chmodSync(place('key.pem'), 0o640),
  removal: () => real.unlinkSync(place('key.pem')),
};

/** Where a path leads, or a descriptor; a handle on the way is resolved. */
function placeOf(given) {
  const named = typeof given === 'number' ? `/proc/self/fd/${given}` : String(given);
  return named.replace(/^\/proc\/(?:self|\d+)\/fd\/\d+/, (handle) => {
    try {
      return real.readlinkSync(handle);
    } catch {
      return handle;
    }
  });
}

function after(kind, changed) {
  const where = placeOf(changed);
  if (where !== directory && !where.startsWith(`${directory}/`)) return;
  count += 1;
  const isNow = count === Number(nth);
  let did = '';
  if (isNow) {
    try {
      DEEDS[what]();
      did = ' (DONE)';
    } catch (error) {
      // There was nothing to change.
      did = ` (IN VAIN: ${error.code})`;
    }
  }
  real.appendFileSync(notes, `${kind} ${where}${did}\n`);
}

/** @param which of the arguments names what is changed */
function watch(name, which = 0) {
  const call = fs[name];
  fs[name] = (...args) => {
    try {
      return call(...args);
    } finally {
      after(name.replace('Sync', ''), args[which]);
    }
  };
}

for (const name of ['write', 'fchmod', 'fchown', 'fsync', 'futimes', 'chmod', 'chown', 'lchown', 'lutimes'])
  watch(`${name}Sync`);
for (const name of ['unlink', 'mkdir', 'rmdir', 'writeFile']) watch(`${name}Sync`);
for (const name of ['rename', 'link', 'symlink', 'copyFile']) watch(`${name}Sync`, 1);

const { openSync } = fs;
fs.openSync = (given, flags, ...more) => {
  const isRead = typeof flags === 'number' ? (flags & (O_WRONLY | O_RDWR)) === 0 : flags === 'r';
  try {
    return openSync(given, flags, ...more);
  } finally {
    if (!isRead) after('open', given);
  }
};
