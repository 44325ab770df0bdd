//! What axe says of a page.
// @ts-check

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** @typedef {import('playwright-core').Page} Page */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.0 to 2.2 at the levels A and AA, and what axe advises beyond. */
export const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on the page or cannot decide, and the rules that it had something to look at for. It is evaluated from outside: the page's policy stays in
 * force, so that axe meets what readers meet.
 * @param {Page} page
 * @param {'tag' | 'rule'} type
 * @param {string[]} values
 * @param {string} within
 * @returns {Promise<{ findings: string[], met: string[] }>}
 */
export async function examine(page, type, values, within) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async ({ within, ...options }) => {
    // The gradients of what scrolls show only where there is more of it, but axe judges no text on one.
    for (const box of document.querySelectorAll('.table, pre')) if (box instanceof HTMLElement) box.style.backgroundImage = 'none';
    const { violations, incomplete, passes } = await /** @type {any} */ (globalThis).axe.run(within, options);
    const finding = (/** @type {string} */ id) => (/** @type {any} */ { target, html, any, none }) => {
      const reason = [...any, ...none].map(({ message }) => message).join('; ');
      return `${id}: ${target.join(' ')} ${html.slice(0, 160)} ${reason}`;
    };
    // Of letters in drawings axe cannot tell what they stand on; charts.test.js and diagrams.test.js measure it.
    const isDrawn = (/** @type {any} */ { target }) => document.querySelector(target[0])?.closest('svg');
    for (const result of incomplete) if (result.id === 'color-contrast') result.nodes = result.nodes.filter((/** @type {any} */ node) => !isDrawn(node));
    return {
      findings: [...violations, ...incomplete].flatMap(({ id, nodes }) => nodes.map(finding(id))),
      met: passes.map((/** @type {any} */ { id }) => id),
    };
    // Our pseudo-elements are signs and lines, but axe would judge no text near them.
  }, { within, runOnly: { type, values }, checks: { 'color-contrast': { options: { ignorePseudo: true } } }, resultTypes: ['violations', 'incomplete'] });
}
