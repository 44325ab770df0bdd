//! The register of documents as people read it on one day or another: what is open and since when, what is soon over, the filter, sums, chains.
// @ts-check

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { EVERYTHING, examine } from './axe.js';
import { assertQuiet, enter, link, reached, section, setStage } from './stage.js';

/** @typedef {import('playwright-core').Page} Page */

/** The site, with what the demo has none of: a partly paid invoice, another currency, a file that is a document by itself. */
const MORE = {
  'teils.md': '+++\ntitle = "Rechnung Server"\nkind = "invoice"\nnumber = "R-2026-0150"\ndate = 2026-11-02\ndue = 2026-11-16\ngross = "1000.00"\nstate = "partly-paid"\npaid = "400.00"\nfile = "teils.pdf"\n+++\n',
  'pfund.md': '+++\ntitle = "Rechnung in Pfund"\nkind = "invoice"\nnumber = "R-2026-0151"\ndate = 2026-11-03\ngross = "50.00"\ncurrency = "GBP"\nstate = "paid"\nfile = "teils.pdf"\n+++\n',
  'teils.pdf': '%PDF-1.4\n',
  '2026-11-05 Protokoll der Küchenrunde.pdf': '%PDF-1.4\n',
};

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  stage = await setStage({
    change: (content) => {
      for (const [name, text] of Object.entries(MORE)) writeFileSync(join(content, 'nordlicht/dokumente', name), text);
    },
  });
});
after(() => stage.strike());

/** Comes to the register on a day. @param {string} day */
async function registerOn(day, options = {}) {
  const visit = await stage.visitor({ ...options, moment: `${day}T11:00:00Z` });
  const { page } = visit;
  await enter(page, 'nordlicht', stage.url('nordlicht'));
  const url = await section(page, 'Dokumente').first().evaluate((anchor) => /** @type {HTMLAnchorElement} */ (anchor).href);
  await page.goto(url);
  await reached(page, 'open');
  return visit;
}

/** The open item about a document, as it is read. @param {Page} page @param {string} title */
async function item(page, title) {
  const entry = page.locator('#content .of-document .entry', { has: page.getByRole('link', { name: title, exact: true }) });
  if (!await entry.isVisible()) return null;
  return (await entry.innerText()).replace(/\s+/g, ' ').trim();
}

test('what is due is told to the day', { timeout: 120_000 }, async () => {
  for (const [day, said] of /** @type {const} */ ([
    ['2026-11-23', 'Fällig am 27. November 2026 (in 4 Tagen)'],
    ['2026-11-26', 'Fällig am 27. November 2026 (morgen)'],
    ['2026-11-27', 'Heute fällig'],
    ['2026-11-28', 'Überfällig. Fällig war das am 27. November 2026 (gestern)'],
  ])) {
    const { page, context, seen } = await registerOn(day);
    const found = await item(page, 'Rechnung September und Oktober');
    assert.ok(found?.includes(said), `${day}: ${found}`);
    assert.ok(found?.includes('11.263,35 €') && found.includes('Von Ihnen zu bezahlen'), found ?? '');
    const others = ['Fällig am', 'Heute fällig', 'Überfällig'].filter((words) => !said.includes(words));
    for (const words of others) assert.ok(!found?.includes(words), `${day}: ${found}`);
    assertQuiet(seen, stage.host);
    await context.close();
  }
});

test('what holds until some day comes up a month before, and is remembered for a while', { timeout: 120_000 }, async () => {
  for (const [day, said] of /** @type {const} */ ([
    ['2027-11-30', null],
    ['2027-12-01', 'Läuft bald ab. Gültig bis 31. Dezember 2027 (in 4 Wochen)'],
    ['2027-12-31', 'Läuft bald ab. Gültig bis 31. Dezember 2027 (heute)'],
    ['2028-01-01', 'Abgelaufen. Gültig war das bis 31. Dezember 2027 (gestern)'],
    ['2028-02-29', 'Abgelaufen.'],
    ['2028-03-01', null],
  ])) {
    const { page, context } = await registerOn(day);
    const found = await item(page, 'Rahmenvertrag über die Zusammenarbeit');
    if (said === null) assert.equal(found, null, day);
    else assert.ok(found?.includes(said), `${day}: ${found}`);
    await context.close();
  }
});

test('sums never mix currencies, and what is partly paid is open in part', { timeout: 60_000 }, async () => {
  const { page, context } = await registerOn('2026-11-23');
  const rows = await page.locator('.table-sums tbody tr').allInnerTexts();
  const told = rows.map((row) => row.replace(/\s+/g, ' ').trim());
  assert.ok(told.includes('Rechnungen: Offen 1 11.263,35 € 11.263,35 €'), told.join('\n'));
  assert.ok(told.includes('Rechnungen: Teilweise bezahlt 1 1.000,00 € 600,00 €'), told.join('\n'));
  assert.ok(told.includes('Rechnungen: Bezahlt 2 25.061,40 €'), told.join('\n'));
  assert.ok(told.some((row) => row.startsWith('Rechnungen: Bezahlt 1 ') && row.includes('50,00')), told.join('\n'));
  const part = await item(page, 'Rechnung Server');
  assert.ok(part?.includes('600,00 €') && part.includes('Überfällig.'), part ?? '');
  await context.close();
});

test('the filter knows kinds, states, projects and years', { timeout: 60_000 }, async () => {
  const { page, context } = await registerOn('2026-11-23');
  const shown = () => page.locator('.register [data-item]:visible th a').allInnerTexts();
  const all = (await shown()).length;
  const form = page.locator('form[data-filter]');
  await form.locator('select[name="kind"]').selectOption('invoice');
  await form.locator('select[name="state"]').selectOption('paid');
  assert.deepEqual(await shown(), ['Rechnung in Pfund', 'Rechnung Juli und August']);
  assert.equal(new URL(page.url()).hash, '#filter:kind=invoice&state=paid');
  assert.equal(await form.locator('output').innerText(), `2 von ${all} Einträgen`);
  await form.getByRole('button').click();
  await form.locator('select[name="year"]').selectOption('2025');
  assert.equal((await shown()).length, 2);
  assert.equal(await page.locator('.register h3:visible').count(), 1);
  await form.getByRole('button').click();
  await form.locator('select[name="project"]').selectOption('abokiste');
  assert.ok((await shown()).includes('Ihre Bestellung: Abokiste im Netz'));
  await context.close();
});

test('a document leads along its chain, and a file alone is one, too', { timeout: 60_000 }, async () => {
  const { page, context, seen } = await registerOn('2026-11-23');
  await link(page, 'Ihre Bestellung: Abokiste im Netz').first().click();
  await page.getByRole('heading', { level: 1, name: 'Ihre Bestellung' }).waitFor();
  const chain = page.locator('.chain ol li');
  assert.deepEqual(
    (await chain.allInnerTexts()).map((text) => text.split('\n')[0]?.trim()),
    ['Angebot A-2026-009', 'Bestellung NB-4471', 'Auftragsbestätigung AB-2026-011', 'Abschlagsrechnung R-2026-0127'],
  );
  await chain.getByRole('link', { name: 'R-2026-0127' }).click();
  await page.getByRole('heading', { level: 1, name: 'Erste Teilrechnung Abokiste' }).waitFor();
  const url = await section(page, 'Dokumente').first().evaluate((anchor) => /** @type {HTMLAnchorElement} */ (anchor).href);
  await page.goto(url);
  await reached(page, 'open');
  await link(page, 'Protokoll der Küchenrunde').first().click();
  await page.getByRole('heading', { level: 1, name: 'Protokoll der Küchenrunde' }).waitFor();
  const file = page.locator('.files a.file');
  assert.equal(await file.getAttribute('download'), '2026-11-05 Protokoll der Küchenrunde.pdf');
  assertQuiet(seen, stage.host);
  await context.close();
});

test('home asks for what is to be paid', { timeout: 60_000 }, async () => {
  const { page, context } = await stage.visitor({ moment: '2026-11-23T11:00:00Z' });
  await enter(page, 'nordlicht', stage.url('nordlicht'));
  const need = page.locator('.needs .need', { hasText: 'R-2026-0142' });
  const said = (await need.innerText()).replace(/\s+/g, ' ');
  assert.ok(said.includes('Rechnung R-2026-0142 bezahlen: 11.263,35 €'), said);
  assert.ok(said.includes('bis Fr., 27. Nov. (in 4 Tagen)'), said);
  assert.equal(await page.locator('.block-dates', { hasText: 'Rechnung September' }).count(), 0);
  await context.close();
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`the register fits a small phone, and everybody can read it (${colorScheme})`, { timeout: 120_000 }, async () => {
    const { page, context } = await registerOn('2026-11-28', { colorScheme });
    for (const title of [null, 'Ihre Bestellung: Abokiste im Netz']) {
      if (title) {
        await link(page, title).click();
        await page.getByRole('heading', { level: 1, name: title }).waitFor();
      }
      await page.setViewportSize({ width: 320, height: 700 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${over} pixels too wide`);
      await page.setViewportSize({ width: 1280, height: 900 });
      assert.deepEqual((await examine(page, 'tag', EVERYTHING, 'body')).findings, []);
    }
    await context.close();
  });
}
