#!/usr/bin/env bash
# Stands in for node: runs it as the user and group that FAULT_USER names, who may write the step's own files.
chown -R "$FAULT_USER:$FAULT_USER" "$RUNNER_TEMP"
exec setpriv --reuid="$FAULT_USER" --regid="$FAULT_USER" --clear-groups -- "$FAULT_NODE" "$@"
