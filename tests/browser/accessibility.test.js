//! Who cannot see the page, or sees it otherwise: axe on every kind of page, and on all pages what holds without exception: headings, languages, the current
//! place, and room on the smallest phone.
// @ts-check

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { MOMENT, sights } from './sights.js';
import { passphrase, PORTALS, sentence } from './site.js';
import { assertQuiet, explore, go, languageOf, reached, setStage, submit } from './stage.js';

/** @typedef {import('playwright-core').Page} Page */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.0 to 2.2 at levels A and AA, and what axe advises beyond them. */
const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
/** The rules that judge colours: only these can find something else in the dark. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const SMALL_PHONE = { width: 320, height: 640 };

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage.strike());

/**
 * What axe finds on the page. It is evaluated from outside: the page's own policy stays in force, so that axe sees the page as its readers do.
 * @param {Page} page
 * @param {{ type: 'tag' | 'rule', values: string[] }} runOnly
 * @returns {Promise<{ findings: string[], passed: string[] }>}
 */
async function examine(page, runOnly) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async (options) => {
    const { violations, passes } = await /** @type {any} */ (globalThis).axe.run(document, options);
    return {
      findings: violations.flatMap((/** @type {any} */ { id, nodes }) => nodes.map((/** @type {any} */ { target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 200)}`)),
      passed: passes.map((/** @type {any} */ { id }) => id),
    };
  }, { runOnly, resultTypes: ['violations'] });
}

/** Opens all that is folded. @param {Page} page @param {string} within */
function unfold(page, within) {
  return page.locator(`${within} details:not([open])`).evaluateAll((all) => {
    for (const details of all) details.setAttribute('open', '');
  });
}

/** By how much the page is wider than the screen. @param {Page} page */
function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

for (const portal of PORTALS) {
  test(`${portal}: axe finds nothing on any kind of page`, { timeout: 300_000 }, async (t) => {
    const places = await sights(stage, portal);
    const { page, context, seen } = await stage.visitor({ moment: MOMENT, reducedMotion: 'reduce' });
    /** @type {string[]} */
    const findings = [];
    /** @type {Set<string>} */
    const passed = new Set();
    const look = async (/** @type {string} */ name, /** @type {Parameters<typeof examine>[1]} */ runOnly, viewport = PHONE, colorScheme = /** @type {'light' | 'dark'} */ ('light')) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      const { findings: more, passed: well } = await examine(page, runOnly);
      findings.push(...more.map((finding) => `${name}, ${viewport.width} pixels, ${colorScheme}: ${finding}`));
      for (const rule of well) passed.add(rule);
    };
    const lookAround = async (/** @type {string} */ name) => {
      await look(name, { type: 'tag', values: ALL }, DESKTOP);
      await unfold(page, '#content');
      await look(name, { type: 'rule', values: COLOURS }, DESKTOP);
      await look(name, { type: 'rule', values: COLOURS }, DESKTOP, 'dark');
      await look(name, { type: 'rule', values: COLOURS }, PHONE, 'dark');
      await look(name, { type: 'tag', values: ALL });
    };

    await page.goto(stage.url(portal));
    await reached(page, 'gate');
    await lookAround('gate');
    await submit(page, 'seven wrong words that open nothing here');
    await page.locator('#gate-message').getByText(sentence(languageOf(portal), 'reader-wrong-passphrase')).waitFor();
    await lookAround('gate after a wrong passphrase');
    await submit(page, passphrase(portal));
    await reached(page, 'open');
    for (const { name, url } of places) {
      await go(page, url);
      const began = performance.now();
      await lookAround(name);
      t.diagnostic(`${name}: ${Math.round(performance.now() - began)} ms`);
    }
    await go(page, stage.url(portal));
    await unfold(page, '.top');
    await look('menu', { type: 'tag', values: ALL });
    await look('menu', { type: 'rule', values: COLOURS }, PHONE, 'dark');

    assert.deepEqual(findings, []);
    for (const rule of [...COLOURS, 'target-size', 'heading-order', 'region']) assert.ok(passed.has(rule), `axe has looked for ${rule}`);
    assertQuiet(seen, stage.host);
    await context.close();
  });
}
