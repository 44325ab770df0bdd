//! Texts as people read them: code in colours, notes that lead there and back, tables that keep to their box, pictures that keep their place and can be
//! enlarged, by hand and by keyboard.
// @ts-check

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { EVERYTHING, examine } from './axe.js';
import { sentence, sources } from './site.js';
import { assertQuiet, come, enter, go, link, reached, section, setStage } from './stage.js';

/** @typedef {import('playwright-core').Page} Page */

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const WORDS = 'Something to read before the next picture comes into sight. '.repeat(40);
const CODE = 'fn main() {\n    let größe = "<&>"; // Übergröße, und so weiter, bis die Zeile länger ist als jedes Telefon breit\n}\n';

/** A page with everything that a text can hold. */
const PAGE = `+++
title = "Everything"
+++

First[^a] and again[^a].

![Four signal colours](signal-colours.png "A caption")

\`\`\`rust Some code
${CODE}\`\`\`

| Column one | Column two | Column three | Column four | Column five | Column six |
|---|--:|--:|--:|--:|--:|
| A row with words | 1,000 | 2,000 | 3,000 | 4,000 | 5,000 |

> [!CAUTION]
> Mind the gap.

- [x] done
- [ ] open

Term
: Meaning

${`${WORDS}\n\n`.repeat(6)}

![Far below](signal-colours.png)

![A drawing](drawing.svg)

The end.

[^a]: A note.
`;

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60"><rect width="120" height="60" fill="#0b6478"/></svg>';

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
/** Where that page is. @type {string} */
let everything;
before(async () => {
  stage = await setStage({
    change: (content) => {
      writeFileSync(join(content, 'harbour/handbook/everything.md'), PAGE);
      writeFileSync(join(content, 'harbour/handbook/drawing.svg'), SVG);
    },
  });
  const { page, context } = await stage.visitor();
  await enter(page, 'harbour', stage.url('harbour'));
  for (const step of [() => section(page, 'Crew handbook for words and sailings'), () => link(page, 'Everything')]) {
    await go(page, await step().evaluate((anchor) => /** @type {HTMLAnchorElement} */ (anchor).href));
  }
  everything = page.url();
  await context.close();
});
after(() => stage.strike());

/** A visitor on that page. @param {Parameters<typeof stage.visitor>[0]} [options] */
async function reader(options) {
  const visitor = await stage.visitor({ reducedMotion: 'reduce', ...options });
  await come(visitor.page, 'harbour', everything);
  return visitor;
}

/** Waits until a picture is opened. @param {import('playwright-core').Locator} image */
async function opened(image) {
  await image.scrollIntoViewIfNeeded();
  await image.and(image.page().locator('img[src]:not([data-state])')).waitFor();
}

/** @param {Page} page */
const focused = (page) => page.evaluate(() => document.activeElement?.outerHTML.replace(/<img.*/s, '') ?? '');

test('code is shown exactly as it was typed, in colours', async () => {
  const { page, context, seen } = await reader();
  const code = page.locator('pre code');
  assert.equal(await code.textContent(), CODE);
  const colours = await code.locator('span').evaluateAll((spans) => spans.map((span) => getComputedStyle(span).color));
  assert.ok(new Set(colours).size >= 3, colours.join('; '));
  assert.equal(await page.locator('figure.code > figcaption').innerText(), 'Some code');
  assertQuiet(seen, stage.host);
  await context.close();
});

test('footnotes lead there and back', async () => {
  const { page, context, seen } = await reader();
  const [there, again] = await page.locator('.footnote a').all();
  await again?.click();
  await page.waitForURL(/#fn\.1$/);
  assert.equal(await page.locator('li:target').innerText().then((text) => text.startsWith('A note.')), true);
  const back = page.locator('a.footnote-back').first();
  assert.equal(await back.getAttribute('aria-label'), sentence('en', 'footnote-back-to').replace('{ $number }', '1'));
  await back.press('Enter');
  await page.waitForURL(/#fnref.1$/);
  assert.equal(await there?.evaluate((anchor) => anchor.matches(':target')), true);
  assertQuiet(seen, stage.host);
  await context.close();
});

test('on a phone, tables and code scroll within their boxes, also by keyboard', async () => {
  const { page, context, seen } = await reader(PHONE);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(over, 0);
  for (const box of [page.locator('.table'), page.locator('figure.code pre')]) {
    const before = await box.evaluate((element) => [element.scrollLeft, element.scrollWidth - element.clientWidth]);
    assert.ok(before[0] === 0 && (before[1] ?? 0) > 0, String(before));
    await box.focus();
    await box.press('ArrowRight');
    await page.waitForFunction((element) => (element?.scrollLeft ?? 0) > 0, await box.elementHandle());
  }
  assertQuiet(seen, stage.host);
  await context.close();
});

for (const [device, options] of Object.entries({ phone: PHONE, desktop: {} })) {
  test(`pictures keep their place before they are opened: ${device}`, async () => {
    const { page, context, seen } = await stage.visitor({ ...options, reducedMotion: 'reduce' });
    /** @type {() => void} */
    let release = () => {};
    /** @type {Promise<void>} */
    const released = new Promise((resolve) => {
      release = resolve;
    });
    await page.route('**/*.bin', async (route) => {
      await released;
      await route.continue();
    });
    await come(page, 'harbour', everything);
    const places = page.locator('.enlarge, .enlarge > img, .picture');
    const boxes = () => places.evaluateAll((all) => all.map((place) => [place.offsetTop, place.clientWidth, place.clientHeight].map(Math.round)));
    const before = await boxes();
    assert.equal(before.length, 9);
    assert.ok(before.every(([, width = 0, height = 0]) => width > 50 && height > 25), JSON.stringify(before));
    assert.equal(await page.locator('main img[src]').count(), 0);
    release();
    for (const image of await page.locator('main img').all()) await opened(image);
    assert.deepEqual(await boxes(), before);
    assertQuiet(seen, stage.host);
    await context.close();
  });
}

test('a picture is enlarged and put back by keyboard alone', async () => {
  const { page, context, seen } = await reader();
  const button = page.locator('.enlarge').first();
  const image = page.locator('img[alt="Four signal colours"]');
  await opened(image);
  const before = await button.boundingBox();
  for (const leave of ['Escape', 'Enter', 'Space']) {
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'A caption' });
    await dialog.waitFor();
    assert.match(await focused(page), new RegExp(`>${sentence('en', 'picture-close')}<`));
    const [shown, natural, window] = await image.evaluate((element) => {
      const { naturalWidth, clientWidth, clientHeight } = /** @type {HTMLImageElement} */ (element);
      return [clientWidth, naturalWidth, innerWidth - clientWidth >= 0 && innerHeight - clientHeight >= 0];
    });
    assert.ok(window && Number(shown) > (before?.width ?? 0) && Number(shown) <= Number(natural), `${shown} of ${natural}`);
    assert.deepEqual(await button.boundingBox(), before, 'nothing moves behind it');
    assert.match(await dialog.innerText(), /A caption\s+Four signal colours/);
    // What is behind is out of reach.
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog')));
    await dialog.getByRole('button').focus();
    await page.keyboard.press(leave);
    await dialog.waitFor({ state: 'detached' });
    assert.match(await focused(page), /class="enlarge"/);
    assert.deepEqual(await button.boundingBox(), before);
    assert.ok(await image.evaluate((element) => /** @type {HTMLImageElement} */ (element).naturalWidth > 0));
  }
  assertQuiet(seen, stage.host);
  await context.close();
});

test('a picture is enlarged and put back by hand, and fits the phone', async () => {
  const { page, context, seen } = await reader(PHONE);
  for (const alt of ['Far below', 'A drawing']) {
    const image = page.locator(`img[alt="${alt}"]`);
    await opened(image);
    for (const corner of [null, { x: 4, y: 400 }]) {
      await image.tap();
      const dialog = page.getByRole('dialog', { name: alt });
      await dialog.waitFor();
      const box = await image.boundingBox();
      assert.ok(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 390 && box.y + box.height <= 844, JSON.stringify(box));
      if (corner) await page.touchscreen.tap(corner.x, corner.y);
      else await dialog.getByRole('button', { name: sentence('en', 'picture-close') }).tap();
      await dialog.waitFor({ state: 'detached' });
    }
  }
  assertQuiet(seen, stage.host);
  await context.close();
});

test('an enlarged picture goes with the page it belongs to', async () => {
  const { page, context, seen } = await reader();
  const home = stage.url('harbour', 'index.html');
  await go(page, home);
  await go(page, everything);
  await opened(page.locator('img[alt="Four signal colours"]'));
  await page.locator('.enlarge').first().click();
  await page.getByRole('dialog').waitFor();
  await page.goBack();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await reached(page, 'open');
  assert.equal(await page.locator('img[alt="Four signal colours"]').count(), 0);
  assertQuiet(seen, stage.host);
  await context.close();
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`axe finds nothing in a text or around a picture: ${colorScheme}`, { timeout: 120_000 }, async () => {
    for (const options of [PHONE, {}]) {
      const { page, context } = await reader({ ...options, colorScheme });
      for (const image of await page.locator('main img').all()) await opened(image);
      // Bars stay where they are, and axe judges no text half below one.
      await page.evaluate(() => scrollTo(0, 0));
      assert.deepEqual((await examine(page, 'tag', EVERYTHING, 'html')).findings, []);
      await page.locator('.enlarge').first().click();
      // Axe does not know that a dialog stands above everything, whatever lies there.
      await page.locator('body > :not(dialog)').evaluateAll((all) => {
        for (const element of all) if (element instanceof HTMLElement) element.style.display = 'none';
      });
      assert.deepEqual((await examine(page, 'tag', EVERYTHING, 'dialog')).findings, []);
      await context.close();
    }
  });
}

test('every block of code in the demo is shown as it was typed', async () => {
  const { page, context } = await stage.visitor();
  await enter(page, 'harbour', stage.url('harbour'));
  for (const step of [() => section(page, 'Crew handbook for words and sailings'), () => link(page, 'Changing a sailing')]) {
    await go(page, await step().evaluate((anchor) => /** @type {HTMLAnchorElement} */ (anchor).href));
  }
  const [source] = sources('harbour', 'changing-a-sailing.md').map(String);
  const typed = Array.from((source ?? '').matchAll(/^```\w+.*\n([\s\S]*?)^```$/gm), ([, code]) => code);
  assert.ok(typed.length >= 2);
  assert.deepEqual(await page.locator('pre code').allTextContents(), typed);
  await context.close();
});
