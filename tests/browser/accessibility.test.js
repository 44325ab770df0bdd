//! For those who do not see the page, or see it otherwise: what axe says of every kind of page, and what holds on each single page: its name, its headings,
//! its languages, where one is, and room on the smallest phone.
// @ts-check

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { EVERYTHING, examine } from './axe.js';
import { addOldEntries, MOMENT, sights } from './sights.js';
import { passphrase, PORTALS, sentence } from './site.js';
import { assertQuiet, come, explore, go, languageOf, reached, setStage, submit } from './stage.js';

/** @typedef {import('playwright-core').Page} Page */

/** The rules about colours, which alone can find something else in the dark. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
/** Rules that must have had something to look at, or the tests show nothing. */
const MET = [...COLOURS, 'aria-allowed-role', 'definition-list', 'heading-order', 'image-alt', 'landmark-unique', 'region', 'scrollable-region-focusable', 'select-name', 'target-size'];

const DEVICES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
const SMALL_PHONE = { width: 320, height: 640 };

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  stage = await setStage({ change: addOldEntries });
});
after(() => stage.strike());

/** Opens all that is folded. @param {Page} page @param {string} within */
function unfold(page, within) {
  return page.locator(`${within} details:not([open])`).evaluateAll((all) => {
    for (const details of all) details.setAttribute('open', '');
  });
}

for (const portal of PORTALS) {
  test(`${portal}: axe finds nothing on any kind of page`, { timeout: 300_000 }, async (t) => {
    const places = await sights(stage, portal, portal === 'nordlicht' ? { archive: ['Status', 'Älter: 2025'] } : {});
    /** @type {string[]} */
    const findings = [];
    /** @type {Set<string>} */
    const met = new Set();
    await Promise.all(Object.entries(DEVICES).map(async ([device, viewport]) => {
      const { page, context, seen } = await stage.visitor({ moment: MOMENT, viewport, reducedMotion: 'reduce' });
      const look = async (/** @type {string} */ name, /** @type {'light' | 'dark'} */ colorScheme, within = 'html') => {
        await page.emulateMedia({ colorScheme });
        const found = await (colorScheme === 'light' ? examine(page, 'tag', EVERYTHING, within) : examine(page, 'rule', COLOURS, within));
        for (const finding of found.findings) findings.push(`${name} on a ${device}, ${colorScheme}: ${finding}`);
        for (const rule of found.met) met.add(rule);
      };
      const began = performance.now();
      await page.goto(stage.url(portal));
      await reached(page, 'gate');
      await look('the gate', 'light');
      await look('the gate', 'dark');
      await submit(page, 'seven wrong words that open nothing here');
      await page.locator('#gate-message').getByText(sentence(languageOf(portal), 'reader-wrong-passphrase')).waitFor();
      await look('the gate that stays shut', 'light');
      await look('the gate that stays shut', 'dark');
      await submit(page, passphrase(portal));
      await reached(page, 'open');
      for (const { name, url, isTranslated } of places) {
        await go(page, url);
        if (device === 'phone') await unfold(page, 'main');
        await look(name, 'light');
        // What is in another language is in the same colours.
        if (isTranslated) continue;
        await unfold(page, 'main');
        await look(name, 'dark');
      }
      if (device === 'phone') {
        await page.locator('.bar-more').click();
        // Axe judges by what lies under the list, though nothing of that shows.
        await page.locator('main').evaluate((main) => main.style.setProperty('visibility', 'hidden'));
        await look('the rest of the bar', 'light', '.sections');
        await look('the rest of the bar', 'dark', '.sections');
      }
      t.diagnostic(`${device}: ${places.length} pages in ${Math.round(performance.now() - began)} ms`);
      assertQuiet(seen, stage.host);
      await context.close();
    }));
    assert.deepEqual(findings, []);
    assert.deepEqual(MET.filter((rule) => !met.has(rule)), []);
  });
}

/**
 * What is wrong with the page that is shown, whatever page it is.
 * @param {Page} page
 * @param {number} languages how many the portal speaks
 * @returns {Promise<string[]>}
 */
function faults(page, languages) {
  return page.evaluate((count) => {
    /** @type {string[]} */
    const found = [];
    const all = (/** @type {string} */ selector, /** @type {ParentNode} */ root = document) => Array.from(root.querySelectorAll(selector));
    const address = (/** @type {Element} */ link) => link instanceof HTMLAnchorElement && link.href;
    const expect = (/** @type {boolean} */ holds, /** @type {string} */ fault) => holds || found.push(fault);

    const headings = all('h1, h2, h3, h4, h5, h6').filter((heading) => heading.checkVisibility());
    const levels = headings.map(({ tagName }) => Number(tagName[1]));
    expect(levels.filter((level) => level === 1).length === 1, `main headings: ${levels}`);
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1), `a level is left out: ${levels}`);
    expect(headings.every(({ textContent }) => textContent?.trim()), 'a heading is empty');
    expect(document.title.startsWith(document.querySelector('h1')?.textContent?.trim() || '?'), `the title is ${document.title}`);

    const ids = all('[id]').map(({ id }) => id);
    expect(new Set(ids).size === ids.length, `ids are there twice: ${ids.filter((id, index) => ids.indexOf(id) !== index)}`);

    for (const navigation of all('.sections')) {
      const current = all('[aria-current]', navigation);
      const here = all('a', navigation).filter((link) => address(link) === location.href);
      expect(current.length === (document.querySelector('.is-topic, .is-tag') ? 0 : 1), `current places: ${current.length}`);
      expect(here.every((link) => link.getAttribute('aria-current') === 'page'), 'the page is in the navigation, but not as the current one');
      expect(current.every((link) => here.includes(link) === (link.getAttribute('aria-current') === 'page')), 'the current place is another page');
    }

    const { lang } = document.documentElement;
    const switches = all('nav.languages a');
    expect(switches.length === (count > 1 ? count : 0), `languages: ${switches.length}`);
    expect(switches.every((link) => link.hasAttribute('aria-current') === (link.getAttribute('hreflang') === lang)), 'another language is the current one');
    expect(switches.every((link) => link.getAttribute('lang') === link.getAttribute('hreflang')), 'a language is not called in its own words');

    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(over <= 0, `${over} pixels too wide`);
    return found;
  }, languages);
}

for (const portal of PORTALS) {
  test(`${portal}: each page has its name, its headings, its place, and room on the smallest phone`, { timeout: 300_000 }, async (t) => {
    const { page, context } = await stage.visitor({ moment: MOMENT, viewport: SMALL_PHONE, isMobile: true, hasTouch: true });
    await come(page, portal, stage.url(portal, 'index.html'));
    /** @type {string[]} */
    const found = [];
    /** @type {Map<string, string>} */
    const titles = new Map();
    /** @type {Set<string>} */
    const kinds = new Set();
    const pages = await explore(page, async (url) => {
      await unfold(page, 'main');
      for (const fault of await faults(page, portal === 'harbour' ? 2 : 1)) found.push(`${await page.title()}: ${fault}`);
      const name = await page.evaluate(() => `${document.title} (${document.documentElement.lang})`);
      if (titles.has(name)) found.push(`${name} is the title of two pages: ${titles.get(name)} ${url}`);
      titles.set(name, url);
      kinds.add((await page.locator('main').getAttribute('class')) ?? '');
    });
    t.diagnostic(`${pages.length} pages: ${[...kinds].sort().join(' ')}`);
    assert.deepEqual(found, []);
    await context.close();
  });
}
