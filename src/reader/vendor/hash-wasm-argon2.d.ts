//! What this project uses of hash-wasm; the script itself only defines the global.
declare global {
  var hashwasm: {
    argon2id(options: {
      password: Uint8Array; salt: Uint8Array; memorySize: number; iterations: number; parallelism: number;
      hashLength: number; outputType: 'binary';
    }): Promise<Uint8Array<ArrayBuffer>>;
  };
}
export {};
