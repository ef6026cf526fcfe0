import { envoy } from './envoy.ts';
import { files } from './files.ts';
import type { ServerKind } from './kind.ts';

/** Every server kind, by the name that the input `server` takes. */
export const KINDS: ReadonlyMap<string, ServerKind> = new Map(
  [envoy, files].map((kind) => [kind.name, kind]),
);
