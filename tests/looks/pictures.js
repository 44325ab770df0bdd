//! What is photographed: every kind of page and of state, where it is, and on which screens.
// @ts-check

import { passphrase, sentence } from '../browser/site.js';
import { go, link, reached, section, submit } from '../browser/stage.js';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {Awaited<ReturnType<typeof import('../browser/stage.js').setStage>>} Stage
 * @typedef {{ device: 'desktop' | 'phone' | 'tablet', colorScheme: 'light' | 'dark', portal: string, media?: 'print', scripts?: false }} Look
 * @typedef {{ title: string, looks: Look[], show: (page: Page, stage: Stage, portal: string) => Promise<unknown> }} Picture
 */

/** The portals that are made for the pictures, and the words that open both. */
export const MADE = { leer: 'ida-anfang', voll: 'annemarie' };
export const WORDS = 'kutter laterne roggen winter quitte segel';

const wordsOf = (/** @type {string} */ portal) => (portal in MADE ? WORDS : passphrase(/** @type {any} */ (portal)));
const wording = (/** @type {string} */ portal, /** @type {string} */ key) => sentence(portal === 'harbour' ? 'en' : 'de', key);

/** @param {Page} page @param {Stage} stage @param {string} portal */
async function enter(page, stage, portal) {
  await page.goto(stage.url(/** @type {any} */ (portal)));
  await submit(page, wordsOf(portal));
  await reached(page, 'open');
}

/** Desktop in German and light, phone in English and dark: each kind is seen in both. @param {...Look} more @returns {Look[]} */
const both = (...more) => [{ device: 'desktop', colorScheme: 'light', portal: 'nordlicht' }, { device: 'phone', colorScheme: 'dark', portal: 'harbour' }, ...more];
/** The same where only one portal has it. @param {string} portal @returns {Look[]} */
const only = (portal) => [{ device: 'desktop', colorScheme: 'light', portal }, { device: 'phone', colorScheme: 'dark', portal }];
/** @param {string} portal @returns {Look} */
const tablet = (portal) => ({ device: 'tablet', colorScheme: 'light', portal });

/**
 * A page, by a link of the navigation and links in the content; `[class]` means the first link in a part of that class.
 * @param {string} title
 * @param {Record<string, string[]>} ways
 * @param {Look[]} looks
 * @returns {Picture}
 */
function page(title, ways, looks) {
  return {
    title,
    looks,
    async show(tab, stage, portal) {
      await enter(tab, stage, portal);
      for (const [index, step] of (ways[portal] ?? []).entries()) {
        const found = step.startsWith('.') ? tab.locator(step).first() : index === 0 ? named(tab, step) : link(tab, step);
        await go(tab, await found.evaluate((anchor) => /** @type {HTMLAnchorElement} */ (anchor).href));
      }
    },
  };
}

/** A section's link, which a phone's bar may keep behind its last place. @param {Page} tab @param {string} name */
const named = (tab, name) => tab.locator('.sections a').filter({ hasText: name }).first();

/** @type {Record<string, Picture>} */
export const PICTURES = {
  home: page('Home', {}, both(tablet('nordlicht'), { device: 'phone', colorScheme: 'light', portal: 'nordlicht' })),
  rest: {
    title: 'What the bar of a phone opens',
    looks: [{ device: 'phone', colorScheme: 'light', portal: 'nordlicht' }],
    async show(tab, stage, portal) {
      await enter(tab, stage, portal);
      await tab.locator('.bar-more').click();
    },
  },
  project: page('Project', { nordlicht: ['Abokiste im Netz'], harbour: ['Quayside departure boards'] }, both()),
  timeline: page('Timeline', { nordlicht: ['Status'], harbour: ['Status'] }, both(tablet('harbour'))),
  entry: page('Entry', { nordlicht: ['Status', 'Fünf Wochen bis zur Weihnachtskiste'], harbour: ['Status', 'Ten days to the winter timetable'] }, both()),
  board: page('Board', { nordlicht: ['Konzepte'], harbour: ['Concepts'] }, both(tablet('nordlicht'))),
  concept: page('Concept', { nordlicht: ['Konzepte', 'Kassen und Warenbestand verbinden'], harbour: ['Concepts', 'Boarding without paper'] }, both()),
  versions: page('Versions compared', { nordlicht: ['Konzepte', 'Ein Nachtregal', '.versions-note a'] }, only('nordlicht')),
  budgets: page('Budgets', { nordlicht: ['Budget'], harbour: ['Budget'] }, both()),
  budget: page('Budget', { nordlicht: ['Budget', 'Haushaltsplan 2026'], harbour: ['Budget', 'The year 2026 in figures'] }, both(tablet('harbour'))),
  ledger: page('Ledger', { nordlicht: ['Budget', 'Haushaltsplan 2026', '.more a[href]'], harbour: ['Budget', 'The year 2026 in figures', '.more a[href]'] }, both()),
  register: page('Documents', { nordlicht: ['Dokumente'], harbour: ['Documents'] }, both()),
  invoice: page('Invoice', { nordlicht: ['Dokumente', 'Rechnung September und Oktober'], harbour: ['Documents', 'Invoice for September and October'] }, both()),
  people: page('People', { nordlicht: ['Kontakte'], harbour: ['People'] }, both()),
  person: page('Person', { nordlicht: ['Kontakte', 'Fenja Quistorp-Behn'], harbour: ['People', 'Tunde Harrowgate'] }, both()),
  dates: page('Dates', { nordlicht: ['Termine'], harbour: ['Dates'] }, both()),
  section: page('Section', { nordlicht: ['Handbuch für Ladentexte'], harbour: ['Crew handbook for words and sailings'] }, both()),
  page: page('Page', { nordlicht: ['Handbuch für Ladentexte', 'Den Rundbrief verschicken'], harbour: ['Crew handbook for words and sailings', 'What belongs in the tin box'] }, both()),
  tag: page('Tag', { nordlicht: ['Status', '.post .tag a'], harbour: ['Status', '.post .tag a'] }, both()),
  translation: page('Not translated yet', { harbour: ['.languages a:not([aria-current])', 'Handbuch', '.entry-title'] }, only('harbour')),
  summary: page('Summary of a concept', { nordlicht: ['Konzepte', 'Kassen und Warenbestand verbinden', 'Zusammenfassung für Ihre Leitung'] }, only('nordlicht')),
  sheet: page('Sheet of the week, printed', { nordlicht: ['.to-sheet a'] }, [{ device: 'desktop', colorScheme: 'light', portal: 'nordlicht', media: 'print' }]),
  'empty-home': page('Nothing yet', {}, only('leer')),
  'empty-section': page('A section without entries', { leer: ['Konzepte'] }, only('leer')),
  'full-home': page('Too much of everything', {}, only('voll')),
  'full-timeline': page('A timeline of long words', { voll: ['Status'] }, only('voll')),
  'full-concept': page('A concept of long words', { voll: ['Konzepte', '.board-card a'] }, only('voll')),
  'full-budget': page('A budget of large figures', { voll: ['Budget', '.budget-years a, .entry-title'] }, only('voll')),
  'full-people': page('People with long names', { voll: ['Kontakte'] }, only('voll')),
  gate: {
    title: 'Gate',
    looks: both(),
    async show(tab, stage, portal) {
      await tab.goto(stage.url(/** @type {any} */ (portal)));
      await reached(tab, 'gate');
    },
  },
  'gate-wrong': {
    title: 'Gate: a wrong passphrase',
    looks: both(),
    async show(tab, stage, portal) {
      await tab.goto(stage.url(/** @type {any} */ (portal)));
      await submit(tab, 'seven wrong words that open nothing here');
      await tab.locator('#gate-message').getByText(wording(portal, 'reader-wrong-passphrase')).waitFor();
    },
  },
  'gate-damaged': {
    title: 'Gate: settings that arrived damaged',
    looks: both(),
    async show(tab, stage, portal) {
      stage.host.tamper = (path, content) => (path.endsWith('/access.json') ? content.subarray(0, 40) : content);
      await tab.goto(stage.url(/** @type {any} */ (portal)));
      await submit(tab, wordsOf(portal));
      await tab.locator('#gate-message:not([hidden])').waitFor();
    },
  },
  offline: {
    title: 'A page that cannot be reached',
    looks: both(),
    async show(tab, stage, portal) {
      await enter(tab, stage, portal);
      stage.host.tamper = (path, content) => (path.endsWith('.html') ? null : content);
      await section(tab, 'Status').click();
      await tab.getByRole('alert').waitFor();
    },
  },
  'no-script': {
    title: 'Without JavaScript',
    looks: both().map((look) => ({ ...look, scripts: false })),
    async show(tab, stage, portal) {
      await tab.goto(stage.url(/** @type {any} */ (portal)));
    },
  },
};

