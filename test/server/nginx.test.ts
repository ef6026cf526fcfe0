import { findInstalled, findProgram } from '../support/programs.ts';
import { nginx } from './nginx.ts';
import { tellStories } from './stories.ts';

tellStories(nginx('nginx (Debian)', () => findProgram('nginx')));
tellStories(nginx('nginx', () => findInstalled('nginx')));
