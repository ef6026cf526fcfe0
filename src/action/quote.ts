import { mayHoldKey, PEM_MARK } from '../certificate/suspicion.ts';

const SHOWN = 80;

/** A value as it is shown in a message: quoted, and no more than its beginning. One that may hold a key is not shown. */
export function quote(text: string): string {
  if (text.includes(PEM_MARK)) return 'a PEM text';
  if (mayHoldKey(text)) return 'a text that may hold a key';
  return JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
}
