//! From a passphrase to the keys that a person reads with: `access.json`, one run of Argon2id in the worker, the slot.
// @ts-check

import { openSlot, parseAccess } from './access.js';
import { codeOf, ReaderError } from './errors.js';
import { fetchText } from './fetching.js';
import { normalizePassphrase } from './keys.js';
import { startWorker } from './trusted.js';

/** @type {{ worker: Worker, broken: Promise<never> } | null} */
let prepared = null;

/** Loads the worker while the person still types. */
export function prepare() {
  try {
    prepared ??= start();
  } catch {
    // Signing in will find out, and tell.
  }
}

/** Lets go of a worker that nobody needs any more. */
export function dismiss() {
  prepared?.worker.terminate();
  prepared = null;
}

/**
 * @param {string} folder
 * @param {string} passphrase
 * @param {(share: number) => void} onSlow called when this device must take the slow way, with how much of it is done
 * @throws {ReaderError}
 */
export async function signIn(folder, passphrase, onSlow) {
  const typed = normalizePassphrase(passphrase);
  if (typed.length === 0) throw new ReaderError('wrong-passphrase');
  const access = parseAccess(await fetchText(`${folder}access.json`).catch((error) => {
    throw codeOf(error) === 'not-found' ? new ReaderError('access-damaged') : error;
  }));
  const keys = await openSlot(access, await unlockKey(typed, access.kdf, onSlow));
  if (!keys) throw new ReaderError('wrong-passphrase');
  return keys;
}

/**
 * @param {Bytes} passphrase
 * @param {Kdf} kdf
 * @param {(share: number) => void} onSlow
 * @returns {Promise<Bytes>}
 */
async function unlockKey(passphrase, kdf, onSlow) {
  const { worker, broken } = prepared ??= start();
  try {
    /** @type {Promise<Bytes>} */
    const derived = new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }) => {
        if ('slow' in data) onSlow(data.slow);
        else if (data.unlockKey) resolve(data.unlockKey);
        else reject(new ReaderError('failed'));
      });
      worker.postMessage({ passphrase, kdf }, [passphrase.buffer]);
    });
    return await Promise.race([derived, broken]);
  } finally {
    dismiss();
  }
}

function start() {
  const worker = startWorker();
  /** @type {Promise<never>} */
  const broken = new Promise((_, reject) => {
    worker.addEventListener('error', () => reject(new ReaderError('offline')));
  });
  // It may break long before anybody signs in.
  broken.catch(() => {});
  return { worker, broken };
}
