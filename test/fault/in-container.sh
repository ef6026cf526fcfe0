#!/usr/bin/env bash
# Stands in for node: runs it as the first process of its own process namespace, as in a container.
exec unshare --pid --fork --kill-child --mount-proc -- "$FAULT_NODE" "$@"
