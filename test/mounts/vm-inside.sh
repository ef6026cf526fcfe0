#!/usr/bin/env bash
# What runs in the virtual machine of vm.sh: servers of NFSv4 and CIFS on loopback, and the stories on both.
# Arguments: the folder with the unpacked packages, the kernel's version, the folder of node, a pattern of stories.
set -uo pipefail
unpacked="$1"
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export PATH="$PWD/node_modules/.bin:$3:$unpacked/usr/sbin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
export HOME=/root
trap 'sync; echo o >/proc/sysrq-trigger; sleep 10' EXIT

for place in /tmp /run /srv /var/lib/nfs /var/lib/samba /var/cache/samba /var/log/samba; do
  mkdir -p "$place"
  mount -t tmpfs tmpfs "$place"
done
mkdir -p /dev/pts /dev/shm /run/lock
mount -t devpts devpts /dev/pts
ln -sfn /proc/self/fd /dev/fd
"$unpacked/bin/busybox" ip link set lo up
modprobe() { "$unpacked/bin/kmod" "$@"; }
ln -sf "$unpacked/bin/kmod" /run/modprobe
for module in nfsd nfs nfsv4 cifs md4 arc4 ecb cmac hmac sha512 ccm gcm aes fuse; do
  /run/modprobe -d "$unpacked" "$module" 2>/dev/null
done

mkdir -p /srv/squashed /srv/cifs /var/lib/nfs/v4recovery /var/lib/samba/private /run/samba
# NFSv4 begins at one root, which must be a file system that can be exported; each option needs one of its own.
mount -t tmpfs tmpfs /srv/squashed
mount -t nfsd nfsd /proc/fs/nfsd
echo 10 >/proc/fs/nfsd/nfsv4leasetime
echo 10 >/proc/fs/nfsd/nfsv4gracetime
: >/var/lib/nfs/etab
: >/var/lib/nfs/rmtab
touch /etc/exports
"$unpacked/usr/sbin/rpc.mountd" -N 3 --no-udp || echo 'vm: rpc.mountd did not start'
"$unpacked/usr/sbin/exportfs" -o rw,fsid=0,no_root_squash,insecure,no_subtree_check,sync 127.0.0.1:/srv
"$unpacked/usr/sbin/exportfs" -o rw,fsid=2,nohide,root_squash,insecure,no_subtree_check,sync 127.0.0.1:/srv/squashed
"$unpacked/usr/sbin/rpc.nfsd" -N 3 -V 4.2 4 || echo 'vm: rpc.nfsd did not start'

cat >/run/smb.conf <<'CONF'
[global]
  security = user
  server min protocol = SMB3
  load printers = no
  disable spoolss = yes
  log level = 0
[certs]
  path = /srv/cifs
  read only = no
CONF
printf 'mounts\nmounts\n' | smbpasswd -c /run/smb.conf -s -a root
smbd -s /run/smb.conf -D

export MOUNTS=stories MOUNTS_NFS=/srv MOUNTS_NFS_SQUASHED=/srv/squashed MOUNTS_CIFS=/srv/cifs
if node --test --test-reporter=tap --test-name-pattern="$4" test/mounts/stories-network.test.ts; then echo 'vm: all of it passed'; fi
