//! What stays open, for how long, and on which device: keys that cannot be read back, in IndexedDB, until lock, idleness, expiry or a restart.
//!
//! A session that was not asked to stay ends with the browser. Storage that every tab shares and that dies with the browser, not with the
//! last tab, exists in one form only: a session cookie. It holds a random marker; the keys open only beside the same marker. The
//! marker goes over the wire and is worth nothing there: it is no key, and no server asks for it.
// @ts-check

import { hex } from './encoding.js';

const HOUR = 3600 * 1000;
const IDLE = 8 * HOUR;
const REMEMBERED = 30 * 24 * HOUR;
const COOKIE = 'extranet-session';
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
      const over = all.filter((stored) => isOver(stored, now) || (stored.portal === this.#portal && !this.#hasMarker(stored)));
      for (const { portal } of over) await request('readwrite', (store) => store.delete(portal));
      const mine = all.find((stored) => stored.portal === this.#portal);
      if (!mine) return { keys: null, idle: false };
      if (over.includes(mine)) return { keys: null, idle: mine.expires === null && this.#hasMarker(mine) };
      this.#kept = true;
      this.#used = mine.used;
      return { keys: mine.keys, idle: false };
    } catch {
      return { keys: null, idle: false };
    }
  }

  /**
   * Keeps keys for the tabs and loads to come. Where the browser stores nothing, they serve this page load alone.
   * @param {HeldKey[]} keys
   * @param {boolean} remember whether they survive a restart of the browser
   */
  async keep(keys, remember) {
    this.#used = Date.now();
    this.#kept = false;
    try {
      const marker = remember ? null : hex(crypto.getRandomValues(new Uint8Array(16)));
      if (marker) {
        this.#writeCookie(marker);
        if (!markers().includes(marker)) return;
      }
      const expires = remember ? this.#used + REMEMBERED : null;
      await request('readwrite', (store) => store.put({ portal: this.#portal, keys, marker, expires, used: this.#used }));
      this.#kept = true;
      this.#tell('unlocked');
    } catch {
      // Private windows of some browsers refuse to store keys, or anything.
    }
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

  /** @param {Stored} stored */
  #hasMarker(stored) {
    return stored.marker === null || markers().includes(stored.marker);
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
