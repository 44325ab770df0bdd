//! Light, dark, or as the system has it: chosen by a button, said in words, kept by the browser, the same at the gate; on paper always light.
// @ts-check

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, enter, reached, setStage } from './stage.js';

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.strike());

/**
 * How light the ground of the page is, from 0 to 255.
 * @param {import('playwright-core').Page} page
 */
function lightness(page) {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d');
    if (!canvas) throw new Error('no canvas');
    canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 3;
  });
}

test('what is chosen holds against the system, on every page, after a lock, and not on paper', { timeout: 120_000 }, async () => {
  const { context, page, seen } = await stage.visitor({ colorScheme: 'dark' });
  const button = page.locator('.top > .scheme');
  await enter(page, 'harbour', stage.url('harbour'));
  assert.ok(await lightness(page) < 60, 'the system is dark, and so is the page');
  assert.equal(await button.textContent(), 'Light and dark like the system');

  await button.focus();
  await page.keyboard.press('Enter');
  assert.ok(await lightness(page) > 230);
  assert.equal(await button.textContent(), 'Light');
  assert.equal(await page.locator('#status').textContent(), 'Light');

  await page.locator('.sections a').nth(1).click();
  await page.waitForFunction(() => document.querySelector('main.is-section'));
  assert.equal(await button.textContent(), 'Light', 'the next page says so too');
  await page.reload();
  await reached(page, 'open');
  assert.ok(await lightness(page) > 230, 'a reload keeps it');
  await page.locator('[data-action="lock"]').click();
  await reached(page, 'gate');
  assert.ok(await lightness(page) > 230, 'the gate looks the same');

  await enter(page, 'harbour', stage.url('harbour'));
  await button.click();
  assert.equal(await button.textContent(), 'Dark');
  await page.emulateMedia({ colorScheme: 'light' });
  assert.ok(await lightness(page) < 60, 'dark against a light system');
  await page.emulateMedia({ media: 'print' });
  assert.ok(await lightness(page) > 250, 'paper is white');
  await page.emulateMedia({ media: 'screen' });
  await button.click();
  assert.equal(await button.textContent(), 'Light and dark like the system');
  assert.ok(await lightness(page) > 230, 'as the system has it again');
  assertQuiet(seen, stage.host);
  await context.close();
});
