//! Which day it is and what it opens, in tables: ends of windows, ends of years, leap days, days on which clocks change, zones far from UTC.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dayAt, dayOf, elapsed, inDigits, inPercent, inWords, isOpen } from '../../src/reader/today.js';

/** Does something where the browser's own zone is another. */
function inZone(zone, act) {
  const { TZ } = process.env;
  process.env.TZ = zone;
  try {
    act();
  } finally {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  }
}

test('reads dates, and nothing else', () => {
  for (const [date, day] of [
    ['1970-01-01', 0], ['1970-01-02', 1], ['1969-12-31', -1], ['2026-11-27', 20784], ['2024-02-29', 19782], ['2000-02-29', 11016], ['0026-01-01', -710031],
    ['2026-02-29', null], ['1900-02-29', null], ['2026-02-30', null], ['2026-13-01', null], ['2026-00-01', null], ['2026-01-00', null], ['2026-04-31', null],
    ['26-11-27', null], ['2026-1-2', null], ['2026-11-27T10:00', null], [' 2026-11-27', null], ['2026-11-27\n', null], ['20261127', null], ['+002026-11-27', null],
    ['tomorrow', null], ['', null], [null, null],
  ]) {
    assert.equal(dayOf(date), day, String(date));
  }
});

test('knows the day in the portal\'s zone, whatever the browser\'s own', () => {
  for (const [moment, zone, date] of [
    ['2026-11-27T12:00:00Z', 'Europe/Berlin', '2026-11-27'],
    // the end of a year, and the last second of it
    ['2026-12-31T22:59:59Z', 'Europe/Berlin', '2026-12-31'],
    ['2026-12-31T23:00:00Z', 'Europe/Berlin', '2027-01-01'],
    ['2026-12-31T23:59:59Z', 'UTC', '2026-12-31'],
    // leap days, and years that have none
    ['2028-02-28T23:00:00Z', 'Europe/Berlin', '2028-02-29'],
    ['2028-02-29T23:00:00Z', 'Europe/Berlin', '2028-03-01'],
    ['2026-02-28T23:00:00Z', 'Europe/Berlin', '2026-03-01'],
    // the days on which clocks go forward and back
    ['2026-03-28T22:59:59Z', 'Europe/Berlin', '2026-03-28'],
    ['2026-03-28T23:00:00Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T21:59:59Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T22:00:00Z', 'Europe/Berlin', '2026-03-30'],
    ['2026-10-24T22:00:00Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
    // clocks that change at midnight: the day has no 0:00
    ['2026-04-24T22:30:00Z', 'Africa/Cairo', '2026-04-25'],
    // as far from UTC as it gets: three days at one moment
    ['2026-06-15T10:30:00Z', 'Pacific/Kiritimati', '2026-06-16'],
    ['2026-06-15T10:30:00Z', 'Pacific/Pago_Pago', '2026-06-14'],
    ['2026-06-15T10:30:00Z', 'Etc/GMT+12', '2026-06-14'],
    ['2026-06-15T18:14:59Z', 'Asia/Kathmandu', '2026-06-15'],
    ['2026-06-15T18:15:00Z', 'Asia/Kathmandu', '2026-06-16'],
    // a country that has left a day out
    ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
  ]) {
    for (const own of ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      inZone(own, () => assert.equal(dayAt(Date.parse(moment), zone), dayOf(date), `${moment} in ${zone}, read in ${own}`));
    }
  }
});

test('takes the browser\'s own zone where there is no other', (t) => {
  const moment = Date.parse('2026-12-31T23:30:00Z');
  for (const [own, date] of [['UTC', '2026-12-31'], ['Europe/Berlin', '2027-01-01'], ['America/New_York', '2026-12-31'], ['Pacific/Kiritimati', '2027-01-01']]) {
    inZone(own, () => {
      for (const zone of [undefined, null, '', 'Europe/Atlantis', 'no zone', '../etc/passwd']) assert.equal(dayAt(moment, zone), dayOf(date), `${zone} in ${own}`);
    });
  }
  t.mock.method(Intl, 'DateTimeFormat', () => { throw new RangeError('no zones here'); });
  inZone('Europe/Berlin', () => assert.equal(dayAt(moment, 'UTC'), dayOf('2027-01-01'), 'a browser that knows no zones'));
});

test('reads the clock in Gregorian days and Latin digits, whatever the browser\'s language', (t) => {
  const { DateTimeFormat } = Intl;
  t.mock.method(Intl, 'DateTimeFormat', function format(_, options) { return new DateTimeFormat('fa-IR', options); });
  assert.equal(dayAt(Date.parse('2026-11-27T12:00:00Z'), 'Europe/Berlin'), dayOf('2026-11-27'));
});

test('opens windows from the first day to the last, both included', () => {
  for (const [today, from, until, open] of [
    ['2026-11-26', '2026-11-27', null, false], ['2026-11-27', '2026-11-27', null, true], ['2036-11-27', '2026-11-27', null, true],
    ['2026-11-26', null, '2026-11-27', true], ['2026-11-27', null, '2026-11-27', true], ['2026-11-28', null, '2026-11-27', false],
    ['2026-12-30', '2026-12-31', '2027-01-01', false], ['2026-12-31', '2026-12-31', '2027-01-01', true], ['2027-01-01', '2026-12-31', '2027-01-01', true],
    ['2027-01-02', '2026-12-31', '2027-01-01', false],
    ['2028-02-28', '2028-02-29', '2028-02-29', false], ['2028-02-29', '2028-02-29', '2028-02-29', true], ['2028-03-01', '2028-02-29', '2028-02-29', false],
    ['2026-11-27', '2026-11-28', '2026-11-26', false],
    ['2026-11-27', 'soon', null, false], ['2026-11-27', null, 'later', false], ['2026-11-27', '2026-02-30', '2027-01-01', false],
    ['2026-11-27', '2026-01-01', '', false], ['2026-11-27', '', '2027-01-01', false],
  ]) {
    assert.equal(isOpen(dayOf(today), from, until), open, `${today} in ${from} … ${until}`);
  }
  assert.equal(isOpen(NaN, '2026-11-27', null), false);
});

test('tells distances in words', () => {
  for (const [days, german, english] of [
    [0, 'heute', 'today'], [1, 'morgen', 'tomorrow'], [-1, 'gestern', 'yesterday'], [5, 'in 5 Tagen', 'in 5 days'], [-3, 'vor 3 Tagen', '3 days ago'],
    [13, 'in 13 Tagen', 'in 13 days'], [14, 'in 2 Wochen', 'in 2 weeks'], [-20, 'vor 3 Wochen', '3 weeks ago'], [59, 'in 8 Wochen', 'in 8 weeks'],
    [60, 'in 2 Monaten', 'in 2 months'], [-365, 'vor 12 Monaten', '12 months ago'], [-729, 'vor 24 Monaten', '24 months ago'],
    [730, 'in 2 Jahren', 'in 2 years'], [-1096, 'vor 3 Jahren', '3 years ago'],
  ]) {
    assert.equal(inWords(days, 'de'), german);
    assert.equal(inWords(days, 'de-AT'), german);
    assert.equal(inWords(days, 'en-GB'), english);
  }
  for (const language of ['', 'x', 'no language', '../de', 'tlh']) assert.notEqual(inWords(5, language), '', language);
});

test('writes numbers as the language does', () => {
  for (const [language, written] of [['de', '1.234'], ['en', '1,234']]) assert.equal(inDigits(1234, language), written);
  for (const language of ['', 'no language']) assert.match(inDigits(12, language), /12/);
});

test('knows how much of a stretch of days is over', () => {
  for (const [today, from, until, over] of [
    ['2025-12-31', '2026-01-01', '2026-12-31', 0], ['2026-12-31', '2026-01-01', '2026-12-31', 1], ['2027-05-01', '2026-01-01', '2026-12-31', 1],
    ['2026-07-01', '2026-01-01', '2026-12-31', 182 / 365], ['2026-09-30', '2026-04-01', '2027-03-31', 183 / 365], ['2026-11-20', '2026-11-20', '2026-11-20', 1],
    ['2026-11-20', '2026-11-21', '2026-11-20', null], ['2026-11-20', 'soon', '2026-12-31', null], ['2026-11-20', '2026-01-01', null, null],
  ]) assert.equal(elapsed(dayOf(today), from, until), over, `${today} in ${from} … ${until}`);
});

test('writes shares as the language does', () => {
  for (const [language, written] of [['de', '58\u00a0%'], ['en-GB', '58%']]) assert.equal(inPercent(0.5751, language), written);
});
