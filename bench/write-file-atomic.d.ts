declare module 'write-file-atomic' {
  const writeFileAtomic: { sync(path: string, data: string): void };
  export = writeFileAtomic;
}
