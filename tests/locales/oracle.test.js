//! The table that Rust tests its notation against is what this Node.js says, if it has the same CLDR.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { oracle } from './oracle.js';

const table = JSON.parse(readFileSync(new URL('cldr.json', import.meta.url), 'utf8'));
const now = oracle();
const asked = ({ tags }) => Object.entries(tags).map(([tag, sorts]) => [tag, Object.entries(sorts).map(([sort, said]) => [sort, Object.keys(said)])]);

test('the table asks what the oracle asks', () => {
  assert.deepEqual(asked(table), asked(now));
});

test('the table says what ICU says', (context) => {
  if (table.cldr !== now.cldr) {
    // a language's habits change between versions, and the table is of one
    context.skip(`the table is of CLDR ${table.cldr}, this Node.js has CLDR ${now.cldr}`);
    return;
  }
  assert.deepEqual(table.tags, now.tags);
});
