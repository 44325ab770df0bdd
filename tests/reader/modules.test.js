//! The reader's pure parts, each rule in a table; what the shared vectors say is in vectors.test.js.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';

import { parseAccess } from '../../src/reader/access.js';
import { argon2id } from '../../src/reader/argon2.js';
import { base32, fromBase64 } from '../../src/reader/encoding.js';
import { holdKey, openEnvelope } from '../../src/reader/format.js';
import { normalizePassphrase } from '../../src/reader/keys.js';
import { attachmentAddress, folderOf, openPage, pageAddress, sealedBlocks } from '../../src/reader/portal.js';
import * as sealer from './sealer.js';

const FOLDER = 'https://host.example/some/where/acme/';

test('normalises white space by the property White_Space, not by \\s', () => {
  for (const [typed, normalised] of [
    ['  two   words ', 'two words'],
    ['tab\tnewline\r\nend', 'tab newline end'],
    ['next\u0085line', 'next line'],
    ['no\u00a0break', 'no break'],
    ['ogham\u1680space', 'ogham space'],
    ['line\u2028paragraph\u2029ideographic\u3000end', 'line paragraph ideographic end'],
    ['mark\ufeffstays', 'mark\ufeffstays'],
    ['zero\u200bwidth', 'zero\u200bwidth'],
    ['mongolian\u180eseparator', 'mongolian\u180eseparator'],
    ['file\u001cseparator', 'file\u001cseparator'],
    ['gro\u0308\u00dfe \ufb01n \u2460', 'größe fin 1'],
    ['\u3000', ''],
    ['', ''],
  ]) {
    assert.equal(Buffer.from(normalizePassphrase(typed)).toString(), normalised, JSON.stringify(typed));
  }
});

test('reads base64 in one form only', () => {
  assert.deepEqual(fromBase64('TWE='), new Uint8Array([77, 97]));
  assert.deepEqual(fromBase64('TQ=='), new Uint8Array([77]));
  assert.deepEqual(fromBase64(''), new Uint8Array(0));
  for (const text of ['TQ', 'TQ=', 'TR==', 'TWF=', 'TW E=', 'TWE=\n', 'TWE-', 'T===', '====', 'TQ==TQ==', null, 7]) {
    assert.equal(fromBase64(text), null, String(text));
  }
});

test('writes base32 as the sealer does', () => {
  for (let length = 0; length < 20; length += 1) {
    const bytes = randomBytes(length);
    assert.equal(base32(bytes), sealer.base32(bytes));
  }
});

test('opens what the second sealer seals', async () => {
  const raw = randomBytes(32);
  const key = await holdKey(new Uint8Array(raw));
  for (const length of [0, 1, 7, 8, 1000, 65526, 65527, 65528, 200_000]) {
    for (const deflate of [false, true]) {
      const content = randomBytes(length);
      const envelope = new Uint8Array(sealer.seal(raw, 'index', content, { deflate }));
      assert.deepEqual(Buffer.from(await openEnvelope(envelope, 'index', [key])), content);
      await assert.rejects(openEnvelope(envelope, 'other', [key]), { code: 'damaged' });
    }
  }
});

test('zeroes the bytes of a key that it holds', async () => {
  const bytes = new Uint8Array(32).fill(7);
  const { base } = await holdKey(bytes);
  assert.deepEqual(bytes, new Uint8Array(32));
  assert.equal(base.extractable, false);
});

test('refuses access files before anything of them is used', () => {
  const slot = { id: 'a'.repeat(26), sealed: 'AAAA' };
  const slots = Array.from('abcdefgh', (letter) => ({ ...slot, id: letter + slot.id.slice(1) }));
  const kdf = { name: 'argon2id', memory: 65536, passes: 3, lanes: 1, salt: Buffer.alloc(16).toString('base64') };
  const good = { version: 1, kdf, edition: Buffer.alloc(16).toString('base64'), slots };
  assert.equal(parseAccess(JSON.stringify({ ...good, later: 1 })).slots.size, 8);
  for (const [change, code] of [
    [{ version: 2 }, 'newer-format'],
    [{ version: '1' }, 'access-damaged'],
    [{ version: 1.5 }, 'access-damaged'],
    [{ kdf: { ...kdf, name: 'argon2i' } }, 'bad-kdf'],
    [{ kdf: { ...kdf, memory: 19455 } }, 'bad-kdf'],
    [{ kdf: { ...kdf, memory: 1048577 } }, 'bad-kdf'],
    [{ kdf: { ...kdf, memory: '65536' } }, 'access-damaged'],
    [{ kdf: { ...kdf, passes: 1 } }, 'bad-kdf'],
    [{ kdf: { ...kdf, passes: 17 } }, 'bad-kdf'],
    [{ kdf: { ...kdf, lanes: 0 } }, 'bad-kdf'],
    [{ kdf: { ...kdf, lanes: 5 } }, 'bad-kdf'],
    [{ kdf: { ...kdf, salt: 'AAAA' } }, 'bad-kdf'],
    [{ kdf: { ...kdf, salt: 'A' } }, 'access-damaged'],
    [{ kdf: null }, 'access-damaged'],
    [{ edition: 'AAAA' }, 'access-damaged'],
    [{ slots: slots.slice(1) }, 'access-damaged'],
    [{ slots: [...slots].reverse() }, 'access-damaged'],
    [{ slots: Array(8).fill(slot) }, 'access-damaged'],
    [{ slots: slots.with(0, { ...slots[0], id: `${'a'.repeat(25)}b` }) }, 'access-damaged'],
    [{ slots: slots.with(0, { ...slots[0], sealed: 'AAAAAAAA' }) }, 'access-damaged'],
    [{ slots: slots.with(0, { ...slots[0], sealed: 'AAA' }) }, 'access-damaged'],
  ]) {
    assert.throws(() => parseAccess(JSON.stringify({ ...good, ...change })), { code }, JSON.stringify(change));
  }
});

test('knows which addresses are the portal\'s', () => {
  const page = 'abcdefghijklmn27';
  for (const [path, address] of [
    ['', 'index'], ['index.html', 'index'], ['index', 'index'], ['#top', 'index'],
    [`${page}.html`, page], [page, page], [`${page}.html#next`, page],
    [`${page}.html?print`, null], [`${page}.bin`, null], ['access.json', null], ['../', null], ['../other/index.html', null],
    ['sub/index.html', null], ['ABCDEFGHIJKLMN27.html', null], ['https://other.example/some/where/acme/index.html', null], ['mailto:a@b.example', null],
  ]) {
    assert.equal(pageAddress(FOLDER, new URL(path, FOLDER)), address, path);
  }
  assert.equal(attachmentAddress(FOLDER, new URL(`${page}.bin`, FOLDER)), page);
  assert.equal(attachmentAddress(FOLDER, new URL(`../${page}.bin`, FOLDER)), null);
  assert.equal(attachmentAddress(FOLDER, new URL('access.json', FOLDER)), null);
  assert.equal(folderOf(`${FOLDER}${page}.html?a#b`), FOLDER);
});

test('finds the sealed payloads of a page', () => {
  assert.deepEqual(sealedBlocks('<p><template data-sealed>AA==</template><template data-sealed="">\nBBBB\n</template><template>CCCC</template>'), ['AA==', 'BBBB']);
});

test('takes the payload that is its own', async () => {
  const [mine, other] = [randomBytes(32), randomBytes(32)];
  const keys = [await holdKey(new Uint8Array(mine))];
  const block = (key, text) => sealer.seal(key, 'index', Buffer.from(text), { deflate: true }).toString('base64');
  assert.equal(await openPage(FOLDER, 'index', keys, { blocks: [block(other, 'theirs'), block(mine, 'mine')] }), 'mine');
  const damaged = block(mine, 'mine').replace(/.{8}$/, 'AAAAAAAA');
  await assert.rejects(openPage(FOLDER, 'index', keys, { blocks: [damaged] }), { code: 'damaged' });
});

test('tells pages of other readers from pages that were sealed anew', async (t) => {
  const [mine, other] = [randomBytes(32), randomBytes(32)];
  const keys = [await holdKey(new Uint8Array(mine))];
  const page = (key, address) => `<template data-sealed>${sealer.seal(key, address, Buffer.from('x')).toString('base64')}</template>`;
  const serve = (files) => t.mock.method(globalThis, 'fetch', async (url) => {
    const text = files[String(url).slice(FOLDER.length)];
    return text === undefined ? new Response('', { status: 404 }) : new Response(text);
  });
  const hidden = 'abcdefghijklmn27';
  serve({ 'index.html': page(mine, 'index'), [`${hidden}.html`]: page(other, hidden) });
  await assert.rejects(openPage(FOLDER, hidden, keys), { code: 'not-readable' });
  serve({ 'index.html': page(other, 'index'), [`${hidden}.html`]: page(other, hidden) });
  await assert.rejects(openPage(FOLDER, hidden, keys), { code: 'resealed' });
  serve({});
  await assert.rejects(openPage(FOLDER, hidden, keys), { code: 'not-found' });
  serve({ 'index.html': '<p>not a portal</p>' });
  await assert.rejects(openPage(FOLDER, 'index', keys), { code: 'damaged' });
  t.mock.method(globalThis, 'fetch', async () => { throw new TypeError('network'); });
  await assert.rejects(openPage(FOLDER, 'index', keys), { code: 'offline' });
});

test('derives the same key the slow way where WebAssembly fails', async () => {
  const kdf = { memory: 19456, passes: 2, lanes: 1, salt: new Uint8Array(16).fill(3) };
  const passphrase = () => normalizePassphrase('five words are the least');
  /** @type {number[]} */
  const slow = [];
  const onSlow = (/** @type {number} */ share) => slow.push(share);
  const quick = await argon2id(passphrase(), kdf, onSlow);
  assert.deepEqual(slow, []);
  const { WebAssembly } = globalThis;
  // @ts-ignore
  delete globalThis.WebAssembly;
  try {
    assert.deepEqual(await argon2id(passphrase(), kdf, onSlow), quick);
  } finally {
    globalThis.WebAssembly = WebAssembly;
  }
  assert.deepEqual(slow, Array.from({ length: 101 }, (_, hundredth) => hundredth / 100), 'each hundredth once, from none to all');
});
