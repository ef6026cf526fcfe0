import { aroundSafes, oldSafes, safes } from '../pkcs12-files.ts';
import { pkcs12Target } from '../pkcs12-target.ts';
import type { Open } from '../target.ts';

/** What a PKCS#12 file holds below its MAC, which is the right one for whatever that is. */
export const open: Open = () => pkcs12Target([safes, ...oldSafes], aroundSafes);
