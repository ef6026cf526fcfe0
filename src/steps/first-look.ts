/*
 * A first look at the target, before anything is logged or checked. The keys on it are masked, so that masks
 * do not scatter through the log. The deployed certificate is noted, so that the report of a refused
 * candidate can show what stays in force.
 */
import { factsOf, readDeployedLeaf } from '../certificate/credential.ts';
import { secretLines } from '../certificate/pem.ts';
import type { BaseRequest } from '../request.ts';
import { leafFile } from '../server/names.ts';
import { openTarget } from '../transaction/target.ts';
import { readDeployed, viewTarget } from '../transaction/view.ts';
import type { Run } from './run.ts';

/** Looks at the target. No failure is an error: the checks say later what is wrong with it. */
export function lookAtTarget({ request, report, hide }: Run<BaseRequest>): void {
  const { names, layout } = request;
  try {
    using target = openTarget(request.target, 'read');
    using view = viewTarget(target, layout, leafFile(names));
    for (const name of [names.privateKey, names.bundle]) {
      const bytes = name === null ? null : readDeployed(view, name);
      if (bytes) hide(secretLines(bytes.toString('latin1'), false));
    }
    const deployed = readDeployed(view, leafFile(names));
    const leaf = deployed && readDeployedLeaf(deployed, null);
    report.earlier = leaf && factsOf(leaf, 0);
  } catch {
    // Missing, or not to be opened.
  }
}
