//! What changes on an opened page by itself or by choice: what depends on the day, and the filter of a list. Only dom.js, lightbox.js, living.js, scheme.js and the parts touch the DOM.
//!
//! | in the page | does |
//! |---|---|
//! | `data-from`, `data-until` on what is `hidden` | it is shown from the one day to the other, both included |
//! | `data-any` on what is `hidden` | it is shown while a window in it is open |
//! | `data-limit="5"` on a list | of its children with windows, only the first 5 open ones are shown |
//! | `<time datetime data-relative>` | is filled with words such as "in 5 days" |
//! | `data-elapsed`, `data-elapsed-until` | is filled with the share of that stretch of days that is over, such as "58 %" |
//! | `data-today`, `data-today-until`, `data-today-width` on what is `hidden` | while today is in that stretch, it is shown and moved right by the elapsed share of the width |
//! | `data-zone` on `#content` | the time zone whose days count |
//! | `<form data-filter="ID" hidden>` with `select`s | filters the `[data-item]`s in `#ID` and hides each `[data-group]` of which nothing is left |
//! | `a[data-filter-keep]` | carries the filter along |
// @ts-check

import { FIELDS, filterOf, fragmentOf, isFilter, matches, parseFilter } from './filter.js';
import { dayAt, dayOf, elapsed, inDigits, inPercent, inWords, isOpen } from './today.js';

const WINDOWS = '[data-from], [data-until]';
const FORM = 'form[data-filter]';

/** Why an element is not shown: it may be filtered away and closed as well. @type {WeakMap<Element, Set<string>>} */
const reasons = new WeakMap();
/** The day that the page shows. */
let shown = NaN;

/**
 * Prepares opened content for the day and for the fragment of the address, before anybody sees it.
 * @param {DocumentFragment} body
 */
export function prepareContent(body) {
  tellDay(body, dayOn(body));
  body.querySelector(FORM)?.removeAttribute('hidden');
  choose(body, parseFilter(location.hash));
}

/** Follows the day, if it has changed since the page was shown. */
export function followDay() {
  const today = dayOn(document);
  if (today !== shown) tellDay(document, today);
}

/**
 * Follows a step within the page: to another filter, or to what the filter hides.
 * @param {string} hash
 * @param {Element | null} target what the fragment names, unless it tells a filter
 * @returns {boolean} whether the target was hidden until now
 */
export function followFragment(hash, target) {
  const around = target?.closest('[data-item], [data-group]');
  const hidden = !!around && isConcealed(around, 'filtered');
  if (hidden || hash === '' || isFilter(hash)) choose(document, parseFilter(hash));
  return hidden;
}

/**
 * Wires the filter.
 * @param {(fragment: string) => void} filtered
 */
export function bindFilter(filtered) {
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLSelectElement) || !target.matches(`${FORM} select`)) return;
    filtered(apply(document));
  });
  document.addEventListener('reset', (event) => {
    if (!(event.target instanceof Element) || !event.target.matches(FORM)) return;
    // The browser would go back to what the markup says, and only after this.
    event.preventDefault();
    filtered(choose(document, new Map()));
  });
}

/** @param {Document | DocumentFragment} root */
function dayOn(root) {
  return dayAt(Date.now(), root.getElementById('content')?.dataset['zone']);
}

/**
 * @param {Document | DocumentFragment} root
 * @param {number} today
 */
function tellDay(root, today) {
  shown = today;
  for (const element of root.querySelectorAll(WINDOWS)) {
    conceal(element, 'closed', !isOpen(today, element.getAttribute('data-from'), element.getAttribute('data-until')));
  }
  for (const list of root.querySelectorAll('[data-limit]')) {
    const limit = Number(list.getAttribute('data-limit') || NaN);
    let open = 0;
    for (const child of list.children) {
      if (!child.matches(WINDOWS)) continue;
      if (!isConcealed(child, 'closed')) open += 1;
      conceal(child, 'beyond', open > limit);
    }
  }
  for (const container of root.querySelectorAll('[data-any]')) {
    const open = Array.from(container.querySelectorAll(WINDOWS)).some((element) => isOpenIn(container, element));
    conceal(container, 'empty', !open);
  }
  for (const time of root.querySelectorAll('time[data-relative]')) {
    const day = dayOf(time.getAttribute('datetime'));
    time.textContent = day === null ? '' : inWords(day - today, document.documentElement.lang);
  }
  for (const share of root.querySelectorAll('[data-elapsed]')) {
    const part = elapsed(today, share.getAttribute('data-elapsed'), share.getAttribute('data-elapsed-until'));
    share.textContent = part === null ? '' : inPercent(part, document.documentElement.lang);
  }
  for (const mark of root.querySelectorAll('[data-today]')) {
    const stretch = /** @type {const} */ ([today, mark.getAttribute('data-today'), mark.getAttribute('data-today-until')]);
    mark.toggleAttribute('hidden', !isOpen(...stretch));
    mark.setAttribute('transform', `translate(${(elapsed(...stretch) ?? 0) * Number(mark.getAttribute('data-today-width'))} 0)`);
  }
}

/**
 * Whether a window is open, and those around it, as far as a container goes.
 * @param {Element} container
 * @param {Element} element
 */
function isOpenIn(container, element) {
  for (let around = /** @type {Element | null} */ (element); around && around !== container; around = around.parentElement) {
    if (isConcealed(around, 'closed')) return false;
  }
  return true;
}

/**
 * Chooses what a filter tells, as far as the form offers it.
 * @param {Document | DocumentFragment} root
 * @param {Filter} filter
 */
function choose(root, filter) {
  for (const field of FIELDS) {
    const select = selectOf(root, field);
    const wanted = filter.get(field) ?? '';
    if (select) select.value = Array.from(select.options).some(({ value }) => value === wanted) ? wanted : '';
  }
  return apply(root);
}

/**
 * Shows what the form lets through, and says how much that is.
 * @param {Document | DocumentFragment} root
 * @returns {string} the fragment that tells it
 */
function apply(root) {
  const filter = filterOf((field) => selectOf(root, field)?.value);
  const fragment = fragmentOf(filter);
  const form = root.querySelector(FORM);
  const list = root.getElementById(form?.getAttribute('data-filter') ?? '');
  if (!form || !list) return fragment;
  const items = Array.from(list.querySelectorAll('[data-item]'));
  for (const item of items) conceal(item, 'filtered', !matches(filter, (field) => item.getAttribute(`data-${field}`)));
  for (const group of list.querySelectorAll('[data-group]')) conceal(group, 'filtered', left(group) === 0);
  for (const output of root.querySelectorAll(`${FORM} output`)) {
    const pattern = output.getAttribute('data-pattern') ?? '';
    output.textContent = pattern.replace('{shown}', digits(left(list))).replace('{total}', digits(items.length));
  }
  for (const link of root.querySelectorAll('a[data-filter-keep]')) {
    if (link instanceof HTMLAnchorElement && link.hash !== fragment) link.hash = fragment;
  }
  return fragment;
}

/**
 * How many of its items the filter lets through.
 * @param {Element} group
 */
function left(group) {
  return Array.from(group.querySelectorAll('[data-item]')).filter((item) => !isConcealed(item, 'filtered')).length;
}

/** @param {number} count */
function digits(count) {
  return inDigits(count, document.documentElement.lang);
}

/**
 * @param {Document | DocumentFragment} root
 * @param {string} field
 */
function selectOf(root, field) {
  const select = root.querySelector(`${FORM} select[name="${field}"]`);
  return select instanceof HTMLSelectElement ? select : null;
}

/**
 * Hides an element as long as any reason for it is left.
 * @param {Element} element
 * @param {'closed' | 'beyond' | 'empty' | 'filtered'} reason
 * @param {boolean} holds
 */
function conceal(element, reason, holds) {
  const all = reasons.get(element) ?? new Set();
  reasons.set(element, all);
  if (holds) all.add(reason);
  else all.delete(reason);
  element.toggleAttribute('hidden', all.size > 0);
}

/**
 * @param {Element} element
 * @param {string} reason
 */
function isConcealed(element, reason) {
  return reasons.get(element)?.has(reason) ?? false;
}
