//! How two texts differ: block by block, and word by word where a block was changed. Nothing here knows of a page.
// @ts-check

/** More fields than this in a table of two lists, and what they have in common in the middle is not looked for: nobody waits for seconds. */
const MOST = 4e6;
/** More pairs of blocks than this are not held against each other. */
const MOST_PAIRS = 1e5;
/** How much two blocks have in common, from 0 to 1, so that one is called a change of the other; in one place less will do. */
const ALIKE = .6;
const IN_PLACE = .25;

/**
 * A longest sequence that two lists have in common, as pairs of places.
 * @param {ArrayLike<unknown>} a
 * @param {ArrayLike<unknown>} b
 */
export function inCommon(a, b) {
  /** @type {number[][]} */
  const pairs = [];
  /** @type {number[][]} */
  const ends = [];
  let start = 0;
  for (; start < a.length && start < b.length && a[start] === b[start]; start += 1) pairs.push([start, start]);
  let [rows, columns] = [a.length, b.length];
  while (rows > start && columns > start && a[rows - 1] === b[columns - 1]) ends.unshift([--rows, --columns]);
  const width = columns - start + 1;
  if ((rows - start) * width <= MOST) {
    // The longest of what is left from each place on. It is never longer than 2,000, so 16 bits are enough.
    const longest = new Uint16Array((rows - start + 1) * width);
    for (let i = rows - 1; i >= start; i -= 1) {
      for (let j = columns - 1; j >= start; j -= 1) {
        const at = (i - start) * width + j - start;
        longest[at] = a[i] === b[j] ? longest[at + width + 1] + 1 : Math.max(longest[at + width], longest[at + 1]);
      }
    }
    for (let i = start, j = start; i < rows && j < columns;) {
      const at = (i - start) * width + j - start;
      if (a[i] === b[j]) pairs.push([i++, j++]);
      else if (longest[at + width] >= longest[at + 1]) i += 1;
      else j += 1;
    }
  }
  return [...pairs, ...ends];
}

/**
 * How a text became another: again and again what was removed, what was added, and what follows unchanged. Each may be empty.
 * @param {string} before
 * @param {string} after
 * @param {string} [language]
 */
export function compareWords(before, after, language) {
  const [a, b] = [before, after].map((text) => wordsOf(text, language));
  let change = ['', '', ''];
  const changes = [change];
  let [x, y] = [0, 0];
  for (const [i, j] of [...inCommon(a, b), [a.length, b.length]]) {
    if (i > x || j > y) {
      // A space or a comma that is the same by chance would tear apart what was rewritten as a whole.
      if (/[\p{L}\p{N}]/u.test(change[2])) changes.push(change = ['', '', '']);
      change[0] += change[2] + a.slice(x, i).join('');
      change[1] += change[2] + b.slice(y, j).join('');
      change[2] = '';
    }
    change[2] += a[i] ?? '';
    [x, y] = [i + 1, j + 1];
  }
  return changes;
}

/**
 * How a list of blocks became another. The parts stand in the order of the new list, and what was removed where it was.
 * @param {number[]} before numbers of blocks
 * @param {number[]} after
 * @param {Block[]} blocks
 */
export function compareBlocks(before, after, blocks) {
  const kept = inCommon(before, after);
  const [gone, fresh] = [new Set(before.keys()), new Set(after.keys())];
  /** Where a place of the new list comes from, and whether it stands as it stood. */
  const origins = new Map();
  for (const [i, j] of kept) {
    gone.delete(i);
    fresh.delete(j);
    origins.set(j, { i, here: true });
  }
  if (gone.size * fresh.size <= MOST_PAIRS) {
    const [ranks, freshRanks] = [ranksIn(before, kept.map(([i]) => i)), ranksIn(after, kept.map(([, j]) => j))];
    const words = blocks.map(([, text]) => new Set(text.split(/\s+/)));
    const pairs = [...gone].flatMap((i) => [...fresh].map((j) => {
      const [was, is] = [before[i], after[j]];
      const here = ranks[i] === freshRanks[j];
      const common = blocks[was][0] === blocks[is][0] ? [...words[was]].filter((word) => words[is].has(word)).length : 0;
      // What is the very same comes first, wherever it stands.
      return { i, j, here, score: was === is ? 2 : 2 * common / (words[was].size + words[is].size) + (here ? IN_PLACE : 0) };
    }));
    for (const pair of pairs.sort((one, other) => other.score - one.score)) {
      if (pair.score >= ALIKE && !origins.has(pair.j) && gone.delete(pair.i)) origins.set(pair.j, pair);
    }
  }
  /** @type {Part[]} */
  const parts = [];
  after.forEach((block, j) => {
    const { i, here } = origins.get(j) ?? {};
    const next = after.findIndex((_, place) => place >= j && origins.get(place)?.here);
    leave(origins.get(next)?.i);
    const was = before[i];
    if (was === block) parts.push({ kind: here ? 'same' : 'moved', block });
    else parts.push(was === undefined ? { kind: 'added', block } : { kind: 'changed', block, was, moved: !here });
  });
  leave();
  return parts;

  function leave(until = Infinity) {
    for (const i of gone) if (i < until && gone.delete(i)) parts.push({ kind: 'removed', block: before[i] });
  }
}

/**
 * How many of some places stand before each place of a list.
 * @param {number[]} list
 * @param {number[]} places
 */
function ranksIn(list, places) {
  const marked = new Set(places);
  let rank = 0;
  return list.map((_, at) => (marked.has(at) ? rank++ : rank));
}

/**
 * @param {string} text
 * @param {string} [language]
 */
function wordsOf(text, language) {
  // Older browsers know words by the spaces between them alone; and all at once, a long text would take the others seconds.
  const segmenter = Intl.Segmenter && new Intl.Segmenter(language, { granularity: 'word' });
  return text.split(/(\s+)/).flatMap((word) => (segmenter ? Array.from(segmenter.segment(word), ({ segment }) => segment) : word));
}
