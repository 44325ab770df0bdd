//! Fetches files of the portal's own folder, and says in two words why it could not.
// @ts-check

import { ReaderError } from './errors.js';

/**
 * @param {string} url
 * @param {AbortSignal} [signal]
 * @throws {ReaderError} `not-found` or `offline`
 */
export async function fetchFile(url, signal) {
  // Always asks whether it changed: a page from before a rebuild may be sealed under keys that nobody gets any more.
  const response = await fetch(url, { cache: 'no-cache', signal: signal ?? null }).catch(() => {
    throw new ReaderError('offline');
  });
  if (response.status === 404 || response.status === 410) throw new ReaderError('not-found');
  if (!response.ok) throw new ReaderError('offline');
  return response;
}

/**
 * @param {string} url
 * @param {AbortSignal} [signal]
 */
export async function fetchText(url, signal) {
  return new TextDecoder().decode(await fetchBytes(url, signal));
}

/**
 * @param {string} url
 * @param {AbortSignal} [signal]
 */
export async function fetchBytes(url, signal) {
  const response = await fetchFile(url, signal);
  const bytes = await response.arrayBuffer().catch(() => {
    throw new ReaderError('offline');
  });
  return new Uint8Array(bytes);
}
