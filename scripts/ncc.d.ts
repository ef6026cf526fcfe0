/** The part of ncc's programming interface that is used here; the package brings no types. */
declare module '@vercel/ncc' {
  export interface Options {
    readonly cache: false;
    readonly quiet: boolean;
    readonly filename: string;
    readonly sourceMap: boolean;
    readonly sourceMapRegister: boolean;
  }
  export interface Bundle {
    readonly code: string;
    readonly map: string;
    readonly assets: Readonly<Record<string, { readonly source: string | Buffer }>>;
  }
  export default function ncc(entry: string, options: Options): Promise<Bundle>;
}
