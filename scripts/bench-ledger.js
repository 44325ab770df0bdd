//! Measures the page of a large ledger in Chromium, for scripts/bench: `node bench-ledger.js PORTAL` with the passphrase on stdin prints milliseconds as JSON.
// @ts-check

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '../tests/node_modules/playwright-core/index.mjs';
import { serve } from '../tests/browser/server.js';

const portal = process.argv[2] ?? '';
const passphrase = readFileSync(0, 'utf8').trim();
const host = await serve({ '/': portal });
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--disable-gpu', '--no-first-run'] });
const page = await browser.newPage();
page.setDefaultTimeout(120_000);
await page.goto(`${host.origin}/`);
await page.locator('#passphrase').fill(passphrase);
await page.locator('#gate-open').click();
await page.locator('html[data-state="open"]').waitFor({ state: 'attached' });

// The largest page is the one with all bookings.
const [largest = ''] = readdirSync(portal).filter((name) => name.endsWith('.html')).sort((one, other) => statSync(join(portal, other)).size - statSync(join(portal, one)).size);

/** How long it takes from an act to the picture after it. @param {string} act @param {string} given */
const timed = (act, given = '') => page.evaluate(async ([what = '', text = '']) => {
  const drawn = () => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); });
  const began = performance.now();
  if (what === 'follow') {
    const link = document.createElement('a');
    link.href = text;
    document.body.append(link);
    link.click();
    while (!document.querySelector('form[data-ledger]')) await drawn();
  } else if (what === 'type') {
    const search = /** @type {HTMLInputElement} */ (document.querySelector('[name="q"]'));
    search.value = text;
    search.dispatchEvent(new Event('input', { bubbles: true }));
  } else {
    /** @type {HTMLElement} */ (document.querySelector(text)).click();
  }
  await drawn();
  return performance.now() - began;
}, [act, given]);

const told = {
  'first rows': await timed('follow', largest),
  'first keystroke': await timed('type', 'p'),
  'a keystroke': await timed('type', 'part 4711'),
  'back to all': await timed('type', ''),
  'sort by amount': await timed('click', 'th[data-key="amount"] button'),
  'sort by note, first': await timed('click', 'th[data-key="note"] button'),
  'more rows': await timed('click', '[data-more]'),
};
console.log(JSON.stringify(told));
await browser.close();
await host.close();
