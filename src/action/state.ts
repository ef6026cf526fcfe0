import { fileProblem, getState, saveState } from './command-file.ts';
import { plain } from './escape.ts';
import { command } from './workflow-command.ts';

/* State reaches the post step of the same action in the same job, and nobody else. */

const STARTED = 'started';
const FINISHED = 'finished';

/** Tells the post step that it is not the main step, and that there may be something to undo. Must be called before anything is changed. */
export function saveStarted(): void {
  save(STARTED, 'true');
}

/** Tells the post step that the main step has ended by itself. */
export function saveFinished(): void {
  save(FINISHED, 'true');
}

/** Without state there is no post step, and that is no reason not to deploy: the next deployment to the target undoes what a killed one left, too. */
function save(name: string, value: string): void {
  try {
    saveState(name, value);
  } catch (error) {
    if (!told)
      command(
        'warning',
        plain(
          `${fileProblem('GITHUB_STATE', error)}: should this run be killed, no post step will put things back, only the next deployment to this target`,
        ),
        { title: 'Rotate certificate' },
      );
    told = true;
  }
}

let told = false;

/** What the main step left for this one: `main` when this is the main step itself. */
export function readState(): 'main' | 'finished' | 'interrupted' {
  if (getState(FINISHED) === 'true') return 'finished';
  return getState(STARTED) === '' ? 'main' : 'interrupted';
}
