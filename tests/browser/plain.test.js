//! The demo in the theme `plain`: its gate and every page open, follow each other in place and fit on the smallest phone, and axe finds nothing on any kind.
// @ts-check

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { EVERYTHING, examine } from './axe.js';
import { MOMENT } from './sights.js';
import { passphrase, PORTALS } from './site.js';
import { assertQuiet, explore, reached, setStage, submit } from './stage.js';

const SMALL_PHONE = { width: 320, height: 640 };
/** Where all cells of a table show: of others axe cannot judge the colours. */
const DESKTOP = { width: 1280, height: 900 };
/** So many kinds of pages each portal has at least. */
const KINDS = 15;

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  stage = await setStage({
    change(content) {
      const book = join(content, '../book.toml');
      writeFileSync(book, readFileSync(book, 'utf8').replace('[build]', '[output.html]\ntheme = "plain"\n\n[build]'));
    },
  });
});
after(() => stage.strike());

/** What is wrong with the page that is shown, whatever page it is. @param {import('playwright-core').Page} page @returns {Promise<string[]>} */
function faults(page) {
  return page.evaluate(() => {
    /** @type {string[]} */
    const found = [];
    const expect = (/** @type {boolean} */ holds, /** @type {string} */ fault) => holds || found.push(fault);
    const headings = Array.from(document.querySelectorAll('h1, h2, h3, h4, h5, h6')).filter((heading) => heading.checkVisibility());
    const levels = headings.map(({ tagName }) => Number(tagName[1]));
    expect(levels.filter((level) => level === 1).length === 1, `main headings: ${levels}`);
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1), `a level is left out: ${levels}`);
    expect(document.querySelectorAll('[style], style, main script').length === 0, 'a style or a script of its own');
    const ids = Array.from(document.querySelectorAll('[id]'), ({ id }) => id);
    expect(new Set(ids).size === ids.length, `ids are there twice: ${ids.filter((id, index) => ids.indexOf(id) !== index)}`);
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(over <= 0, `${over} pixels too wide`);
    expect(document.querySelector('.plain') !== null, 'another theme');
    return found;
  });
}

for (const portal of PORTALS) {
  test(`${portal}: all of it in plain`, { timeout: 400_000 }, async (t) => {
    const { page, context, seen } = await stage.visitor({ moment: MOMENT, viewport: SMALL_PHONE, reducedMotion: 'reduce' });
    /** @type {string[]} */
    const found = [];
    const look = async (/** @type {string} */ where) => {
      await page.setViewportSize(DESKTOP);
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        await page.emulateMedia({ colorScheme });
        const { findings } = await (colorScheme === 'light' ? examine(page, 'tag', EVERYTHING, 'html') : examine(page, 'rule', ['color-contrast', 'link-in-text-block'], 'html'));
        found.push(...findings.map((finding) => `${where}, ${colorScheme}: ${finding}`));
      }
      await page.setViewportSize(SMALL_PHONE);
    };
    await page.goto(stage.url(portal));
    await reached(page, 'gate');
    await look('the gate');
    await submit(page, passphrase(portal));
    await reached(page, 'open');
    /** @type {Set<string>} */
    const kinds = new Set();
    const pages = await explore(page, async () => {
      await page.locator('main details:not([open])').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
      const title = await page.title();
      found.push(...(await faults(page)).map((fault) => `${title}: ${fault}`));
      const kind = await page.locator('main > h1 + .plain-soft').evaluate((line) => line.textContent?.split(/ · |,/)[0]?.trim() ?? '');
      // Sections are called alike, but one is a board, another a register.
      const isInNavigation = await page.locator('.plain-top nav [aria-current="page"]').count() > 0;
      if (kinds.has(kind) && !isInNavigation) return;
      kinds.add(kind);
      await look(`${title} (${kind})`);
    });
    t.diagnostic(`${pages.length} pages: ${[...kinds].join(', ')}`);
    assert.deepEqual(found, []);
    assert.ok(kinds.size >= KINDS, `${kinds.size} kinds of pages: ${[...kinds].join(', ')}`);
    assertQuiet(seen, stage.host);
    await page.getByRole('banner').locator('[data-action="lock"]').click();
    await reached(page, 'gate');
    await context.close();
  });
}
