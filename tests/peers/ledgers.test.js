//! Ledgers as other programs write them: the same table as text, by LibreOffice and by openpyxl comes to the same sums, to the last cent.
// @ts-check

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { BINARY, ROOT, convert, python } from './programs.js';

const FOLDER = mkdtempSync(join(tmpdir(), 'extranet-ledgers-'));
const PORTAL = 'content/nordlicht';
/** How LibreOffice is to read the text: commas, UTF-8, numbers of the United States, so that a point begins decimals. */
const AS_TYPED = 'CSV:44,34,76,1,,1033,false,true';

before(() => {
  for (const folder of ['budget', 'dokumente', 'abokiste']) mkdirSync(join(FOLDER, 'site', PORTAL, folder), { recursive: true });
  cpSync(join(ROOT, 'brand'), join(FOLDER, 'site/brand'), { recursive: true });
  for (const file of ['book.toml', 'demo.key', ...['portal.toml', 'marke.svg', 'abokiste/project.toml', 'people.toml', 'keyring.toml', 'budget/2026.md'].map((name) => `${PORTAL}/${name}`)]) {
    copyFileSync(join(ROOT, file), join(FOLDER, 'site', file));
  }
  writeFileSync(join(FOLDER, 'site', PORTAL, 'index.md'), '# Willkommen\n');
  const made = join(FOLDER, 'made');
  mkdirSync(made);
  copyFileSync(join(ROOT, PORTAL, 'budget/2026.csv'), join(made, 'ledger.csv'));
  python('make_ledgers.py', made);
  mkdirSync(join(made, 'office'));
  for (const format of ['xlsx', 'ods']) office(join(made, 'ledger.csv'), format, join(made, 'office'));
});

after(() => rmSync(FOLDER, { recursive: true, force: true }));

/**
 * @param {string} file
 * @param {string} format
 * @param {string} folder
 */
function office(file, format, folder) {
  const profile = mkdtempSync(join(tmpdir(), 'extranet-office-'));
  try {
    execFileSync('soffice', [
      `-env:UserInstallation=file://${profile}`, '--headless', '--norestore', `--infilter=${AS_TYPED}`, '--convert-to', format, '--outdir', folder, file,
    ], { stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 });
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/**
 * Puts a table beside the budget, in place of any other.
 * @param {string} file
 */
function beside(file) {
  const folder = join(FOLDER, 'site', PORTAL, 'budget');
  for (const name of readdirSync(folder)) if (/^2026\.(csv|xlsx|ods)$/.test(name)) rmSync(join(folder, name));
  copyFileSync(file, join(folder, `2026.${file.split('.').pop()}`));
}

/** @returns {{status: number | null, said: string}} what a check says */
function check() {
  const { status, stderr } = spawnSync(BINARY, ['check'], {
    cwd: join(FOLDER, 'site'), encoding: 'utf8', timeout: 120_000,
    env: { ...process.env, NO_COLOR: '1', SOURCE_DATE_EPOCH: '1795305600' },
  });
  return { status, said: stderr };
}

/**
 * What is wrong with documents that ask for other amounts than the ledger holds: each sum of the ledger stands in a finding.
 * @param {string} file
 */
function sums(file) {
  beside(file);
  const { status, said } = check();
  assert.equal(status, 0, said);
  const found = [...said.matchAll(/`(\S+)` comes to \S+ EUR without tax, and (\S+) EUR is booked on it/g)];
  return found.map(([, number, sum]) => `${number} ${sum}`).sort();
}

test('a table comes to the same sums whoever wrote it', () => {
  // Invoices that ask for a cent for every number of the ledger: what is booked on it is told.
  const text = readFileSync(join(FOLDER, 'made/ledger.csv'), 'utf8');
  const numbers = new Set([...text.matchAll(/,([RG]-2026-\d+),/g)].map(([, number]) => /** @type {string} */ (number)));
  const documents = join(FOLDER, 'site', PORTAL, 'dokumente');
  for (const number of numbers) {
    writeFileSync(join(documents, `${number}.md`), `+++\nkind = "invoice"\nnumber = "${number}"\nnet = "99999.99"\ncurrency = "EUR"\n+++\n`);
  }
  const expected = new Map();
  for (const [, , kind, amount, , number] of text.trim().split('\n').slice(1).map((row) => row.split(','))) {
    if (kind !== 'committed' && number) expected.set(number, (expected.get(number) ?? 0) + Math.round(Number(amount) * 100));
  }
  const lines = [...expected].map(([number, cents]) => `${number} ${(cents / 100).toFixed(2)}`).sort();
  assert.ok(lines.length > 10);
  for (const file of ['ledger.csv', 'ledger.xlsx', 'protected.xlsx', 'office/ledger.xlsx', 'office/ledger.ods']) {
    assert.deepEqual(sums(join(FOLDER, 'made', file)), lines, file);
  }
});

test('formulas that nobody has worked out are named, and LibreOffice works them out', () => {
  const file = join(FOLDER, 'made/formulas.xlsx');
  beside(file);
  const { status, said } = check();
  assert.equal(status, 1, said);
  assert.match(said, /`D2` holds a formula without its value/);
  const mended = join(FOLDER, 'made/mended');
  mkdirSync(mended);
  for (const format of ['xlsx', 'ods']) {
    convert(file, format, mended);
    beside(join(mended, `formulas.${format}`));
    const { status, said } = check();
    assert.equal(status, 0, said);
  }
});
