//! What stays open, for how long, and on which device: keys that cannot be read back, in IndexedDB, until lock, idleness, expiry or a restart.
//!
//! A session that was not asked to stay ends with the browser. Storage that every tab shares and that dies with the browser, not with the
//! last tab, exists in one form only: a session cookie. It holds a random marker, and what is stored are the keys sealed under it: neither
//! opens anything alone. The marker goes over the wire and is worth nothing there: the other half never leaves the browser.
// @ts-check

import { hex } from './encoding.js';
import { derive, holdKey, importBase } from './format.js';

const HOUR = 3600 * 1000;
const IDLE = 8 * HOUR;
const REMEMBERED = 30 * 24 * HOUR;
const COOKIE = 'extranet-session';
const KEY = 32;
const STORE = 'sessions';

/** The session of one portal in this browser. */
export class Session {
  /** @type {string} */ #portal;
  /** @type {BroadcastChannel | null} */ #channel = null;
  #kept = false;
  #used = Date.now();

  /** @param {string} portal the portal's folder as URL */
  constructor(portal) {
    this.#portal = portal;
  }

  /**
   * The keys that may still be used without the passphrase. What no longer may is wiped, also of other portals.
   * @returns {Promise<{ keys: HeldKey[] | null, idle: boolean }>}
   */
  async restore() {
    try {
      const now = Date.now();
      const all = /** @type {Stored[]} */ (await request('readonly', (store) => store.getAll()));
      const mine = all.find(({ portal }) => portal === this.#portal);
      const keys = mine ? await this.#open(mine) : null;
      for (const stored of all) {
        if (!isOver(stored, now) && (stored !== mine || keys)) continue;
        // Another tab may have signed in meanwhile.
        await this.#revise(({ used }, store) => used === stored.used && store.delete(stored.portal), stored.portal);
      }
      if (!mine || !keys) return { keys: null, idle: false };
      if (isOver(mine, now)) return { keys: null, idle: mine.expires === null };
      this.#kept = true;
      this.#used = mine.used;
      return { keys, idle: false };
    } catch {
      return { keys: null, idle: false };
    }
  }

  /**
   * Keeps keys for the tabs and loads to come. Where the browser stores nothing, they serve this page load alone.
   * @param {Bytes[]} bytes the keys, zeroed here
   * @param {boolean} remember whether they survive a restart of the browser
   */
  async keep(bytes, remember) {
    this.#used = Date.now();
    this.#kept = false;
    const marker = hex(crypto.getRandomValues(new Uint8Array(32)));
    const sealed = remember ? null : await this.#seal(bytes, marker);
    const keys = await Promise.all(bytes.map(holdKey));
    try {
      this.#writeCookie(remember ? null : marker);
      if (sealed && !markers().includes(marker)) return keys;
      const expires = remember ? this.#used + REMEMBERED : null;
      await request('readwrite', (store) => store.put({ portal: this.#portal, keys: remember ? keys : null, sealed, expires, used: this.#used }));
      this.#kept = true;
      this.#tell('unlocked');
    } catch {
      // Private windows of some browsers refuse to store keys, or anything.
    }
    return keys;
  }

  /** Notes that somebody is there. */
  async touch() {
    const now = Date.now();
    if (now - this.#used < 60 * 1000) return;
    this.#used = now;
    if (!this.#kept) return;
    try {
      await this.#revise((mine, store) => this.#kept && store.put({ ...mine, used: now }));
    } catch {
      // The next restore finds out.
    }
  }

  /**
   * Whether a page that is open may stay open.
   * @returns {Promise<{ open: boolean, idle: boolean }>}
   */
  async check() {
    if (!this.#kept) {
      const idle = Date.now() - this.#used > IDLE;
      return { open: !idle, idle };
    }
    const { keys, idle } = await this.restore();
    return { open: keys !== null, idle };
  }

  /**
   * Ends the session in all tabs and wipes what was stored of it.
   * @param {'locked' | 'forgotten'} event
   */
  async end(event) {
    this.#kept = false;
    this.#tell(event);
    this.#writeCookie(null);
    try {
      await request('readwrite', (store) => store.delete(this.#portal));
    } catch {
      // Nothing could be stored, so nothing is there to wipe.
    }
  }

  /**
   * Hears what other tabs do to the session.
   * @param {(event: 'locked' | 'forgotten' | 'unlocked') => void} heard
   */
  listen(heard) {
    if (typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel(`extranet ${this.#portal}`);
    this.#channel.addEventListener('message', ({ data }) => heard(data));
  }

  /**
   * Looks at what is stored and changes it in one transaction: the key that notes a presence may be the one that locks, here or in another tab.
   * @param {(mine: Stored, store: IDBObjectStore) => unknown} change called if anything is stored
   */
  #revise(change, portal = this.#portal) {
    return request('readwrite', (store) => {
      const asked = store.get(portal);
      asked.onsuccess = () => asked.result && change(asked.result, store);
      return asked;
    });
  }

  /** @param {'locked' | 'forgotten' | 'unlocked'} event */
  #tell(event) {
    this.#channel?.postMessage(event);
  }

  /**
   * @param {Bytes[]} keys
   * @param {string} marker
   */
  async #seal(keys, marker) {
    const bytes = new Uint8Array(keys.length * KEY);
    keys.forEach((key, index) => bytes.set(key, index * KEY));
    const sealed = await crypto.subtle.encrypt(this.#cipher(), await markerKey(marker), bytes);
    bytes.fill(0);
    return new Uint8Array(sealed);
  }

  /**
   * The keys of a stored session; `null` without the marker that they are sealed under.
   * @param {Stored} stored
   */
  async #open({ expires, keys, sealed }) {
    if (expires !== null) return keys;
    if (!sealed) return null;
    for (const marker of markers()) {
      const opened = await crypto.subtle.decrypt(this.#cipher(), await markerKey(marker), sealed).catch(() => null);
      if (!opened) continue;
      const parts = Array.from({ length: opened.byteLength / KEY }, (_, index) => new Uint8Array(opened, index * KEY, KEY));
      // Importing zeroes them.
      return Promise.all(parts.map(holdKey));
    }
    return null;
  }

  #cipher() {
    // A marker seals once, so the nonce may stay the same.
    return { name: 'AES-GCM', iv: new Uint8Array(12), additionalData: new TextEncoder().encode(this.#portal) };
  }

  /** @param {string | null} marker `null` removes the cookie */
  #writeCookie(marker) {
    const { pathname, protocol } = new URL(this.#portal);
    const value = marker === null ? `${COOKIE}=; max-age=0` : `${COOKIE}=${marker}`;
    document.cookie = `${value}; path=${pathname}; samesite=strict${protocol === 'https:' ? '; secure' : ''}`;
  }
}

/**
 * @param {Stored} stored
 * @param {number} now
 */
function isOver(stored, now) {
  return stored.expires === null ? now - stored.used > IDLE : now > stored.expires;
}

/** @param {string} marker */
async function markerKey(marker) {
  const bytes = await derive(await importBase(new TextEncoder().encode(marker)), 'session');
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  bytes.fill(0);
  return key;
}

/** The markers that this page sees: a portal in a folder above has its own, under the same name. */
function markers() {
  return document.cookie.split('; ').filter((cookie) => cookie.startsWith(`${COOKIE}=`)).map((cookie) => cookie.slice(COOKIE.length + 1));
}

/**
 * One request to the store, in a transaction of its own.
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest} ask
 * @returns {Promise<unknown>}
 */
function request(mode, ask) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('extranet', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'portal' });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      try {
        const transaction = database.transaction(STORE, mode);
        const asked = ask(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(asked.result);
        transaction.onabort = () => reject(transaction.error);
      } catch (error) {
        reject(error);
      } finally {
        database.close();
      }
    };
  });
}
