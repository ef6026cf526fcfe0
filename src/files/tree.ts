import { basename, dirname } from 'node:path';
import { type Folder, openSubfolder } from './folder.ts';

/**
 * The folders on the way to files with names like `tls/cert.pem`, each opened once and none through a
 * symlink. Names are relative to the root, and were checked to stay below it. Closing the tree closes all of
 * them, the root as well.
 */
export interface FolderTree extends Disposable {
  readonly root: Folder;
  /**
   * A folder below the root; `.` is the root. Throws a system error, ENOENT among them, when it cannot be
   * opened.
   */
  folder(path: string): Folder;
  /** The folder that holds a file. Throws as `folder` does. */
  holding(name: string): Folder;
  /** A path, through handles, to a file. Throws as `folder` does. */
  at(name: string): string;
  /** Closes one folder, so that it is opened afresh the next time. */
  forget(path: string): void;
}

/** The folders below an opened one, which the tree takes over. */
export function treeOf(root: Folder): FolderTree {
  const opened = new Map<string, Folder>();
  const folder = (path: string): Folder => {
    if (path === '.') return root;
    const known = opened.get(path);
    if (known) return known;
    const found = openSubfolder(folder(dirname(path)), basename(path));
    opened.set(path, found);
    return found;
  };
  const holding = (name: string): Folder => folder(dirname(name));
  return {
    root,
    folder,
    holding,
    at: (name) => holding(name).at(basename(name)),
    forget: (path) => {
      opened.get(path)?.[Symbol.dispose]();
      opened.delete(path);
    },
    [Symbol.dispose]: () => {
      for (const one of opened.values()) one[Symbol.dispose]();
      opened.clear();
      root[Symbol.dispose]();
    },
  };
}

/** The folders on the way to a name, outermost first. */
export function foldersOn(name: string): string[] {
  const parent = dirname(name);
  return parent === '.' ? [] : [...foldersOn(parent), parent];
}
