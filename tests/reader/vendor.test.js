//! The vendored files are the ones that `scripts/vendor` wrote down.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const VENDOR = new URL('../../src/reader/vendor/', import.meta.url);

test('every vendored file has its checksum in the README', () => {
  const rows = [...readFileSync(new URL('README.md', VENDOR), 'utf8').matchAll(/^\| (\S+) \|.*\| `([0-9a-f]{64})` \|$/gm)];
  const listed = rows.map(([, name]) => name).sort();
  assert.deepEqual(listed, readdirSync(VENDOR).filter((name) => /\.(js|LICENSE)$/.test(name)).sort());
  for (const [, name, sum] of rows) {
    assert.equal(createHash('sha256').update(readFileSync(new URL(name, VENDOR))).digest('hex'), sum, name);
  }
});
