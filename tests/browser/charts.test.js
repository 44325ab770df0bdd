//! Charts as they are seen: every kind in every light, on paper, with few colours; no label covers another, none is too small, none is cut off.
// @ts-check

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { SCREENSHOTS } from './site.js';
import { assertQuiet, come, enter, go, link, section, setStage } from './stage.js';

/** @typedef {import('playwright-core').Page} Page */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const MONTHS = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`);
const LETTERS = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta', 'Eta', 'Theta'];

/** @param {string} settings @param {string[]} rows */
const chart = (settings, ...rows) => ['```chart ' + settings, ...rows, '```', ''].join('\n');

/** A page of every kind, with figures and names that are not easy to place. */
const GALLERY = [
  '# Galerie',
  chart('type=bar Absagen je Monat', 'Monat;Absagen', ...MONTHS.map((month, index) => `${month};${31 + index * 4}`)),
  chart('type=bar unit=€', 'Posten;Betrag', 'Artikelstamm und Zuordnung der Warengruppen;6480,00', 'Nachtabgleich;18640,00', 'Kassensoftware in allen elf Läden;9925,50', 'Gutschrift;-1188,25'),
  chart('type=bar unit=% Veränderung', 'Laden;Veränderung', 'Eimsbüttel;12,5', 'Ottensen;-8,2', 'Lüneburg;3', 'Stade;-1,4', 'Buxtehude;0'),
  chart('type=bar horizontal=no unit=EUR Stehend, ob es passt oder nicht', 'Laden;Umsatz', ...LETTERS.map((name, index) => `${name}straße im Viertel ${index};${1_234_567 * (index + 1)}`)),
  chart('type=bar unit="Bestellungen am Tag" Tage', 'Tag;Bestellungen', ...Array.from({ length: 60 }, (_, day) => `2026-${day < 30 ? '04' : '06'}-${String((day % 30) + 1).padStart(2, '0')};${20 + ((day * 37) % 60)}`)),
  chart('type=grouped unit=Minuten Einsteigen', 'Anleger;Papier;Scannen', 'Skerrow;23;8', 'Inverdunnet;17;6', 'Port Haverleigh;19;7', 'Saltmarnock;12;5', 'Oransdale;9;'),
  chart('type=grouped horizontal=yes unit=€ Umsatz', 'Laden;2024;2025;2026', 'Eimsbüttel;12000;13500;15250', 'Ottensen;9000;-500;8700', 'Donaudampfschifffahrtsgesellschaftskapitänskajüte;4000;4200;'),
  chart('type=stacked unit=€ Ausgaben', 'Quartal;Konzept;Entwicklung;Betrieb;Redaktion', '1. Quartal;4200;12000;3100;900', '2. Quartal;3900;15800;3100;1200', '3. Quartal;1200;18400;3300;700'),
  chart('type=stacked horizontal=yes unit=Tage Aufwand', 'Projekt;Konzept;Gestaltung;Entwicklung', 'Abokiste im Netz;12;9;44', 'Kassen und Warenbestand;6;2;21', 'Saisonkalender;3;8;-5'),
  chart('type=line Absagen und Anrufe', 'Monat;Absagen;Anrufe wegen Öffnungszeiten;Gutscheine', ...MONTHS.map((month, index) => `${month};${31 + index};${300 - index * 22};${index === 4 ? '' : 12 + index}`)),
  chart('type=line unit=€ Kurs', 'Tag;Wert', '2026-01-02;961,5', '2026-01-15;970', '2026-02-03;985,25', '2026-03-20;', '2026-04-11;1002', '2026-06-30;1013,75'),
  chart('type=line Acht, die eng beieinander enden', `Lauf;${LETTERS.join(';')}`, `Erster;${LETTERS.map((_, index) => 10 + index * 3).join(';')}`, `Zweiter;${LETTERS.map((_, index) => 20 + (index % 3)).join(';')}`),
  chart('type=area unit=Bestellungen', 'Monat;Bestellungen', ...MONTHS.map((month, index) => `${month};${1400 + ((index * 731) % 1500)}`)),
  chart('type=area Nach Weg', 'Jahr;Netz;Telefon;Laden', '2023;1402000;400000;200000', '2024;1671000;380000;220000', '2025;2688000;500000;20000'),
  chart('type=pie unit=€', 'Posten;Betrag', 'Entwicklung;18400', 'Konzept;4200', 'Betrieb;3300', 'Redaktion mit allem, was dazugehört, und noch etwas mehr;900', 'Sonstiges;120'),
  chart('type=donut unit=Std. Betreuung', 'Thema;Stunden', 'Kassenanbindung;14,5', 'Hofladenfinder;9', 'Redaktionsplan;5', 'Server;3'),
  chart('type=sparkline', 'Monat;Absagen', ...MONTHS.map((month, index) => `${month};${31 + ((index * 17) % 40)}`)),
  chart(`type=stacked Acht Reihen`, `Reihe;${LETTERS.join(';')}`, `Eins;${LETTERS.map((_, index) => 10 + index).join(';')}`, `Zwei;${LETTERS.map((_, index) => 17 - index).join(';')}`),
  chart('type=bar unit=€ Große Zahlen', 'Land;Schulden', 'Eins;999999999999,99', 'Zwei;12345678,90', 'Drei;-88888888888,88'),
  chart('type=grouped unit=€ Noch größere', 'Land;2025;2026', 'Vereinigte Staaten;999999999999,99;123456789012,34', 'Niederlande;12345678,90;1', 'Schweiz;7;88888888888,88'),
  chart('type=donut unit=€ Große Teile', 'Land;Schulden', 'Vereinigte Staaten von Nirgendwo;999999999999,99', 'Zwei;312345678123,90'),
  chart('type=sparkline unit="Bestellungen am Tag"', 'Jahr;Wert', '2024;999999999999,99', '2025;123456789012,34', '2026;88888888888,88'),
  chart('type=bar Nichts geschehen', 'Monat;Absagen', 'April;0', 'Mai;0'),
  chart('type=bar Nur eines', 'Monat;Absagen', 'April;7'),
].join('\n');

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const DESKTOP = { viewport: { width: 1280, height: 900 } };

/** @type {Record<string, import('playwright-core').BrowserContextOptions & { print?: boolean }>} */
const LOOKS = {
  'desktop-light': { ...DESKTOP, colorScheme: 'light' },
  'desktop-dark': { ...DESKTOP, colorScheme: 'dark' },
  'phone-light': { ...PHONE, colorScheme: 'light' },
  'phone-dark': { ...PHONE, colorScheme: 'dark' },
  'phone-small': { ...PHONE, viewport: { width: 320, height: 640 } },
  'forced-colours': { ...DESKTOP, forcedColors: 'active' },
  print: { ...DESKTOP, viewport: { width: 680, height: 900 }, print: true },
};

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
/** @type {string} */
let gallery;
before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  stage = await setStage({ change: (content) => writeFileSync(join(content, 'nordlicht/handbuch/galerie.md'), GALLERY) });
  const { page, context } = await stage.visitor();
  await come(page, 'nordlicht', stage.url('nordlicht'));
  await go(page, await section(page, 'Handbuch für Ladentexte').evaluate((anchor) => /** @type {HTMLAnchorElement} */ (anchor).href));
  gallery = await link(page, 'Galerie').evaluate((anchor) => /** @type {HTMLAnchorElement} */ (anchor).href);
  await context.close();
});
after(() => stage.strike());

/**
 * What is wrong with the charts of a page, by what is seen of them.
 * @param {Page} page
 * @param {number} least how large text must be
 */
function faults(page, least) {
  return page.evaluate((least) => {
    /** @type {string[]} */
    const found = [];
    const figures = [...document.querySelectorAll('figure.chart')];
    for (const figure of figures) {
      const name = figure.querySelector('figcaption')?.textContent ?? '';
      const drawings = [...figure.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0);
      const [svg] = drawings;
      if (drawings.length !== 1 || !svg) {
        found.push(`${name}: ${drawings.length} drawings are shown`);
        continue;
      }
      const sheet = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll('text')].map((text) => ({ text: text.textContent ?? '', box: text.getBoundingClientRect() }));
      const scale = sheet.width / svg.viewBox.baseVal.width;
      if (13 * scale < least) found.push(`${name}: its text has ${13 * scale} pixels`);
      for (const { text, box } of texts) {
        const outside = Math.max(sheet.left - box.left, box.right - sheet.right, sheet.top - box.top, box.bottom - sheet.bottom);
        if (outside > 1.5) found.push(`${name}: \`${text}\` sticks out by ${outside.toFixed(1)}`);
      }
      texts.forEach((one, index) => {
        for (const other of texts.slice(index + 1)) {
          const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          // Boxes of text hold the room between lines.
          if (across > 0.5 && down > 3 * scale) found.push(`${name}: \`${one.text}\` and \`${other.text}\` cover each other`);
        }
      });
    }
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (over > 0) found.push(`the page is ${over} pixels too wide`);
    return { count: figures.length, found };
  }, least);
}

for (const [name, { print = false, ...options }] of Object.entries(LOOKS)) {
  test(`${name}: labels can be read and no rule of the page is broken`, { timeout: 120_000 }, async () => {
    const { page, context, seen } = await stage.visitor(options);
    await enter(page, 'nordlicht', gallery);
    if (print) await page.emulateMedia({ media: 'print' });
    const { count, found } = await faults(page, 10);
    assert.deepEqual(found, []);
    assert.equal(count, GALLERY.split('```chart').length - 1);
    await page.screenshot({ path: join(SCREENSHOTS, `charts-${name}.png`), fullPage: true });
    assertQuiet(seen, stage.host);
    await context.close();
  });
}

test('the colours of series differ from the ground, and from their neighbours in grey too', async () => {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const { page, context } = await stage.visitor({ ...DESKTOP, colorScheme });
    await enter(page, 'nordlicht', gallery);
    const { ground, series, words } = await page.evaluate(() => {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
      const luminance = (/** @type {string} */ colour) => {
        const sample = document.body.appendChild(document.createElement('i'));
        sample.style.setProperty('color', `var(${colour})`);
        const value = getComputedStyle(sample).color;
        sample.remove();
        if (!canvas) throw new Error('there is no canvas');
        canvas.fillStyle = value;
        canvas.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
      return {
        ground: luminance('--card'),
        series: numbers.map((number) => luminance(`--series-${number}`)),
        words: numbers.map((number) => luminance(number % 2 ? '--on-dark' : '--on-light')),
      };
    });
    const contrast = (/** @type {number} */ one, /** @type {number} */ other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    series.forEach((own, index) => {
      assert.ok(contrast(own, ground) >= 3, `series ${index + 1} on the ground, ${colorScheme}: ${contrast(own, ground)}`);
      assert.ok(contrast(own, words[index] ?? 0) >= 4.5, `figures on series ${index + 1}, ${colorScheme}: ${contrast(own, words[index] ?? 0)}`);
      const next = series[index + 1];
      if (next !== undefined) assert.ok(contrast(own, next) >= 1.3, `series ${index + 1} and the next, ${colorScheme}: ${contrast(own, next)}`);
    });
    await context.close();
  }
});

test('axe finds nothing, and the figures are there for everybody', { timeout: 120_000 }, async () => {
  const { page, context, seen } = await stage.visitor(DESKTOP);
  await enter(page, 'nordlicht', gallery);
  const charts = page.locator('figure.chart');
  const names = await page.locator('main').getByRole('img').evaluateAll((drawings) => drawings.filter((drawing) => drawing.getBoundingClientRect().width > 0).length);
  assert.equal(names, await charts.count());
  await charts.nth(1).locator('summary').click();
  const cells = await charts.nth(1).locator('tbody tr').nth(2).locator('th, td').allInnerTexts();
  assert.deepEqual(cells, ['Kassensoftware in allen elf Läden', '9.925,50\u00a0€']);
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run('.prose', { resultTypes: ['violations'] });
    return violations.flatMap((/** @type {any} */ { id, nodes }) => nodes.map((/** @type {any} */ { html }) => `${id}: ${html.slice(0, 160)}`));
  });
  assert.deepEqual(found, []);
  assertQuiet(seen, stage.host);
  await context.close();
});

test('the demo has charts in both portals', { timeout: 60_000 }, async () => {
  for (const [portal, list, title] of /** @type {const} */ ([
    ['nordlicht', 'Konzepte', 'Kassen und Warenbestand verbinden'],
    ['nordlicht', 'Konzepte', 'Hofladenfinder mit Öffnungszeiten'],
    ['harbour', 'Concepts', 'Boarding without paper'],
  ])) {
    const { page, context, seen } = await stage.visitor(PHONE);
    await come(page, portal, stage.url(portal));
    await go(page, await section(page, list).evaluate((anchor) => /** @type {HTMLAnchorElement} */ (anchor).href));
    // What is decided is folded away.
    await page.locator('#content details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
    await go(page, await link(page, title).evaluate((anchor) => /** @type {HTMLAnchorElement} */ (anchor).href));
    const { count, found } = await faults(page, 10);
    assert.deepEqual(found, []);
    assert.equal(count, 1, title);
    assertQuiet(seen, stage.host);
    await context.close();
  }
});
