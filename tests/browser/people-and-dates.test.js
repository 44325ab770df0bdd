//! What a portal offers to take along, as real parsers read it: people for an address book, dates for a calendar.
// @ts-check

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import ICAL from 'ical.js';
import { PORTALS, sentence } from './site.js';
import { assertQuiet, enter, languageOf, link, reached, section, setStage } from './stage.js';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ name: string, type: string, content: string }} Offer
 */

/** An event of each portal at a time of day, and when that is in UTC. */
const TIMED = /** @type {const} */ ({
  nordlicht: ['Redaktionsrunde für den Winter', '2026-12-08T09:00:00Z', '2026-12-08T10:30:00Z'],
  harbour: ['Duty officers rehearse a storm day', '2026-12-03T16:30:00Z', '2026-12-03T17:15:00Z'],
});

/**
 * What the people's page, a page with a period of review, and the page of dates say on some day.
 * @type {Record<import('./site.js').Portal, { page: string, days: [day: string, away: string[], freshness: string][] }>}
 */
const DAYS = {
  nordlicht: {
    page: 'Wie wir klingen',
    days: [
      ['2026-11-22', ['Abwesend: 23.–27. November 2026. Vertretung: Ocke Lührsen-Thamm.'], 'Geprüft am 19. Oktober 2026.'],
      ['2026-11-27', ['Bis Fr., 27. Nov. abwesend. Vertretung: Ocke Lührsen-Thamm.'], 'Geprüft am 19. Oktober 2026.'],
      ['2027-10-20', [], 'Geprüft am 19. Oktober 2026; die nächste Durchsicht steht an. Ob noch alles stimmt, sagt Ihnen Fenja Quistorp-Behn.'],
      ['2028-10-20', [], 'Seit dem 19. Oktober 2026 nicht mehr geprüft: Manches kann überholt sein. Bitte fragen Sie Fenja Quistorp-Behn, bevor Sie sich darauf verlassen.'],
    ],
  },
  harbour: {
    page: 'The voice of the quay',
    days: [
      ['2026-12-06', [], 'Reviewed on 12 October 2026.'],
      ['2026-12-07', ['Away 14–18 December 2026. Callum Penhallick stands in.'], 'Reviewed on 12 October 2026.'],
      ['2026-12-18', ['Away 24 December 2026 – 1 January 2027. Noor Vandersteyn stands in.', 'Away until Fri 18 Dec. Callum Penhallick stands in.'], 'Reviewed on 12 October 2026.'],
      ['2027-10-13', [], 'Reviewed on 12 October 2026; the next review is due. Isla Winterbourne-Rae can tell you whether it still holds.'],
      ['2028-10-13', [], 'Not reviewed since 12 October 2026, so some of it may be out of date. Please ask Isla Winterbourne-Rae before you rely on it.'],
    ],
  },
};

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage.strike());

/** Everything on the page that the reader would save. @param {Page} page @returns {Promise<Offer[]>} */
function offers(page) {
  return page.locator('#content [data-action="save"]').evaluateAll((buttons) => buttons.map((button) => {
    const { name = '', type = '', content = '' } = /** @type {HTMLElement} */ (button).dataset;
    return { name, type, content };
  }));
}

/**
 * What parsers let pass and others may not: every line ends with CR and LF and has at most 75 octets (RFC 5545, 3.1; RFC 6350, 3.2).
 * @param {Offer} offer
 */
function assertLines({ name, content }) {
  assert.ok(content.endsWith('\r\n'), name);
  for (const line of content.slice(0, -2).split('\r\n')) {
    assert.doesNotMatch(line, /[\r\n]/, name);
    assert.ok(Buffer.byteLength(line) <= 75, `${name}: ${line}`);
  }
}

/** @param {Offer} offer */
function cardsIn(offer) {
  assertLines(offer);
  const parsed = ICAL.parse(offer.content);
  // The parser gives one card alone, and several in a list.
  const cards = typeof parsed[0] === 'string' ? [parsed] : parsed;
  return cards.map((/** @type {any} */ card) => new ICAL.Component(card));
}

/** @param {Offer} offer */
function entriesIn(offer) {
  assertLines(offer);
  const calendar = new ICAL.Component(ICAL.parse(offer.content));
  assert.equal(calendar.name, 'vcalendar');
  assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
  assert.equal(calendar.getFirstPropertyValue('method'), 'PUBLISH');
  assert.deepEqual(calendar.getAllSubcomponents('vtimezone'), [], 'times are in UTC');
  return { calendar, entries: calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component)) };
}

/** @param {Page} page @param {string} name */
async function go(page, name) {
  await page.goto(await section(page, name).evaluate((link) => /** @type {HTMLAnchorElement} */ (link).href));
  await reached(page, 'open');
}

for (const portal of PORTALS) {
  const language = languageOf(portal);

  test(`${portal}: everybody fits into an address book`, async () => {
    const { page, context } = await stage.visitor();
    await enter(page, portal, stage.url(portal));
    await go(page, sentence(language, 'section-people'));

    const shown = await page.locator('.side').evaluateAll((sides) => sides.map((side) => Array.from(side.querySelectorAll('.card'), (card) => ({
      name: card.querySelector('h3')?.textContent?.trim(),
      email: card.querySelector('.contact-email')?.getAttribute('href'),
      tel: card.querySelector('.contact-tel')?.textContent,
      url: card.querySelector('h3 a')?.getAttribute('href') ?? '',
    }))));
    const all = shown.flat();
    assert.ok(all.length >= 8 && shown.length === 3);

    const found = await offers(page);
    assert.ok(found.every(({ name, type }) => /^[a-z0-9-]+\.vcf$/.test(name) && type === 'text/vcard'));
    const single = found.filter((offer) => cardsIn(offer).length === 1);
    const uids = new Set();
    for (const [index, person] of all.entries()) {
      const offer = single[index];
      assert.ok(offer);
      const [card] = cardsIn(offer);
      const value = (/** @type {string} */ property) => card.getFirstPropertyValue(property);
      assert.equal(card.name, 'vcard');
      assert.equal(value('version'), '4.0');
      assert.equal(value('fn'), person.name);
      assert.equal(`mailto:${value('email')}`, person.email);
      assert.equal(String(value('tel')), person.tel);
      const [family, given] = value('n');
      assert.equal(`${given} ${family}`, person.name);
      uids.add(value('uid'));

      await page.goto(new URL(person.url, page.url()).href);
      await reached(page, 'open');
      assert.deepEqual(await offers(page), [offer], 'a person\'s own page offers the same');
    }
    assert.equal(uids.size, all.length);

    const sides = found.filter((offer) => cardsIn(offer).length > 1);
    const names = sides.map((offer) => cardsIn(offer).map((/** @type {any} */ card) => card.getFirstPropertyValue('fn')));
    assert.deepEqual(names, shown.filter((side) => side.length > 1).map((side) => side.map(({ name }) => name)));
    await context.close();
  });

  test(`${portal}: all dates fit into a calendar, and those of a project alone`, async () => {
    const { page, context } = await stage.visitor();
    await enter(page, portal, stage.url(portal));
    await go(page, sentence(language, 'dates-title'));

    const [offer, ...more] = await offers(page);
    assert.ok(offer && more.length === 0);
    assert.match(offer.name, /^[a-z0-9-]+\.ics$/);
    assert.equal(offer.type, 'text/calendar');
    const { calendar, entries } = entriesIn(offer);
    assert.equal(calendar.getFirstPropertyValue('x-wr-calname'), await page.locator('.brand-name').textContent());

    const shown = await page.locator('.group .date').evaluateAll((items) => items.map((item) => ({
      day: item.querySelector('time')?.getAttribute('datetime'),
      until: item.getAttribute('data-until'),
      what: item.querySelector('.date-what > a')?.textContent ?? '',
    })));
    assert.ok(shown.length > 10);
    assert.equal(entries.length, shown.length);
    for (const [index, { day, until, what }] of shown.entries()) {
      const entry = entries[index];
      assert.ok(entry.summary.endsWith(what), `${entry.summary} is about ${what}`);
      assert.equal(entry.startDate.toString().slice(0, 10), day);
      if (!entry.startDate.isDate) continue;
      assert.ok(entry.endDate.isDate);
      const last = entry.endDate.clone();
      last.adjust(-1, 0, 0, 0);
      assert.equal(last.toString(), until, 'whole days end the day after');
    }
    assert.equal(new Set(entries.map(({ uid }) => uid)).size, entries.length);
    const stamps = entries.map(({ component }) => String(component.getFirstPropertyValue('dtstamp')));
    assert.ok(stamps.every((stamp) => stamp < '2027' && stamp.endsWith('T00:00:00Z')), 'no clock has been asked');

    const [title, from, to] = TIMED[portal];
    const timed = entries.find(({ summary }) => summary === title);
    assert.equal(timed?.startDate.toString(), from);
    assert.equal(timed?.endDate.toString(), to);
    assert.ok(timed?.location);

    const others = await page.locator('.dates-others a').evaluateAll((links) => links.map((link) => /** @type {HTMLAnchorElement} */ (link).href));
    assert.ok(others.length > 0);
    await page.goto(others[0] ?? '');
    await reached(page, 'open');
    const [own] = await offers(page);
    assert.ok(own);
    const uids = entriesIn(own).entries.map(({ uid }) => uid);
    assert.ok(uids.length > 0 && uids.length < entries.length);
    assert.ok(uids.every((uid) => entries.some((entry) => entry.uid === uid)), 'a date is the same in both');
    await context.close();
  });

  test(`${portal}: what is offered arrives as a file, in clear and to the byte`, async () => {
    const { page, context, seen } = await stage.visitor();
    await enter(page, portal, stage.url(portal));
    await go(page, sentence(language, 'dates-title'));
    const [offer] = await offers(page);
    assert.ok(offer);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#content [data-action="save"]').click()]);
    assert.equal(download.suggestedFilename(), offer.name);
    assert.equal(await readFile(await download.path(), 'utf8'), offer.content);
    assertQuiet(seen, stage.host);
    await context.close();
  });

  test(`${portal}: absences, freshness and dates are those of the day`, { timeout: 120_000 }, async () => {
    const { page: name, days } = DAYS[portal];
    for (const [day, away, freshness] of days) {
      const { page, context } = await stage.visitor();
      await page.clock.setFixedTime(new Date(`${day}T12:00:00Z`));
      await enter(page, portal, stage.url(portal));
      const home = page.url();

      await go(page, sentence(language, 'section-people'));
      assert.deepEqual(await page.locator('.card .away:visible').allInnerTexts(), away, day);

      await page.goto(home);
      await reached(page, 'open');
      const handbook = page.locator('nav.sections .kind-page a').first();
      await page.goto(await handbook.evaluate((link) => /** @type {HTMLAnchorElement} */ (link).href));
      await reached(page, 'open');
      await page.goto(await link(page, name).evaluate((found) => /** @type {HTMLAnchorElement} */ (found).href));
      await reached(page, 'open');
      assert.deepEqual(await page.locator('.head .freshness:visible').allInnerTexts(), [freshness], day);

      await page.goto(home);
      await reached(page, 'open');
      await go(page, sentence(language, 'dates-title'));
      const last = (/** @type {string} */ list, /** @type {string} */ attribute) => page.locator(`${list} .date`).evaluateAll(
        (items, name) => items.filter((item) => !item.hasAttribute('hidden')).map((item) => item.getAttribute(name) ?? ''), attribute);
      const [ahead, passed] = [await last('.group', 'data-until'), await last('.earlier', 'data-from')];
      assert.ok(ahead.every((until) => until >= day) && passed.every((from) => from <= day), day);
      assert.equal(ahead.length + passed.length, await page.locator('.group .date').count(), 'every date is in one of the two');
      assert.equal(await page.locator('.earlier').isVisible(), passed.length > 0);
      assert.equal(await page.locator('.group:visible').count() === 0, await page.locator('#content > .empty').isVisible(), day);
      await context.close();
    }
  });
}
