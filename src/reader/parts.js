//! The parts: what only a few kinds of pages need. The module of each is loaded when such a page is opened for the first time, from where this one lies.
//!
//! | part | on pages with | module |
//! |---|---|---|
//! | the comparison of versions | `[data-compare]` | versions.js, and compare.js |
//! | the ledger | `[data-ledger]` | ledger.js, and bookings.js |
//! | the mark in the table of contents | `.toc` | contents.js |
//!
//! A part may touch the DOM. Where its module cannot be loaded, the page stands as the publisher has written it, with a sentence above it.
// @ts-check

/**
 * @typedef {object} PageModule
 * @property {(chosen: (fragment: string) => void) => void} bind wires what can be done, once; `chosen` gives the address another fragment
 * @property {(root: Document | DocumentFragment, hash: string) => boolean} show
 *   shows what a fragment tells, and does nothing on other pages; tells whether there is a place to land that was not there before
 */

/** @type {[selector: string, load: () => Promise<PageModule>][]} */
const PARTS = [
  ['[data-compare]', () => import('./versions.js')],
  ['[data-ledger]', () => import('./ledger.js')],
  ['.toc', () => import('./contents.js')],
];

/** Those that are there. @type {Map<string, PageModule>} */
const loaded = new Map();
/** @type {(fragment: string) => void} */
let chosen = () => {};

/** @param {(fragment: string) => void} choose */
export function bindParts(choose) {
  chosen = choose;
}

/**
 * Loads what a page needs that is about to be shown.
 * @param {DocumentFragment} body
 * @returns {Promise<boolean>} whether all of it is there
 */
export async function loadParts(body) {
  let isWhole = true;
  for (const [selector, load] of PARTS) {
    if (loaded.has(selector) || !body.querySelector(selector)) continue;
    try {
      const part = await load();
      if (!loaded.has(selector)) part.bind((fragment) => chosen(fragment));
      loaded.set(selector, part);
    } catch {
      isWhole = false;
    }
  }
  return isWhole;
}

/**
 * Prepares opened content for the fragment of the address, before anybody sees it.
 * @param {DocumentFragment} body
 * @param {string} hash
 * @returns {boolean} whether all went well
 */
export function prepareParts(body, hash) {
  try {
    followParts(body, hash);
    return true;
  } catch {
    return false;
  }
}

/**
 * Follows a step within the page.
 * @param {Document | DocumentFragment} root
 * @param {string} hash
 * @returns {boolean} whether there is a place to land that was not there before
 */
export function followParts(root, hash) {
  return Array.from(loaded.values(), (part) => part.show(root, hash)).some(Boolean);
}
