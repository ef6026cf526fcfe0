import * as fs from 'node:fs';

/**
 * File systems of this kernel, by their magic numbers (statfs(2)): chown(2) tells who may do what on them.
 */
const LOCAL = new Set([
  0xef53, // ext2, ext3, ext4
  0x58465342, // XFS
  0x9123683e, // btrfs
  0x01021994, // tmpfs
  0x858458f6, // ramfs
  0x794c7630, // overlayfs
  0x2fc12fc1, // ZFS
  0xf2f52010, // F2FS
  0xca451a4e, // bcachefs
]);

/** Whether the rules of this kernel decide on owners, and no server and no mount option. */
export function isLocal(access: string): boolean {
  return process.platform !== 'linux' || LOCAL.has(fs.statfsSync(access).type);
}
