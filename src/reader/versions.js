//! The page of versions: two of them are chosen, and how they differ is put on the page. A part (parts.js).
//!
//! Which versions, the fragment tells, `#compare:2-3`, and at which of the differences: `#compare:2-3:7`. All words come with the page.
// @ts-check

import { compareBlocks, compareWords } from './compare.js';

const FORM = '[data-compare]';

/**
 * Wires the choice of versions.
 * @param {(fragment: string) => void} chosen
 */
export function bind(chosen) {
  for (const type of ['change', 'click']) {
    document.addEventListener(type, ({ target }) => {
      if (!(target instanceof Element) || !target.matches(type === 'click' ? '[data-action="swap"]' : `${FORM} select`)) return;
      const [from, to] = selects(document);
      if (type === 'click') [from.value, to.value] = [to.value, from.value];
      chosen(draw(document));
    });
  }
}

/**
 * Compares what the fragment of the address tells, or else what the page proposes.
 * @param {Document | DocumentFragment} root
 * @param {string} hash
 * @returns {boolean} whether the fragment tells it
 */
export function show(root, hash) {
  const wanted = /^#compare:(\d+)-(\d+)/.exec(hash);
  const found = selects(root);
  if (found.length === 0) return false;
  found.forEach((select, at) => {
    const value = wanted?.[at + 1];
    if (value && select.querySelector(`[value="${value}"]`)) select.value = value;
  });
  draw(root);
  return !!wanted;
}

/**
 * @param {Document | DocumentFragment} root
 * @returns {NodeListOf<HTMLSelectElement>} which version to compare, and with which
 */
function selects(root) {
  return root.querySelectorAll(`${FORM} select`);
}

/**
 * Shows how the chosen versions differ.
 * @param {Document | DocumentFragment} root
 * @returns {string} the fragment that tells which they are
 */
function draw(root) {
  const [from, to] = Array.from(selects(root), ({ value }) => value);
  const fragment = `#compare:${from}-${to}`;
  const [form, heading, sum, places, list, text, source] = /** @type {HTMLElement[]} */ (
    [FORM, '.comparison h2', '.comparison output', '.comparison nav', '.comparison ul', '.comparison-text', '[data-versions]'].map((part) => root.querySelector(part)));
  const { blocks, versions } = JSON.parse(source.textContent ?? '');
  const parts = compareBlocks(versions[Number(from) - 1], versions[Number(to) - 1], blocks);
  const elements = parts.map((part) => shown(part, blocks, text.lang || document.documentElement.lang, form.dataset));
  const headings = parts.map(({ block }) => blocks[block][0][0] === 'h');
  // Of what has not changed, only what stands beside it, and the heading above, so that everybody sees where they are.
  const near = new Set();
  const links = new Map();
  parts.forEach(({ kind }, at) => {
    if (kind === 'same') return;
    const section = headings.lastIndexOf(true, at);
    for (const place of [section, at - 1, at, at + 1]) near.add(place);
    if (links.has(section)) return;
    const link = create('a', '', section < 0 ? form.dataset['top'] ?? '' : blocks[parts[section].block][1]);
    link.setAttribute('href', `${fragment}:${section + 1}`);
    elements[section < 0 ? at : section].id = `${fragment.slice(1)}:${section + 1}`;
    links.set(section, create('li', '', link));
  });
  heading.id = fragment.slice(1);
  list.replaceChildren(...links.values());
  places.hidden = links.size === 0;
  text.replaceChildren();
  for (let at = 0, end = 0; at < elements.length; at = end) {
    for (end = at + 1; end < elements.length && near.has(at) === near.has(end);) end += 1;
    const run = elements.slice(at, end);
    if (near.has(at) || run.length === 1) text.append(...run);
    else text.append(create('details', '', create('summary', '', (form.dataset['same'] ?? '').replace('{count}', String(run.length))), ...run));
  }
  const words = sum.dataset[links.size > 0 ? 'pattern' : 'none'] ?? '';
  sum.textContent = words.replace(/\{(\w+)\}/g, (_, wanted) => String(parts.filter(({ kind }) => kind === wanted).length));
  return fragment;
}

/**
 * @param {Part} part
 * @param {Block[]} blocks
 * @param {string} language
 * @param {DOMStringMap} says
 */
function shown({ kind, block, was, moved }, blocks, language, says) {
  const [sort, text] = blocks[block];
  const element = create(/^(h\d|pre|blockquote)$/.test(sort) ? sort : 'p', `as-${sort} is-${kind}`);
  if (kind !== 'same') element.append(create('span', 'part-kind', [says[kind], moved && says['moved']].filter(Boolean).join(', ')), ' ');
  if (was === undefined) {
    element.append(kind === 'added' ? create('ins', '', text) : kind === 'removed' ? create('del', '', text) : text);
    return element;
  }
  for (const [removed, added, kept] of compareWords(blocks[was][1], text, language)) {
    if (removed) element.append(create('del', '', create('span', 'visually-hidden', ` ${says['removed']}: `), removed));
    if (added) element.append(create('ins', '', create('span', 'visually-hidden', ` ${says['added']}: `), added));
    element.append(kept);
  }
  return element;
}

/**
 * @param {string} tag
 * @param {string} name of its class
 * @param {(Node | string)[]} content
 */
function create(tag, name, ...content) {
  const element = document.createElement(tag);
  element.className = name;
  element.append(...content);
  return element;
}
