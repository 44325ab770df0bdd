//! Invoices that factur-x writes today: the fixtures are what it writes, and the program reads from them what it was told to write.
// @ts-check

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { BINARY, python, ROOT } from './programs.js';

const FIXTURES = join(ROOT, 'tests/fixtures/invoices');
/** What contradicts every invoice. */
const WRONG = { number: 'X', date: '2001-01-01', due: '2001-01-02', net: '0.01', tax: '0.02', gross: '0.03', currency: 'CHF', order: 'Y' };
const TERMS = { number: 'BT-1', date: 'BT-2', due: 'BT-9', net: 'BT-109', tax: 'BT-110', gross: 'BT-112', currency: 'BT-5', order: 'BT-13' };

let folder = '';
/** @type {Record<string, Record<string, string>>} */
let invoices = {};

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'extranet-invoices-'));
  python('make_invoices.py', join(folder, 'made'));
  invoices = JSON.parse(readFileSync(join(folder, 'made/expected.json'), 'utf8'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Checks a site with these documents.
 * @param {string} name
 * @param {(documents: string) => void} fill
 */
function check(name, fill) {
  const site = join(folder, name);
  const documents = join(site, 'content/acme/documents');
  mkdirSync(documents, { recursive: true });
  writeFileSync(join(site, 'book.toml'), '[book]\ntitle = "Studio North"\n');
  writeFileSync(join(site, 'content/acme/portal.toml'), 'name = "Acme Ltd"\n');
  fill(documents);
  const { status, stdout, stderr } = spawnSync(BINARY, ['check'], { cwd: site, encoding: 'utf8', env: { SOURCE_DATE_EPOCH: '1795305600', NO_COLOR: '1' } });
  return { status, said: stdout + stderr };
}

/** The files of one invoice. @param {string} name */
const files = (name) => [`${name}-cii.xml`, `${name}-ubl.xml`, ...(name === 'rates' ? ['rates.pdf'] : [])];

test('the fixtures are what it writes', () => {
  for (const file of ['expected.json', ...Object.keys(invoices).flatMap(files)].filter((file) => !file.endsWith('.pdf'))) {
    assert.equal(readFileSync(join(FIXTURES, file), 'utf8'), readFileSync(join(folder, 'made', file), 'utf8'), file);
  }
});

test('nothing is odd about its invoices, alone or beside their document', () => {
  for (const [name, terms] of Object.entries(invoices)) {
    for (const file of files(name)) {
      const { said } = check(`sound-${file}`, (documents) => {
        copyFileSync(join(folder, 'made', file), join(documents, file));
        writeFileSync(join(documents, 'page.md'), `+++\nstate = "open"\nnumber = "${terms['BT-1']}"\ngross = "${terms['BT-112']}"\nfile = "${file}"\n+++\nText\n`);
      });
      assert.doesNotMatch(said, /invoice-|missing-key/, file);
    }
  }
});

test('it reads from each what was written', () => {
  for (const [name, terms] of Object.entries(invoices)) {
    for (const file of files(name)) {
      const { status, said } = check(`wrong-${file}`, (documents) => {
        copyFileSync(join(folder, 'made', file), join(documents, file));
        const keys = Object.entries(WRONG).map(([key, value]) => `${key} = "${value}"`);
        writeFileSync(join(documents, 'page.md'), `+++\nstate = "open"\n${keys.join('\n')}\nfile = "${file}"\n+++\nText\n`);
      });
      assert.equal(status, 1, said);
      for (const [key, term] of Object.entries(TERMS)) {
        const wrong = WRONG[/** @type {keyof typeof WRONG} */ (key)];
        const expected = `\`${key}\` is \`${wrong}\`, but \`content/acme/documents/${file}\` says \`${terms[term]}\` (${term})`;
        assert.ok(said.includes(expected), `${file}: ${expected} is not said in\n${said}`);
      }
    }
  }
});
