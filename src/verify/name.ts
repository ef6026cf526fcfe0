/*
 * Endpoints in words. Apart from their parser, because every start needs this and few need that.
 */
import { hostPort } from './address.ts';
import type { Endpoint } from './endpoint.ts';

/** An endpoint as reports and logs name it: `host:port`, with the protocol in front unless that is `tls`. */
export function endpointName({ protocol, host, port }: Endpoint): string {
  const place = hostPort(host, port);
  return protocol === 'tls' ? place : `${protocol}://${place}`;
}

/**
 * One address of an endpoint as logs name it: the endpoint, and the address unless it is the host itself.
 *
 * @param at `address` is null while the name does not resolve
 */
export function addressName({ endpoint, address }: { endpoint: Endpoint; address: string | null }): string {
  const name = endpointName(endpoint);
  return address === null || address === endpoint.host ? name : `${name} (${address})`;
}
