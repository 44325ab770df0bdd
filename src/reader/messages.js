//! The reader's sentences, in every language that it speaks, from the file beside this one.
// @ts-check

import { fetchFile } from './fetching.js';

/**
 * @param {() => string[]} languages those of the moment, the best first
 * @returns {Promise<Messages>}
 */
export async function loadMessages(languages) {
  /** @type {Record<string, Record<string, unknown>>} */
  let spoken = {};
  try {
    spoken = await (await fetchFile(new URL('messages.json', import.meta.url).href)).json();
  } catch {
    // The portal opens without them, too.
  }
  return (key) => {
    const tongues = [...languages(), 'en'].map((language) => /^[a-z]{2,3}/.exec(language.toLowerCase())?.[0] ?? '');
    const sentences = tongues.map((tongue) => spoken[tongue]).find((known) => known !== undefined);
    const sentence = sentences?.[`reader-${key}`] ?? sentences?.['reader-failed'];
    return typeof sentence === 'string' ? sentence : `This did not work (${key}).`;
  };
}
