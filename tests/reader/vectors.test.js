//! The shared vectors of format version 1, read by the reader's own modules.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { openSlot, parseAccess } from '../../src/reader/access.js';
import { quick, slow } from '../../src/reader/argon2.js';
import { hex } from '../../src/reader/encoding.js';
import { derive, holdKey, importBase, openEnvelope, padme } from '../../src/reader/format.js';
import { normalizePassphrase, slotOf } from '../../src/reader/keys.js';

const VECTORS = new URL('../vectors/v1/', import.meta.url);

/** Every way in which an envelope of the vectors is wrong, and what the reader says of it. */
const ENVELOPE_CODES = {
  'too-short': 'damaged', magic: 'damaged', tag: 'damaged', encoding: 'damaged', length: 'damaged', padme: 'damaged', zeros: 'damaged', deflate: 'damaged',
};

const ACCESS_CODES = {
  'wrong-passphrase': 'wrong-passphrase', 'kdf-bounds': 'bad-kdf', 'kdf-name': 'bad-kdf', malformed: 'access-damaged', 'slot-damaged': 'access-damaged',
};

test('normalises passphrases and derives unlock key and slot', async () => {
  const { cases } = file('passphrase.json');
  assert.notEqual(cases.length, 0);
  for (const vector of cases) {
    const normalised = normalizePassphrase(vector.passphrase);
    assert.equal(Buffer.from(normalised).toString(), vector.normalised, vector.name);
    const unlockKey = await quick(normalised, kdfOf(vector));
    assert.equal(hex(unlockKey), vector.unlockKey, vector.name);
    const slot = await slotOf(unlockKey, bytes(vector.edition));
    assert.equal(slot.id, vector.slotId, vector.name);
    assert.equal(slot.key.id, vector.slotKeyId, vector.name);
  }
});

test('both Argon2id implementations agree', async () => {
  // The slow one takes about a second a run: once for each set of parameters.
  const cases = new Map(file('passphrase.json').cases.map((vector) => [`${vector.memory} ${vector.passes} ${vector.lanes}`, vector]));
  for (const vector of cases.values()) {
    const unlockKey = await slow(normalizePassphrase(vector.passphrase), kdfOf(vector));
    assert.equal(hex(unlockKey), vector.unlockKey, vector.name);
  }
});

test('derives key ids as the sealer does', async () => {
  for (const { sets } of file('derive.json').cases) {
    for (const set of sets) {
      assert.equal((await holdKey(bytes(set.viewKey))).id, set.viewKeyId);
      assert.equal((await holdKey(bytes(set.audienceKey))).id, set.audienceKeyId);
      assert.equal(hex(await derive(await importBase(bytes(set.viewKey)), 'salt')), set.viewSaltKey);
      assert.equal(hex(await derive(await importBase(bytes(set.viewKey)), 'file', new Uint8Array(32))), set.viewFileKeyForZeroSalt);
    }
  }
});

test('knows the Padmé sizes', () => {
  for (const [length, size] of file('padme.json').sizes) assert.equal(padme(length), size, `${length}`);
});

for (const vector of folder('envelope-open')) {
  test(`opens ${vector.name}`, async () => {
    const key = await holdKey(bytes(vector.key));
    assert.equal(key.id, vector.keyId);
    const content = await openEnvelope(sealedOf(vector), vector.address, [key]);
    assert.ok(content);
    assert.equal(content.length, vector.contentLength);
    assert.equal(createHash('sha256').update(content).digest('hex'), vector.contentSha256);
  });
}

for (const vector of folder('envelope-refuse')) {
  test(`refuses ${vector.name}`, async () => {
    const opening = openEnvelope(sealedOf(vector), vector.address, [await holdKey(bytes(vector.key))]);
    if (vector.reason === 'unknown-key') return assert.equal(await opening, null);
    const version = sealedOf(vector)[4];
    const code = vector.reason === 'version' ? (version > 1 ? 'newer-format' : 'damaged') : ENVELOPE_CODES[vector.reason];
    return assert.rejects(opening, { code });
  });
}

for (const vector of folder('access-open')) {
  test(`signs in to ${vector.name}`, async () => {
    for (const { passphrase, keyIds } of vector.people) {
      const { keys } = await signIn(vector.file, passphrase);
      assert.deepEqual(keys.map(({ id }) => id), keyIds);
    }
  });
}

for (const vector of folder('access-refuse')) {
  test(`does not sign in to ${vector.name}`, async () => {
    const { code, ran } = await signIn(vector.file, vector.passphrase);
    if (vector.reason === 'version') assert.ok(['newer-format', 'access-damaged'].includes(code), code);
    else assert.equal(code, ACCESS_CODES[vector.reason]);
    if (['kdf-bounds', 'kdf-name', 'malformed'].includes(vector.reason)) assert.equal(ran, false, 'Argon2id must not have run');
  });
}

test('tells a newer access file from a damaged one', async () => {
  assert.equal((await signIn(file('access-refuse/version-2.json').file, 'x')).code, 'newer-format');
  assert.equal((await signIn(file('access-refuse/version-2-of-another-shape.json').file, 'x')).code, 'newer-format');
  assert.equal((await signIn(file('access-refuse/version-0.json').file, 'x')).code, 'access-damaged');
});

/** Signs in as `sign-in.js` does, without its worker. */
async function signIn(text, passphrase) {
  let ran = false;
  try {
    const access = parseAccess(text);
    const normalised = normalizePassphrase(passphrase);
    if (normalised.length === 0) return { code: 'wrong-passphrase', ran };
    ran = true;
    const keys = await openSlot(access, await quick(normalised, access.kdf));
    return keys ? { keys: await Promise.all(keys.map(holdKey)), ran } : { code: 'wrong-passphrase', ran };
  } catch (error) {
    return { code: error.code ?? String(error), ran };
  }
}

function file(path) {
  return JSON.parse(readFileSync(new URL(path, VECTORS), 'utf8'));
}

function folder(name) {
  return readdirSync(new URL(`${name}/`, VECTORS)).sort().map((path) => file(`${name}/${path}`));
}

function bytes(text) {
  return new Uint8Array(Buffer.from(text, 'hex'));
}

function kdfOf({ memory, passes, lanes, salt }) {
  return { memory, passes, lanes, salt: bytes(salt) };
}

function sealedOf(vector) {
  if (vector.sealed !== undefined) return new Uint8Array(Buffer.from(vector.sealed, 'base64'));
  const whole = Buffer.from(file(`${vector.from}.json`).sealed, 'base64');
  const sealed = Buffer.concat(vector.parts.map(([start, end]) => whole.subarray(start, end)));
  for (const [offset, mask] of vector.xor ?? []) sealed[offset] ^= mask;
  return new Uint8Array(sealed);
}
