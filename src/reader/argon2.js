//! Argon2id by the quick WebAssembly implementation, or by the slow one in JavaScript where WebAssembly is switched off or fails.
// @ts-check

/** Fetches the quick implementation ahead of its use. */
export function preload() {
  return import('./vendor/hash-wasm-argon2.js');
}

/**
 * @param {Bytes} passphrase normalised
 * @param {Kdf} kdf within the bounds of `access.js`
 * @param {(share: number) => void} onSlow called with 0 before the slow implementation starts, then with each further hundredth that is done
 * @returns {Promise<Bytes>} 32 bytes
 */
export async function argon2id(passphrase, kdf, onSlow) {
  try {
    return await quick(passphrase, kdf);
  } catch {
    // Switched off by policy, refused by a server's CSP, or no room for its memory: the reason makes no difference.
    onSlow(0);
    return slow(passphrase, kdf, onSlow);
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
 * @param {(share: number) => void} onProgress called with each hundredth that is done, from 0.01 to 1
 */
export async function slow(password, { memory, passes, lanes, salt }, onProgress = () => {}) {
  const { argon2id: run } = await import('./vendor/noble-argon2.js');
  let told = 0;
  return run(password, salt, {
    m: memory,
    t: passes,
    p: lanes,
    dkLen: 32,
    onProgress(share) {
      // It tells ten thousand steps, and nobody sees more than a hundred.
      const hundredths = Math.floor(share * 100);
      if (hundredths === told) return;
      told = hundredths;
      onProgress(hundredths / 100);
    },
  });
}
