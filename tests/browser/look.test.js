//! What it looks like: pictures of both portals on a phone and a desktop, light and dark, and nothing that sticks out at the side.
// @ts-check

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { passphrase, PORTALS, SCREENSHOTS } from './site.js';
import { assertQuiet, link, reached, section, setStage, submit } from './stage.js';

const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 } },
};

/** A page of each kind, by the way that leads there from home: a section, then a page in it. */
const SIGHTS = /** @type {const} */ ({
  nordlicht: {
    home: [],
    concepts: ['Konzepte'],
    concept: ['Konzepte', 'Kassen und Warenbestand verbinden'],
    status: ['Status'],
    entry: ['Status', 'Fünf Wochen bis zur Weihnachtskiste'],
    budget: ['Budget', 'Haushaltsplan 2026'],
    document: ['Dokumente', 'Rechnung September und Oktober'],
    people: ['Kontakte'],
    person: ['Kontakte', 'Wiebke Harmsdorff'],
    dates: ['Termine'],
  },
  harbour: {
    home: [],
    concepts: ['Concepts'],
    concept: ['Concepts', 'Boarding without paper'],
    status: ['Status'],
    budget: ['Budget', 'The year 2026 in figures'],
    documents: ['Documents'],
    people: ['People'],
    dates: ['Dates'],
  },
});

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  stage = await setStage();
});
after(() => stage.strike());

/** @param {import('playwright-core').Page} page @param {string} where */
async function assertFits(page, where) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${where} is ${over} pixels too wide`);
}

for (const portal of PORTALS) {
  test(`${portal}: pictures of every kind of page`, { timeout: 300_000 }, async () => {
    /** @type {Record<string, string>} */
    const addresses = {};
    const { page: guide, context: guided } = await stage.visitor();
    await guide.goto(stage.url(portal));
    await submit(guide, passphrase(portal));
    await reached(guide, 'open');
    for (const [name, [first, second]] of Object.entries(SIGHTS[portal])) {
      await guide.goto(stage.url(portal));
      await reached(guide, 'open');
      for (const step of [first && section(guide, first), second && link(guide, second)]) {
        if (!step) continue;
        const url = await step.evaluate((anchor) => /** @type {HTMLAnchorElement} */ (anchor).href);
        await guide.goto(url);
        await reached(guide, 'open');
      }
      addresses[name] = guide.url();
    }
    await guided.close();

    for (const [device, options] of Object.entries(DEVICES)) {
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        const { page, context, seen } = await stage.visitor({ ...options, colorScheme, reducedMotion: 'reduce' });
        const picture = (/** @type {string} */ name) => page.screenshot({ path: join(SCREENSHOTS, `${portal}-${name}-${device}-${colorScheme}.png`), fullPage: true });
        await page.goto(stage.url(portal));
        await reached(page, 'gate');
        await assertFits(page, 'the gate');
        await picture('gate');
        await submit(page, passphrase(portal));
        await reached(page, 'open');
        for (const [name, url] of Object.entries(addresses)) {
          await page.goto(url);
          await reached(page, 'open');
          for (const image of await page.locator('main img').all()) {
            await image.scrollIntoViewIfNeeded();
            await page.waitForFunction((element) => !element?.hasAttribute('data-state'), await image.elementHandle());
          }
          await page.evaluate(() => scrollTo(0, 0));
          await assertFits(page, `${name} on a ${device}`);
          await picture(name);
        }
        assertQuiet(seen, stage.host);
        await context.close();
      }
    }
  });
}
