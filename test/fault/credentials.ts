import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Minted, mint } from '../../src/demo/mint.ts';

/**
 * The certificates that follow each other on a target. `reissued` has the key of `old`; `theirs` is what
 * somebody else installs.
 */
export type CredentialName = 'ancient' | 'old' | 'reissued' | 'theirs' | 'new' | 'later' | 'last';

/** A certificate with its key and chain, and where they can be read. */
export interface Credential {
  readonly certificate: string;
  readonly privateKey: string;
  readonly chain: string;
  readonly inputs: Record<string, string>;
}

const HOUR = 3_600_000;

/** Mints them all, each newer than the one before, under one authority, and writes them into a folder. */
export function mintCredentials(folder: string): Record<CredentialName, Credential> {
  const authority = mint({ subject: 'authority', ca: true });
  const intermediate = mint({ subject: 'intermediate', ca: true, issuer: authority });
  const issue = (name: CredentialName, hoursAgo: number, key?: Minted['key']): [Minted, Credential] => {
    const leaf = mint({
      names: ['localhost'],
      issuer: intermediate,
      notBefore: new Date(Date.now() - hoursAgo * HOUR),
      ...(key ? { key } : {}),
    });
    const files = {
      certificate: leaf.certificate,
      'private-key': leaf.privateKey,
      chain: intermediate.certificate,
    };
    const inputs = Object.entries(files).map(([input, text]) => {
      const path = join(folder, `${name}.${input}`);
      writeFileSync(path, text, { mode: 0o600 });
      return [input, path] as const;
    });
    const { certificate, privateKey } = leaf;
    return [
      leaf,
      { certificate, privateKey, chain: intermediate.certificate, inputs: Object.fromEntries(inputs) },
    ];
  };
  const [, ancient] = issue('ancient', 20);
  const [oldLeaf, old] = issue('old', 16);
  const [, reissued] = issue('reissued', 12, oldLeaf.key);
  const [, theirs] = issue('theirs', 10);
  const [, fresh] = issue('new', 8);
  const [, later] = issue('later', 4);
  const [, last] = issue('last', 2);
  return { ancient, old, reissued, theirs, new: fresh, later, last };
}
