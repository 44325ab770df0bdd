//! Concepts: the board by keyboard, the page that a decider prints, and what it says on the day of reading.
// @ts-check

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sentence } from './site.js';
import { assertQuiet, enter, go, heading, link, section, setStage } from './stage.js';

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage.strike());

/** @param {import('playwright-core').Locator} anchor */
const addressOf = (anchor) => anchor.evaluate((target) => /** @type {HTMLAnchorElement} */ (target).href);

test('what is decided is folded away, and a key opens it', async () => {
  const { page, context, seen } = await stage.visitor();
  await enter(page, 'nordlicht', stage.url('nordlicht'));
  await go(page, await addressOf(section(page, 'Konzepte')));
  const decided = link(page, 'Ladenfunk für elf Filialen');
  assert.equal(await decided.isVisible(), false);
  await page.locator('.board-decided summary').focus();
  await page.keyboard.press('Enter');
  assert.equal(await decided.isVisible(), true);
  const states = await page.locator('#content h2 .badge').allInnerTexts();
  assert.deepEqual(states, ['Entscheidungsreif', 'In Prüfung', 'Entwurf', 'Idee']);
  assertQuiet(seen, stage.host);
  await context.close();
});

test('a decision is due until its day and overdue from the next', async () => {
  for (const [moment, is] of [['2026-12-04T22:00:00Z', 'due'], ['2026-12-04T23:30:00Z', 'overdue']]) {
    const { page, context } = await stage.visitor({ moment });
    await enter(page, 'nordlicht', stage.url('nordlicht'));
    await go(page, await addressOf(section(page, 'Konzepte')));
    await go(page, await addressOf(link(page, 'Kassen und Warenbestand verbinden')));
    const fact = page.locator('.rail .fact-decide-by');
    assert.equal((await fact.innerText()).includes(sentence('de', 'overdue')), is === 'overdue', moment);
    assert.equal((await fact.innerText()).includes('heute'), is === 'due', moment);
    await context.close();
  }
});

test('the summary fits on one sheet of paper, and its button prints it', async () => {
  const { page, context, seen } = await stage.visitor();
  await context.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await enter(page, 'harbour', stage.url('harbour'));
  await go(page, await addressOf(section(page, 'Concepts')));
  await go(page, await addressOf(link(page, 'Boarding without paper')));
  await go(page, await addressOf(link(page, sentence('en', 'concept-summary'))));
  assert.equal(await heading(page), 'Boarding without paper');
  await page.locator('[data-action="print"]').click();
  assert.equal(await page.locator('html[data-printed]').count(), 1);
  const sheet = (await page.pdf({ format: 'A4' })).toString('latin1');
  assert.equal(sheet.match(/\/Type \/Page\b/g)?.length, 1);
  assertQuiet(seen, stage.host);
  await context.close();
});
