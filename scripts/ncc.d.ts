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

  export interface Bundle {
    readonly code: string;
    readonly assets: Readonly<Record<string, { readonly source: string | Buffer }>>;
    /** Told by webpack. */
    readonly stats: {
      readonly compilation: {
        readonly chunks: Iterable<Chunk>;
        readonly chunkGraph: { getChunkModulesIterable(chunk: Chunk): Iterable<Module> };
      };
    };
  }

  /** A file that webpack makes. */
  export interface Chunk {
    readonly id: number;
    /** The `webpackChunkName` of an `import()`; undefined when webpack made a chunk of what several need. */
    readonly name?: string | null;
    /** Whether it holds an entry. */
    canBeInitial(): boolean;
  }

  export interface Module {
    /** The modules that were joined in this one. */
    readonly modules?: readonly Module[];
    /** Its path, and perhaps a query. */
    readonly resource?: string;
    originalSource(): { size(): number } | null;
  }

  export default function ncc(entry: string, options: Options): Promise<Bundle>;
}
