//! Which day it is where the portal is at home, and what that day opens. The clock, the zone and the language are given; days are counted from 1970-01-01.
// @ts-check

const DAY = 24 * 3600 * 1000;

/** From so many days on, a distance is told in this unit, which has so many days: never in ones, for a "last month" is not 30 days ago. */
const UNITS = /** @type {const} */ ([[730, 'year', 365.2425], [60, 'month', 30.436875], [14, 'week', 7]]);

/**
 * The day of a moment. Without a zone, or with one that this browser does not know, it is the day of the browser's own.
 * @param {number} moment in milliseconds
 * @param {string | null | undefined} zone a name as in `Europe/Berlin`
 */
export function dayAt(moment, zone) {
  const time = new Date(moment);
  let [year, month, day] = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  try {
    if (zone) {
      // The calendar and digits must be said: a browser without English would take those of its own language.
      const parts = new Intl.DateTimeFormat('en', {
        timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: 'numeric', day: 'numeric',
      }).formatToParts(time);
      [year, month, day] = [part(parts, 'year'), part(parts, 'month'), part(parts, 'day')];
    }
  } catch {
    // The browser's own zone is at most a day off.
  }
  return Date.UTC(year, month - 1, day) / DAY;
}

/**
 * The day that a date names; `null` for anything but a date as in `2026-11-27`.
 * @param {string | null} date
 */
export function dayOf(date) {
  if (date === null || !/^\d{4}-\d\d-\d\d$/.test(date)) return null;
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const time = new Date(0);
  // Not Date.UTC, which takes the year 26 for 1926; and a 30 February becomes a day of March here, which betrays it.
  time.setUTCFullYear(year, month - 1, day);
  return time.toISOString().startsWith(date) ? time.getTime() / DAY : null;
}

/**
 * Whether a window is open on a day. Both ends belong to it; an end that is `null` is none, and one that is no date keeps it closed.
 * @param {number} today
 * @param {string | null} from
 * @param {string | null} until
 */
export function isOpen(today, from, until) {
  const [first, last] = [from === null ? -Infinity : dayOf(from), until === null ? Infinity : dayOf(until)];
  return first !== null && last !== null && first <= today && today <= last;
}

/**
 * How much of a stretch of days is over with this one, from 0 to 1. Both ends belong to it; `null` when one is no date or they are the wrong way round.
 * @param {number} today
 * @param {string | null} from
 * @param {string | null} until
 */
export function elapsed(today, from, until) {
  const [first, last] = [dayOf(from), dayOf(until)];
  if (first === null || last === null || first > last) return null;
  return Math.min(1, Math.max(0, (today + 1 - first) / (last + 1 - first)));
}

/**
 * A distance in words, as in "in 5 days" or "vor 3 Tagen".
 * @param {number} days negative for the past
 * @param {string} language
 */
export function inWords(days, language) {
  const [, unit = 'day', length = 1] = UNITS.find(([least]) => Math.abs(days) >= least) ?? [];
  return new Intl.RelativeTimeFormat(localesOf(language), { numeric: 'auto' }).format(Math.round(days / length), unit);
}

/**
 * A number of things as a language writes it.
 * @param {number} count
 * @param {string} language
 */
export function inDigits(count, language) {
  return count.toLocaleString(localesOf(language));
}

/**
 * A share in whole percent as a language writes it.
 * @param {number} share of 1
 * @param {string} language
 */
export function inPercent(share, language) {
  return share.toLocaleString(localesOf(language), { style: 'percent' });
}

/**
 * What Intl takes for a language; for what is none, the browser's own.
 * @param {string} language
 */
function localesOf(language) {
  try {
    return Intl.getCanonicalLocales(language);
  } catch {
    return [];
  }
}

/**
 * @param {Intl.DateTimeFormatPart[]} parts
 * @param {string} type
 */
function part(parts, type) {
  return Number(parts.find((found) => found.type === type)?.value);
}
