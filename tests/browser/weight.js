//! What a page weighs and how it behaves on a phone: what somebody who comes for the first time fetches, what blocks, what moves. For tests and for `scripts/bench --page`.
// @ts-check

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { passphrase } from './site.js';
import { reached, submit } from './stage.js';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./site.js').Portal} Portal
 * @typedef {Awaited<ReturnType<typeof import('./stage.js').setStage>>} Stage
 * @typedef {{ requests: number, bytes: number, images: number, twice: string[] }} Weight `bytes` without images
 * @typedef {{ paint: number, shift: number, tasks: number, longest: number }} Course milliseconds, but for the shift
 */

/** The first page in all, without images, as a host sends it. */
export const FIRST_PAGE_LIMIT = 60 * 1024;

/** A phone as Lighthouse has it. */
export const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };

const IMAGES = ['.avif', '.gif', '.ico', '.jpeg', '.jpg', '.png', '.svg', '.webp'];

/** A file as most hosts send it. @param {string} file */
export function packedSize(file) {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}

/**
 * What has been asked of the host since it was last looked at. The host on loopback packs nothing, so each file is packed here; heads of requests are not counted.
 * @param {Stage} stage
 * @param {Portal} portal
 * @returns {Weight}
 */
export function weigh({ host, site }, portal) {
  const asked = host.asked.splice(0).map((path) => path.slice(path.indexOf(`/${portal}/`) + portal.length + 2) || 'index.html');
  const files = [...new Set(asked)];
  const sum = (/** @type {string[]} */ names) => names.reduce((all, name) => all + packedSize(join(site.folder(portal), name)), 0);
  const isImage = (/** @type {string} */ name) => IMAGES.includes(extname(name));
  return {
    requests: asked.length,
    bytes: sum(files.filter((name) => !isImage(name))),
    images: sum(files.filter(isImage)),
    twice: asked.filter((name, index) => asked.indexOf(name) !== index),
  };
}

/**
 * The home of a portal, and the page with the largest file.
 * @param {Stage} stage
 * @param {Portal} portal
 */
export function places({ site }, portal) {
  const folder = site.folder(portal);
  const size = (/** @type {string} */ name) => statSync(join(folder, name)).size;
  const [heaviest = ''] = readdirSync(folder).filter((name) => name.endsWith('.html') && name !== 'index.html').sort((one, other) => size(other) - size(one));
  return [{ name: 'home', file: 'index.html' }, { name: 'heaviest', file: heaviest }];
}

/** Begins to look at what a page does. @param {Page} page */
export async function observe(page) {
  await page.addInitScript(() => {
    const seen = { paint: 0, shift: 0, tasks: 0, longest: 0 };
    Object.assign(globalThis, { seen });
    /** @param {string} type @param {(entry: any) => void} take */
    const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
    watch('largest-contentful-paint', ({ startTime }) => { seen.paint = startTime; });
    watch('layout-shift', ({ value, hadRecentInput }) => { seen.shift += hadRecentInput ? 0 : value; });
    watch('longtask', ({ duration }) => {
      seen.tasks += 1;
      seen.longest = Math.max(seen.longest, duration);
    });
  });
}

/**
 * What the page has done since it was loaded, once it has come to rest.
 * @param {Page} page
 * @returns {Promise<Course>}
 */
export async function course(page) {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))); }));
  return page.evaluate(() => ({ .../** @type {any} */ (globalThis).seen }));
}

/** What the first picture of the page has to wait for, by its name. @param {Page} page @returns {Promise<string[]>} */
export function blocking(page) {
  return page.evaluate(() => {
    const asked = /** @type {(PerformanceResourceTiming & { renderBlockingStatus?: string })[]} */ (performance.getEntriesByType('resource'));
    return asked.filter(({ renderBlockingStatus }) => renderBlockingStatus === 'blocking').map(({ name }) => name.split('/').at(-1) ?? '');
  });
}

/**
 * Comes to a page for the first time, then signs in.
 * @param {Stage} stage
 * @param {Portal} portal
 * @param {Page} page in a browser that has fetched nothing yet
 * @param {string} file
 * @param {(page: Page) => Promise<unknown>} look is called at the gate
 */
export async function firstVisit(stage, portal, page, file, look = async () => {}) {
  stage.host.asked.splice(0);
  await page.goto(stage.url(portal, file));
  await reached(page, 'gate');
  const gate = await course(page);
  const asked = [...stage.host.asked];
  const door = weigh(stage, portal);
  const blocks = await blocking(page);
  await look(page);
  stage.host.asked.unshift(...asked);
  await submit(page, passphrase(portal));
  await reached(page, 'open');
  await page.waitForLoadState('networkidle');
  return { gate, door, blocks, opened: weigh(stage, portal) };
}
