/** The part of ncc's programming interface that is used here; the package brings no types. */
declare module '@vercel/ncc' {
  export interface Options {
    readonly cache: false;
    /** Whether to write ES modules. */
    readonly esm: false;
    readonly quiet: boolean;
    /** The name of the entry's file. Chunks are called `<id>.<filename>`. */
    readonly filename: string;
  }
  /** Of webpack's. */
  export interface Module {
    /** Those that were joined in this one. */
    readonly modules?: readonly Module[];
    /** Its path, and a query. */
    readonly resource?: string;
    originalSource(): { size(): number } | null;
  }
  /** Of webpack's: a file, and the modules in it. */
  export interface Chunk {
    readonly id: number;
    /** The `webpackChunkName` of an `import()`; undefined when webpack made it, of modules that several need. */
    readonly name?: string | null;
    readonly files: ReadonlySet<string>;
    canBeInitial(): boolean;
  }
  export interface Bundle {
    readonly code: string;
    readonly assets: Readonly<Record<string, { readonly source: string | Buffer }>>;
    readonly stats: {
      readonly compilation: {
        readonly chunks: Iterable<Chunk>;
        readonly chunkGraph: { getChunkModulesIterable(chunk: Chunk): Iterable<Module> };
      };
    };
  }
  export default function ncc(entry: string, options: Options): Promise<Bundle>;
}
