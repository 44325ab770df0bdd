//! A page of each kind in both demo portals, the way that leads there, and the day on which they are looked at.
// @ts-check

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { come, go, link, section } from './stage.js';

/**
 * @typedef {import('./site.js').Portal} Portal
 * @typedef {{ name: string, url: string, isTranslated: boolean }} Sight
 */

/** A day on which in both portals somebody is away, something is overdue and something is stale. */
export const MOMENT = '2026-11-23T11:00:00Z';

/** The way to a page of each kind, from home: first a link of the navigation, then links in the content. */
const WAYS = /** @type {Record<Portal, Record<string, string[]>>} */ ({
  nordlicht: {
    home: [],
    status: ['Status'],
    entry: ['Status', 'Fünf Wochen bis zur Weihnachtskiste'],
    corrected: ['Status', 'Berichtigung: 83 Absagen, nicht 38'],
    topic: ['Status', 'Abokiste'],
    tag: ['Status', 'warenwirtschaft'],
    concepts: ['Konzepte'],
    concept: ['Konzepte', 'Kassen und Warenbestand verbinden'],
    summary: ['Konzepte', 'Kassen und Warenbestand verbinden', 'Zusammenfassung für Ihre Leitung'],
    budgets: ['Budget'],
    budget: ['Budget', 'Haushaltsplan 2026'],
    documents: ['Dokumente'],
    document: ['Dokumente', 'Rechnung September und Oktober'],
    people: ['Kontakte'],
    person: ['Kontakte', 'Fenja Quistorp-Behn'],
    dates: ['Termine'],
    handbook: ['Handbuch für Ladentexte'],
    page: ['Handbuch für Ladentexte', 'Den Rundbrief verschicken'],
    project: ['Abokiste im Netz'],
    small: ['Weihnachtskiste'],
    post: ['Weihnachtskiste', 'Der Rosenkohl bestimmt den Termin'],
    file: ['Weihnachtskiste', 'Der Rosenkohl bestimmt den Termin', 'November 2026'],
  },
  harbour: {
    home: [],
    status: ['Status'],
    entry: ['Status', 'Ten days to the winter timetable'],
    long: ['Status', 'Sixty-six departures, one dress rehearsal'],
    topic: ['Status', 'Quayside boards'],
    tag: ['Status', 'quayside-boards'],
    concepts: ['Concepts'],
    concept: ['Concepts', 'Boarding without paper'],
    summary: ['Concepts', 'Boarding without paper', 'Summary for your management'],
    budget: ['Budget', 'The year 2026 in figures'],
    documents: ['Documents'],
    document: ['Documents', 'Invoice for September and October'],
    people: ['People'],
    person: ['People', 'Tunde Harrowgate'],
    dates: ['Dates'],
    handbook: ['Crew handbook for words and sailings'],
    page: ['Crew handbook for words and sailings', 'What belongs in the tin box'],
    picture: ['Crew handbook for words and sailings', 'The voice of the quay'],
    project: ['Quayside departure boards'],
    post: ['Quayside departure boards', 'Board three is up as well'],
    file: ['Quayside departure boards', 'Board three is up as well', 'November 2026'],
  },
});

/**
 * Where those pages are, and the same in the other language if the portal has one.
 * @param {Awaited<ReturnType<typeof import('./stage.js').setStage>>} stage
 * @param {Portal} portal
 * @param {Record<string, string[]>} more ways to what is there in a site of one's own
 * @returns {Promise<Sight[]>}
 */
export async function sights(stage, portal, more = {}) {
  const { page, context } = await stage.visitor({ moment: MOMENT });
  await come(page, portal, stage.url(portal));
  const home = page.url();
  /** @type {Sight[]} */
  const found = [];
  for (const [name, [first, ...then]] of Object.entries({ ...WAYS[portal], ...more })) {
    await go(page, home);
    for (const step of first === undefined ? [] : [section(page, first), ...then.map((title) => link(page, title))]) await go(page, await step.evaluate(target));
    found.push({ name, url: page.url(), isTranslated: false });
    const other = page.locator('nav.languages a:not([aria-current])');
    if (await other.count()) found.push({ name: `${name}-${await other.getAttribute('lang')}`, url: await other.evaluate(target), isTranslated: true });
  }
  await context.close();
  return found;
}

/** @param {Element} anchor */
const target = (anchor) => /** @type {HTMLAnchorElement} */ (anchor).href;

/**
 * Lets Nordlicht have so many entries that its timeline needs a page for the older ones.
 * @param {string} content
 */
export function addOldEntries(content) {
  const entries = Array.from({ length: 25 }, (_, index) => `## 2025-03-${String(index + 1).padStart(2, '0')} 09:00 #redaktionsplan Vor langer Zeit ${index + 1}\n\nDamals war das neu.\n`);
  const folder = join(content, 'nordlicht/status');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '2025-03.md'), `+++\nauthor = "fenja-quistorp-behn"\n+++\n\n${entries.join('\n')}`);
}
