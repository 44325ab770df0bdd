//! The reader as it is published: our modules without their comments are the same programs, and small; the public files tell no portal's languages.
// @ts-check

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { parse } from 'acorn';
import { buildSite, PORTALS } from './site.js';

const SOURCES = new URL('../../src/reader/', import.meta.url);
const LOCALES = new URL('../../themes/default/locales/', import.meta.url);
const LIMIT = 40 * 1024;

/** @type {ReturnType<typeof buildSite>} */
let site;
before(() => {
  site = buildSite();
});
after(() => site.remove());

/** A portal's public folder. @param {import('./site.js').Portal} portal */
function publicFolder(portal) {
  const [folder = '', ...more] = readdirSync(join(site.folder(portal), '_'));
  assert.deepEqual(more, []);
  return join(site.folder(portal), '_', folder);
}

/** The scripts of a folder, by name. @param {string} folder */
function scripts(folder) {
  const names = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.js'));
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** What a module says to a browser: its syntax tree, without where everything stands. @param {string} text */
function program(text) {
  /** @param {any} node @returns {any} */
  const bare = (node) => {
    if (Array.isArray(node)) return node.map(bare);
    if (typeof node !== 'object' || node === null || node instanceof RegExp) return node;
    return Object.fromEntries(Object.entries(node).filter(([name]) => name !== 'start' && name !== 'end').map(([name, value]) => [name, bare(value)]));
  };
  return bare(parse(text, { ecmaVersion: 2022, sourceType: 'module' }));
}

test('every module is published, and is the program of its source', () => {
  const written = scripts(SOURCES.pathname);
  const published = scripts(publicFolder('harbour'));
  assert.deepEqual([...published.keys()], [...written.keys()]);
  for (const [name, text] of published) {
    const source = written.get(name) ?? '';
    if (name.startsWith('vendor/')) {
      assert.equal(text, source, name);
      continue;
    }
    assert.deepEqual(program(text), program(source), name);
    assert.ok(text.length < source.length, `${name} has lost its head`);
    assert.doesNotMatch(text, /^[ \t]*(\/\/|\*)/m, `${name} has lost its comments`);
  }
});

test('a comparison of programs finds what differs, and nothing but that', () => {
  assert.deepEqual(program('// why\nlet a = 1;\n\n/** x */\nlet b'), program('let a = 1;\nlet b;'));
  for (const [one, other] of [
    ['let a = `x\n// y\n`;', 'let a = `x\n`;'], ['() => { return\n1; }', '() => { return 1; }'], ["let a = '//';", "let a = '';"], ['let a = /a/;', 'let a = /b/;'],
  ]) {
    assert.notDeepEqual(program(one ?? ''), program(other ?? ''), one);
  }
});

test('the reader fits into 40 KB as a host sends it', (t) => {
  const sizes = Array.from(scripts(publicFolder('harbour')), ([name, text]) => /** @type {const} */ ([name, gzipSync(text, { level: 9 }).length]));
  const sum = sizes.reduce((total, [, size]) => total + size, 0);
  t.diagnostic(`${sum} bytes: ${sizes.map(([name, size]) => `${name} ${size}`).join(', ')}`);
  assert.ok(sum <= LIMIT, `${sum} bytes`);
});

test('the sentences of all languages are published with every portal', () => {
  const texts = PORTALS.map((portal) => readFileSync(join(publicFolder(portal), 'messages.json'), 'utf8'));
  assert.equal(new Set(texts).size, 1);
  const spoken = JSON.parse(texts[0] ?? '');
  const locales = readdirSync(LOCALES).filter((name) => name.endsWith('.ftl')).map((name) => name.replace('.ftl', ''));
  assert.deepEqual(Object.keys(spoken).sort(), locales.sort());
  const [keys, ...others] = Object.values(spoken).map((sentences) => Object.keys(sentences).sort());
  for (const other of others) assert.deepEqual(other, keys);
  assert.ok(keys?.includes('reader-failed') && keys.every((key) => key.startsWith('reader-')));
});
