//! `access.json` of docs/format.md §4, checked before any of it is used: a host must not weaken the KDF, nor hang the browser with it.
// @ts-check

import { fromBase64 } from './encoding.js';
import { codeOf, ReaderError } from './errors.js';
import { openEnvelope } from './format.js';
import { slotOf } from './keys.js';

const MEMORY = [19456, 1048576];
const PASSES = [2, 16];
const LANES = [1, 4];
const SALT = [16, 64];

/**
 * @param {string} text
 * @returns {Access}
 * @throws {ReaderError} `newer-format`, `bad-kdf`, or `access-damaged`
 */
export function parseAccess(text) {
  const { version, kdf, edition, slots } = record(json(text));
  if (version !== 1) throw new ReaderError(Number.isInteger(version) && Number(version) > 1 ? 'newer-format' : 'access-damaged');
  return { kdf: checkKdf(record(kdf)), edition: bytesOf(edition, 16), slots: checkSlots(slots) };
}

/**
 * Finds and opens the slot that an unlock key leads to.
 * @param {Access} access
 * @param {Bytes} unlockKey zeroed here
 * @returns {Promise<Bytes[] | null>} the keys to read with; `null` when no slot is this key's
 * @throws {ReaderError}
 */
export async function openSlot(access, unlockKey) {
  const slot = await slotOf(unlockKey, access.edition);
  const sealed = access.slots.get(slot.id);
  if (!sealed) return null;
  const body = await openEnvelope(sealed, slot.id, [slot.key]).catch((error) => {
    throw codeOf(error) === 'damaged' ? new ReaderError('access-damaged') : error;
  });
  if (!body) throw new ReaderError('access-damaged');
  const { person, keys } = record(json(new TextDecoder().decode(body)));
  body.fill(0);
  if (typeof person !== 'string' || !Array.isArray(keys) || keys.length === 0) throw new ReaderError('access-damaged');
  return keys.map((key) => bytesOf(key, 32));
}

/**
 * @param {Record<string, unknown>} kdf
 * @returns {Kdf}
 */
function checkKdf({ name, memory, passes, lanes, salt }) {
  const bytes = fromBase64(salt);
  if (!bytes) throw new ReaderError('access-damaged');
  if (name !== 'argon2id') throw new ReaderError('bad-kdf');
  within(bytes.length, SALT);
  return { memory: within(memory, MEMORY), passes: within(passes, PASSES), lanes: within(lanes, LANES), salt: bytes };
}

/**
 * @param {unknown} slots
 * @returns {Map<string, Bytes>}
 */
function checkSlots(slots) {
  if (!Array.isArray(slots) || slots.length % 8 !== 0) throw new ReaderError('access-damaged');
  /** @type {Map<string, Bytes>} */
  const checked = new Map();
  let previous = '';
  let length = 0;
  for (const slot of slots) {
    const { id, sealed } = record(slot);
    const bytes = fromBase64(sealed);
    // 16 bytes are 128 bits, 26 digits carry 130: the two left over are zero.
    if (typeof id !== 'string' || !/^[a-z2-7]{25}[aeimquy4]$/.test(id) || id <= previous || !bytes) throw new ReaderError('access-damaged');
    if (length !== 0 && bytes.length !== length) throw new ReaderError('access-damaged');
    checked.set(id, bytes);
    [previous, length] = [id, bytes.length];
  }
  return checked;
}

/**
 * @param {unknown} text
 * @param {number} length
 */
function bytesOf(text, length) {
  const bytes = fromBase64(text);
  if (bytes?.length !== length) throw new ReaderError('access-damaged');
  return bytes;
}

/**
 * @param {unknown} value
 * @param {number[]} bounds
 */
function within(value, [floor = 0, ceiling = 0]) {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw new ReaderError('access-damaged');
  if (value < floor || value > ceiling) throw new ReaderError('bad-kdf');
  return value;
}

/** @param {string} text */
function json(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new ReaderError('access-damaged');
  }
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
function record(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ReaderError('access-damaged');
  return /** @type {Record<string, unknown>} */ (value);
}
