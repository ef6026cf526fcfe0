/** The checks that a chain must pass before it is deployed. */

import type { X509Certificate } from 'node:crypto';
import type { ErrorCode } from '../errors.ts';
import type { Arrangement } from './chain.ts';
import { pathLength, serverPurpose } from './extensions.ts';
import { issuerTitle, titleOf } from './names.ts';
import { isSelfSigned } from './path.ts';
import type { RootStore } from './roots.ts';

/** Why a check refuses. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly fact: string;
  readonly hint: string;
}

/** The roots that clients hold, as a check needs them. */
export interface Trust {
  readonly origin: RootStore['origin'];
  /** Why a chain, leaf first, does not lead to one of them; null when it does. */
  faultOf(chain: readonly X509Certificate[]): string | null;
}

/**
 * Refuses a chain that is not whole: certificates that issue nothing, that may not issue, or that lead to no
 * root.
 */
export function checkChain(credential: Arrangement, trust: Trust | null): Refusal | null {
  return strayRefusal(credential) ?? authorityRefusal(credential) ?? trustRefusal(credential, trust);
}

function strayRefusal({ leaf, path, strays }: Arrangement): Refusal | null {
  const [stray] = strays;
  if (!stray) return null;
  const last = path.at(-1) ?? leaf;
  const isRoot = isSelfSigned(stray);
  const expected = `expected the issuer of ${titleOf(last)}, which is ${issuerTitle(last)}`;
  return {
    code: 'CHAIN_INVALID',
    fact: `the chain holds a ${isRoot ? 'root' : 'certificate'} that issues nothing in it: ${titleOf(stray)}`,
    hint: isRoot
      ? `${expected}; give the intermediates between the two, and leave the root out`
      : `${expected}; was the chain of another certificate given?`,
  };
}

function authorityRefusal({ leaf, path, chain }: Arrangement): Refusal | null {
  const impostor = chain.find((one) => !one.ca);
  if (impostor) {
    return {
      code: 'CHAIN_INVALID',
      fact: `${titleOf(impostor)} is in the chain and is no CA`,
      hint: 'clients refuse certificates that it issued: its basicConstraints must say CA:TRUE and its keyUsage, if any, keyCertSign; was the right version of it given?',
    };
  }
  let authorities = 0;
  for (const [depth, issuer] of path.entries()) {
    const below = path[depth - 1];
    // A CA that issued itself, to change its key, does not count (RFC 5280, section 4.2.1.9).
    if (below && below.subject !== below.issuer) authorities += 1;
    if (authorities === 0) continue;
    const limit = pathLength(issuer);
    if (authorities > limit) {
      return {
        code: 'CHAIN_INVALID',
        fact: `${titleOf(issuer)} allows ${limit} CAs below it, and the chain has ${authorities} between it and ${titleOf(leaf)}`,
        hint: 'clients refuse such a chain: have the certificate issued by another CA',
      };
    }
  }
  return null;
}

const HINTS: Readonly<Record<Trust['origin'], string>> = {
  public: 'is it from a public CA? Else give the root of yours as trusted-roots',
  system: 'is the root installed on this runner? Else give it as trusted-roots',
  given: 'is it in trusted-roots, or was the chain of another CA given?',
};

function trustRefusal({ leaf, chain }: Arrangement, trust: Trust | null): Refusal | null {
  const fault = trust?.faultOf([leaf, ...chain]) ?? null;
  if (!trust || fault === null) return null;
  const isMissing = fault.includes('unable to get local issuer');
  return {
    code: 'CHAIN_INVALID',
    fact: `the chain does not lead to a trusted root: ${fault}`,
    hint: `${isMissing ? 'give the missing intermediate in chain; if it ends at the root: ' : ''}${HINTS[trust.origin]}`,
  };
}

/** Reasons why some clients may refuse a chain that passes every check, one line each. */
export function chainWarnings(
  { leaf, chain, roots }: Arrangement,
  { trust, hadIntermediates }: { readonly trust: Trust | null; readonly hadIntermediates: () => boolean },
): string[] {
  const warnings: string[] = [];
  if (serverPurpose(leaf) === 'any')
    warnings.push(
      'the certificate names no purpose but any (anyExtendedKeyUsage), which clients that use OpenSSL refuse: have it issued for serverAuth',
    );
  if (trust !== null || chain.length > 0) return warnings;
  const issuerAt = /^CA Issuers - URI:/m.test(leaf.infoAccess ?? '');
  if (hadIntermediates())
    warnings.push(
      `the target has intermediates, and without chain there will be none: clients may not find a way from ${issuerTitle(leaf)} to a root`,
    );
  else if (issuerAt && roots.length === 0 && !isSelfSigned(leaf))
    warnings.push(
      `no intermediate was given, although the certificate says where its issuer is to be had: unless ${issuerTitle(leaf)} is a root, give it in chain, because many clients do not fetch it`,
    );
  return warnings;
}
