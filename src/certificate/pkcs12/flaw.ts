/**
 * Why a file cannot be read as PKCS#12. `password`: the one given does not open it; `entry`: it does, but not
 * an entry in it.
 */
export type Flaw = Fault | 'password' | 'entry';

/** A flaw that no password mends. */
export type Fault = 'damaged' | 'unsupported' | 'slow' | 'large' | 'java' | 'pem';

/** A file cannot be read. Says nothing of its content. */
export class Unreadable extends Error {
  readonly flaw: Flaw;
  constructor(flaw: Flaw) {
    super(flaw);
    this.flaw = flaw;
  }
}

/** Each fault in words, behind the name of the file. */
export const FACTS: Readonly<Record<Fault, string>> = {
  damaged: 'is damaged, or no PKCS#12 file',
  pem: 'is damaged, or no PKCS#12 file',
  java: 'is a Java keystore of the old kind (JKS)',
  unsupported: 'is encrypted, or protected, in a way that is not supported',
  slow: 'asks for so many iterations that opening it would take too long',
  large: 'is larger than 1 MiB',
};
