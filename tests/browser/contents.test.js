//! The table of contents of a wide page marks the heading that is being read, down to the last one.
// @ts-check

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertQuiet, enter, go, link, section, setStage } from './stage.js';

const WORDS = 'Something to read before the next heading comes into sight. '.repeat(30);
const TITLES = ['First', 'Zweitens & drittens', 'Last'];
const PAGE = `# A long page\n\n${WORDS}\n\n${TITLES.map((title) => `## ${title}\n\n${title === 'Last' ? 'Short.' : `${WORDS}\n\n${WORDS}`}\n\n`).join('')}`;

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  stage = await setStage({ change: (content) => writeFileSync(join(content, 'harbour/handbook/long.md'), PAGE) });
});
after(() => stage?.strike());

test('the heading that is being read is marked', { timeout: 120_000 }, async () => {
  const { page, context, seen } = await stage.visitor({ viewport: { width: 1400, height: 700 } });
  await enter(page, 'harbour', stage.url('harbour'));
  await go(page, await section(page, 'Crewbook for words and signals').evaluate((anchor) => /** @type {HTMLAnchorElement} */ (anchor).href));
  await go(page, await link(page, 'A long page').evaluate((anchor) => /** @type {HTMLAnchorElement} */ (anchor).href));
  const marked = page.locator('.toc [aria-current]');
  assert.equal(await marked.count(), 0, 'nothing before the first heading');
  for (const title of TITLES) {
    await page.getByRole('heading', { name: title }).evaluate((heading) => heading.scrollIntoView({ behavior: 'instant' }));
    if (title === 'Last') await page.evaluate(() => window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
    await page.locator('.toc [aria-current="location"]').filter({ hasText: title }).waitFor();
    assert.deepEqual(await marked.allTextContents(), [title]);
  }
  assertQuiet(seen, stage.host);
  await context.close();
});
