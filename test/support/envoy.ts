import type { TestContext } from 'node:test';
import { type Envoy, type EnvoyOptions, findEnvoy, startEnvoy } from '../../src/demo/envoy.ts';

export { type Envoy, findEnvoy };

/** What differs from the Envoy that the demonstration starts. */
export type RealEnvoyOptions = Partial<Omit<EnvoyOptions, 'binary'>>;

/**
 * Starts a real Envoy, which ends with the test. Without one the test is skipped, saying so, and null
 * returned; in a CI job, which has to install one, it fails.
 */
export async function realEnvoy(
  t: TestContext,
  options: Omit<EnvoyOptions, 'binary'>,
): Promise<Envoy | null> {
  const binary = findEnvoy();
  if (binary === null) {
    const reason = 'envoy is not installed: run test/servers/install.sh';
    if (process.env.CI === 'true') throw new Error(reason);
    t.skip(reason);
    return null;
  }
  const envoy = await startEnvoy({ binary, ...options });
  t.after(envoy.close);
  return envoy;
}
