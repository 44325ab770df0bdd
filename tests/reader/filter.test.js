//! The filter and the fragment that keeps it, in tables; a fragment may come from anybody.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { filterOf, fragmentOf, isFilter, matches, parseFilter } from '../../src/reader/filter.js';

test('reads fragments, and passes over what it does not know', () => {
  for (const [hash, filter] of [
    ['', {}], ['#', {}], ['#next', {}], ['#kind=risk', {}], ['#filters:kind=risk', {}], ['#Filter:kind=risk', {}], ['filter:kind=risk', {}],
    ['#filter:', {}], ['#filter:kind', {}], ['#filter:kind=', {}], ['#filter:=risk', {}], ['#filter:&&==&', {}],
    ['#filter:kind=risk', { kind: 'risk' }],
    ['#filter:author=ben&kind=risk', { kind: 'risk', author: 'ben' }],
    ['#filter:kind=risk&kind=win', { kind: 'risk' }],
    ['#filter:kind=&kind=win', {}],
    ['#filter:topic=gr%C3%B6%C3%9Fe+%26+form', { topic: 'größe & form' }],
    ['#filter:topic=größe', { topic: 'größe' }],
    ['#filter:topic=100%', { topic: '100%' }],
    ['#filter:topic=%E0%A4%A', { topic: '\ufffd%A' }],
    ['#filter:project=shop#kind=risk', { project: 'shop#kind=risk' }],
    ['#filter:__proto__=x&constructor=y&size=z&toString=w&hidden=v', {}],
    ['#filter:Kind=risk&kind%20=risk', {}],
    ['#filter:kind="]<img src=x onerror=alert(1)>', { kind: '"]<img src=x onerror=alert(1)>' }],
  ]) {
    assert.deepEqual(Object.fromEntries(parseFilter(hash)), filter, hash);
  }
});

test('writes what it reads, in one order', () => {
  for (const [filter, hash] of [
    [{}, ''], [{ kind: '' }, ''], [{ kind: 'risk' }, '#filter:kind=risk'],
    [{ project: 'shop', author: 'ben', topic: 'launch', kind: 'risk' }, '#filter:kind=risk&topic=launch&author=ben&project=shop'],
    [{ topic: 'größe & form=100%#+' }, '#filter:topic=gr%C3%B6%C3%9Fe+%26+form%3D100%25%23%2B'],
    [{ kind: '"><script>' }, '#filter:kind=%22%3E%3Cscript%3E'],
    [{ shape: 'round' }, ''],
  ]) {
    const wanted = filterOf((field) => filter[field]);
    assert.equal(fragmentOf(wanted), hash);
    assert.deepEqual(parseFilter(hash), wanted, hash);
    assert.equal(isFilter(hash), hash !== '');
  }
  assert.equal(filterOf(() => null).size, 0);
  assert.equal(filterOf(() => undefined).size, 0);
});

test('lets through what says of itself all that is wanted', () => {
  const item = { kind: 'risk', topic: 'launch', author: 'ben' };
  for (const [hash, through] of [
    ['', true], ['#filter:kind=risk', true], ['#filter:kind=ris', false], ['#filter:kind=Risk', false], ['#filter:kind=risk&topic=launch&author=ben', true],
    ['#filter:kind=risk&author=anna', false], ['#filter:project=shop', false],
  ]) {
    assert.equal(matches(parseFilter(hash), (field) => item[field] ?? null), through, hash);
  }
});

test('a hundred thousand characters are read at once', () => {
  assert.equal(parseFilter(`#filter:kind=${'%'.repeat(100_000)}`).get('kind')?.length, 100_000);
  assert.equal(parseFilter(`#filter:${'kind=risk&'.repeat(10_000)}`).get('kind'), 'risk');
});
