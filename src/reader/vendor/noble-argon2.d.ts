//! What this project uses of @noble/hashes.
export function argon2id(
  password: Uint8Array, salt: Uint8Array, options: { m: number; t: number; p: number; dkLen: number; onProgress?: (share: number) => void },
): Uint8Array<ArrayBuffer>;
