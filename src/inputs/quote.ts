import { isConfidential, PEM_MARK } from '../certificate/suspicion.ts';

const SHOWN = 80;

/**
 * A value as it is shown in a message: quoted, and no more than its beginning. Several lines are counted, and
 * a possible key is not shown.
 */
export function quote(text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  if (isConfidential(text))
    return text.includes(PEM_MARK) ? 'a PEM text' : `a text of ${text.length} characters`;
  if (lines.length > 1) return `a text of ${lines.length} lines`;
  return JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
}
