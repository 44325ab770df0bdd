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
/** What every visitor loads, and what a part of few pages may add to it. */
const LIMIT = 40 * 1024;
const PART_LIMIT = 8 * 1024;

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

/** What a function is called that a module becomes. @param {string} name */
const scopeOf = (name) => `$${name.replace('.js', '').replaceAll('-', '_')}`;

/**
 * A module as it is to stand in one script with others: without the words of the module system, and the names that it gives to them.
 * @param {string} text
 */
function scoped(text) {
  /** @type {string[]} */
  const exports = [];
  const body = program(text).body.map((/** @type {any} */ node) => {
    if (node.type === 'ImportDeclaration') {
      const names = node.specifiers.map((/** @type {any} */ one) => one.local.name);
      const isAll = node.specifiers[0].type === 'ImportNamespaceSpecifier';
      return program(`const ${isAll ? names[0] : `{ ${names.join(', ')} }`} = ${scopeOf(node.source.value.slice(2))};`).body[0];
    }
    if (node.type !== 'ExportNamedDeclaration') return node;
    exports.push((node.declaration.id ?? node.declaration.declarations[0].id).name);
    return node.declaration;
  });
  return { body, exports };
}

test('every module is published, and is the program of its source', () => {
  const written = scripts(SOURCES.pathname);
  const published = scripts(publicFolder('harbour'));
  const whole = new Set();
  for (const [name, text] of published) {
    const source = written.get(name) ?? '';
    assert.doesNotMatch(text, name.startsWith('vendor/') ? /^$/ : /^[ \t]*(\/\/|\*)/m, `${name} has lost its comments`);
    if (name === 'main.js') continue;
    whole.add(name);
    if (name.startsWith('vendor/')) assert.equal(text, source, name);
    else assert.deepEqual(program(text), program(source), name);
  }
  // The others stand in main.js, each in a function, after those that they import; main.js itself comes last.
  const { body } = program(published.get('main.js') ?? '');
  const scopes = new Map([...written.keys()].map((name) => [scopeOf(name), name]));
  /** @type {Set<string>} */
  const ready = new Set();
  while (body[0]?.type === 'VariableDeclaration' && scopes.has(body[0].declarations[0].id.name)) {
    const [{ id, init }] = body.shift().declarations;
    const name = scopes.get(id.name) ?? '';
    const text = written.get(name) ?? '';
    for (const other of imports(name, text).always) assert.ok(ready.has(other), `${name} stands after ${other}`);
    const { body: expected, exports } = scoped(text);
    const [{ expression: { body: returning } }] = program(`() => { return { ${exports.join(', ')} }; }`).body;
    assert.deepEqual(init.callee.body.body, [...expected, ...returning.body], name);
    ready.add(name);
    whole.add(name);
  }
  assert.deepEqual(body, scoped(written.get('main.js') ?? '').body);
  assert.deepEqual([...whole, 'main.js'].sort(), [...written.keys()].sort());
});

test('a comparison of programs finds what differs, and nothing but that', () => {
  assert.deepEqual(program('// why\nlet a = 1;\n\n/** x */\nlet b'), program('let a = 1;\nlet b;'));
  for (const [one, other] of [
    ['let a = `x\n// y\n`;', 'let a = `x\n`;'], ['() => { return\n1; }', '() => { return 1; }'], ["let a = '//';", "let a = '';"], ['let a = /a/;', 'let a = /b/;'],
  ]) {
    assert.notDeepEqual(program(one ?? ''), program(other ?? ''), one);
  }
});

/**
 * What a module asks for: modules it cannot do without, and those that it loads when a page needs them.
 * @param {string} name
 * @param {string} text
 */
function imports(name, text) {
  /** @type {{ always: string[], perhaps: string[] }} */
  const found = { always: [], perhaps: [] };
  /** @param {any} node */
  const look = (node) => {
    if (typeof node !== 'object' || node === null) return;
    const isStatic = /^(Import|Export(Named|All))Declaration$/.test(node.type) && node.source;
    if (isStatic) found.always.push(join(name, '..', node.source.value));
    if (node.type === 'ImportExpression') {
      assert.equal(node.source.type, 'Literal', `${name} imports what only its run would tell`);
      found.perhaps.push(join(name, '..', node.source.value));
    }
    Object.values(node).forEach(look);
  };
  look(parse(text, { ecmaVersion: 2022, sourceType: 'module' }));
  return found;
}

/**
 * A module with all that it cannot do without, and what it may load later.
 * @param {Map<string, string>} modules
 * @param {string[]} entries
 */
function graph(modules, entries) {
  const always = new Set(entries);
  const perhaps = new Set();
  for (const name of always) {
    const text = modules.get(name);
    assert.ok(text !== undefined, `${name} is published`);
    const found = imports(name, text);
    for (const other of found.always) always.add(other);
    for (const other of found.perhaps) perhaps.add(other);
  }
  return { always, perhaps };
}

/** @param {Map<string, string>} modules @param {Iterable<string>} names */
function measured(modules, names) {
  const sizes = Array.from(names, (name) => /** @type {const} */ ([name, gzipSync(modules.get(name) ?? '', { level: 9 }).length]));
  const sum = sizes.reduce((total, [, size]) => total + size, 0);
  return { sum, told: `${sum} bytes: ${sizes.map(([name, size]) => `${name} ${size}`).join(', ')}` };
}

test('what every visitor loads fits into 40 KB as a host sends it, and each part of few pages into 8 KB', (t) => {
  const modules = scripts(publicFolder('harbour'));
  // The worker and what derives keys in it: nothing is imported where it starts. Without WebAssembly the other one of the two comes, so both count.
  const first = graph(modules, ['main.js', 'argon2-worker.js']);
  const kdf = [...first.perhaps].filter((name) => name.startsWith('vendor/'));
  const reader = graph(modules, ['main.js', 'argon2-worker.js', ...kdf]);
  const { sum, told } = measured(modules, reader.always);
  t.diagnostic(told);
  assert.ok(sum <= LIMIT, told);
  const parts = [...reader.perhaps].filter((name) => !reader.always.has(name));
  assert.deepEqual(parts.sort(), ['contents.js', 'ledger.js', 'versions.js']);
  const known = new Set(reader.always);
  for (const part of parts) {
    const { always, perhaps } = graph(modules, [part]);
    assert.deepEqual([...perhaps], []);
    const own = [...always].filter((name) => !reader.always.has(name));
    own.forEach((name) => known.add(name));
    const { sum: size, told: parted } = measured(modules, own);
    t.diagnostic(parted);
    assert.ok(size <= PART_LIMIT, parted);
  }
  assert.deepEqual([...modules.keys()].filter((name) => !known.has(name)), [], 'every module belongs somewhere');
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
