import { KINDS } from './kinds.ts';
import { tellStories } from './stories.ts';

for (const kind of KINDS) if (/^(?:mergerfs|unionfs)/.test(kind.name)) tellStories(kind);
