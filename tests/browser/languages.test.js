//! A portal in two languages: the switch, the history, deep links, notes, and what the reader says.
// @ts-check

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { gateTitle, passphrase, SCREENSHOTS, sentence } from './site.js';
import { assertQuiet, enter, follow, heading, link, reached, section, setStage, submit } from './stage.js';

/** @typedef {import('playwright-core').Page} Page */

/** What the German demo portal gets beside its own: a page in both languages, one that has none in English. */
const PAGES = {
  'konzepte/sprachprobe.md': '+++\nupdated = 2026-11-20\n+++\n# Eine Sprachprobe\n\nAuf [nur deutsch](nur-deutsch.md) geht es weiter.\n\n## Zweiter Teil {#zwei}\n\nText.\n',
  'konzepte/sprachprobe.en.md': '+++\nupdated = 2026-11-19\n+++\n# A test of tongues\n\nIt goes on [in German](nur-deutsch.md).\n\n## Second part {#zwei}\n\nText.\n',
  'konzepte/nur-deutsch.md': '# Allein auf Deutsch\n\nUnd [zurück](sprachprobe.md#zwei).\n',
};

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  stage = await setStage({
    change(content) {
      const folder = join(content, 'nordlicht');
      const settings = join(folder, 'portal.toml');
      writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^languages = .*$/m, 'languages = ["de", "en-GB"]'));
      for (const [file, text] of Object.entries(PAGES)) writeFileSync(join(folder, file), text);
    },
  });
});
afterEach(() => {
  stage.host.tamper = null;
});
after(() => stage.strike());

const language = (/** @type {Page} */ page) => page.locator('html').getAttribute('lang');
const switchTo = (/** @type {Page} */ page, /** @type {string} */ name) => page.locator('nav.languages').getByRole('link', { name });
const shows = (/** @type {Page} */ page, /** @type {string} */ title) => page.locator('#content h1').getByText(title, { exact: true }).waitFor();

/** Comes to the page that is there in both languages. @param {Page} page */
async function enterSample(page) {
  await enter(page, 'nordlicht', stage.url('nordlicht'));
  await follow(page, section(page, 'Konzepte'));
  return follow(page, link(page, 'Eine Sprachprobe'));
}

test('the switch stays on the page, in one document, and back and reload lead where they should', async () => {
  const { page, context, seen } = await stage.visitor();
  const german = await enterSample(page);
  assert.equal(await language(page), 'de');
  await page.evaluate(() => Object.assign(globalThis, { same: true }));

  const english = await follow(page, switchTo(page, 'English'));
  await shows(page, 'A test of tongues');
  assert.notEqual(english, german);
  assert.match(new URL(english).pathname, /\/[a-z2-7]{16}\.html$/, 'the address tells nothing');
  assert.equal(await language(page), 'en-GB');
  assert.match(await page.title(), /^A test of tongues/);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1', 'the heading takes the focus');
  assert.equal(await page.locator('nav.languages [aria-current]').getAttribute('hreflang'), 'en-GB');
  assert.equal(await switchTo(page, 'Deutsch').getAttribute('lang'), 'de');
  const note = page.locator('.translation');
  assert.match(await note.innerText(), /older than the original of 20 November 2026/);
  assert.equal(await note.getByRole('link').evaluate((anchor) => /** @type {HTMLAnchorElement} */ (anchor).href), german);

  await page.goBack();
  await shows(page, 'Eine Sprachprobe');
  assert.equal(await language(page), 'de');
  await page.goForward();
  await shows(page, 'A test of tongues');
  assert.equal(await language(page), 'en-GB');
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).same), true, 'all of that happened in one document');
  await page.reload();
  await reached(page, 'open');
  assert.equal(await heading(page), 'A test of tongues');
  assert.equal(await language(page), 'en-GB');
  assertQuiet(seen, stage.host);
  await context.close();
});

test('links stay in the language, and a page that is not there in it says so', async () => {
  const { page, context, seen } = await stage.visitor();
  await enterSample(page);
  await follow(page, switchTo(page, 'English'));
  await follow(page, link(page, 'in German'));
  await shows(page, 'Allein auf Deutsch');
  assert.equal(await language(page), 'en-GB');
  assert.equal(await page.locator('.translation').innerText(), 'This page exists only in German.');
  assert.equal(await page.locator('.prose').getAttribute('lang'), 'de');
  assert.equal(await page.locator('#content h1').getAttribute('lang'), 'de');
  await link(page, 'zurück').click();
  await shows(page, 'A test of tongues');
  assert.match(page.url(), /#zwei$/);
  await follow(page, section(page, 'Concepts'));
  assert.equal(await link(page, 'Allein auf Deutsch').getAttribute('lang'), 'de');
  assert.equal(await link(page, 'A test of tongues').getAttribute('lang'), null);
  await follow(page, section(page, 'Overview'));
  assert.equal(await language(page), 'en-GB');
  assertQuiet(seen, stage.host);
  await context.close();
});

test('a deep link into the other language asks at the one gate and opens there', async () => {
  const first = await stage.visitor();
  await enterSample(first.page);
  const url = await follow(first.page, switchTo(first.page, 'English'));
  await first.context.close();

  const { page, context, seen } = await stage.visitor();
  await page.goto(`${url}#zwei`);
  await reached(page, 'gate');
  assert.equal(await language(page), 'de', 'the gate does not tell the language of what is behind it');
  assert.equal(await page.title(), gateTitle('de'));
  await submit(page, passphrase('nordlicht'));
  await reached(page, 'open');
  assert.equal(await heading(page), 'A test of tongues');
  assert.equal(await language(page), 'en-GB');
  assert.equal(await page.locator('#status').innerText(), sentence('en', 'reader-unlocked'));
  await page.locator('[data-action="lock"]').click();
  await reached(page, 'gate');
  assert.equal(await language(page), 'de');
  await page.locator('#gate-message').getByText(sentence('de', 'reader-locked')).waitFor();
  assertQuiet(seen, stage.host);
  await context.close();
});

test('the reader says in the language of the page what goes wrong on it', async () => {
  const { page, context } = await stage.visitor();
  await enterSample(page);
  const notice = page.locator('[data-reader="notice"]');
  stage.host.tamper = (path, content) => (path.endsWith('.html') ? null : content);
  await link(page, 'nur deutsch').click();
  await notice.getByText(sentence('de', 'reader-offline')).waitFor();
  stage.host.tamper = null;
  await follow(page, switchTo(page, 'English'));
  await shows(page, 'A test of tongues');
  stage.host.tamper = (path, content) => (path.endsWith('.html') ? null : content);
  await link(page, 'in German').click();
  await notice.getByText(sentence('en', 'reader-offline')).waitFor();
  assert.equal(await heading(page), 'A test of tongues', 'the page stays');
  await context.close();
});

test('the switch has its place on any screen', async () => {
  for (const [device, options] of Object.entries({
    desktop: { viewport: { width: 1280, height: 900 } },
    phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    'small-phone': { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  })) {
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      const { page, context, seen } = await stage.visitor({ ...options, colorScheme, reducedMotion: 'reduce' });
      await enterSample(page);
      const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      const picture = (/** @type {string} */ name) => page.screenshot({ path: join(SCREENSHOTS, `languages-${name}-${device}-${colorScheme}.png`) });
      assert.ok((await over()) <= 0, `${device} is too wide`);
      await picture('german');
      const box = await switchTo(page, 'English').boundingBox();
      assert.ok(box && box.height >= 44 && box.width >= 44, 'large enough for a finger');
      await follow(page, switchTo(page, 'English'));
      await shows(page, 'A test of tongues');
      assert.ok((await over()) <= 0, `${device} is too wide`);
      await picture('older');
      await follow(page, link(page, 'in German'));
      await shows(page, 'Allein auf Deutsch');
      await picture('missing');
      assertQuiet(seen, stage.host);
      await context.close();
    }
  }
});
