//! The bookings of a ledger without a page: how they are read, chosen, sorted, added up and written, and what the fragment tells.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { choose, fragmentOf, parseChoice, readLedger, sorted, sums, writer } from '../../src/reader/bookings.js';
import { isChoice, isFilter } from '../../src/reader/filter.js';

const ROWS = [
  '2026-03-31\t0\t0\t1600.1\t17.25\t0\tBetreuung März',
  '2026-03-12\t1\t1\t14750\t\t1\tAuftrag <b>Hofladenfinder</b>',
  '2026-02-27\t0\t2\t-0.005\t\t\tGutschrift',
  '\t1\t0\t\t2\t\t',
].join('\n') + '\n';
const DOCUMENTS = 'R-2026-0034\tabcdefgh.html\nAB-2026-004\t\n';
const COMMITTED = 1;

const all = { line: -1, kind: -1, q: '' };
const ledger = () => readLedger(ROWS, DOCUMENTS);
/** @param {import('../../src/reader/bookings.js').Booking} booking */
const say = ({ date, note }) => `${date} ${note}`;
/** @param {string} q */
const found = (q, wanted = all) => choose(ledger(), { ...wanted, q }, say).map(({ note }) => note);

test('reads amounts as whole numbers of the smallest part that any of them has', () => {
  const { bookings, documents, scales } = ledger();
  assert.deepEqual(scales, { amount: 3, hours: 2 });
  assert.deepEqual(bookings.map(({ amount }) => amount), [1600100n, 14750000n, -5n, null]);
  assert.deepEqual(bookings.map(({ hours }) => hours), [1725n, null, null, 200n]);
  assert.deepEqual(bookings.map(({ document }) => document), [0, 1, -1, -1]);
  assert.deepEqual(documents, [['R-2026-0034', 'abcdefgh.html'], ['AB-2026-004', '']]);
  assert.deepEqual(readLedger('', ''), { bookings: [], documents: [], scales: { amount: 0, hours: 0 }, texts: null });
});

test('finds bookings that have all words, whatever their capitals', () => {
  for (const [q, notes] of [
    ['', ['Betreuung März', 'Auftrag <b>Hofladenfinder</b>', 'Gutschrift', '']],
    ['  ', ['Betreuung März', 'Auftrag <b>Hofladenfinder</b>', 'Gutschrift', '']],
    ['MÄRZ', ['Betreuung März']],
    ['2026-03 auf', ['Auftrag <b>Hofladenfinder</b>']],
    ['auf 2026-03', ['Auftrag <b>Hofladenfinder</b>']],
    ['.*', []],
    ['<b>', ['Auftrag <b>Hofladenfinder</b>']],
    ['nothing of it', []],
  ]) {
    assert.deepEqual(found(q), notes, q);
  }
  assert.deepEqual(found('', { line: 1, kind: -1, q: '' }), ['Auftrag <b>Hofladenfinder</b>', '']);
  assert.deepEqual(found('', { line: 1, kind: 0, q: '' }), ['']);
  assert.deepEqual(found('märz', { line: 1, kind: -1, q: '' }), []);
});

test('finds an amount as it is typed, with and without the signs of thousands', () => {
  const { plain, text, ungrouped } = writer('de', 3, 2, { currency: 'EUR' });
  assert.deepEqual([plain(14750000n), plain(-1234567n), text(14750000n)], ['14750,00', '-1234,57', '14.750,00\u00a0€']);
  const amounts = ({ amount }) => (amount === null ? '' : plain(amount));
  for (const [q, count] of [['14750', 1], ['14.750,00', 1], ['14750,00', 1], ['14,750', 0], ['1600,10', 1]]) {
    assert.equal(choose(ledger(), { ...all, q }, amounts, ungrouped).length, count, q);
  }
});

test('sorts both ways, with what says nothing at the end and equals as they were', () => {
  const { bookings } = ledger();
  const order = (isDown, value) => sorted(bookings, isDown, value).map((booking) => bookings.indexOf(booking));
  assert.deepEqual(order(false, ({ amount }) => amount), [2, 0, 1, 3]);
  assert.deepEqual(order(true, ({ amount }) => amount), [1, 0, 2, 3]);
  assert.deepEqual(order(false, ({ date }) => date || null), [2, 1, 0, 3]);
  assert.deepEqual(order(true, ({ kind }) => kind), [2, 1, 0, 3]);
  assert.deepEqual(order(false, ({ kind }) => kind), [0, 3, 1, 2]);
});

test('adds up what is spent and what is committed, apart', () => {
  assert.deepEqual(sums(ledger().bookings, COMMITTED), {
    spent: { count: 3, amount: 1600095n, hours: 1925n },
    committed: { count: 1, amount: 14750000n, hours: null },
  });
  assert.deepEqual(sums([], COMMITTED).spent, { count: 0, amount: null, hours: null });
});

test('sums are exact where floats are not, in any order', () => {
  const cents = Array.from({ length: 1000 }, (_, at) => `2026-01-01\t0\t0\t${at % 2 ? '0.1' : '999999999999999.000000001'}\t\t\t`);
  const sum = (rows) => sums(readLedger(rows.join('\n'), '').bookings, COMMITTED).spent.amount;
  assert.equal(sum(cents), 500n * 999999999999999000000001n + 500n * 100000000n);
  assert.equal(sum(cents.reverse()), sum(cents));
});

test('writes exact numbers as the language does', () => {
  for (const [language, number, scale, most, how, text] of [
    ['de', 123456789n, 2, 2, { currency: 'EUR' }, '1.234.567,89\u00a0€'],
    ['de', -5n, 1, 2, { currency: 'EUR' }, '-0,50\u00a0€'],
    ['de', 0n, 2, 2, { currency: 'EUR' }, '0,00\u00a0€'],
    ['de', 123456789012345678901234n, 9, 2, { currency: 'EUR' }, '123.456.789.012.345,68\u00a0€'],
    ['en', -123456n, 2, 2, { currency: 'EUR' }, '-€1,234.56'],
    ['en-GB', 100n, 0, 2, { currency: 'GBP' }, '£100.00'],
    ['de', 12345n, 1, 0, { currency: 'JPY' }, '1.235\u00a0¥'],
    ['en', -4n, 3, 2, { currency: 'USD' }, '$0.00'],
    ['en', -5n, 3, 2, { currency: 'USD' }, '-$0.01'],
    ['en', 5n, 3, 2, { currency: 'USD' }, '$0.01'],
    ['en', 1234n, 2, 2, {}, '12.34'],
    ['de', 1725n, 2, 2, { isPadded: false }, '17,25'],
    ['de', 1750n, 2, 2, { isPadded: false }, '17,5'],
    ['de', -1700n, 2, 2, { isPadded: false }, '-17'],
    ['de', 7n, 0, 0, { isPadded: false }, '7'],
  ]) {
    assert.equal(writer(language, scale, most, how).text(number), text, `${number} in ${language}`);
  }
});

test('what is chosen stands in the fragment, and only what can be chosen is read from one', () => {
  const none = { line: '', kind: '', q: '', sort: '' };
  for (const [fragment, choice] of [
    ['', none],
    ['#line=shop', { ...none, line: 'shop' }],
    ['#line=shop&kind=actual&q=hosting+%26+more&sort=-amount', { line: 'shop', kind: 'actual', q: 'hosting & more', sort: '-amount' }],
    ['#q=%C3%A4%23', { ...none, q: 'ä#' }],
  ]) {
    assert.deepEqual(parseChoice(fragment), choice);
    assert.equal(fragmentOf(choice), fragment);
    assert.equal(isChoice(fragment), fragment !== '');
    assert.equal(isFilter(fragment), false);
  }
  assert.deepEqual(parseChoice('#heading'), none);
  assert.deepEqual(parseChoice('#__proto__=x&constructor=y&line=%zz'), { ...none, line: '%zz' });
  assert.equal(parseChoice(`#q=${'x'.repeat(1000)}`).q.length, 200);
  for (const hash of ['#heading', '#lines=1', '#q', '#compare:1-2', '']) assert.equal(isChoice(hash), false, hash);
  assert.equal(isChoice('#filter:kind=risk'), true);
});
