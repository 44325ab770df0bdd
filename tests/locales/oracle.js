//! What ICU says about how days, numbers, money and lists are written: the table that our own notation is held against.
// `node tests/locales/oracle.js > tests/locales/cldr.json` writes it anew, after an update of Node.js; read the diff.

import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';

const TAGS = ['de', 'de-AT', 'de-CH', 'de-LI', 'en', 'en-AU', 'en-CA', 'en-GB', 'en-IE', 'en-IN', 'en-NZ', 'en-US'];

// every month, every weekday, one and two digits, the ends of a year, a leap day
const DAYS = ['2026-01-01', '2026-02-09', '2026-03-05', '2026-04-30', '2026-05-17', '2026-06-03', '2026-07-26', '2026-08-08', '2026-09-10', '2026-10-31',
  '2026-11-27', '2026-12-31', '2024-02-29', '1999-12-31'];
const TIMES = ['00:00', '00:05', '09:07', '11:59', '12:00', '12:30', '14:30', '23:59'];
const RANGES = [['2026-12-07', '2026-12-11'], ['2026-11-28', '2026-12-03'], ['2026-12-28', '2027-01-03'], ['2026-01-01', '2026-12-31'], ['2025-12-07', '2026-12-07'],
  ['2026-12-07', '2026-12-07']];
const NUMBERS = ['0', '7', '0.5', '-0.5', '999', '1000', '1234.5', '-1234.5', '12345', '999999.999', '1234567.89', '-100000000'];
const HUNDREDTHS = ['0', '7', '62.5', '100', '1250', '-3'];
const AMOUNTS = ['0', '1', '-1', '0.5', '999.99', '1234.5', '-1234.5', '12345678.9', '-999999.4'];
const CURRENCIES = ['EUR', 'CHF', 'JPY'];
const OTHER_CURRENCIES = ['USD', 'GBP', 'AUD', 'CAD', 'NZD', 'INR', 'PLN', 'CZK', 'SEK', 'KWD', 'BRL', 'CNY', 'XOF', 'XCG', 'XPF'];
const LISTS = [['A'], ['A', 'B'], ['A', 'B', 'C'], ['A', 'B', 'C', 'D']];
const SIZES = ['24 kilobyte', '1.2 megabyte', '100 megabyte', '3.4 gigabyte'];

/** All that ICU says, as tag → sort → what was asked → what was said. */
export function oracle() {
  return {
    icu: process.versions.icu,
    cldr: process.versions.cldr,
    tags: Object.fromEntries(TAGS.map((tag) => [tag, said(tag)])),
  };
}

function said(tag) {
  const day = (text) => new Date(`${text}T00:00:00Z`);
  const days = (options) => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options });
  const number = (options) => new Intl.NumberFormat(tag, options);
  const table = (asked, name, say) => Object.fromEntries(asked.map((one) => [name(one), say(one)]));
  const as = (one) => one;
  const ofDays = (options) => table(DAYS, as, (one) => days(options).format(day(one)));
  return {
    'likely-region': { '': new Intl.Locale(tag).maximize().region },
    date: ofDays({ dateStyle: 'long' }),
    'short-date': ofDays({ weekday: 'short', day: 'numeric', month: 'short' }),
    'day-and-month': ofDays({ day: 'numeric', month: 'short' }),
    'month-and-year': ofDays({ month: 'long', year: 'numeric' }),
    weekday: ofDays({ weekday: 'long' }),
    time: table(TIMES, as, (one) => days({ timeStyle: 'short' }).format(new Date(`2026-01-01T${one}:00Z`))),
    range: table(RANGES, (one) => one.join('/'), (one) => days({ dateStyle: 'long' }).formatRange(...one.map(day))),
    decimal: table(NUMBERS, as, (one) => number({ maximumFractionDigits: 9 }).format(one)),
    percent: table(HUNDREDTHS, as, (one) => number({ style: 'percent', maximumFractionDigits: 9 }).format(`${one}e-2`)),
    money: table([...CURRENCIES.flatMap((currency) => AMOUNTS.map((amount) => [amount, currency])), ...OTHER_CURRENCIES.map((currency) => ['-1234.5', currency])], (one) => one.join(' '),
      ([amount, currency]) => number({ style: 'currency', currency }).format(amount)),
    size: table(SIZES, as, (one) => number({ style: 'unit', unit: one.split(' ')[1] }).format(one.split(' ')[0])),
    list: table(LISTS, (one) => one.join(' '), (one) => new Intl.ListFormat(tag).format(one)),
  };
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  process.stdout.write(`${JSON.stringify(oracle(), null, 1)}\n`);
}
