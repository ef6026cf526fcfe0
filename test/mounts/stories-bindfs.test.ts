import { KINDS } from './kinds.ts';
import { tellStories } from './stories.ts';

for (const kind of KINDS) if (/^bindfs/.test(kind.name)) tellStories(kind);
