//! Paper: the sheet of a portal and of a project fits on one page of either size, and what is folded on a screen is read there.
// @ts-check

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PORTALS, sentence } from './site.js';
import { assertQuiet, enter, go, languageOf, link, setStage } from './stage.js';

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.strike());

/** @param {import('playwright-core').Locator} anchor */
const addressOf = (anchor) => anchor.evaluate((target) => /** @type {HTMLAnchorElement} */ (target).href);

/**
 * How many pages it takes.
 * @param {import('playwright-core').Page} page
 * @param {'A4' | 'Letter'} format
 */
async function pages(page, format) {
  const paper = (await page.pdf({ format })).toString('latin1');
  return paper.match(/\/Type \/Page\b/g)?.length;
}

for (const portal of PORTALS) {
  test(`${portal}: where it stands fits on one page`, { timeout: 120_000 }, async () => {
    const { page, context, seen } = await stage.visitor({ moment: '2026-11-23T10:00:00' });
    await enter(page, portal, stage.url(portal));
    const label = sentence(languageOf(portal), 'sheet-link');
    const project = await addressOf(page.locator('.project-card a.entry-title').first());
    await go(page, await addressOf(link(page, label)));
    assert.equal(await page.locator('main.is-sheet .stand, main.is-sheet .needs, main.is-sheet .block-dates').count(), 3);
    for (const format of /** @type {const} */ (['A4', 'Letter'])) assert.equal(await pages(page, format), 1, format);
    await go(page, project);
    await go(page, await addressOf(link(page, label)));
    for (const format of /** @type {const} */ (['A4', 'Letter'])) assert.equal(await pages(page, format), 1, `project, ${format}`);
    assertQuiet(seen, stage.host);
    await context.close();
  });
}

test('folded parts are open on paper, and what only works on a screen is left out', { timeout: 120_000 }, async () => {
  const { page, context } = await stage.visitor();
  await enter(page, 'nordlicht', stage.url('nordlicht'));
  const folded = page.locator('.target-history ol').first();
  assert.equal(await folded.isVisible(), false);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await folded.isVisible(), true);
  for (const part of ['.sections', '.top button', '.foot button']) assert.equal(await page.locator(part).first().isVisible(), false, part);
  await context.close();
});
