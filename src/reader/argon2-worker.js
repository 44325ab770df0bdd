//! The worker around Argon2id, so that the gate stays alive while the key is derived. One run, then the page ends it and its memory with it.
// @ts-check

import { argon2id, preload } from './argon2.js';

// The page's CSP does not hold here: a worker's policy comes with its own response. That is what lets WebAssembly run.
preload().catch(() => {});

addEventListener('message', async ({ data: { passphrase, kdf } }) => {
  try {
    const unlockKey = await argon2id(passphrase, kdf, (slow) => postMessage({ slow }));
    postMessage({ unlockKey }, { transfer: [unlockKey.buffer] });
  } catch {
    postMessage({ failed: true });
  } finally {
    passphrase.fill(0);
  }
});
