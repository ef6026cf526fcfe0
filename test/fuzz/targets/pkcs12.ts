import { files } from '../pkcs12-files.ts';
import { pkcs12Target } from '../pkcs12-target.ts';
import type { Open } from '../target.ts';

/** PKCS#12 files as a whole. */
export const open: Open = () => pkcs12Target(Object.values(files), (input) => input);
