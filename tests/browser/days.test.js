//! What the home page says on some day, whichever clock the reader's own zone shows, and the timeline's filter.
// @ts-check

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PORTALS, sentence } from './site.js';
import { assertQuiet, come, enter, languageOf, reached, section, setStage } from './stage.js';

/**
 * @typedef {import('playwright-core').Page} Page
 */

/** What is due first in each portal, and what its home page says of the next news. */
const EXPECTED = /** @type {const} */ ({
  nordlicht: {
    needs: ['Text der Beilagekarte freigeben', 'Inhalt der Weihnachtskiste bestätigen', 'Stückzahl je Lieferwagen nennen', 'Rechnung R-2026-0142 bezahlen: 11.263,35 €'],
    ahead: 'Nächster Bericht bis Fr., 27. Nov.',
    late: 'Ein Bericht war fällig am Fr., 27. Nov.',
    relative: 'in 3 Tagen',
  },
  harbour: {
    needs: ['Say who keeps the key to the board cabinets', 'Approve the winter timetable as proofread', 'Keep the lifting platform until 11 December'],
    ahead: 'Next update due Fri 27 Nov',
    late: 'An update was due on Fri 27 Nov',
    relative: 'in 4 days',
  },
});

/**
 * Moments around midnight in the portal's zone, with how many of the needs are overdue and whether the news is late. The day begins at
 * 23:00 UTC in Berlin, at 24:00 in London.
 * @type {Record<import('./site.js').Portal, [moment: string, overdue: number, late: boolean][]>}
 */
const MOMENTS = {
  nordlicht: [
    ['2026-11-22T12:00:00Z', 1, false],
    ['2026-11-25T22:59:00Z', 1, false],
    ['2026-11-25T23:00:00Z', 2, false],
    ['2026-11-27T22:59:00Z', 2, false],
    ['2026-11-27T23:00:00Z', 4, true],
  ],
  harbour: [
    ['2026-11-22T12:00:00Z', 1, false],
    ['2026-11-26T23:59:00Z', 1, false],
    ['2026-11-27T00:00:00Z', 2, false],
    ['2026-11-27T23:59:00Z', 2, false],
    ['2026-11-28T00:00:00Z', 3, true],
  ],
};

/** Browsers far from either portal: their own day is another one. */
const ZONES = ['America/Los_Angeles', 'Pacific/Auckland'];

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage.strike());

/** What the home page calls overdue. @param {Page} page */
function overdue(page) {
  return page.locator('.needs .need').evaluateAll((needs) => needs
    .filter((need) => need.querySelector('.badge:not([hidden])'))
    .map((need) => need.querySelector('.entry-title')?.textContent?.trim().replace(/\s+/g, ' ')));
}

/** The entries of a timeline that are shown, as `kind author`. @param {Page} page */
function shown(page) {
  return page.locator('#timeline [data-item]').evaluateAll((items) => items
    .filter((item) => !item.closest('[hidden]'))
    .map(({ dataset: { kind, author } }) => ({ kind, author })));
}

for (const portal of PORTALS) {
  const language = languageOf(portal);
  const { needs, ahead, late, relative } = EXPECTED[portal];

  for (const timezoneId of ZONES) {
    test(`${portal}: what is overdue, seen from ${timezoneId}`, { timeout: 120_000 }, async () => {
      for (const [moment, count, isLate] of MOMENTS[portal]) {
        const { page, context, seen } = await stage.visitor({ moment, timezoneId });
        await enter(page, portal, stage.url(portal));
        assert.deepEqual(await overdue(page), needs.slice(0, count), moment);
        assert.deepEqual(await page.locator('.next-update:visible').allInnerTexts(), [isLate ? late : ahead], moment);
        assert.deepEqual(await page.locator('.needs .need').nth(1).locator('.relative:visible').count(), count < 2 ? 1 : 0, moment);
        if (moment === MOMENTS[portal][0]?.[0]) assert.match(await page.locator('.needs').innerText(), new RegExp(`\\(${relative}\\)`));
        assertQuiet(seen, stage.host);
        await context.close();
      }
    });
  }

  test(`${portal}: the timeline shows what is asked for, and says so in its address`, async () => {
    const { page, context, seen } = await stage.visitor();
    await enter(page, portal, stage.url(portal));
    const url = await section(page, sentence(language, 'section-status')).evaluate((link) => /** @type {HTMLAnchorElement} */ (link).href);
    await page.goto(url);
    await reached(page, 'open');
    const all = await shown(page);
    const says = page.locator('form.filter output');
    const numbers = async () => (await says.innerText()).match(/\d+/g)?.map(Number);
    assert.ok(all.length > 15);
    assert.deepEqual(await numbers(), [all.length, all.length]);

    const risks = all.filter(({ kind }) => kind === 'risk');
    assert.ok(risks.length > 0 && risks.length < all.length);
    await page.locator('select[name=kind]').selectOption('risk');
    assert.deepEqual(await shown(page), risks);
    assert.deepEqual(await numbers(), [risks.length, all.length]);
    assert.equal(new URL(page.url()).hash, '#filter:kind=risk');
    assert.equal(await page.locator('#timeline [data-group]:visible').filter({ hasNot: page.locator('[data-item]:visible') }).count(), 0, 'no month is left empty');

    const author = risks[0]?.author ?? '';
    await page.locator('select[name=author]').selectOption(author);
    const both = risks.filter((risk) => risk.author === author);
    assert.deepEqual(await shown(page), both);

    await page.reload();
    await come(page, portal, page.url());
    assert.deepEqual(await shown(page), both, 'the address says it all');
    assert.equal(await page.locator('select[name=kind]').inputValue(), 'risk');

    await page.locator('form.filter button[type=reset]').click();
    assert.deepEqual(await shown(page), all);
    assert.deepEqual(await numbers(), [all.length, all.length]);
    assert.equal(page.url().split('#')[0], url);
    assert.doesNotMatch(page.url(), /filter/);
    assert.ok(stage.host.asked.every((path) => !path.includes('risk')), 'the host is not told');
    assertQuiet(seen, stage.host);
    await context.close();
  });
}
