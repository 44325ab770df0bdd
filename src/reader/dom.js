//! The page: the gate, the opened document in its place, links, images, downloads, focus and announcements. Only dom.js, lightbox.js, living.js, scheme.js and the parts touch the DOM.
// @ts-check

import { codeOf } from './errors.js';
import { isChoice } from './filter.js';
import { closeLightbox, enlarge } from './lightbox.js';
import { prepareContent } from './living.js';
import { prepareParts } from './parts.js';
import { sealedBlocks } from './portal.js';
import { chooseScheme, showScheme } from './scheme.js';

const gate = part('gate', HTMLElement);
const form = part('gate-form', HTMLFormElement);
const passphrase = part('passphrase', HTMLInputElement);
const show = part('passphrase-show', HTMLButtonElement);
const remember = part('remember', HTMLInputElement);
const open = part('gate-open', HTMLButtonElement);
const progress = part('gate-progress', HTMLProgressElement);
const message = part('gate-message', HTMLElement);
const hint = part('gate-hint', HTMLElement);
const status = part('status', HTMLElement);

/** What the button says to whoever has not pressed it. */
const invitation = open.textContent;

/** What the shell says of itself, to be said again when the portal is locked. */
export const shell = {
  path: location.pathname,
  title: document.title,
  language: document.documentElement.lang,
  blocks: Array.from(document.querySelectorAll('template[data-sealed]'), (template) => template.outerHTML).flatMap(sealedBlocks),
};

const BYTES = 'application/octet-stream';
/** What a browser shows or hands on without running any of it. */
const HARMLESS = new RegExp('^(?:(?:audio|video)/[a-z0-9.-]+|image/(?!svg)[a-z0-9.-]+|text/(?:plain|csv|calendar|vcard)|'
  + 'application/(?:pdf|zip|msword|vnd\\.(?:ms-(?:excel|powerpoint|word)|openxmlformats-officedocument|oasis\\.opendocument)[a-z0-9.-]*))$');
/** What a browser shows in a tab without running any of it as a page of this origin, which HTML, SVG and XML would be. */
const SHOWN = /^(?:application\/pdf|image\/(?:avif|gif|jpeg|png|webp)|text\/plain)$/;
/** The blob URLs that downloads may still be reading. @type {Set<string>} */
const savedBlobs = new Set();
/** The tabs that show attachments. @type {Set<Window>} */
const tabs = new Set();
/** @type {IntersectionObserver | null} */
let images = null;
let unusable = false;

/** The language of what is shown, and that of the shell. */
export function languages() {
  return [document.documentElement.lang, shell.language];
}

/** @param {'opening' | 'gate' | 'open'} state */
export function setState(state) {
  document.documentElement.dataset['state'] = state;
}

/**
 * Makes the page invisible, whatever stands on it, and visible again.
 * @param {boolean} on
 */
export function veil(on) {
  if (on) closeLightbox();
  // Not `hidden`, which a theme may overrule and which loses the scroll position.
  document.body.style.setProperty('opacity', on ? '0' : '', 'important');
}

/**
 * Tells those who do not see the page what happens on it.
 * @param {string} text
 */
export function announce(text) {
  status.textContent = text;
}

/**
 * Wires the gate.
 * @param {string} user the name under which a password manager keeps the passphrase
 * @param {(passphrase: string, remember: boolean) => void} submitted
 */
export function bindGate(user, submitted) {
  const name = form.elements.namedItem('username');
  // The default, so that a reset of the form leaves it.
  if (name instanceof HTMLInputElement) name.defaultValue = user;
  show.addEventListener('click', () => revealPassphrase(passphrase.type === 'password'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (open.disabled) return;
    revealPassphrase(false);
    submitted(passphrase.value, remember.checked);
  });
}

/** Takes the portal's content off the page and puts the gate there. */
export function showGate() {
  images?.disconnect();
  for (const url of savedBlobs) URL.revokeObjectURL(url);
  savedBlobs.clear();
  for (const tab of tabs) tab.close();
  tabs.clear();
  document.body.replaceChildren(gate, status);
  document.title = shell.title;
  document.documentElement.lang = shell.language;
  gate.hidden = false;
  setState('gate');
  announce('');
  setGateMessage(null);
  setGateBusy(false);
  passphrase.focus();
}

/** Refuses all attempts: this browser cannot open a portal. */
export function disableGate() {
  unusable = true;
  passphrase.disabled = true;
}

/** @param {boolean} busy */
export function setGateBusy(busy) {
  // Not disabled: that would take the focus away, and a password manager's hold of the field.
  passphrase.readOnly = busy;
  open.disabled = busy || unusable;
  progress.hidden = !busy;
  progress.removeAttribute('value');
  open.textContent = (busy ? open.dataset['busy'] : null) ?? invitation;
  form.setAttribute('aria-busy', String(busy));
}

/** How much of the way to the key is done, from 0 to 1; where that is not told, the bar goes to and fro. @param {number} share */
export function setGateProgress(share) {
  progress.value = share;
}

/**
 * @param {string | null} text
 * @param {'error' | 'note'} [kind] whether something went wrong
 */
export function setGateMessage(text, kind = 'error') {
  message.dataset['kind'] = kind;
  message.textContent = text ?? '';
  message.hidden = text === null;
  hint.hidden = text !== null;
  passphrase.setAttribute('aria-invalid', String(text !== null && kind === 'error'));
}

/**
 * Tells why the passphrase did not open the portal, and lets the person try again.
 * @param {string} text
 */
export function failGate(text) {
  setGateBusy(false);
  setGateMessage(text);
  announce('');
  passphrase.focus();
  passphrase.select();
}

/** Forgets what was typed. */
export function clearGate() {
  form.reset();
  passphrase.value = '';
}

/**
 * Puts an opened document in the place of whatever the page shows.
 * @param {ReturnType<typeof import('./opened.js').openedDocument>} opened
 * @param {OpenAttachment} openImage
 * @param {Messages} tell
 * @returns {boolean} whether all of it is as it should be
 */
export function showDocument({ title, language, body }, openImage, tell) {
  images?.disconnect();
  document.title = title;
  document.documentElement.lang = language || shell.language;
  prepareContent(body);
  showScheme(body);
  keepSigns(body);
  const isWhole = prepareParts(body, location.hash);
  document.body.replaceChildren(body, status);
  setState('open');
  watchImages(openImage, tell);
  return isWhole;
}

/**
 * Goes to where in the document the person wanted to be.
 * @param {{ hash: string, scroll: number | null, focus: boolean }} place
 */
export function land({ hash, scroll, focus }) {
  const target = fragmentTarget(hash);
  const focused = target ?? document.querySelector('h1') ?? document.getElementById('content');
  if (focus && focused instanceof HTMLElement) {
    if (focused.tabIndex < 0) focused.tabIndex = -1;
    focused.focus({ preventScroll: true });
  }
  if (scroll === null && target) target.scrollIntoView({ behavior: 'instant' });
  else window.scrollTo({ top: scroll ?? 0, behavior: 'instant' });
}

/** How far the page is scrolled, in CSS pixels. */
export function scrolled() {
  return window.scrollY;
}

/**
 * Shows a sentence above the content, which stays.
 * @param {string | null} text `null` takes an earlier one away
 */
export function showNotice(text) {
  document.querySelector('[data-reader="notice"]')?.remove();
  if (text === null) return;
  const notice = sentence(text);
  notice.dataset['reader'] = 'notice';
  (document.getElementById('content') ?? document.body).prepend(notice);
  notice.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}

/**
 * Wires what can be done in an opened document.
 * @param {{ follow: (url: URL) => boolean, fetch: (link: HTMLAnchorElement) => void, lock: () => void, forget: () => void, used: () => void }} on
 *   `follow` tells whether it takes the link; otherwise the browser does
 */
export function bindContent(on) {
  showScheme();
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest('[data-action]');
    const action = button?.getAttribute('data-action');
    if (action === 'lock') on.lock();
    if (action === 'forget') on.forget();
    if (action === 'print') window.print();
    if (action === 'scheme' && button) announce(chooseScheme(button));
    if (action === 'save' && button instanceof HTMLElement) saveText(button);
    if (action === 'enlarge' && button instanceof HTMLElement) enlarge(button);
    const link = target?.closest('a[href]');
    if (!link || event.defaultPrevented) return;
    if (isAttachment(link)) {
      // Also with a modifier: a new tab would get the sealed bytes.
      event.preventDefault();
      on.fetch(link);
    } else if (isPlain(event, link) && on.follow(new URL(link.getAttribute('href') ?? '', document.baseURI))) {
      event.preventDefault();
    }
  });
  document.addEventListener('auxclick', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (event.button !== 1 || !link || !isAttachment(link)) return;
    event.preventDefault();
    on.fetch(link);
  });
  for (const type of ['pointerdown', 'keydown']) document.addEventListener(type, on.used, { passive: true });
}

/**
 * Opens an attachment and hands it to the browser: as a download under its real name, or in a tab if the link asks for one and nothing speaks against it.
 * @param {HTMLAnchorElement} link
 * @param {OpenAttachment} openFile
 * @param {Messages} tell
 */
export async function handOver(link, openFile, tell) {
  if (link.getAttribute('aria-busy') === 'true') return;
  link.setAttribute('aria-busy', 'true');
  if (link.nextElementSibling?.getAttribute('data-reader') === 'failure') link.nextElementSibling.remove();
  // Before anything is waited for: later, browsers take it for a window that nobody wants.
  const tab = link.hasAttribute('data-open') && SHOWN.test(link.type) ? openTab() : null;
  try {
    const bytes = await openFile(new URL(link.href));
    if (tab) tab.location.replace(blobUrl(bytes, link.type === 'text/plain' ? 'text/plain;charset=utf-8' : link.type));
    else save(bytes, link.dataset['name'] ?? link.download, link.type);
  } catch (error) {
    tab?.close();
    const failure = sentence(tell(codeOf(error)), 'span');
    failure.dataset['reader'] = 'failure';
    link.after(failure);
  } finally {
    link.removeAttribute('aria-busy');
  }
}

/** An empty tab that knows nothing of this page, if the browser allows one; it is closed when the portal is locked. */
function openTab() {
  const tab = window.open('', '_blank');
  if (!tab) return null;
  tab.opener = null;
  tabs.add(tab);
  return tab;
}

/**
 * Hands a text that the page carries to the browser as a file.
 * @param {HTMLElement} button
 */
function saveText({ dataset: { content = '', name = '', type = '' } }) {
  save(content, name, type);
}

/**
 * Hands content to the browser as a download; a text becomes UTF-8.
 * @param {Bytes | string} content
 * @param {string} name
 * @param {string} type
 */
function save(content, name, type) {
  const anchor = document.createElement('a');
  anchor.href = blobUrl(content, downloadType(type));
  anchor.download = name;
  anchor.click();
}

/**
 * An address for content that is good for a minute: some browsers read a blob only after the click has returned.
 * @param {Bytes | string} content
 * @param {string} type
 */
function blobUrl(content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  savedBlobs.add(url);
  setTimeout(() => URL.revokeObjectURL(url), 60 * 1000);
  return url;
}

/**
 * Lets the sealed pictures of the header stay as they are shown: opened anew on every page, they would blink.
 * @param {DocumentFragment} body
 */
function keepSigns(body) {
  const shown = document.querySelectorAll('header img[data-src][src]:not([data-state])');
  for (const sign of body.querySelectorAll('header img[data-src]')) {
    const isSame = (/** @type {Element} */ other) => ['class', 'data-src'].every((name) => other.getAttribute(name) === sign.getAttribute(name));
    const same = Array.from(shown).find(isSame);
    if (same) sign.replaceWith(same);
  }
}

/**
 * @param {OpenAttachment} openImage
 * @param {Messages} tell
 */
function watchImages(openImage, tell) {
  images = new IntersectionObserver((entries, observer) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLImageElement)) continue;
      observer.unobserve(target);
      loadImage(target, openImage, tell);
    }
  }, { rootMargin: '1000px 0px' });
  for (const image of document.querySelectorAll('img[data-src]:not([src])')) {
    image.setAttribute('data-state', 'loading');
    images.observe(image);
  }
}

/**
 * @param {HTMLImageElement} image
 * @param {OpenAttachment} openImage
 * @param {Messages} tell
 */
async function loadImage(image, openImage, tell) {
  const { src = '', type = '' } = image.dataset;
  let url = '';
  try {
    const bytes = await openImage(new URL(src, document.baseURI));
    if (!image.isConnected) return;
    url = URL.createObjectURL(new Blob([bytes], { type: /^image\/[a-z0-9.+-]+$/.test(type) ? type : BYTES }));
    image.src = url;
    await image.decode();
    image.removeAttribute('data-state');
  } catch (error) {
    if (!image.isConnected) return;
    image.removeAttribute('src');
    image.alt = [tell(codeOf(error)), image.alt].filter(Boolean).join(' ');
    image.dataset['state'] = 'failed';
  } finally {
    // What is decoded stays shown. Under its address, an SVG would open as a page of this origin, and its scripts would run.
    URL.revokeObjectURL(url);
  }
}

/**
 * What may run as a page of this origin is handed over as mere bytes, and so is what nobody has thought of.
 * @param {string} type
 */
function downloadType(type) {
  return HARMLESS.test(type) ? type : BYTES;
}

/**
 * @param {Element} link
 * @returns {link is HTMLAnchorElement}
 */
function isAttachment(link) {
  return link instanceof HTMLAnchorElement && link.hasAttribute('data-attachment');
}

/**
 * @param {MouseEvent} event
 * @param {Element} link
 */
function isPlain(event, link) {
  const here = ['', '_self'].includes(link.getAttribute('target') ?? '');
  return event.button === 0 && here && !link.hasAttribute('download') && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}

/**
 * The element that a fragment names.
 * @param {string} hash
 */
export function fragmentTarget(hash) {
  const id = hash.slice(1);
  if (id === '' || isChoice(hash)) return null;
  let decoded = id;
  try {
    decoded = decodeURIComponent(id);
  } catch {
    // An id may hold a bare per cent sign.
  }
  return document.getElementById(id) ?? document.getElementById(decoded);
}

/** @param {boolean} revealed */
function revealPassphrase(revealed) {
  passphrase.type = revealed ? 'text' : 'password';
  show.setAttribute('aria-pressed', String(revealed));
  show.textContent = (revealed ? show.dataset['on'] : show.dataset['off']) ?? show.textContent;
}

/**
 * @param {string} text
 * @param {string} tag
 */
function sentence(text, tag = 'p') {
  const element = document.createElement(tag);
  element.setAttribute('role', 'alert');
  element.textContent = text;
  return element;
}

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
function part(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`the shell has no #${id}`);
  return element;
}
