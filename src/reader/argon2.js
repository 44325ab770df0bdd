//! Argon2id by the quick WebAssembly implementation, or by the slow one in JavaScript where WebAssembly is switched off or fails.
// @ts-check

/** Fetches the quick implementation ahead of its use. */
export function preload() {
  return import('./vendor/hash-wasm-argon2.js');
}

/**
 * @param {Bytes} passphrase normalised
 * @param {Kdf} kdf within the bounds of `access.js`
 * @param {() => void} onSlow called before the slow implementation starts
 * @returns {Promise<Bytes>} 32 bytes
 */
export async function argon2id(passphrase, kdf, onSlow) {
  try {
    return await quick(passphrase, kdf);
  } catch {
    // Switched off by policy, refused by a server's CSP, or no room for its memory: the reason makes no difference.
    onSlow();
    return slow(passphrase, kdf);
  }
}

/**
 * @param {Bytes} password
 * @param {Kdf} kdf
 */
export async function quick(password, { memory, passes, lanes, salt }) {
  await preload();
  const { argon2id: run } = globalThis.hashwasm;
  return run({ password, salt, memorySize: memory, iterations: passes, parallelism: lanes, hashLength: 32, outputType: 'binary' });
}

/**
 * @param {Bytes} password
 * @param {Kdf} kdf
 */
export async function slow(password, { memory, passes, lanes, salt }) {
  const { argon2id: run } = await import('./vendor/noble-argon2.js');
  return run(password, salt, { m: memory, t: passes, p: lanes, dkLen: 32 });
}
