import { apache } from './apache.ts';
import { caddy } from './caddy.ts';
import { dovecot } from './dovecot.ts';
import { envoy } from './envoy.ts';
import { files } from './files.ts';
import { haproxy } from './haproxy.ts';
import type { ServerKind } from './kind.ts';
import { nginx } from './nginx.ts';
import { postfix } from './postfix.ts';
import { traefik } from './traefik.ts';

/** Every server kind, by the name that the input `server` takes. */
export const KINDS: ReadonlyMap<string, ServerKind> = new Map(
  [envoy, nginx, apache, haproxy, traefik, caddy, postfix, dovecot, files].map((kind) => [kind.name, kind]),
);
