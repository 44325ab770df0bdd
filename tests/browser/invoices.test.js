//! Electronic invoices: readable beside their files, on every screen, and the files themselves open in a tab that the portal closes.
// @ts-check

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { EVERYTHING, examine } from './axe.js';
import { MOMENT } from './sights.js';
import { assertQuiet, come, follow, section, setStage } from './stage.js';

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;

before(async () => {
  stage = await setStage();
});
after(() => stage?.strike());

/** @type {[import('./site.js').Portal, string, string][]} */
const DOCUMENTS = [
  ['nordlicht', 'Dokumente', 'Rechnung September und Oktober'],
  ['harbour', 'Documents', 'Invoice for September and October'],
];

/**
 * @param {import('./site.js').Portal} portal
 * @param {import('playwright-core').BrowserContextOptions} options
 */
async function atInvoice(portal, options = {}) {
  const visitor = await stage.visitor({ moment: MOMENT, viewport: { width: 1280, height: 900 }, ...options });
  const [, name, title] = DOCUMENTS.find(([known]) => known === portal) ?? ['', '', ''];
  await come(visitor.page, portal, stage.url(portal));
  await follow(visitor.page, section(visitor.page, name));
  await follow(visitor.page, visitor.page.locator('#content').getByRole('link', { name: title, exact: true }).first());
  return visitor;
}

test('what an invoice says is read in the language of the portal', async () => {
  const german = await atInvoice('nordlicht');
  const invoice = german.page.locator('.ebill');
  const text = await invoice.innerText();
  for (const words of ['R-2026-0142.pdf', '2\u00a0Monate', '1.600,00', '19', '11.263,35', '27. November 2026', 'ersetzt weder']) {
    assert.ok(text.includes(words), `${words} is missing in\n${text}`);
  }
  assertQuiet(german.seen, stage.host);
  const english = await atInvoice('harbour');
  const words = await english.page.locator('.ebill').innerText();
  for (const said of ['R-2026-0139.xml', '2\u00a0months', '£1,320.00', '20%', '£10,644.00', '29 November 2026', 'replaces neither']) {
    assert.ok(words.includes(said), `${said} is missing in\n${words}`);
  }
  assertQuiet(english.seen, stage.host);
});

test('it fits every screen and everybody can use it', async () => {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const { page, context } = await atInvoice('nordlicht', { colorScheme });
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `at ${width} pixels the page is ${over} too wide`);
      assert.deepEqual((await examine(page, 'tag', EVERYTHING, 'html')).findings, []);
    }
    await context.close();
  }
});

test('a PDF opens in a tab of its own, which goes when the portal is locked', async () => {
  const { page, context, seen } = await atInvoice('nordlicht');
  const open = page.locator('.files a[data-open]').first();
  const [tab] = await Promise.all([context.waitForEvent('page'), open.click()]);
  await tab.waitForURL(/^blob:/);
  const shown = await tab.evaluate(() => ({ type: document.contentType, opener: window.opener }));
  assert.deepEqual(shown, { type: 'application/pdf', opener: null });
  const closed = tab.waitForEvent('close');
  await page.locator('[data-action="lock"]').first().click();
  await closed;
  assert.deepEqual(seen.complaints, []);
});

test('what would run as a page of the portal is never opened, whatever a template says', async () => {
  const { page, context } = await atInvoice('nordlicht');
  const open = page.locator('.files a[data-open]').first();
  for (const type of ['text/html', 'image/svg+xml', 'application/xml', 'application/xhtml+xml', 'application/octet-stream', 'application/pdf;x=1', '']) {
    await open.evaluate((link, type) => link.setAttribute('type', type), type);
    const [download] = await Promise.all([page.waitForEvent('download'), open.click()]);
    assert.equal(download.suggestedFilename(), 'R-2026-0142.pdf');
    assert.equal(context.pages().length, 1, type);
  }
});

test('an XML is offered as a download alone', async () => {
  const { page } = await atInvoice('harbour');
  const xml = page.locator('.files li', { hasText: 'R-2026-0139.xml' });
  assert.equal(await xml.locator('a').count(), 1);
  const [download] = await Promise.all([page.waitForEvent('download'), xml.locator('a').click()]);
  assert.equal(download.suggestedFilename(), 'R-2026-0139.xml');
});
