//! Budgets on some day: what the sentence, the mark of today and the words about pace say, whichever page shows them, and whether everybody can read them.
// @ts-check

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { EVERYTHING, examine } from './axe.js';
import { SCREENSHOTS } from './site.js';
import { assertQuiet, come, enter, go, section, setStage } from './stage.js';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./site.js').Portal} Portal
 */

const DESKTOP = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const LOOKS = {
  'desktop-light': { ...DESKTOP, colorScheme: /** @type {const} */ ('light') },
  'desktop-dark': { ...DESKTOP, colorScheme: /** @type {const} */ ('dark') },
  'phone-light': { ...PHONE, colorScheme: /** @type {const} */ ('light') },
  'phone-dark': { ...PHONE, colorScheme: /** @type {const} */ ('dark') },
  'phone-small': { viewport: { width: 320, height: 640 } },
  'forced-colours': { ...DESKTOP, forcedColors: /** @type {const} */ ('active') },
};

/** A day within every year that the demo is about. */
const MOMENT = '2026-11-23T11:00:00Z';

/**
 * Moments around midnight in the portal's zone: what the sentence says of the year, whether spending is ahead of it, and where today is, if in it.
 * @type {Record<'nordlicht' | 'harbour', [moment: string, sentence: RegExp, pace: string | null, today: number | null][]>}
 */
const MOMENTS = {
  nordlicht: [
    ['2025-12-31T22:59:00Z', /^Das Jahr beginnt am 1\. Januar 2026\. Bewilligt sind 81\.590,00 €\.$/, null, null],
    ['2025-12-31T23:00:00Z', /^62 % verbraucht, 0 % des Jahres vorbei, Prognose 2 % unter dem Budget\.$/, 'ahead', 1 / 365],
    ['2026-07-01T10:00:00Z', /, 50 % des Jahres vorbei,/, 'ahead', 182 / 365],
    ['2026-08-15T10:00:00Z', /, 62 % des Jahres vorbei,/, 'level', 227 / 365],
    ['2026-12-31T22:59:00Z', /, 100 % des Jahres vorbei,/, 'behind', 1],
    ['2026-12-31T23:00:00Z', /^Das Jahr ist vorbei: 62 % verbraucht, am Ende 2 % unter dem Budget\.$/, null, null],
  ],
  harbour: [
    ['2026-01-01T00:00:00Z', /^63% used, 0% of the year gone, forecast 3% below budget\.$/, 'ahead', 1 / 365],
    ['2026-11-23T11:00:00Z', /, 90% of the year gone,/, 'behind', 327 / 365],
    ['2027-01-01T00:00:00Z', /^The year is over: 63% used, 3% below budget in the end\.$/, null, null],
  ],
};

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
/** @type {Record<string, [Portal, string]>} */
const places = {};
before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  stage = await setStage();
  for (const [portal, budget] of /** @type {const} */ ([['nordlicht', 'Haushaltsplan 2026'], ['harbour', 'The year 2026 in figures']])) {
    const { page, context } = await stage.visitor({ moment: MOMENT });
    await come(page, portal, stage.url(portal));
    const all = await address(section(page, 'Budget'));
    await go(page, all);
    places[`${portal}-all`] = [portal, all];
    places[`${portal}-budget`] = [portal, await address(page.locator('#content h2').getByRole('link', { name: budget }))];
    if (portal === 'harbour') places['harbour-project'] = [portal, await address(page.locator('#content h2').getByRole('link', { name: 'Keeping the boards alive' }))];
    await context.close();
  }
});
after(() => stage.strike());

/** @param {import('playwright-core').Locator} link */
function address(link) {
  return link.evaluate((anchor) => /** @type {HTMLAnchorElement} */ (anchor).href);
}

/** @param {string} name @returns {[Portal, string]} */
function place(name) {
  const found = places[name];
  assert.ok(found, name);
  return found;
}

for (const [portal, moments] of Object.entries(MOMENTS)) {
  test(`${portal}: a budget says how it stands on the day of reading`, { timeout: 120_000 }, async () => {
    const [own, url] = place(`${portal}-budget`);
    for (const [moment, sentence, pace, today] of moments) {
      const { page, context, seen } = await stage.visitor({ moment, timezoneId: 'Pacific/Auckland' });
      await enter(page, own, url);
      const said = await page.locator('.stand .budget-message:visible').allInnerTexts();
      assert.equal(said.length, 1, moment);
      assert.match((said[0] ?? '').replace(/\u00a0/g, ' '), sentence, moment);
      const paces = await page.locator('.budget-pace:visible').evaluateAll((all) => all.map(({ className }) => className.replace('budget-pace is-', '')));
      assert.deepEqual(paces, pace === null ? [] : [pace], moment);
      const marks = await page.locator('.chart-course g.today:visible').evaluateAll((all) => all.map((mark) => {
        const x = Number(/translate\(([\d.]+) 0\)/.exec(mark.getAttribute('transform') ?? '')?.[1]);
        return x / Number(mark.getAttribute('data-today-width'));
      }));
      assert.equal(marks.length, today === null ? 0 : 1, moment);
      if (today !== null) assert.ok(Math.abs((marks[0] ?? NaN) - today) < 1e-6, `${moment}: ${marks}`);
      assertQuiet(seen, stage.host);
      await context.close();
    }
  });
}

test('the budget of the running year stands at home and above all years', { timeout: 120_000 }, async () => {
  for (const [moment, title] of [['2025-06-30T10:00:00Z', 'Haushaltsplan 2025'], ['2026-11-23T11:00:00Z', 'Haushaltsplan 2026'], ['2028-01-01T10:00:00Z', 'Haushaltsplan 2026']]) {
    const { page, context, seen } = await stage.visitor({ moment });
    await enter(page, 'nordlicht', stage.url('nordlicht'));
    assert.deepEqual(await page.locator('.block-budget h3:visible').allInnerTexts(), [title]);
    await go(page, place('nordlicht-all')[1]);
    assert.deepEqual(await page.locator('.stand h2:visible').allInnerTexts(), [title]);
    assertQuiet(seen, stage.host);
    await context.close();
  }
});

test('a retainer shows the period of the day', { timeout: 60_000 }, async () => {
  const [portal, url] = place('harbour-project');
  for (const [moment, period, left] of [['2026-10-31T12:00:00Z', 'October 2026', '1 h left'], ['2026-11-01T12:00:00Z', 'November 2026', '0.5 h overused']]) {
    const { page, context } = await stage.visitor({ moment });
    await enter(page, portal, url);
    assert.deepEqual(await page.locator('.budget-retainer h3:visible').allInnerTexts(), [period]);
    assert.deepEqual(await page.locator('.budget-retainer .budget-now:visible .bar-name').allInnerTexts(), [(left ?? '').replace(' h', '\u00a0h')]);
    await context.close();
  }
});

/** What sticks out: of the page, or of a drawing. @param {Page} page */
function faults(page) {
  return page.evaluate(() => {
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const found = over > 0 ? [`the page is ${over} pixels too wide`] : [];
    for (const svg of document.querySelectorAll('figure.chart svg')) {
      const sheet = svg.getBoundingClientRect();
      if (sheet.width === 0) continue;
      for (const text of svg.querySelectorAll('text')) {
        const box = text.getBoundingClientRect();
        if (box.width === 0) continue;
        const outside = Math.max(sheet.left - box.left, box.right - sheet.right, sheet.top - box.top, box.bottom - sheet.bottom);
        if (outside > 1.5) found.push(`\`${text.textContent}\` sticks out by ${outside.toFixed(1)}`);
      }
    }
    for (const bar of document.querySelectorAll('main .bullet')) {
      const { width, height } = bar.getBoundingClientRect();
      if (bar.checkVisibility() && (width < 20 || Math.abs(height - 22) > 1)) found.push(`a bar has ${width} × ${height} pixels`);
    }
    return found;
  });
}

for (const [look, options] of Object.entries(LOOKS)) {
  test(`${look}: budgets fit and axe finds nothing`, { timeout: 240_000 }, async () => {
    for (const name of Object.keys(places)) {
      const [portal, url] = place(name);
      const { page, context, seen } = await stage.visitor({ moment: MOMENT, reducedMotion: 'reduce', ...options });
      await enter(page, portal, url);
      assert.deepEqual(await faults(page), [], name);
      await page.screenshot({ path: join(SCREENSHOTS, `budgets-${name}-${look}.png`), fullPage: true });
      if (!('forcedColors' in options)) {
        await page.locator('main details:not([open])').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
        assert.deepEqual((await examine(page, 'tag', EVERYTHING, 'html')).findings, [], name);
        assert.deepEqual(await faults(page), [], `${name}, unfolded`);
      }
      assertQuiet(seen, stage.host);
      await context.close();
    }
  });
}

test('on paper nothing is cut off', { timeout: 60_000 }, async () => {
  for (const name of Object.keys(places)) {
    const [portal, url] = place(name);
    const { page, context } = await stage.visitor({ moment: MOMENT, viewport: { width: 680, height: 900 } });
    await enter(page, portal, url);
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual(await faults(page), [], name);
    await page.screenshot({ path: join(SCREENSHOTS, `budgets-${name}-print.png`), fullPage: true });
    await context.close();
  }
});
