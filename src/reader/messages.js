//! The reader's sentences, from the file of the shell's language beside this one.
// @ts-check

import { fetchFile } from './fetching.js';

/**
 * @param {string} language
 * @returns {Promise<Messages>}
 */
export async function loadMessages(language) {
  const tongue = /^[a-z]{2,3}/.exec(language)?.[0] ?? 'en';
  /** @type {Record<string, unknown>} */
  let sentences = {};
  try {
    sentences = await (await fetchFile(new URL(`messages.${tongue}.json`, import.meta.url).href)).json();
  } catch {
    // The portal opens without them, too.
  }
  return (key) => {
    const sentence = sentences[`reader-${key}`] ?? sentences['reader-failed'];
    return typeof sentence === 'string' ? sentence : `This did not work (${key}).`;
  };
}
