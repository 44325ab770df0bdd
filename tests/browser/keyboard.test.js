//! Those who use the keyboard, large letters or colours of their own: what has the focus can be seen, and nothing is cut.
// @ts-check

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { MOMENT, sights } from './sights.js';
import { PORTALS } from './site.js';
import { assertQuiet, come, enter, go, heading, section, setStage } from './stage.js';

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.strike());

/** More stops than any page of the demo has. */
const MOST_STOPS = 400;

/**
 * What is wrong with what has the focus; `null` when the focus is on nothing, as after the last stop.
 * @param {import('playwright-core').Page} page
 */
function stop(page) {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body) return null;
    const name = `${focused.tagName} ${focused.textContent?.trim().slice(0, 40)}`;
    const faults = [];
    const box = focused.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) faults.push(`${name}: it has no size`);
    // A link that covers its entry shows the focus around all of it.
    const marks = [null, '::after', '::before'].map((part) => getComputedStyle(focused, part));
    const isMarked = marks.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)
      || focused.closest(':has(:focus-visible)')?.matches('.field');
    if (!isMarked) faults.push(`${name}: nothing shows that it has the focus`);
    const rects = Array.from(focused.getClientRects()).filter(({ width, height }) => width > 0 && height > 0);
    const isSeen = rects.some(({ left, right, top, bottom }) => [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5]].some(([x = 0, y = 0]) => {
      const there = document.elementFromPoint(left + (right - left) * x, top + Math.min(bottom - top, innerHeight / 2) * y);
      return there && (focused.contains(there) || there.contains(focused) && !there.matches('.top, .sections, .top *, .sections *') || there.closest('label')?.control === focused);
    }));
    if (!isSeen) faults.push(`${name}: something lies over it at ${Math.round(box.left)}, ${Math.round(box.top)}`);
    return faults;
  });
}

for (const [device, viewport] of Object.entries({ desktop: { width: 1280, height: 720 }, phone: { width: 390, height: 700 } })) {
  test(`every stop of the keyboard can be seen: ${device}`, { timeout: 300_000 }, async (t) => {
    const places = await sights(stage, 'nordlicht');
    const { page, context } = await stage.visitor({ moment: MOMENT, viewport, reducedMotion: 'reduce' });
    await come(page, 'nordlicht', stage.url('nordlicht'));
    /** @type {string[]} */
    const faults = [];
    let stops = 0;
    for (const { name, url, isTranslated } of places) {
      if (isTranslated) continue;
      await go(page, url);
      await page.evaluate(() => {
        document.querySelectorAll('main details:not([open])').forEach((details) => details.setAttribute('open', ''));
        document.body.tabIndex = -1;
        document.body.focus();
        document.body.removeAttribute('tabindex');
      });
      let count = 0;
      for (; count < MOST_STOPS; count += 1) {
        await page.keyboard.press('Tab');
        const found = await stop(page);
        if (found === null) break;
        faults.push(...found.map((fault) => `${name}: ${fault}`));
      }
      assert.ok(count > 5 && count < MOST_STOPS, `${name} has ${count} stops`);
      stops += count;
    }
    t.diagnostic(`${stops} stops`);
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test('by keyboard alone: into a page, its heading has the focus, and back', { timeout: 120_000 }, async () => {
  const { page, context, seen } = await stage.visitor({ viewport: { width: 1280, height: 720 } });
  await enter(page, 'harbour', stage.url('harbour'));
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  await page.keyboard.press('Tab');
  const skip = page.locator('.skip');
  assert.ok(await skip.evaluate((link) => link === document.activeElement), 'the first stop leads to the content');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'content');
  await section(page, 'Concepts').focus();
  await page.keyboard.press('Enter');
  await page.locator('main h1').filter({ hasText: 'Concepts' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('main.is-home'));
  assert.notEqual(await heading(page), 'Concepts');
  assertQuiet(seen, stage.host);
  await context.close();
});

test('a phone has a bar of four places; the fourth opens the rest, by keyboard too', { timeout: 120_000 }, async () => {
  for (const forcedColors of /** @type {const} */ (['none', 'active'])) {
    const { page, context, seen } = await stage.visitor({ viewport: { width: 390, height: 700 }, reducedMotion: 'reduce', forcedColors });
    await enter(page, 'nordlicht', stage.url('nordlicht'));
    const places = page.locator('.sections > ul > li > a:visible, .bar-more:visible');
    assert.deepEqual(await places.locator('span').allInnerTexts(), ['Übersicht', 'Status', 'Konzepte', 'Mehr']);
    const widths = await places.evaluateAll((all) => all.map((place) => Math.round(place.getBoundingClientRect().width)));
    assert.ok(widths.every((width) => width >= 90), `the places share the bar: ${widths}`);
    const rest = page.locator('.bar-rest');
    const more = page.locator('.bar-more');
    assert.equal(await rest.isVisible(), false);
    await more.focus();
    await page.keyboard.press('Enter');
    await rest.waitFor();
    assert.match((await rest.ariaSnapshot()), /Dokumente[^]*Kontakte[^]*Termine[^]*Projekte[^]*Abokiste im Netz/);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent?.replace(/\d+/, '').trim()), 'Budget', 'what was opened comes next');
    await page.keyboard.press('Escape');
    assert.equal(await rest.isVisible(), false);
    assert.ok(await more.evaluate((button) => button === document.activeElement), 'the focus is back where it was');
    await page.keyboard.press('Enter');
    const people = rest.getByRole('link', { name: 'Kontakte' });
    await people.focus();
    await page.keyboard.press('Enter');
    await rest.locator('[aria-current="page"]').filter({ hasText: 'Kontakte' }).waitFor({ state: 'attached' });
    assert.equal(await rest.isVisible(), false, 'it is closed on the next page');
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
    assertQuiet(seen, stage.host);
    await context.close();
  }
});

/** How the size of the letters is doubled: `html` has 106.25 % of what the browser is set to. */
const TWICE = '212.5%';

for (const portal of PORTALS) {
  test(`${portal}: nothing is cut at twice the size of the text, or in colours of one's own`, { timeout: 300_000 }, async () => {
    const places = await sights(stage, portal);
    /** @type {string[]} */
    const faults = [];
    const large = Object.fromEntries([320, 360, 390, 1280].map((width) => [`large at ${width} pixels`, { viewport: { width, height: 800 } }]));
    for (const [way, options] of Object.entries({ ...large, forced: { viewport: { width: 390, height: 844 }, forcedColors: /** @type {const} */ ('active') } })) {
      const { page, context } = await stage.visitor({ moment: MOMENT, reducedMotion: 'reduce', ...options });
      await come(page, portal, stage.url(portal));
      for (const { name, url } of places) {
        await go(page, url);
        if (way !== 'forced') {
          await page.evaluate((size) => {
            document.documentElement.style.setProperty('font-size', size);
            document.querySelectorAll('main details').forEach((details) => details.setAttribute('open', ''));
          }, TWICE);
        }
        faults.push(...await page.evaluate((where) => {
          const found = [];
          const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
          if (over > 0) found.push(`${where} is ${over} pixels too wide`);
          for (const element of document.querySelectorAll('main h1, main h2, main h3, main p, main dd, main dt, main li, main th, main td, main button, main a')) {
            if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('svg, .visually-hidden, .anchor, [tabindex="0"]')) continue;
            const style = getComputedStyle(element);
            if (style.overflow === 'hidden' && style.clipPath === 'none' && element.scrollHeight > element.clientHeight + 2) found.push(`${where}: ${element.textContent?.trim().slice(0, 40)} is cut`);
            if (style.opacity === '0') found.push(`${where}: ${element.textContent?.trim().slice(0, 40)} cannot be seen`);
          }
          return found;
        }, `${name}, ${way}`));
      }
      await context.close();
    }
    assert.deepEqual(faults, []);
  });
}
