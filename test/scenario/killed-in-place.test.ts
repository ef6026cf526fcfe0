/** Killed between any two renames of a deployment with the layout `in-place`. */
import { killedAtEveryRename } from '../support/killed-story.ts';

killedAtEveryRename('in-place');
