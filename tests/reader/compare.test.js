//! The comparison of texts: in tables, and against itself over random edits, which it must tell so that the new text comes out of the old one.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { compareBlocks, compareWords, inCommon } from '../../src/reader/compare.js';

/** Words that were removed in `[-…-]` and added in `{+…+}`, as git shows them. */
function told(before, after) {
  return compareWords(before, after, 'en').map(([removed, added, kept]) => (
    `${removed && `[-${removed}-]`}${added && `{+${added}+}`}${kept}`)).join('');
}

test('words are told apart where people see them end', () => {
  for (const [before, after, expected] of [
    ['', '', ''],
    ['a b c', 'a b c', 'a b c'],
    ['', 'new', '{+new+}'],
    ['old', '', '[-old-]'],
    ['The price is 1,250.00 €.', 'The price is 1,350.00 €.', 'The price is [-1,250.00-]{+1,350.00+} €.'],
    ['Anna decides.', 'Anna decides by Friday.', 'Anna decides{+ by Friday+}.'],
    ['one two three four', 'five six seven four', '[-one two three-]{+five six seven+} four'],
    ['red, green, blue', 'black, white, grey', '[-red, green, blue-]{+black, white, grey+}'],
    ['Wir prüfen die Straße', 'Wir prüfen die Strasse', 'Wir prüfen die [-Straße-]{+Strasse+}'],
    ['a 👩‍💻 b', 'a 👨‍💻 b', 'a [-👩‍💻-]{+👨‍💻+} b'],
    ['東京の天気', '京都の天気', '[-東京-]{+京都+}の天気'],
    ['<b>&amp;</b>', '<i>&amp;</i>', '[-<b-]{+<i+}>&amp;</[-b-]{+i+}>'],
  ]) assert.equal(told(before, after), expected);
});

/** Numbers that look random and are the same in every run (Park and Miller, 1988). */
function chance(seed) {
  let state = seed;
  return (below) => {
    state = state * 48271 % 2147483647;
    return state % below;
  };
}

const WORDS = ['ferry', 'pier', 'Straße', 'größer', 'und', 'the', 'a', 'a', 'the', '12.50', '€', '–', 'naïve', '👩‍💻', '東京', '<b>', '&', "don't"];

function randomText(next, length) {
  return Array.from({ length }, () => WORDS[next(WORDS.length)] + [' ', ' ', '  ', ', ', '. ', '\n'][next(6)]).join('');
}

function edited(next, text) {
  let words = text.split(/(?<=\s)/);
  for (let edits = next(12); edits > 0; edits -= 1) {
    const at = next(words.length + 1);
    const some = next(6);
    const kind = next(3);
    if (kind === 0) words.splice(at, some);
    else if (kind === 1) words.splice(at, 0, ...randomText(next, some).split(/(?<=\s)/));
    else words = [...words.slice(at), ...words.slice(0, at)];
  }
  return words.join('');
}

test('what is removed and kept is the old text, what is added and kept the new one', () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const next = chance(seed);
    const before = randomText(next, next(60));
    const after = edited(next, before);
    const changes = compareWords(before, after, seed % 2 ? 'de' : undefined);
    const part = (at) => changes.map((change) => change[at]).join('').length;
    assert.equal(changes.map(([removed, , kept]) => removed + kept).join(''), before, `seed ${seed}`);
    assert.equal(changes.map(([, added, kept]) => added + kept).join(''), after, `seed ${seed}`);
    assert.equal(before.length - part(0) + part(1), after.length, `seed ${seed}`);
    if (before === after) assert.equal(part(0) + part(1), 0, `seed ${seed}`);
  }
});

test('a browser that knows no words compares by spaces', () => {
  const { Segmenter } = Intl;
  Intl.Segmenter = undefined;
  try {
    assert.equal(told('a small change here', 'a big change here'), 'a [-small-]{+big+} change here');
  } finally {
    Intl.Segmenter = Segmenter;
  }
});

test('what two lists have in common is as long as it can be', () => {
  /** The plain definition, far too slow for more than a few. */
  const length = (a, b) => {
    if (a.length === 0 || b.length === 0) return 0;
    const [x, y] = [a.slice(1), b.slice(1)];
    return a[0] === b[0] ? length(x, y) + 1 : Math.max(length(x, b), length(a, y));
  };
  for (let seed = 1; seed <= 300; seed += 1) {
    const next = chance(seed);
    const [a, b] = [0, 0].map(() => Array.from({ length: next(9) }, () => next(4)));
    const pairs = inCommon(a, b);
    assert.equal(pairs.length, length(a, b), `seed ${seed}`);
    pairs.forEach(([i, j], at) => {
      assert.equal(a[i], b[j]);
      if (at > 0) assert.ok(i > pairs[at - 1][0] && j > pairs[at - 1][1]);
    });
  }
});

test('texts that are too long to compare in between are told as rewritten, at once', () => {
  const words = (letter) => `same ${Array.from({ length: 5000 }, (_, index) => `${letter}${index} x`).join(' ')} end`;
  const [before, after] = [words('a'), words('b')];
  const changes = compareWords(before, after, 'en');
  assert.equal(changes.map(([removed, , kept]) => removed + kept).join(''), before);
  assert.equal(changes.map(([, added, kept]) => added + kept).join(''), after);
  assert.equal(changes[0][2], 'same ');
});

/** Compares lists of paragraphs and tells each part as a line. */
function parts(before, after) {
  const blocks = [...new Set([...before, ...after])].map((text) => [text.startsWith('#') ? 'h2' : 'p', text]);
  const number = (text) => blocks.findIndex(([, known]) => known === text);
  const found = compareBlocks(before.map(number), after.map(number), blocks);
  return found.map(({ kind, block, was, moved }) => [kind, moved ? ' and moved' : '', ': ', was === undefined ? '' : `${blocks[was][1]} → `, blocks[block][1]].join(''));
}

test('blocks are kept, changed, added, removed or moved', () => {
  for (const [before, after, expected] of [
    [[], [], []],
    [['a', 'b'], ['a', 'b'], ['same: a', 'same: b']],
    [['a', 'b'], ['a', 'x', 'b'], ['same: a', 'added: x', 'same: b']],
    [['a', 'x', 'b'], ['a', 'b'], ['same: a', 'removed: x', 'same: b']],
    [['a', 'one two three four', 'b'], ['a', 'one two three five', 'b'], ['same: a', 'changed: one two three four → one two three five', 'same: b']],
    [['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'], ['moved: d', 'same: a', 'same: b', 'same: c']],
    // Moved and changed a little: no removal and no addition.
    [['one two three four five six', 'b', 'c'], ['b', 'c', 'one two three four five seven'],
      ['same: b', 'same: c', 'changed and moved: one two three four five six → one two three four five seven']],
    [['#Aim', 'x'], ['#Goal', 'x'], ['removed: #Aim', 'added: #Goal', 'same: x']],
    // What is removed stands before what came in its place.
    [['a', 'old words', 'b'], ['a', 'something entirely else', 'b'], ['same: a', 'removed: old words', 'added: something entirely else', 'same: b']],
    [['a', 'x', 'y', 'b'], ['a', 'b'], ['same: a', 'removed: x', 'removed: y', 'same: b']],
    [['x', 'x', 'a'], ['a', 'x'], ['removed: x', 'same: a', 'moved: x']],
    // A heading is no change of a paragraph.
    [['# one two three'], ['one two three'], ['removed: # one two three', 'added: one two three']],
  ]) {
    const found = parts(before, after);
    if (before[0] === 'x') assert.deepEqual([...found].sort(), [...expected].sort());
    else assert.deepEqual(found, expected);
  }
});

test('every block of both versions is told exactly once, over random edits', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const next = chance(seed);
    const texts = Array.from({ length: 20 }, () => ['p', randomText(next, 1 + next(12)).trim()]);
    const list = () => Array.from({ length: next(14) }, () => next(texts.length));
    const [before, after] = [list(), list()];
    const found = compareBlocks(before, after, texts);
    const told = found.filter(({ kind }) => kind !== 'removed').map(({ block }) => block);
    assert.deepEqual(told, after, `seed ${seed}`);
    const old = found.filter(({ kind }) => kind !== 'added').map(({ block, was }) => was ?? block);
    assert.deepEqual(old.sort((a, b) => a - b), [...before].sort((a, b) => a - b), `seed ${seed}`);
    // Nothing is called removed and added that only stands elsewhere.
    const of = (wanted) => found.filter(({ kind }) => kind === wanted).map(({ block }) => block);
    assert.deepEqual(of('removed').filter((block) => of('added').includes(block)), [], `seed ${seed}`);
  }
});

test('paragraphs that changed places are moved, however many', () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const next = chance(seed);
    const blocks = Array.from({ length: 12 }, (_, index) => ['p', `paragraph ${index} says ${WORDS[index]} and no more`]);
    const before = [...blocks.keys()];
    const after = [...before].sort(() => next(3) - 1);
    const found = compareBlocks(before, after, blocks).map(({ kind }) => kind);
    assert.deepEqual(found.filter((kind) => kind !== 'same' && kind !== 'moved'), [], `seed ${seed}`);
  }
});

test('long lists are compared in time, and too long ones still told whole', () => {
  const blocks = Array.from({ length: 3000 }, (_, index) => ['p', `paragraph ${index}`]);
  const before = [...blocks.keys()];
  const after = [...before].reverse();
  const found = compareBlocks(before, after, blocks);
  assert.deepEqual(found.filter(({ kind }) => kind !== 'removed').map(({ block }) => block), after);
  assert.equal(found.length - found.filter(({ kind }) => kind === 'removed').length, 3000);
});
