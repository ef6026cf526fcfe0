import { KINDS } from './kinds.ts';
import { tellStories } from './stories.ts';

for (const kind of KINDS) if (/^(?:overlayfs|btrfs)/.test(kind.name)) tellStories(kind);
