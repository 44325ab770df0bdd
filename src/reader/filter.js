//! What a list is filtered by, and how it is kept in the fragment of the address, which never leaves the browser: `#filter:kind=risk&author=ben`.
//!
//! Anybody can write a fragment: what is read from it is compared with what the page offers, and goes nowhere else.
// @ts-check

const MARK = '#filter:';
/** What a ledger is filtered and sorted by, see bookings.js. */
const LEDGER = /^#(?:line|kind|q|sort)=/;

/** What can be filtered by, in the order of the fragment. */
export const FIELDS = /** @type {const} */ (['kind', 'state', 'topic', 'author', 'project', 'year']);

/** @param {string} hash */
export function isFilter(hash) {
  return hash.startsWith(MARK);
}

/**
 * Whether a fragment tells what somebody has chosen, rather than a place: it may quote the content.
 * @param {string} hash
 */
export function isChoice(hash) {
  return isFilter(hash) || LEDGER.test(hash);
}

/**
 * The filter that a fragment tells; fields that there are not are passed over.
 * @param {string} hash
 * @returns {Filter}
 */
export function parseFilter(hash) {
  const told = new URLSearchParams(isFilter(hash) ? hash.slice(MARK.length) : '');
  return filterOf((field) => told.get(field));
}

/**
 * @param {(field: typeof FIELDS[number]) => string | null | undefined} value
 * @returns {Filter} without the fields that have no value
 */
export function filterOf(value) {
  return new Map(FIELDS.map((field) => /** @type {const} */ ([field, value(field) ?? ''])).filter(([, wanted]) => wanted !== ''));
}

/**
 * The fragment that tells a filter; empty for one that lets everything through.
 * @param {Filter} filter
 */
export function fragmentOf(filter) {
  return filter.size === 0 ? '' : MARK + new URLSearchParams([...filter]);
}

/**
 * @param {Filter} filter
 * @param {(field: string) => string | null} value what an item says of itself
 */
export function matches(filter, value) {
  return [...filter].every(([field, wanted]) => value(field) === wanted);
}
