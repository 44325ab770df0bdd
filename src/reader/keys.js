//! From a passphrase to the keys of one slot, docs/format.md §2 and §3.
// @ts-check

import { base32 } from './encoding.js';
import { derive, holdKey, importBase } from './format.js';

/**
 * What a person typed, as the bytes that Argon2id gets: NFKC, no white space at the ends, one space for each run of it inside.
 * @param {string} passphrase
 * @returns {Bytes}
 */
export function normalizePassphrase(passphrase) {
  // Not \s, which takes U+FEFF for white space and does not take U+0085.
  const text = passphrase.normalize('NFKC').replace(/\p{White_Space}+/gu, ' ').replace(/^ | $/g, '');
  return new TextEncoder().encode(text);
}

/**
 * Where the slot is, and what opens it.
 * @param {Bytes} unlockKey 32 bytes, zeroed here
 * @param {Bytes} edition of the access file: with another one, the same key has another slot
 */
export async function slotOf(unlockKey, edition) {
  const base = await importBase(unlockKey);
  const [id, key] = await Promise.all([derive(base, 'slot-id', edition), derive(base, 'slot-key', edition)]);
  return { id: base32(id.subarray(0, 16)), key: await holdKey(key) };
}
