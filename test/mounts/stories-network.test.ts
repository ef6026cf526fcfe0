import { NETWORK_KINDS } from './kinds.ts';
import { tellStories } from './stories.ts';

for (const kind of NETWORK_KINDS) tellStories(kind);
