import type { Effort, Findings } from './figure.ts';
import { coldStart } from './figures/cold-start.ts';
import { deployment } from './figures/deployment.ts';
import { growth } from './figures/growth.ts';
import { manyEndpoints } from './figures/many-endpoints.ts';
import { manyFilesAtOnce } from './figures/many-files.ts';
import { noticing } from './figures/noticing.ts';
import { peers } from './figures/peers.ts';
import { oneProbe } from './figures/probe.ts';

/** What the bench is made of, by name, in the order in which it is told. */
export const PARTS: Readonly<Record<string, (effort: Effort) => Promise<Findings>>> = {
  'cold-start': coldStart,
  deployment,
  'many-files': manyFilesAtOnce,
  noticing,
  probe: oneProbe,
  'many-endpoints': manyEndpoints,
  peers,
  growth,
};
