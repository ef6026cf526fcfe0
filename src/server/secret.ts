/** What the SDS file has to say. Paths are as the server sees them. */
export interface Secret {
  readonly name: string;
  readonly certificate: string;
  readonly privateKey: string;
  /** The directory to watch in place of those of the two files; null when these are to be watched. */
  readonly watched: string | null;
  /** A directory to watch that a deployment wrote with the other layout, for files below `current`. */
  readonly formerly: { readonly watched: string; readonly below: string };
}

/** The type of a secret, as Envoy's interface of version 3 calls it. */
export const SECRET_TYPE = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret';

/** A secret with nothing in it but what a deployment writes. */
export function freshSecret({ name, certificate, privateKey, watched }: Secret) {
  return {
    '@type': SECRET_TYPE,
    name,
    tls_certificate: {
      certificate_chain: { filename: certificate },
      private_key: { filename: privateKey },
      ...(watched === null ? {} : { watched_directory: { path: watched } }),
    },
  };
}

/** The SDS file of a secret, in JSON. */
export function freshJson(secret: Secret): string {
  return `${JSON.stringify({ resources: [freshSecret(secret)] }, null, 2)}\n`;
}

/** Envoy takes YAML by the ending of the name, and JSON otherwise. */
export function isYaml(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}
