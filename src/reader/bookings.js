//! The bookings of a ledger: read from lines of text, chosen, sorted and added up. Nothing here knows of a page.
//!
//! Amounts are exact: whole numbers of the smallest part that any of them has, never floats. What is chosen is kept in the fragment of the address, which never
//! leaves the browser: `#line=shop&kind=actual&q=hosting&sort=-amount`. Anybody can write one: what is read from it is only compared with what is there.
// @ts-check

/**
 * @typedef {object} Booking
 * @property {string} date
 * @property {number} line its place in the list of lines
 * @property {number} kind
 * @property {bigint | null} amount
 * @property {bigint | null} hours
 * @property {number} document -1 for none
 * @property {string} note
 */
/** @typedef {{ bookings: Booking[], documents: string[][], scales: Record<Measure, number>, texts: string[] | null }} Ledger */
/** @typedef {'amount' | 'hours'} Measure what can be added up */
/** @typedef {typeof FIELDS[number]} Field */
/** @typedef {Record<Field, string>} Choice */
/** @typedef {{ count: number, amount: bigint | null, hours: bigint | null }} Sum */

/** What can be chosen, in the order of the fragment. */
const FIELDS = /** @type {const} */ (['line', 'kind', 'q', 'sort']);

/** @param {string} hash @returns {Choice} */
export function parseChoice(hash) {
  const told = new URLSearchParams(hash.slice(1));
  return /** @type {Choice} */ (Object.fromEntries(FIELDS.map((field) => [field, (told.get(field) ?? '').slice(0, 200)])));
}

/**
 * The fragment that tells a choice; empty for one that lets everything through, newest first.
 * @param {Choice} choice
 */
export function fragmentOf(choice) {
  const told = String(new URLSearchParams(FIELDS.filter((field) => choice[field] !== '').map((field) => [field, choice[field]])));
  return told && `#${told}`;
}

/**
 * @param {string} rows a booking in each line, newest first
 * @param {string} documents in each line a number and perhaps an address
 * @returns {Ledger}
 */
export function readLedger(rows, documents) {
  const fields = lines(rows);
  const scales = { amount: scaleOf(fields, 3), hours: scaleOf(fields, 4) };
  const bookings = fields.map(([date = '', line, kind, amount = '', hours = '', document, note = '']) => ({
    date,
    line: Number(line),
    kind: Number(kind),
    amount: whole(amount, scales.amount),
    hours: whole(hours, scales.hours),
    document: document ? Number(document) : -1,
    note,
  }));
  return { bookings, documents: lines(documents), scales, texts: null };
}

/**
 * The bookings that fit, newest first.
 * @param {Ledger} ledger
 * @param {{ line: number, kind: number, q: string }} wanted -1 for all
 * @param {(booking: Booking) => string} say all that can be found in a booking; asked once for each
 * @param {(word: string) => string} bare another way to write a word
 */
export function choose(ledger, { line, kind, q }, say, bare = (word) => word) {
  const words = folded(q).split(/\s+/).filter(Boolean).map((word) => [word, bare(word)]);
  const texts = words.length > 0 ? ledger.texts ??= ledger.bookings.map((booking) => folded(say(booking))) : [];
  return ledger.bookings.filter((booking, at) => (line < 0 || booking.line === line) && (kind < 0 || booking.kind === kind)
    && words.every((ways) => ways.some((word) => texts[at].includes(word))));
}

/**
 * Sorts bookings. What says nothing of what they are sorted by comes last, and what is equal stays in its order.
 * @param {Booking[]} bookings
 * @param {boolean} isDown
 * @param {(booking: Booking) => string | number | bigint | null} value
 */
export function sorted(bookings, isDown, value) {
  const pairs = bookings.map((booking) => /** @type {const} */ ([value(booking), booking]));
  pairs.sort(([one], [other]) => {
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    const way = one < other ? -1 : Number(one > other);
    return isDown ? -way : way;
  });
  return pairs.map(([, booking]) => booking);
}

/**
 * What bookings come to: what is spent and what is committed are two things that nobody adds up.
 * @param {Iterable<Booking>} bookings
 * @param {number} committed the kind that is no spending
 */
export function sums(bookings, committed) {
  const both = { spent: nothing(), committed: nothing() };
  for (const { kind, amount, hours } of bookings) {
    const sum = kind === committed ? both.committed : both.spent;
    sum.count += 1;
    if (amount !== null) sum.amount = (sum.amount ?? 0n) + amount;
    if (hours !== null) sum.hours = (sum.hours ?? 0n) + hours;
  }
  return both;
}

/**
 * A writer of exact numbers in a language. `Intl` would take a decimal number for a float in browsers of before 2023: it writes the whole ones alone.
 * @param {string} language
 * @param {number} scale how many digits of a number stand behind its point
 * @param {number} most how many of them are shown; halves round away from zero
 * @param {{ currency?: string, isPadded?: boolean }} how
 */
export function writer(language, scale, most, { currency = '', isPadded = true }) {
  const style = /** @type {Intl.NumberFormatOptions} */ ({ numberingSystem: 'latn', ...(currency ? { style: 'currency', currency } : {}) });
  const format = new Intl.NumberFormat(language, { ...style, minimumFractionDigits: 0, maximumFractionDigits: 0 });
  const example = new Intl.NumberFormat(language, { ...style, minimumFractionDigits: 1 }).formatToParts(12345.5);
  const [point = '.', group = ''] = ['decimal', 'group'].map((wanted) => example.find(({ type }) => type === wanted)?.value);
  /** @param {bigint} number @returns {[isNegative: boolean, units: string, fraction: string]} */
  const digits = (number) => {
    const all = String(rounded(number < 0n ? -number : number, scale, most)).padStart(most + 1, '0');
    const [units, fraction] = [all.slice(0, all.length - most), all.slice(all.length - most)];
    return [number < 0n && /[1-9]/.test(all), units, isPadded ? fraction : fraction.replace(/0+$/, '')];
  };
  return {
    /** As people read it. @param {bigint} number */
    text(number) {
      const [isNegative, units, fraction] = digits(number);
      // Minus nought is no whole number: its sign is that of minus one.
      const parts = format.formatToParts(isNegative ? -(BigInt(units) || 1n) : BigInt(units));
      const last = parts.map(({ type }) => type).lastIndexOf('integer');
      return parts.map(({ type, value }, at) => {
        const text = type === 'integer' && units === '0' ? '0' : value;
        return at === last && fraction ? text + point + fraction : text;
      }).join('');
    },
    /** As people type it: without signs of thousands and currency. @param {bigint} number */
    plain(number) {
      const [isNegative, units, fraction] = digits(number);
      return (isNegative ? '-' : '') + units + (fraction && point + fraction);
    },
    /** A text without the signs of thousands, as in what is searched for. @param {string} text */
    ungrouped(text) {
      return text.replace(/\d[\d.,’'\u00a0\u202f]*\d/g, (number) => number.replaceAll(group, ''));
    },
  };
}

/** @param {string} text */
function folded(text) {
  return text.toLowerCase();
}

/** @returns {Sum} */
function nothing() {
  return { count: 0, amount: null, hours: null };
}

/** @param {string} text */
function lines(text) {
  return text.split('\n').filter(Boolean).map((line) => line.split('\t'));
}

/**
 * How many digits stand behind the point at most.
 * @param {string[][]} rows
 * @param {number} column
 */
function scaleOf(rows, column) {
  return rows.reduce((most, { [column]: text = '' }) => Math.max(most, text.includes('.') ? text.length - text.indexOf('.') - 1 : 0), 0);
}

/**
 * @param {string} text a decimal number, or nothing
 * @param {number} scale
 */
function whole(text, scale) {
  if (text === '') return null;
  const [units = '', fraction = ''] = text.split('.');
  return BigInt(units + fraction.padEnd(scale, '0'));
}

/**
 * @param {bigint} number not negative
 * @param {number} scale
 * @param {number} digits
 */
function rounded(number, scale, digits) {
  if (digits >= scale) return number * 10n ** BigInt(digits - scale);
  const part = 10n ** BigInt(scale - digits);
  return (number + part / 2n) / part;
}
