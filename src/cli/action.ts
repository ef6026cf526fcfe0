/** The parts of action.yml and package.json that the help shows. */
export interface Facts {
  readonly version: string;
  /** Descriptions by the name of the input. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** Filled in by the build, so that a command line needs no file beside it. */
export const FACTS: Facts = { version: '', inputs: {} };
