/**
 * What the files are called, relative to the directory; null where there is no such file. Certificate and key
 * are there both or neither, and without them there is a bundle.
 */
export interface FileNames {
  readonly certificate: string | null;
  readonly privateKey: string | null;
  readonly chain: string | null;
  readonly bundle: string | null;
  readonly keystore: string | null;
  readonly sds: string | null;
  /** The server's own configuration file. */
  readonly config: string | null;
}

/** The file that holds the leaf. It also tells a credential from others in the same directory. */
export function leafFile({ certificate, bundle }: FileNames): string {
  return nameOf(certificate ?? bundle);
}

/** The file that holds the private key. */
export function keyFile({ privateKey, bundle }: FileNames): string {
  return nameOf(privateKey ?? bundle);
}

function nameOf(name: string | null): string {
  if (name === null) throw new Error('every kind writes a certificate file or a bundle');
  return name;
}

/** The names that the inputs give; null where they give none. */
export interface GivenNames {
  readonly certificate: string | null;
  readonly privateKey: string | null;
  readonly bundle: string | null;
}

/** What certificate and key are called where nothing else is asked for. */
const CERTIFICATE = 'cert.pem';
const PRIVATE_KEY = 'key.pem';

/** Certificate and key in files of their own, and a bundle as a further file. */
export function pairAndBundle({ certificate, privateKey, bundle }: GivenNames): GivenNames {
  return { certificate: certificate ?? CERTIFICATE, privateKey: privateKey ?? PRIVATE_KEY, bundle };
}

/**
 * A bundle in the place of certificate and key: they have files of their own only when there is no bundle, or
 * when they are named.
 */
export function pairOrBundle(given: GivenNames): GivenNames {
  const isNamed = given.certificate !== null || given.privateKey !== null;
  return given.bundle === null || isNamed ? pairAndBundle(given) : given;
}
