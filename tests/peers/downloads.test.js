//! Files that a build makes of figures: opened by the reader's own modules, then by LibreOffice and openpyxl. Numbers are numbers, days are days, sums are sums.
// @ts-check

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openSlot, parseAccess } from '../../src/reader/access.js';
import { quick } from '../../src/reader/argon2.js';
import { holdKey, openEnvelope } from '../../src/reader/format.js';
import { normalizePassphrase } from '../../src/reader/keys.js';
import { sealedBlocks } from '../../src/reader/portal.js';
import { BINARY, convert, python, ROOT } from './programs.js';

/** @typedef {[kind: string, value: any, format: string]} Cell */
/** @typedef {{ name: string, frozen: string, widths: number[], rows: Cell[][] }} Sheet */

const HOSTILE = ['=HYPERLINK("http://evil.example";"x")', '+1+1', '@SUM(A1)', '-2+3', 'plain; "quoted", and Ümlaut'];

let folder = '';
/** What each portal offers, by name. @type {Record<string, Map<string, Uint8Array>>} */
const offered = {};

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'extranet-downloads-'));
  const site = join(folder, 'site');
  for (const name of ['book.toml', 'brand', 'content', 'demo.key']) cpSync(join(ROOT, name), join(site, name), { recursive: true, preserveTimestamps: true });
  const rows = HOSTILE.map((note) => `2026-10-05,weather-reserve,actual,1.10,,,"${note.replaceAll('"', '""')}"\n`);
  appendFileSync(join(site, 'content/harbour/budget/2026.csv'), rows.join(''));
  const { EXTRANET_KEY: _, ...env } = process.env;
  execFileSync(BINARY, ['build'], { cwd: site, env: { ...env, SOURCE_DATE_EPOCH: '1795305600' }, stdio: ['ignore', 'ignore', 'pipe'] });
  const known = JSON.parse(readFileSync(join(ROOT, 'tests/demo-passphrases.json'), 'utf8'));
  for (const portal of ['nordlicht', 'harbour']) offered[portal] = await offers(join(site, 'dist', portal), /** @type {string} */ (Object.values(known[portal])[0]));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Every file that a portal's pages offer to a reader, opened.
 * @param {string} portal
 * @param {string} passphrase
 */
async function offers(portal, passphrase) {
  const access = parseAccess(readFileSync(join(portal, 'access.json'), 'utf8'));
  const bytes = await openSlot(access, await quick(normalizePassphrase(passphrase), access.kdf));
  assert.ok(bytes);
  const keys = await Promise.all(bytes.map((key) => holdKey(key)));
  /** @param {string} address @param {Uint8Array} sealed */
  const open = (address, sealed) => openEnvelope(/** @type {any} */ (sealed), address, keys);
  const found = new Map();
  for (const file of readdirSync(portal).filter((name) => name.endsWith('.html'))) {
    for (const block of sealedBlocks(readFileSync(join(portal, file), 'utf8'))) {
      const opened = await open(file.replace('.html', ''), new Uint8Array(Buffer.from(block, 'base64')));
      const html = opened ? Buffer.from(opened).toString() : '';
      for (const [, url = '', name = ''] of html.matchAll(/href="([a-z2-7]{16}\.bin)" download="([^"]+)"/g)) {
        const content = await open(url.replace('.bin', ''), new Uint8Array(readFileSync(join(portal, url))));
        assert.ok(content, `${name} opens`);
        found.set(name, content);
      }
    }
  }
  return found;
}

/** @param {string} portal @param {string} name */
function written(portal, name) {
  const content = offered[portal]?.get(name);
  assert.ok(content, `${portal} offers ${name}, of ${[...(offered[portal]?.keys() ?? [])].join(', ')}`);
  mkdirSync(join(folder, portal), { recursive: true });
  const file = join(folder, portal, name);
  writeFileSync(file, content);
  return file;
}

/** @param {string} portal @param {string} name @returns {{ created: string, sheets: Sheet[] }} */
const workbook = (portal, name) => JSON.parse(python('read_workbook.py', written(portal, name)));

/** @param {Sheet} sheet @param {string} title */
function column(sheet, title) {
  const at = sheet.rows[0]?.findIndex(([, value]) => value === title) ?? -1;
  assert.notEqual(at, -1, `${sheet.name} has a column ${title}`);
  return sheet.rows.slice(1).map((row) => /** @type {Cell} */ (row[at]));
}

/** The lines of a text with commas, taken apart. @param {string} text @param {string} separator */
function records(text, separator) {
  assert.equal(text[0], '\ufeff');
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n)`, 'g');
  /** @type {string[][]} */
  const rows = [[]];
  for (const [, quoted, bare, end] of text.slice(1).matchAll(cell)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

/** Hundredths of a decimal number. @param {number} number */
const hundredths = (number) => Math.round(number * 100);

const BUDGETS = /** @type {const} */ ([
  {
    portal: 'harbour', name: 'The year 2026 in figures Kittiwake Harbour Ferries Ltd', ledger: 'Bookings', lines: 'Lines', money: /^\[\$£-809\]#,##0\.00$/, day: 'd mmm yyyy', separator: ',', point: '.',
    titles: { date: 'Date', amount: 'Amount', hours: 'Hours', kind: 'Kind', note: 'Note', approved: 'Approved', actual: 'Spent', used: 'Used', committed: 'Committed' }, share: '0.0%',
  },
  {
    portal: 'nordlicht', name: 'Haushaltsplan 2026 Nordlicht Naturkost eG', ledger: 'Buchungen', lines: 'Posten', money: /^#,##0\.00\\ \[\$€-407\]$/, day: 'dd.mm.yyyy', separator: ';', point: ',',
    titles: { date: 'Datum', amount: 'Betrag', hours: 'Stunden', kind: 'Art', note: 'Notiz', approved: 'Bewilligt', actual: 'Ausgegeben', used: 'Verbraucht', committed: 'Beauftragt' }, share: '0.0\\ %',
  },
]);

for (const { portal, name, ledger, lines, money, day, separator, point, titles, share } of BUDGETS) {
  test(`openpyxl reads numbers, days and formats in the budget of ${portal}`, () => {
    const { created, sheets } = workbook(portal, `${name}.xlsx`);
    assert.match(created, /^2000-01-01/);
    const bookings = /** @type {Sheet} */ (sheets.find((sheet) => sheet.name === ledger));
    const figures = /** @type {Sheet} */ (sheets[0]);
    assert.equal(figures.name, lines);
    for (const sheet of sheets) {
      assert.equal(sheet.frozen, 'A2');
      assert.ok(sheet.widths.every((width) => width >= 8 && width <= 64), `${sheet.widths}`);
      assert.deepEqual(sheet.rows.flat().filter(([kind]) => kind === 'formula' || kind === 'e'), []);
    }
    for (const [kind, value, format] of column(bookings, titles.date)) {
      assert.deepEqual([kind, format], ['day', day]);
      assert.match(value, /^2026-\d\d-\d\d$/);
    }
    for (const [kind, , format] of column(bookings, titles.amount)) {
      assert.equal(kind, 'number');
      assert.match(format, money);
    }
    for (const [kind, , format] of column(bookings, titles.hours)) if (kind !== 'empty') assert.deepEqual([kind, format], ['number', '#,##0.00']);
    for (const [kind, , format] of column(figures, titles.used)) if (kind !== 'empty') assert.deepEqual([kind, format], ['number', share]);
    for (const [kind, , format] of column(figures, titles.approved)) if (kind !== 'empty') assert.ok(kind === 'number' && money.test(format), format);

    // The last row is the sum of the others, and what is spent is the sum of all bookings that are no commitments.
    for (const title of [titles.approved, titles.actual, titles.committed]) {
      const cells = column(figures, title).map(([, value]) => hundredths(value ?? 0));
      assert.equal(cells.pop(), cells.reduce((sum, value) => sum + value, 0), title);
    }
    const kinds = column(bookings, titles.kind).map(([, value]) => value);
    const spent = column(bookings, titles.amount).filter((_, at) => kinds[at] !== titles.committed).reduce((sum, [, value]) => sum + hundredths(value), 0);
    assert.equal(spent, hundredths(column(figures, titles.actual).at(-1)?.[1]));
  });

  test(`LibreOffice reads in the budget of ${portal} what its texts say`, () => {
    const file = written(portal, `${name}.xlsx`);
    const target = join(folder, `${portal}-office`);
    // UTF-8, every cell as it is shown, all sheets as files of their own.
    convert(file, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', target);
    const shown = records(`\ufeff${readFileSync(join(target, `${name}-${ledger}.csv`), 'utf8').replace(/\r?\n/g, '\r\n')}`, ',');
    const csv = [...(offered[portal]?.keys() ?? [])].find((known) => known.startsWith(`${ledger} ${name.split(' 2026')[0]} 2026`) && known.endsWith('.csv'));
    const text = readFileSync(written(portal, csv ?? ''), 'utf8');
    const told = records(text, separator);
    assert.deepEqual(shown[0], told[0]);
    assert.equal(shown.length, told.length);
    const [date, amount] = [titles.date, titles.amount].map((title) => told[0]?.indexOf(title) ?? -1);
    const sums = [shown, told].map((rows) => rows.slice(1).reduce((sum, row) => {
      const typed = row[amount ?? 0] ?? '';
      const plain = rows === told ? typed.replace(point, '.') : typed.replace(/[^\d.,-]/g, '').replace(/,(?=\d{3})/g, '');
      return sum + hundredths(Number(plain));
    }, 0));
    assert.equal(sums[0], sums[1]);
    for (const row of told.slice(1)) assert.match(row[date ?? 0] ?? '', /^2026-\d\d-\d\d$/);
    assert.doesNotMatch(shown.flat().join(), /#(REF|NAME|VALUE)|Err:/);
  });
}

test('what could be a formula is a text in both', () => {
  const { portal, name, ledger, titles } = BUDGETS[0];
  const { sheets } = workbook(portal, `${name}.xlsx`);
  const notes = column(/** @type {Sheet} */ (sheets.find((sheet) => sheet.name === ledger)), titles.note);
  for (const typed of HOSTILE) {
    const cell = notes.find(([, value]) => value === typed);
    assert.equal(cell?.[0], 'text', typed);
  }
  const csv = records(readFileSync(written(portal, `${ledger} ${name}.csv`), 'utf8'), ',').flat();
  for (const typed of HOSTILE) assert.ok(csv.includes(/^[=+@-]/.test(typed) ? `'${typed}` : typed), typed);
});

test('a text goes through LibreOffice and comes back with the same numbers', () => {
  for (const { portal, name, ledger, separator, point, titles } of BUDGETS) {
    const file = written(portal, `${ledger} ${name}.csv`);
    const target = join(folder, `${portal}-back`);
    // UTF-8, quoted fields stay texts, numbers and days as the portal's language writes them (MS-LCID 1031 and 1033).
    const locale = portal === 'nordlicht' ? 1031 : 1033;
    const profile = mkdtempSync(join(tmpdir(), 'extranet-office-'));
    try {
      execFileSync('soffice', [`-env:UserInstallation=file://${profile}`, '--headless', '--norestore', `--infilter=Text - txt - csv (StarCalc):${separator.charCodeAt(0)},34,76,1,,${locale},false,true`,
        '--convert-to', 'xlsx', '--outdir', target, file], { stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 });
    } finally {
      rmSync(profile, { recursive: true, force: true });
    }
    const [sheet] = JSON.parse(python('read_workbook.py', join(target, `${ledger} ${name}.xlsx`))).sheets;
    const told = records(readFileSync(file, 'utf8'), separator);
    const at = told[0]?.indexOf(titles.amount) ?? -1;
    assert.deepEqual(column(sheet, titles.amount).map(([kind, value]) => [kind, hundredths(value)]), told.slice(1).map((row) => ['number', hundredths(Number((row[at] ?? '').replace(point, '.')))]));
    assert.ok(column(sheet, titles.date).every(([kind]) => kind === 'day'));
  }
});

test('the register of documents and the years are offered, too', () => {
  for (const [portal, names] of /** @type {const} */ ([
    ['harbour', ['Budget Kittiwake Harbour Ferries Ltd.xlsx', 'Documents Kittiwake Harbour Ferries Ltd.xlsx']],
    ['nordlicht', ['Budget Nordlicht Naturkost eG.xlsx', 'Dokumente Nordlicht Naturkost eG.xlsx']],
  ])) {
    for (const name of names) {
      const { sheets } = workbook(portal, name);
      assert.ok((sheets[0]?.rows.length ?? 0) > 2, name);
      assert.ok(sheets[0]?.rows.slice(1).flat().some(([kind]) => kind === 'number'), name);
    }
  }
});
