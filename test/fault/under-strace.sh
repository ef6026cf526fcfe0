#!/usr/bin/env bash
# Stands in for node: runs it under strace, which does what FAULT_STRACE says and writes what it saw to FAULT_TRACE.
# Not for dash, which drops variables like INPUT_PRIVATE-KEY.
read -ra options <<<"$FAULT_STRACE"
exec strace "${options[@]}" -o "$FAULT_TRACE" -- "$FAULT_NODE" --single-threaded --require "${BASH_SOURCE%/*}/own-writes.cjs" "$@"
