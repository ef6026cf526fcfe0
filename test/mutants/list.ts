import { ACTION } from './bugs/action.ts';
import { CERTIFICATE } from './bugs/certificate.ts';
import { FILES } from './bugs/files.ts';
import { FLEET } from './bugs/fleet.ts';
import { MOUNTS } from './bugs/mounts.ts';
import { ROLLBACK } from './bugs/rollback.ts';
import { SERVER } from './bugs/server.ts';
import { STATE } from './bugs/state.ts';
import { TRUST } from './bugs/trust.ts';
import { UNDOING } from './bugs/undoing.ts';
import { VERIFY } from './bugs/verify.ts';
import type { Mutant } from './mutant.ts';

/** Every bug that was found. */
export const MUTANTS: readonly Mutant[] = [
  ...UNDOING,
  ...STATE,
  ...FILES,
  ...MOUNTS,
  ...TRUST,
  ...CERTIFICATE,
  ...VERIFY,
  ...ROLLBACK,
  ...SERVER,
  ...ACTION,
  ...FLEET,
];
