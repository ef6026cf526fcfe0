/** `skip-checks: chain`: what does not fit the chain is deployed all the same, and named. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mint } from '../../src/demo/mint.ts';
import { annotations } from '../support/runner-log.ts';
import { testTarget } from '../support/target.ts';

test('certificates that do not fit are kept behind the chain, in the order given, with a notice', async (t) => {
  const target = testTarget(t);
  const renewed = target.issue();
  const elsewhere = mint({ subject: 'Elsewhere', ca: true });
  const strays = ['Stray B', 'Stray A'].map(
    (subject) => mint({ subject, ca: true, issuer: elsewhere }).certificate,
  );
  const chain = [strays[0], target.chain, strays[1]].join('');
  const refused = await target.deploy(renewed, { chain });
  assert.equal(refused.outputs['error-code'], 'CHAIN_INVALID');

  const result = await target.deploy(renewed, { chain, 'skip-checks': 'chain' });
  assert.equal(result.outputs.status, 'deployed', result.log);
  assert.equal(target.read('cert.pem'), renewed.certificate + target.chain + strays.join(''));
  const notices = annotations(result.log, 'notice').filter((text) => /fit/.test(text));
  assert.equal(notices.length, 1, result.log);
  assert.match(notices[0]!, /CN=Stray B; CN=Stray A/);

  const again = await target.deploy(renewed, { chain, 'skip-checks': 'chain', 'chain-file': 'chain.pem' });
  assert.equal(again.outputs.status, 'deployed', again.log);
  assert.equal(target.read('chain.pem'), target.chain + strays.join(''));
});
