// Loaded into a step before the bundle, so that its writes to files can be told from all others by their kind: pwrite64(2) instead of write(2), with the same bytes at the same
// place. The kernel handles both in the same function and fails them alike. write(2) itself is also what libuv and V8 wake their threads with, and what goes to sockets and pipes:
// how often that happens is a matter of timing, and strace can count calls by their kind only.
//
// JavaScript for Node 20, which reads no TypeScript.

'use strict';

const fs = require('node:fs');

const { writeSync, writeFileSync } = fs;

/** Appends to a regular file, as a write without a position does to one that was just made or emptied. */
fs.writeSync = (fd, bytes, offset = 0, length = bytes.length - offset, position = null) =>
  typeof bytes === 'string'
    ? writeSync(fd, Buffer.from(bytes), 0, Buffer.byteLength(bytes), endOf(fd))
    : writeSync(fd, bytes, offset, length, position ?? endOf(fd));

fs.writeFileSync = (path, text, options = {}) => {
  if (typeof path !== 'string') return writeFileSync(path, text, options);
  const fd = fs.openSync(path, options.flag ?? 'w', options.mode ?? 0o666);
  try {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length; ) written += fs.writeSync(fd, bytes, written);
  } finally {
    fs.closeSync(fd);
  }
};

/** Null, for what has no end: a pipe, a terminal. */
function endOf(fd) {
  const stat = fs.fstatSync(fd);
  return stat.isFile() ? stat.size : null;
}
