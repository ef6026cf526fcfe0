/** Killed between any two renames of a deployment with the layout `symlink`. */
import { killedAtEveryRename } from '../support/killed-story.ts';

killedAtEveryRename('symlink');
