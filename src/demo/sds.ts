// Envoy's file-based SDS resource: a DiscoveryResponse with exactly one Secret, whose certificate and key are
// files. https://www.envoyproxy.io/docs/envoy/latest/configuration/security/secret

const SECRET_TYPE = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret';

/** A TLS certificate under the name that listeners subscribe to. Paths are as the server sees them. */
export interface Secret {
  name: string;
  /** PEM: the leaf, then its chain */
  certificate: string;
  /** PEM */
  privateKey: string;
  /** The only directory whose moves count, instead of those that hold the two files. */
  watchedDirectory?: string;
}

/** The SDS file for one secret, as JSON. */
export function formatSds({ name, certificate, privateKey, watchedDirectory }: Secret): string {
  const watched = watchedDirectory === undefined ? {} : { watched_directory: { path: watchedDirectory } };
  const files = { certificate_chain: { filename: certificate }, private_key: { filename: privateKey } };
  const resource = { '@type': SECRET_TYPE, name, tls_certificate: { ...files, ...watched } };
  return `${JSON.stringify({ resources: [resource] }, null, 2)}\n`;
}

/**
 * The one secret of an SDS file.
 * @throws {Error} when the text is not JSON (torn, for one), or not one Secret with two file names
 */
export function parseSds(text: string): Secret {
  const { resources } = JSON.parse(text) as { resources?: SecretResource[] };
  const [resource, ...others] = resources ?? [];
  if (resource?.['@type'] !== SECRET_TYPE || others.length > 0)
    throw new Error('expected exactly one Secret');
  const certificate = resource.tls_certificate?.certificate_chain?.filename;
  const privateKey = resource.tls_certificate?.private_key?.filename;
  const watchedDirectory = resource.tls_certificate?.watched_directory?.path;
  if (!resource.name || !certificate || !privateKey) throw new Error('expected a name and two file names');
  return { name: resource.name, certificate, privateKey, ...(watchedDirectory ? { watchedDirectory } : {}) };
}

interface SecretResource {
  '@type'?: string;
  name?: string;
  tls_certificate?: {
    certificate_chain?: { filename?: string };
    private_key?: { filename?: string };
    watched_directory?: { path?: string };
  };
}
