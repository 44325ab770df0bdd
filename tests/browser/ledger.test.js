//! The page of a ledger in the browser: what is searched, sorted and added up, what the address keeps, and what is there without the module.
// @ts-check

import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { EVERYTHING, examine } from './axe.js';
import { SCREENSHOTS, sentence } from './site.js';
import { assertQuiet, come, follow, go, reached, setStage } from './stage.js';

/** @typedef {import('playwright-core').Page} Page */

const HOSTILE = '<img src=x onerror=alert(1)> & <b>"bold"</b>';
/** Of the weather reserve, a cent more with each: 0.01 + … + 4.50. */
const MORE = Array.from({ length: 450 }, (_, at) => `2026-${String(1 + at % 9).padStart(2, '0')}-15,weather-reserve,actual,${((at + 1) / 100).toFixed(2)},,,Sandbag ${at + 1}`);

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
/** @type {string} */
let address;
before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  stage = await setStage({
    change(content) {
      const quoted = `"${HOSTILE.replaceAll('"', '""')}"`;
      appendFileSync(join(content, 'harbour/budget/2026.csv'), `${MORE.join('\n')}\n2026-10-20,care-and-on-call,actual,12.00,,"javascript:alert(1)",${quoted}\n`);
    },
  });
  address = await ledgerOf('harbour', 'The year 2026 in figures');
});
after(() => stage.strike());

/** Where a budget's ledger is. @param {import('./site.js').Portal} portal @param {string} title */
async function ledgerOf(portal, title) {
  const { page, context } = await stage.visitor();
  await come(page, portal, stage.url(portal));
  for (const file of readdirSync(stage.site.folder(portal)).filter((name) => /^[a-z0-9]{16}\.html$/.test(name))) {
    await go(page, stage.url(portal, file));
    if (await page.locator('form[data-ledger]').count() && await page.locator('h1').innerText() === title) {
      await context.close();
      return stage.url(portal, file);
    }
  }
  throw new Error(`there is no ledger of ${title}`);
}

/** @param {import('playwright-core').BrowserContextOptions} [options] */
async function atLedger(options = {}, fragment = '') {
  const visitor = await stage.visitor(options);
  await come(visitor.page, 'harbour', address + fragment);
  return visitor;
}

/** @param {Page} page */
const told = (page) => page.locator('form[data-ledger] output').innerText();
/** @param {Page} page */
const fragment = (page) => new URL(page.url()).hash;
/** What stands in a column of the rows that are drawn. @param {Page} page @param {string} key */
const column = (page, key) => page.locator(`.ledger tbody tr:not(.of-month) .of-${key}`).allInnerTexts();
/** @param {Page} page */
const spent = (page) => page.locator('.ledger tfoot [data-sum="spent"] .of-amount').innerText();
/** Pounds and pence as pence. @param {string} amount */
const pence = (amount) => Math.round(Number(amount.replace(/[£,]/g, '')) * 100);

test('the newest bookings come first, by month, with what each month comes to', async () => {
  const { page, seen } = await atLedger();
  const count = 22 + MORE.length + 1;
  assert.equal(await told(page), `${count} of ${count} bookings`);
  assert.equal((await column(page, 'date')).length, 200);
  assert.equal(await page.locator('.ledger [aria-sort]').getAttribute('data-key'), 'date');
  assert.equal(await page.locator('.ledger [aria-sort]').getAttribute('aria-sort'), 'descending');
  const rows = await page.locator('.ledger tbody').first().locator('tr').allInnerTexts();
  assert.match(rows[0] ?? '', /^(October|November) 2026\t/);
  const amounts = await page.locator('.ledger tbody').first().locator('tr:not(.is-committed, .of-month) .of-amount').allInnerTexts();
  const sum = await page.locator('.ledger .of-month .of-amount').first().innerText();
  assert.equal(amounts.reduce((all, amount) => all + pence(amount), 0), pence(sum));
  assertQuiet(seen, stage.host);
});

test('a search shows what has all words, adds it up exactly, and is kept in the address', async () => {
  const { page, seen } = await atLedger();
  const search = page.getByRole('searchbox');
  await search.fill('sandbag');
  assert.equal(await told(page), `450 of ${22 + MORE.length + 1} bookings`);
  assert.equal(await spent(page), '£1,014.75');
  await search.fill('sandbag 45');
  assert.equal(await told(page), `6 of ${22 + MORE.length + 1} bookings`);
  assert.equal(await spent(page), '£16.75');
  assert.equal(await page.locator('.ledger tfoot [data-sum="committed"]').isVisible(), false);
  await page.waitForURL(/#q=sandbag\+45$/);
  await page.reload();
  await reached(page, 'open');
  assert.equal(await search.inputValue(), 'sandbag 45');
  assert.equal(await spent(page), '£16.75');
  await search.press('Enter');
  await search.fill('no such booking');
  assert.equal(await page.locator('[data-none]').innerText(), sentence('en', 'ledger-none'));
  assert.equal(await told(page), `0 of ${22 + MORE.length + 1} bookings`);
  await page.getByRole('button', { name: sentence('en', 'filter-reset') }).click();
  assert.equal(fragment(page), '');
  assert.equal((await column(page, 'date')).length, 200);
  assertQuiet(seen, stage.host);
});

test('a line and a kind are chosen by the address, and by hand', async () => {
  const { page } = await atLedger({}, '#line=weather-reserve&kind=actual');
  assert.equal(await page.locator('select[name="line"]').inputValue(), 'weather-reserve');
  assert.deepEqual([...new Set(await column(page, 'line'))], ['Weather reserve']);
  await page.locator('select[name="line"]').selectOption('booking-engine');
  assert.equal(fragment(page), '#line=booking-engine&kind=actual');
  await page.locator('select[name="kind"]').selectOption('committed');
  assert.deepEqual([...new Set(await column(page, 'kind'))], ['Committed']);
  assert.equal(await page.locator('.ledger tfoot [data-sum="spent"]').isVisible(), false);
  // Nothing of a fragment is believed.
  await page.goto(`${address}#line=nothing&sort=-constructor&kind=__proto__`);
  await reached(page, 'open');
  await page.waitForFunction(() => !(/** @type {HTMLSelectElement} */ (document.querySelector('select[name="line"]')).value));
  assert.equal((await column(page, 'date')).length, 200);
});

test('heads of columns sort, by mouse and keyboard, and say how', async () => {
  const { page } = await atLedger();
  const amount = page.locator('.ledger th[data-key="amount"]');
  await amount.getByRole('button').click();
  assert.equal(await amount.getAttribute('aria-sort'), 'descending');
  assert.equal(fragment(page), '#sort=-amount');
  const down = (await column(page, 'amount')).map(pence);
  assert.deepEqual(down, [...down].sort((one, other) => other - one));
  assert.equal(await page.locator('.ledger .of-month').count(), 0);
  await page.keyboard.press('Enter');
  assert.equal(await amount.getAttribute('aria-sort'), 'ascending');
  const up = (await column(page, 'amount')).map(pence);
  assert.deepEqual(up, [...up].sort((one, other) => one - other));
  await page.locator('.ledger th[data-key="note"] button').click();
  assert.equal(await page.locator('.ledger [aria-sort]').count(), 1);
  assert.deepEqual((await column(page, 'note')).filter((note) => note.startsWith('Sandbag')).slice(0, 3), ['Sandbag 1', 'Sandbag 2', 'Sandbag 3']);
});

test('more are drawn when somebody asks, and the focus goes on with them', async () => {
  const { page } = await atLedger();
  const more = page.locator('[data-more]');
  assert.equal(await more.innerText(), 'Show 200 more');
  await more.click();
  assert.equal((await column(page, 'date')).length, 400);
  assert.equal(await more.innerText(), 'Show 73 more');
  assert.ok(await page.locator('.ledger tbody tr:not(.of-month)').nth(200).evaluate((row) => row === document.activeElement));
  await more.click();
  assert.equal((await column(page, 'date')).length, 473);
  assert.equal(await more.isVisible(), false);
});

test('the way to a document and back keeps what was chosen', async () => {
  const { page } = await atLedger();
  await page.locator('select[name="line"]').selectOption('care-and-on-call');
  await page.locator('.ledger th[data-key="amount"] button').click();
  const shown = await told(page);
  await follow(page, page.locator('.ledger td.of-document a').first());
  assert.notEqual(await page.locator('form[data-ledger]').count(), 1);
  await page.goBack();
  await page.locator('form[data-ledger]').waitFor();
  assert.equal(fragment(page), '#line=care-and-on-call&sort=-amount');
  assert.equal(await told(page), shown);
  assert.equal(await page.locator('select[name="line"]').inputValue(), 'care-and-on-call');
});

test('what was searched for leaves the address when the portal is locked', async () => {
  const { page } = await atLedger();
  await page.getByRole('searchbox').fill('sandbag');
  await page.waitForURL(/#q=sandbag$/);
  await page.getByRole('button', { name: sentence('en', 'lock') }).click();
  await reached(page, 'gate');
  assert.equal(fragment(page), '');
  assert.doesNotMatch(await page.content(), /Sandbag/i);
});

test('texts stay texts', async () => {
  const { page, seen } = await atLedger({}, '#q=onerror');
  assert.deepEqual(await column(page, 'note'), [HOSTILE]);
  assert.deepEqual(await column(page, 'document'), ['javascript:alert(1)']);
  assert.equal(await page.locator('.ledger tbody :is(img, b, a)').count(), 0);
  assertQuiet(seen, stage.host);
});

test('without its module the newest bookings are a plain table, with a sentence', async () => {
  const { page, context } = await stage.visitor();
  await context.route('**/ledger.js', (route) => route.abort());
  await come(page, 'harbour', address);
  assert.equal(await page.locator('[data-reader="notice"]').innerText(), sentence('en', 'reader-part-failed'));
  assert.equal(await page.locator('form[data-ledger]').isVisible(), false);
  assert.equal(await page.locator('.ledger tbody tr').count(), 50);
  assert.match(await page.locator('[data-rest]').innerText(), /473 bookings/);
  await follow(page, page.locator('nav.sections a').first());
  assert.equal(await page.locator('[data-reader="notice"]').count(), 0);
});

test('no visitor loads the module before a page needs it', async () => {
  const { page, seen } = await stage.visitor();
  await come(page, 'harbour', stage.url('harbour'));
  const asked = () => seen.asked.filter((url) => /\/(ledger|bookings|versions|compare)\.js$/.test(url)).map((url) => url.split('/').at(-1)).sort();
  assert.deepEqual(asked(), []);
  await go(page, address);
  assert.deepEqual(asked(), ['bookings.js', 'ledger.js']);
});

for (const [name, width, scheme] of /** @type {const} */ ([['desk', 1280, 'light'], ['desk', 1280, 'dark'], ['phone', 390, 'light'], ['phone', 390, 'dark'], ['narrow', 320, 'light']])) {
  test(`a ledger fits a ${name} in ${scheme}, and axe finds nothing`, async () => {
    const { page } = await atLedger({ viewport: { width, height: 800 }, colorScheme: scheme }, '#q=2026');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    assert.equal(await page.locator('.ledger').evaluate((region) => region.scrollWidth > region.clientWidth + 1), false);
    await page.screenshot({ path: join(SCREENSHOTS, `ledger-${name}-${scheme}.png`) });
    const { findings } = await examine(page, 'tag', EVERYTHING, 'body');
    assert.deepEqual(findings, []);
  });
}
