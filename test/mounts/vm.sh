#!/usr/bin/env bash
# Tells the stories of mounts on real NFSv4 and CIFS: in a virtual machine with Debian's kernel, since neither is in
# every kernel. The machine sees the whole file system of this one, read-only, and writes into its own memory.
#
#   sudo test/mounts/vm.sh                    # on Debian or Ubuntu on x86-64, with the bundle built
#   sudo STORIES=CIFS test/mounts/vm.sh       # those with such names
#
# Needs root and apt-get. Installs qemu-system-x86, samba, cifs-utils and nfs-common; everything else goes to a cache of
# the project's own. Uses /dev/kvm where it is there; without it, it takes many times as long.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

cache="${XDG_CACHE_HOME:-$HOME/.cache}/rotate-certificate/vm"
mkdir -p "$cache/packages"
minutes="${MINUTES:-40}"
# Without acceleration by default: a virtual machine within another often has a KVM that does not work.
accel="${ACCEL:--accel tcg,thread=multi}"

need() { command -v "$1" >/dev/null || missing+=("$2"); }
missing=()
need qemu-system-x86_64 qemu-system-x86
need smbd samba
need mount.cifs cifs-utils
need mount.nfs nfs-common
need cpio cpio
if [ "${#missing[@]}" -gt 0 ]; then
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "${missing[@]}" >/dev/null
fi

# The kernel, and what is only unpacked: a server of NFS that is installed would start.
kernel_package="$(apt-cache depends linux-image-amd64 | awk '/Depends: linux-image/ { print $2; exit }')"
if [ ! -e "$cache/root/boot/vmlinuz-${kernel_package#linux-image-}" ]; then
  (cd "$cache/packages" && apt-get -qq download "$kernel_package" nfs-kernel-server kmod busybox-static)
  for package in "$cache"/packages/*.deb; do dpkg -x "$package" "$cache/root"; done
fi
version="${kernel_package#linux-image-}"
[ -e "$cache/root/lib/modules/$version/modules.dep" ] ||
  (exec -a depmod "$cache/root/bin/kmod" -b "$cache/root" "$version")

# What starts first: enough to mount this file system, with a layer of memory above it.
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/initramfs/bin" "$work/initramfs/modules"
cp "$cache/root/bin/busybox" "$work/initramfs/bin/busybox"
: >"$work/initramfs/modules/order"
add_module() {
  local name="$1" path needed line
  path="$(find "$cache/root/lib/modules/$version" -name "$name.ko" -print -quit)"
  [ -n "$path" ] || return 0
  line="$(grep "/$name.ko:" "$cache/root/lib/modules/$version/modules.dep")"
  for needed in ${line#*:}; do add_module "$(basename "$needed" .ko)"; done
  grep -qx "$name" "$work/initramfs/modules/order" && return 0
  cp "$path" "$work/initramfs/modules/$name.ko"
  echo "$name" >>"$work/initramfs/modules/order"
}
for module in virtio_pci 9pnet_virtio 9p overlay; do add_module "$module"; done
cat >"$work/initramfs/init" <<INIT
#!/bin/busybox sh
/bin/busybox mkdir -p /proc /sys /dev /below /memory /all
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sys /sys
/bin/busybox mount -t devtmpfs dev /dev
while read -r module; do /bin/busybox insmod "/modules/\$module.ko"; done </modules/order
/bin/busybox mount -t 9p -o trans=virtio,version=9p2000.L,msize=524288,cache=loose,ro all /below
/bin/busybox mount -t tmpfs memory /memory
/bin/busybox mkdir /memory/upper /memory/work
/bin/busybox mount -t overlay -o lowerdir=/below,upperdir=/memory/upper,workdir=/memory/work overlay /all
for place in proc sys dev; do /bin/busybox mount --move /\$place /all/\$place; done
exec /bin/busybox switch_root /all /bin/bash "$PWD/test/mounts/vm-inside.sh" "$cache/root" "$version" "$(dirname "$(command -v node)")" "${STORIES:-.}"
INIT
chmod 0755 "$work/initramfs/init"
(cd "$work/initramfs" && find . | cpio --quiet -o -H newc | gzip -1) >"$work/initramfs.gz"

timeout "${minutes}m" qemu-system-x86_64 $accel -m 2048 -smp 2 -nographic -no-reboot -nodefaults \
  -serial stdio -cpu max,arch-capabilities=off -kernel "$cache/root/boot/vmlinuz-$version" -initrd "$work/initramfs.gz" \
  -append 'console=ttyS0 panic=-1' \
  -virtfs local,path=/,mount_tag=all,security_model=passthrough,readonly=on,multidevs=remap | tee "$work/log"
grep -q '^vm: all of it passed' "$work/log"
