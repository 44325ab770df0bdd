//! What every browser test stands on: the demo site on a host, a real Chromium, and eyes on all that it complains of or asks for.
// @ts-check

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { serve } from './server.js';
import { buildSite, LANGUAGES, passphrase, PORTALS } from './site.js';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Locator} Locator
 * @typedef {import('playwright-core').BrowserContext} BrowserContext
 * @typedef {import('./site.js').Portal} Portal
 * @typedef {{ complaints: string[], asked: string[] }} Seen
 */

/** How to start Chromium so that it keeps to itself. */
export const LAUNCH = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
};

/** A portal is movable: it is served from deep below, as on some customer's host. */
const BELOW = '/some/where';

/** Builds, serves and starts everything. `args` are more switches for Chromium, `change` makes another site of the demo, `more` are portals that it adds. */
export async function setStage({ args = /** @type {string[]} */ ([]), change = (/** @type {string} */ _content) => {}, more = /** @type {string[]} */ ([]) } = {}) {
  const site = buildSite(change);
  const folders = /** @type {Portal[]} */ ([...PORTALS, ...more]).flatMap((portal) => [`${BELOW}/${portal}/`, `/${portal}/`].map((prefix) => [prefix, site.folder(portal)]));
  const host = await serve(Object.fromEntries(folders));
  const browser = await chromium.launch({ ...LAUNCH, args: [...LAUNCH.args, ...args] });
  return {
    site,
    host,
    browser,
    /** @param {Portal} portal */
    url: (portal, file = '') => `${host.origin}${BELOW}/${portal}/${file}`,
    /**
     * A browser of its own for one test, as far as storage goes. Its clock goes as ever, or always tells one `moment`.
     * @param {import('playwright-core').BrowserContextOptions & { moment?: string }} options
     */
    async visitor({ moment, ...options } = {}) {
      const context = await browser.newContext(options);
      if (moment) await context.clock.setFixedTime(moment);
      return { context, seen: await watch(context), page: await context.newPage() };
    },
    async strike() {
      await browser.close();
      await host.close();
      site.remove();
    },
  };
}

/**
 * Sees everything that pages complain of, and every address that they ask for.
 * @param {BrowserContext} context
 * @returns {Promise<Seen>}
 */
export async function watch(context) {
  /** @type {Seen} */
  const seen = { complaints: [], asked: [] };
  context.setDefaultTimeout(20_000);
  context.on('request', (request) => seen.asked.push(request.url()));
  context.on('console', (message) => ['error', 'warning'].includes(message.type()) && seen.complaints.push(message.text()));
  context.on('weberror', (error) => seen.complaints.push(String(error.error())));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      console.error(`policy violation: ${violatedDirective} ${blockedURI} in ${sourceFile}`);
    });
  });
  return seen;
}

/**
 * Nothing was complained of, and nobody else was asked for anything.
 * @param {Seen} seen
 * @param {{ origin: string }} host
 */
export function assertQuiet(seen, { origin }) {
  assert.deepEqual(seen.complaints, []);
  const foreign = seen.asked.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith(`blob:${origin}/`));
  assert.deepEqual(foreign, []);
}

/** @param {Page} page @param {'gate' | 'open'} state */
export async function reached(page, state) {
  await page.locator(`html[data-state="${state}"]`).waitFor({ state: 'attached' });
}

/**
 * Types a passphrase at the gate and sends it off.
 * @param {Page} page
 * @param {string} words
 */
export async function submit(page, words, { remember = false } = {}) {
  await reached(page, 'gate');
  await page.locator('#passphrase').fill(words);
  if (remember) await page.locator('#remember').check();
  await page.locator('#gate-open').click();
}

/**
 * Comes to a portal's page as somebody who may read it.
 * @param {Page} page
 * @param {Portal} portal
 * @param {string} url
 */
export async function enter(page, portal, url, { remember = false } = {}) {
  await page.goto(url);
  await submit(page, passphrase(portal), { remember });
  await reached(page, 'open');
}

/**
 * Comes to a portal's page, and signs in if the portal asks for it.
 * @param {Page} page
 * @param {Portal} portal
 * @param {string} url
 */
export async function come(page, portal, url) {
  await page.goto(url);
  const asked = page.locator('html[data-state="gate"]');
  await asked.or(page.locator('html[data-state="open"]')).waitFor({ state: 'attached' });
  if (await asked.count()) await submit(page, passphrase(portal));
  await reached(page, 'open');
}

/** The heading of the page that is shown. @param {Page} page */
export function heading(page) {
  return page.locator('#content h1').innerText();
}

/**
 * Follows a link inside the portal and waits until its page stands there.
 * @param {Page} page
 * @param {Locator} link
 */
export async function follow(page, link) {
  const url = await link.evaluate((anchor) => /** @type {HTMLAnchorElement} */ (anchor).href);
  await link.click();
  await page.waitForURL(url);
  await reached(page, 'open');
  return url;
}

/** The link to a section in the navigation. @param {Page} page @param {string} name */
export function section(page, name) {
  return page.locator('nav.sections').getByRole('link', { name });
}

/** A link in the content. @param {Page} page @param {string} name */
export function link(page, name) {
  return page.locator('#content').getByRole('link', { name }).first();
}

/** @param {Portal} portal */
export function languageOf(portal) {
  return LANGUAGES[portal];
}

/**
 * Goes to another page of the portal in place, as a link does.
 * @param {Page} page
 * @param {string} url
 */
export async function go(page, url) {
  const failure = await page.evaluate((target) => new Promise((resolve) => {
    const left = document.getElementById('content');
    const watching = new MutationObserver(() => {
      const notice = document.querySelector('[data-reader="notice"]');
      if (!notice && document.getElementById('content') === left) return;
      watching.disconnect();
      resolve(notice?.textContent ?? null);
    });
    watching.observe(document.body, { childList: true, subtree: true });
    const anchor = document.createElement('a');
    anchor.href = target;
    document.body.append(anchor);
    anchor.click();
  }), url);
  assert.equal(failure, null, url);
}

/**
 * Every page of a portal that can be reached from where we are, by its address.
 * @param {Page} page
 * @param {(url: string) => unknown} visit is called on each of them
 */
export async function explore(page, visit = () => {}) {
  const start = page.url();
  const folder = new URL('.', start).href;
  const found = new Set([start]);
  for (const url of found) {
    if (page.url() !== url) await go(page, url);
    const links = await page.locator('a[href]:not([data-attachment])').evaluateAll((anchors) => anchors.map((anchor) => /** @type {HTMLAnchorElement} */ (anchor).href));
    for (const target of links) if (target.startsWith(folder)) found.add(target.split('#')[0] ?? target);
    await visit(url);
  }
  await go(page, start);
  return [...found];
}
