//! The reader: resumes a session or shows the gate, opens the page of the address, and goes from page to page in place.
// @ts-check

import * as dom from './dom.js';
import { codeOf, ReaderError } from './errors.js';
import { isChoice } from './filter.js';
import { bindFilter, followDay, followFragment } from './living.js';
import { loadMessages } from './messages.js';
import { openedDocument } from './opened.js';
import { bindParts, followParts, loadParts } from './parts.js';
import { attachmentAddress, folderOf, HOME, openAttachment, openPage, pageAddress } from './portal.js';
import { Session } from './session.js';
import { dismiss, prepare, signIn } from './sign-in.js';
import { Trail } from './trail.js';

/**
 * @typedef {{ url: URL, move?: () => void, undo?: () => void, scroll?: number | null, focus?: boolean, blocks?: string[] }} Visit
 *   `move` brings the history to the page once it is open, `undo` brings it back when it does not open
 */

/** What the gate says though nothing went wrong. */
const NOTES = new Set(['locked', 'idle-locked', 'resealed']);

const folder = folderOf(location.href);
const session = new Session(folder);
const trail = new Trail(folder);

/** @type {Messages} */
let tell = (key) => key;
/** @type {HeldKey[] | null} */
let keys = null;
/** @type {string | null} the address of the page that is shown */
let shown = null;
let signingIn = false;
/** The payloads that came with the page. */
let atHand = dom.shell.blocks;
/** Ends what is under way for a page that is to come, or for the page that is shown, or for the session. */
let coming = new AbortController();
let staying = new AbortController();
let signedIn = new AbortController();

dom.setState('opening');
const messages = loadMessages(dom.languages).then((loaded) => {
  tell = loaded;
});
bindEverything();
await start();

async function start() {
  if (!globalThis.crypto?.subtle || typeof DecompressionStream === 'undefined') {
    dom.disableGate();
    await gate(globalThis.crypto?.subtle ? 'old-browser' : 'no-webcrypto');
    return;
  }
  const { keys: stored, idle } = await session.restore();
  if (stored) await enter(stored, false);
  else await gate(idle ? 'idle-locked' : null);
}

function bindEverything() {
  const user = new URL(folder).pathname.split('/').at(-2) || location.hostname;
  dom.bindGate(user, unlock);
  dom.bindContent({ follow, fetch: handOver, lock, forget, used: () => keys && session.touch() });
  bindFilter((fragment) => trail.rename(fragment));
  bindParts((fragment) => trail.rename(fragment));
  session.listen((event) => {
    if (event === 'unlocked') resume();
    else if (keys) close('locked');
    if (event === 'forgotten') trail.forget();
  });
  addEventListener('popstate', ({ state }) => {
    const steps = trail.follow(state, scrolled());
    if (keys) step(steps);
    // An entry of before: what somebody brings to the gate stays for when it opens.
    else if (state !== null) forgetFilter();
  });
  addEventListener('pagehide', ({ persisted }) => {
    trail.leave(scrolled());
    trail.save();
    // Before it goes to the browser's cache: when it comes back from there, its first picture comes before any event.
    if (persisted) dom.veil(true);
  });
  // A page that comes back from the browser's cache has heard nothing of what other tabs did; a computer that wakes up has missed its timers.
  addEventListener('pageshow', async ({ persisted }) => {
    if (!persisted) return;
    if (keys) await check();
    dom.veil(false);
    resume();
  });
  document.addEventListener('visibilitychange', check);
  setInterval(check, 60 * 1000);
}

/**
 * @param {string} passphrase
 * @param {boolean} remember
 */
async function unlock(passphrase, remember) {
  signingIn = true;
  dom.setGateBusy(true);
  dom.setGateMessage(null);
  dom.announce(tell('checking'));
  try {
    const bytes = await signIn(folder, passphrase, slow);
    dom.clearGate();
    await enter(await session.keep(bytes, remember), true);
    if (shown !== null) dom.announce(tell('unlocked'));
  } catch (error) {
    dom.failGate(tell(codeOf(error)));
    prepare();
  } finally {
    signingIn = false;
  }
}

/**
 * Tells that this device takes the slow way, and how much of it is done.
 * @param {number} share
 */
function slow(share) {
  // Once: each time, it would be read out.
  if (share === 0) dom.setGateMessage(tell('slow'), 'note');
  dom.setGateProgress(share);
}

/** Opens the page when another tab has signed in. */
async function resume() {
  if (keys || signingIn) return;
  const { keys: stored } = await session.restore();
  if (stored && !keys && !signingIn) await enter(stored, false);
}

/**
 * Opens the page of the address with keys that are new here.
 * @param {HeldKey[]} opened
 * @param {boolean} focus whether somebody has just signed in, and waits
 */
async function enter(opened, focus) {
  keys = opened;
  signedIn = new AbortController();
  dismiss();
  const blocks = location.pathname === dom.shell.path ? atHand : [];
  // Once only: a tab that is unlocked again much later shows what is published then.
  atHand = [];
  await visit({ url: new URL(location.href), blocks, scroll: trail.scroll, focus });
  session.touch();
}

/**
 * Opens a page and shows it, unless another is asked for meanwhile.
 * @param {Visit} to
 */
async function visit({ url, move, undo, scroll = null, focus = true, blocks = [] }) {
  coming.abort();
  coming = new AbortController();
  const { signal } = coming;
  const address = pageAddress(folder, url) ?? HOME;
  const late = setTimeout(() => dom.announce(tell('opening')), 500);
  try {
    const html = await withKeys((held) => openPage(folder, address, held, { blocks, signal }));
    const opened = openedDocument(html);
    const isLoaded = await loadParts(opened.body);
    if (signal.aborted) return;
    if (move) trail.leave(scrolled());
    move?.();
    const isWhole = show(opened, address) && isLoaded;
    dom.land({ hash: url.hash, scroll, focus });
    dom.announce(focus ? document.title : '');
    if (!isWhole) dom.showNotice(tell('part-failed'));
  } catch (error) {
    if (!signal.aborted) await fail(codeOf(error), address, undo);
  } finally {
    clearTimeout(late);
  }
}

/**
 * @param {ReturnType<typeof openedDocument>} opened
 * @param {string} address
 */
function show(opened, address) {
  staying.abort();
  staying = new AbortController();
  const { signal } = staying;
  shown = address;
  return dom.showDocument(opened, (url) => attachment(url, signal), () => tell('image-failed'));
}

/**
 * Tells why a page did not open, and keeps what was there before.
 * @param {ErrorCode} code
 * @param {string} address
 * @param {(() => void) | undefined} undo
 */
async function fail(code, address, undo) {
  if (code === 'resealed') {
    await end(code);
  } else if (shown !== null) {
    undo?.();
    dom.showNotice(tell(code));
    dom.announce('');
  } else if (code === 'not-readable' && address !== HOME) {
    // The person is signed in and may read: only not this.
    const home = new URL('index.html', folder);
    await visit({ url: home, move: () => trail.replace(home.href) });
    if (shown !== null) dom.showNotice(tell(code));
  } else {
    keys = null;
    await gate(code);
  }
}

/**
 * Takes a click on a link, if it is one that the reader follows.
 * @param {URL} url
 */
function follow(url) {
  if (!keys || pageAddress(folder, url) === null) return false;
  dom.showNotice(null);
  const [page] = url.href.split('#');
  const [here] = location.href.split('#');
  if (page === here && url.href.includes('#')) {
    trail.leave(scrolled());
    return false;
  }
  visit({ url, move: () => (url.href === location.href ? trail.replace(url.href) : trail.push(url.href)) });
  return true;
}

/**
 * Follows a step through the history.
 * @param {number} steps
 */
function step(steps) {
  const url = new URL(location.href);
  if (pageAddress(folder, url) !== shown) {
    if (steps !== 0) visit({ url, scroll: trail.scroll, undo: () => trail.undo(steps) });
    return;
  }
  const revealed = followParts(document, url.hash) || followFragment(url.hash, dom.fragmentTarget(url.hash));
  if (steps !== 0 || revealed) dom.land({ hash: url.hash, scroll: trail.scroll, focus: revealed });
}

/** @param {HTMLAnchorElement} link */
async function handOver(link) {
  const { signal } = signedIn;
  dom.announce(tell('downloading'));
  await dom.handOver(link, (url) => attachment(url, signal), (code) => `${tell('download-failed')} ${tell(code)}`);
  if (!signal.aborted) dom.announce('');
}

/**
 * @param {URL} url
 * @param {AbortSignal} signal
 */
async function attachment(url, signal) {
  const address = attachmentAddress(folder, url);
  if (address === null) throw new ReaderError('not-found');
  const bytes = await withKeys((held) => openAttachment(folder, address, held, signal));
  if (signal.aborted) throw new ReaderError('not-found');
  return bytes;
}

/**
 * Opens something; once more if the portal was sealed anew and another tab has signed in since.
 * @template T
 * @param {(held: HeldKey[]) => Promise<T>} opens
 */
async function withKeys(opens) {
  const held = keys ?? [];
  try {
    return await opens(held);
  } catch (error) {
    const { keys: stored } = codeOf(error) === 'resealed' ? await session.restore() : { keys: null };
    if (!stored || !keys || stored.every(({ id }) => held.some((old) => old.id === id))) throw error;
    keys = stored;
    return opens(stored);
  }
}

/** Lets the page follow the day, and locks when the session is over, whoever ended it. */
async function check() {
  if (!keys) return;
  followDay();
  const { open, idle } = await session.check();
  if (keys && !open) await end(idle ? 'idle-locked' : 'locked');
}

function lock() {
  return end('locked');
}

function forget() {
  close('locked');
  // Not before: closing notes how far the page was scrolled.
  trail.forget();
  return session.end('forgotten');
}

/**
 * Ends the session here and in all other tabs.
 * @param {string} reason
 */
async function end(reason) {
  close(reason);
  await session.end('locked');
}

/**
 * Takes keys and content off this page.
 * @param {string} reason
 */
function close(reason) {
  trail.leave(scrolled());
  for (const work of [coming, staying, signedIn]) work.abort();
  keys = null;
  shown = null;
  forgetFilter();
  gate(reason);
}

/** Takes what somebody has chosen out of the address. */
function forgetFilter() {
  if (isChoice(location.hash)) trail.rename('');
}

/** How far the portal's page is scrolled, if one is shown: the gate's own position is nobody's concern. */
function scrolled() {
  return shown === null ? null : dom.scrolled();
}

/** @param {string | null} code */
async function gate(code) {
  // At once: what stood on the page must not wait for a sentence.
  dom.showGate();
  await messages;
  if (code !== null && !keys) dom.setGateMessage(tell(code), NOTES.has(code) ? 'note' : 'error');
  prepare();
}
