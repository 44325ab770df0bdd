//! The page of a ledger: its bookings are searched, sorted and added up, and drawn a few hundred at a time. A part (parts.js).
//!
//! The markup holds the newest bookings as a table, and all of them as lines of text, of which `bookings.js` knows. Text reaches the page as text only.
// @ts-check

import { choose, fragmentOf, parseChoice, readLedger, sorted, sums, writer } from './bookings.js';
import { inDigits } from './today.js';

/** @typedef {import('./bookings.js').Booking} Booking */

const FORM = 'form[data-ledger]';
/** How many bookings are drawn at once. */
const BATCH = 200;
/** How long nobody has typed when the address tells it: browsers refuse too many changes of it. */
const PAUSE = 400;
/** What is largest first at the first click. */
const NUMERIC = ['date', 'amount', 'hours'];

/** The ledgers of pages, for as long as these are there. @type {WeakMap<Element, Ledger>} */
const ledgers = new WeakMap();

/**
 * Wires the choice, the heads of the columns and the button for more.
 * @param {(fragment: string) => void} chosen
 */
export function bind(chosen) {
  let late = 0;
  /** @param {EventTarget | null} target @param {(ledger: Ledger, element: Element) => void} act */
  const on = (target, act) => {
    const form = document.querySelector(FORM);
    const ledger = form && ledgers.get(form);
    if (!ledger || !(target instanceof Element)) return;
    act(ledger, target);
  };
  /** @param {Ledger} ledger */
  const tell = (ledger) => {
    clearTimeout(late);
    // Not once another page is there.
    if (ledger.form.isConnected) chosen(fragmentOf(ledger.choice()));
  };
  document.addEventListener('input', ({ target }) => on(target, (ledger, field) => {
    if (field.closest(FORM) !== ledger.form) return;
    ledger.draw();
    clearTimeout(late);
    late = window.setTimeout(tell, PAUSE, ledger);
  }));
  document.addEventListener('change', ({ target }) => on(target, (ledger, field) => field.closest(FORM) === ledger.form && tell(ledger)));
  for (const type of ['submit', 'reset']) {
    document.addEventListener(type, (event) => on(event.target, (ledger, form) => {
      if (form !== ledger.form) return;
      event.preventDefault();
      if (type === 'reset') ledger.show('');
      tell(ledger);
    }));
  }
  document.addEventListener('click', ({ target }) => on(target, (ledger, element) => {
    const button = element.closest('button');
    const key = button?.dataset['sort'];
    if (button === ledger.more) ledger.drawMore();
    if (!key || !ledger.table.contains(button)) return;
    ledger.sortBy(key);
    tell(ledger);
  }));
}

/**
 * Shows what a fragment tells of a ledger.
 * @param {Document | DocumentFragment} root
 * @param {string} hash
 */
export function show(root, hash) {
  const form = root.querySelector(FORM);
  if (!(form instanceof HTMLFormElement)) return false;
  const ledger = ledgers.get(form) ?? new Ledger(root, form);
  ledgers.set(form, ledger);
  ledger.show(hash);
  return false;
}

/** A ledger on its page. */
class Ledger {
  #all;
  #language = document.documentElement.lang;
  #date = new Intl.DateTimeFormat(this.#language, { dateStyle: 'medium', timeZone: 'UTC' });
  #sort = '';
  /** @type {Booking[]} */ #shown = [];
  #drawn = 0;
  /** @type {Map<string, string>} */ #days = new Map();
  /** @type {Map<string, Map<string, number>>} */ #ranks = new Map();

  /**
   * @param {Document | DocumentFragment} root
   * @param {HTMLFormElement} form
   */
  constructor(root, form) {
    /** @type {<T extends HTMLElement>(selector: string, type: new () => T) => T} */
    const part = (selector, type) => {
      const found = root.querySelector(selector);
      if (!(found instanceof type)) throw new Error(`the ledger has no ${selector}`);
      return found;
    };
    this.form = form;
    this.table = part('.ledger table', HTMLTableElement);
    this.more = part('[data-more]', HTMLButtonElement);
    this.none = part('[data-none]', HTMLElement);
    this.output = part(`${FORM} output`, HTMLOutputElement);
    this.search = part(`${FORM} [name="q"]`, HTMLInputElement);
    this.line = part(`${FORM} [name="line"]`, HTMLSelectElement);
    this.kind = part(`${FORM} [name="kind"]`, HTMLSelectElement);
    const [rows, documents] = ['bookings', 'documents'].map((name) => part(`[data-${name}]`, HTMLPreElement));
    this.#all = readLedger(rows.textContent ?? '', documents.textContent ?? '');
    this.heads = Array.from(this.table.tHead?.rows[0]?.cells ?? []);
    this.keys = this.heads.map(({ dataset }) => dataset['key'] ?? '');
    const { currency = '', decimals = '2' } = form.dataset;
    const { amount, hours } = this.#all.scales;
    this.write = {
      amount: writer(this.#language, amount, Number(decimals), { currency }),
      hours: writer(this.#language, hours, hours, { isPadded: false }),
    };
    this.places = { line: options(this.line, 'value'), kind: options(this.kind, 'value') };
    this.names = { line: options(this.line, 'text'), kind: options(this.kind, 'text') };
    this.committed = this.places.kind.indexOf('committed');
    // Nothing was changed before: where something is missing above, the page stays as it was written.
    rows.remove();
    documents.remove();
    root.querySelector('[data-rest]')?.remove();
    form.hidden = false;
    this.heads.forEach((head, at) => {
      const button = create('button', '', head.textContent?.trim() ?? '');
      button.setAttribute('type', 'button');
      button.dataset['sort'] = this.keys[at];
      head.replaceChildren(button);
    });
  }

  /** What is chosen now. */
  choice() {
    return { line: this.line.value, kind: this.kind.value, q: this.search.value.trim(), sort: this.#sort };
  }

  /** @param {string} hash */
  show(hash) {
    const wanted = parseChoice(hash);
    for (const field of /** @type {const} */ (['line', 'kind'])) this[field].value = this.places[field].includes(wanted[field]) ? wanted[field] : '';
    this.search.value = wanted.q;
    this.#sort = this.keys.includes(wanted.sort.replace('-', '')) && wanted.sort !== '-date' ? wanted.sort : '';
    this.draw();
  }

  /** Sorts by a column, and the other way around the second time. @param {string} key */
  sortBy(key) {
    const [first, second] = NUMERIC.includes(key) ? [`-${key}`, key] : [key, `-${key}`];
    const wanted = (this.#sort || '-date') === first ? second : first;
    this.#sort = wanted === '-date' ? '' : wanted;
    this.draw();
  }

  /** Draws what is chosen. */
  draw() {
    const { line, kind, q } = this.choice();
    const wanted = { line: this.places.line.indexOf(line), kind: this.places.kind.indexOf(kind), q };
    this.#shown = choose(this.#all, wanted, (booking) => this.#say(booking), this.write.amount.ungrouped);
    if (this.#sort) this.#shown = sorted(this.#shown, this.#sort.startsWith('-'), this.#value(this.#sort.replace('-', '')));
    this.#drawHeads();
    this.#drawSums();
    for (const body of [...this.table.tBodies]) body.remove();
    this.#drawn = 0;
    this.#drawRows();
    this.none.hidden = this.#shown.length > 0;
    this.output.textContent = this.#filled(this.output, { shown: this.#shown.length, total: this.#all.bookings.length });
  }

  /**
   * What tells the order of bookings in a column. Words are put in order once, as the language has it.
   * @param {string} key
   * @returns {(booking: Booking) => string | number | bigint | null}
   */
  #value(key) {
    if (key === 'amount' || key === 'hours') return (booking) => booking[key];
    if (key === 'date') return ({ date }) => date || null;
    /** @type {(booking: Booking) => string} */
    const word = key === 'document' ? ({ document }) => this.#all.documents[document]?.[0] ?? '' : (booking) => String(this.#cell(booking, key));
    let ranks = this.#ranks.get(key);
    if (!ranks) {
      const words = Array.from(new Set(this.#all.bookings.map(word))).sort(new Intl.Collator(this.#language, { numeric: true }).compare);
      this.#ranks.set(key, ranks = new Map(words.map((text, rank) => [text, rank])));
    }
    // What says nothing is the first word, and comes last.
    return (booking) => (word(booking) === '' ? null : ranks.get(word(booking)) ?? null);
  }

  drawMore() {
    const had = this.#drawn;
    this.#drawRows();
    // What was to be read next, rather than the end.
    const row = this.table.querySelectorAll('tbody tr:not(.of-month)')[had];
    if (!(row instanceof HTMLElement)) return;
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
  }

  #drawHeads() {
    const sort = this.#sort || '-date';
    this.heads.forEach((head, at) => {
      if (this.keys[at] === sort.replace('-', '')) head.setAttribute('aria-sort', sort.startsWith('-') ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    });
  }

  #drawSums() {
    const both = sums(this.#shown, this.committed);
    for (const row of this.table.tFoot?.rows ?? []) {
      const sum = both[row.dataset['sum'] === 'committed' ? 'committed' : 'spent'];
      row.hidden = sum.count === 0;
      for (const measure of /** @type {const} */ (['amount', 'hours'])) {
        const cell = row.querySelector(`.of-${measure}`);
        if (cell) cell.textContent = this.#number(measure, sum[measure]);
      }
    }
  }

  #drawRows() {
    const months = ['', 'date'].includes(this.#sort) ? this.#months() : null;
    const next = this.#shown.slice(this.#drawn, this.#drawn + BATCH);
    let body = this.table.tBodies.item(this.table.tBodies.length - 1);
    for (const booking of next) {
      const month = booking.date.slice(0, 7);
      if (!body || (months && body.dataset['month'] !== month)) {
        body = /** @type {HTMLTableSectionElement} */ (create('tbody', ''));
        this.table.insertBefore(body, this.table.tFoot);
        body.dataset['month'] = month;
        const sum = months?.get(month);
        if (sum) body.append(this.#monthRow(month, sum));
      }
      const cells = this.keys.map((key) => create('td', `of-${key}`, this.#cell(booking, key)));
      body.append(create('tr', booking.kind === this.committed ? 'is-committed' : '', ...cells));
    }
    this.#drawn += next.length;
    const left = this.#shown.length - this.#drawn;
    this.more.hidden = left === 0;
    this.more.textContent = this.#filled(this.more, { count: Math.min(left, BATCH) });
  }

  /** What each month comes to; nothing when all is of one. */
  #months() {
    /** @type {Map<string, Booking[]>} */
    const months = new Map();
    for (const booking of this.#shown) {
      const month = booking.date.slice(0, 7);
      const known = months.get(month);
      if (known) known.push(booking);
      else months.set(month, [booking]);
    }
    if (months.size < 2) return null;
    return new Map(Array.from(months, ([month, bookings]) => {
      const { spent, committed } = sums(bookings, this.committed);
      return [month, spent.count > 0 ? spent : committed];
    }));
  }

  /**
   * @param {string} month
   * @param {import('./bookings.js').Sum} sum
   */
  #monthRow(month, sum) {
    const name = month && new Intl.DateTimeFormat(this.#language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01`));
    const measures = this.keys.filter((key) => key === 'amount' || key === 'hours');
    const head = /** @type {HTMLTableCellElement} */ (create('th', 'of-date', name));
    head.scope = 'rowgroup';
    head.colSpan = this.keys.length - measures.length;
    const cells = measures.map((key) => create('td', `of-${key}`, this.#number(/** @type {'amount' | 'hours'} */ (key), sum[/** @type {'amount' | 'hours'} */ (key)])));
    return create('tr', 'of-month', head, ...cells);
  }

  /**
   * @param {Booking} booking
   * @param {string} key
   * @returns {Node | string}
   */
  #cell(booking, key) {
    if (key === 'date') {
      const time = create('time', '', this.#day(booking.date));
      time.setAttribute('datetime', booking.date);
      return time;
    }
    if (key === 'amount' || key === 'hours') return this.#number(key, booking[key]);
    if (key === 'line' || key === 'kind') return this.names[key][booking[key]] ?? '';
    if (key === 'note') return booking.note;
    const [number = '', url = ''] = this.#all.documents[booking.document] ?? [];
    // Only a page of this portal, whatever the data say.
    if (!/^[a-z0-9]+\.html$/.test(url)) return number;
    const link = create('a', '', number);
    link.setAttribute('href', url);
    return link;
  }

  /** All that can be found in a booking. @param {Booking} booking */
  #say(booking) {
    const said = [booking.date, this.#day(booking.date), this.names.line[booking.line], this.names.kind[booking.kind], this.#all.documents[booking.document]?.[0], booking.note];
    return `${said.join(' ')} ${booking.amount === null ? '' : this.write.amount.plain(booking.amount)}`;
  }

  /** @param {string} date */
  #day(date) {
    let day = this.#days.get(date);
    if (day === undefined) {
      day = date && this.#date.format(new Date(date));
      this.#days.set(date, day);
    }
    return day;
  }

  /**
   * @param {'amount' | 'hours'} measure
   * @param {bigint | null} number
   */
  #number(measure, number) {
    return number === null ? '' : this.write[measure].text(number);
  }

  /**
   * @param {HTMLElement} element
   * @param {Record<string, number>} numbers
   */
  #filled({ dataset }, numbers) {
    return (dataset['pattern'] ?? '').replace(/\{(\w+)\}/g, (_, name) => inDigits(numbers[name] ?? 0, this.#language));
  }
}

/**
 * What can be chosen, apart from all.
 * @param {HTMLSelectElement} select
 * @param {'value' | 'text'} what
 */
function options(select, what) {
  return Array.from(select.options, (option) => option[what]).slice(1);
}

/**
 * @param {string} tag
 * @param {string} name of its class
 * @param {(Node | string)[]} content
 */
function create(tag, name, ...content) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...content);
  return element;
}
