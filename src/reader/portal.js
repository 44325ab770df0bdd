//! A portal's files as their reader sees them: which address a URL names, and what stands sealed behind it.
// @ts-check

import { fromBase64 } from './encoding.js';
import { ReaderError } from './errors.js';
import { fetchBytes, fetchText } from './fetching.js';
import { HEADER_BYTES, keyIdOf, openEnvelope } from './format.js';

/** The address of the home page. */
export const HOME = 'index';

/**
 * The folder that a page of a portal lies in, as URL.
 * @param {string} url
 */
export function folderOf(url) {
  const { origin, pathname } = new URL('.', url);
  return origin + pathname;
}

/**
 * The address of the page that a URL names; `null` when it is none of this portal's pages.
 * @param {string} folder
 * @param {URL} url
 */
export function pageAddress(folder, url) {
  const name = fileName(folder, url);
  if (name === null || url.search !== '') return null;
  if (name === '') return HOME;
  // Some hosts take the ending off.
  return /^([a-z2-7]{16}|index)(?:\.html)?$/.exec(name)?.[1] ?? null;
}

/**
 * The address of the attachment that a URL names; `null` when it is none of this portal's.
 * @param {string} folder
 * @param {URL} url
 */
export function attachmentAddress(folder, url) {
  return /^([a-z2-7]{16})\.bin$/.exec(fileName(folder, url) ?? '')?.[1] ?? null;
}

/**
 * The sealed payloads of a page file. The file is public and nobody vouches for it: it is searched as text, never parsed.
 * @param {string} html
 */
export function sealedBlocks(html) {
  return Array.from(html.matchAll(/<template data-sealed(?:="")?>\s*([A-Za-z0-9+/=]+)\s*<\/template>/g), (match) => match[1] ?? '');
}

/**
 * The HTML of a page.
 * @param {string} folder
 * @param {string} address
 * @param {HeldKey[]} keys
 * @param {{ blocks?: string[], signal?: AbortSignal }} [given] payloads at hand, tried before the file is fetched
 * @returns {Promise<string>}
 * @throws {ReaderError}
 */
export async function openPage(folder, address, keys, { blocks = [], signal } = {}) {
  const opened = await openBlocks(blocks, address, keys)
    ?? await openBlocks(await pageBlocks(folder, address, signal), address, keys);
  if (!opened) throw await whyClosed(folder, keys);
  return new TextDecoder().decode(opened);
}

/**
 * The bytes of an attachment.
 * @param {string} folder
 * @param {string} address
 * @param {HeldKey[]} keys
 * @param {AbortSignal} [signal]
 * @throws {ReaderError}
 */
export async function openAttachment(folder, address, keys, signal) {
  const opened = await openEnvelope(await fetchBytes(`${folder}${address}.bin`, signal), address, keys);
  if (!opened) throw await whyClosed(folder, keys);
  return opened;
}

/**
 * @param {string} folder
 * @param {string} address
 * @param {AbortSignal} [signal]
 */
async function pageBlocks(folder, address, signal) {
  const blocks = sealedBlocks(await fetchText(`${folder}${address}.html`, signal));
  if (blocks.length === 0) throw new ReaderError('damaged');
  return blocks;
}

/**
 * @param {string[]} blocks
 * @param {string} address
 * @param {HeldKey[]} keys
 */
async function openBlocks(blocks, address, keys) {
  const mine = blocks.find((block) => isMine(block, keys));
  if (mine === undefined) return null;
  const envelope = fromBase64(mine);
  if (!envelope) throw new ReaderError('damaged');
  return openEnvelope(envelope, address, keys);
}

/**
 * Whether a payload's header names a key at hand. Only the header is decoded: a page may carry many views.
 * @param {string} block
 * @param {HeldKey[]} keys
 */
function isMine(block, keys) {
  const header = fromBase64(block.slice(0, (HEADER_BYTES / 3) * 4));
  if (!header) throw new ReaderError('damaged');
  const id = keyIdOf(header);
  return keys.some((key) => key.id === id);
}

/**
 * Why nothing opened: everybody may read the home page, so keys that do not open it either are keys of a former epoch.
 * @param {string} folder
 * @param {HeldKey[]} keys
 */
async function whyClosed(folder, keys) {
  const blocks = await pageBlocks(folder, HOME);
  return new ReaderError(blocks.some((block) => isMine(block, keys)) ? 'not-readable' : 'resealed');
}

/**
 * @param {string} folder
 * @param {URL} url
 */
function fileName(folder, { origin, pathname }) {
  const file = origin + pathname;
  return file.startsWith(folder) ? file.slice(folder.length) : null;
}
