//! The reader in a real Chromium: what depends on the day, what is filtered, what is saved from the page; with a clock that the test moves.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { CARD, DAYS, LIST, OLDER, SAVE, TAGE } from './living-pages.js';
import { gateSays, signedIn, site, unlock } from './stage.js';

/** What is seen of the page with the windows on the days around 27 November 2026. */
const SEEN = {
  26: ['until', 'any', 'any other', 'any with closed', 'open in closed', 'first', 'second', 'unlimited one', 'unlimited two'],
  27: ['from', 'until', 'between', 'second', 'third', 'unlimited two'],
  28: ['from', 'between', 'any', 'any one', 'any around any', 'any inside any', 'innermost', 'third', 'fourth', 'unlimited two'],
  29: ['from', 'any', 'any one', 'any around any', 'any inside any', 'innermost'],
};

/** The texts that a person sees. */
function seen(page, elements) {
  return page.locator('#content').locator(elements).evaluateAll((found) => found.filter((element) => element.checkVisibility()).map((element) => element.textContent.trim()));
}
const windows = (page) => seen(page, 'p, li, h2, h3, span');
const words = (page) => page.locator('time').allTextContents();
const entries = (page) => seen(page, '[data-item] h3');
const count = (page) => page.locator('output').textContent();
const becomeVisible = (page) => page.evaluate(() => { document.dispatchEvent(new Event('visibilitychange')); });

for (const [time, timezoneId, day] of [
  ['2026-11-26T12:00:00Z', 'Europe/Berlin', 26],
  ['2026-11-26T22:59:59Z', 'Pacific/Kiritimati', 26],
  ['2026-11-26T23:00:00Z', 'America/Los_Angeles', 27],
  ['2026-11-27T22:59:59Z', 'Pacific/Kiritimati', 27],
  ['2026-11-27T23:00:00Z', 'UTC', 28],
  ['2026-11-29T12:00:00Z', 'Pacific/Pago_Pago', 29],
]) {
  test(`shows what is open on the portal's day: ${time}, in a browser of ${timezoneId}`, async () => {
    const { page } = await signedIn(`${DAYS}.html`, { time, timezoneId });
    assert.deepEqual(await windows(page), SEEN[day]);
  });
}

test('takes the browser\'s day where the page has no zone', async () => {
  const { page } = await signedIn(`${TAGE}.html`, { time: '2026-11-26T12:00:00Z', timezoneId: 'Pacific/Kiritimati' });
  assert.deepEqual(await windows(page), SEEN[27]);
});

test('tells days in the language of the page', async () => {
  const { page } = await signedIn(`${DAYS}.html`, { time: '2026-11-27T12:00:00Z' });
  assert.deepEqual(await words(page), ['yesterday', 'today', 'in 5 days', 'in 6 months', '']);
  await page.goto(`${site.base}${TAGE}.html`);
  await page.locator('h1', { hasText: 'Tage' }).waitFor();
  assert.deepEqual(await words(page), ['gestern', 'heute', 'in 5 Tagen', 'in 6 Monaten', '']);
});

test('shows nothing first that is closed, and hides nothing that is open', async () => {
  const { page } = await signedIn('', { time: '2026-11-27T12:00:00Z' });
  await page.evaluate((address) => {
    window.changes = [];
    new MutationObserver((records) => {
      for (const { type, target, attributeName } of records) window.changes.push(type === 'childList' ? target.nodeName : `${target.nodeName} ${attributeName}`);
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['hidden'] });
    document.querySelector('#to-page').href = `${address}.html`;
  }, DAYS);
  await page.locator('#to-page').click();
  await page.locator('h1', { hasText: 'Days' }).waitFor();
  assert.deepEqual(await windows(page), SEEN[27]);
  assert.deepEqual([...new Set(await page.evaluate(() => window.changes))].filter((change) => change !== 'DIV'), ['BODY'], 'the page came as it stays');
});

test('follows the day while the page is open', async () => {
  const { page, context } = await signedIn(`${DAYS}.html`, { time: '2026-11-26T22:58:30Z' });
  assert.deepEqual(await windows(page), SEEN[26]);
  await context.clock.runFor('01:00');
  assert.deepEqual(await windows(page), SEEN[26]);
  await context.clock.runFor('01:00');
  await page.locator('p', { hasText: /^from$/ }).waitFor();
  assert.deepEqual(await windows(page), SEEN[27]);
  assert.equal((await words(page))[1], 'today');
  await context.clock.runFor('24:00:00');
  await gateSays(page, '[idle-locked]');
  await context.clock.runFor('24:00:00');
  assert.equal(await page.locator('#content').count(), 0);
});

test('follows the day as soon as somebody looks', async () => {
  const { page, context } = await signedIn(`${DAYS}.html`, { time: '2026-11-27T20:00:00Z' });
  for (const [time, day] of [['2026-11-28T03:00:00Z', 28], ['2026-11-27T21:00:00Z', 27], ['2026-11-26T21:00:00Z', 26]]) {
    await context.clock.setFixedTime(new Date(time));
    await becomeVisible(page);
    assert.deepEqual(await windows(page), SEEN[day], time);
  }
});

test('filters by keyboard, tells how much is left, and keeps it in the address', async () => {
  const { page } = await signedIn(`${LIST}.html`);
  const steps = await page.evaluate(() => history.length);
  assert.equal(await count(page), '5 of 5 entries');
  assert.equal(await page.getByRole('status').filter({ hasText: '5 of 5' }).count(), 1, 'the count is a live region');
  await page.locator('#kind').focus();
  await page.keyboard.press('ArrowDown');
  assert.deepEqual(await entries(page), ['Entry 3']);
  assert.deepEqual(await seen(page, 'h2'), ['October']);
  await page.keyboard.press('ArrowDown');
  assert.deepEqual(await entries(page), ['Entry 1', 'Entry 4']);
  assert.equal(page.url(), `${site.base}${LIST}.html#filter:kind=risk`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  assert.deepEqual(await entries(page), ['Entry 4']);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  assert.deepEqual(await entries(page), ['Entry 4']);
  assert.equal(page.url(), `${site.base}${LIST}.html#filter:kind=risk&topic=gr%C3%B6%C3%9Fe+%26+form&author=ben`);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'topic', 'the focus stays');
  assert.equal(await page.locator('#outside').isVisible(), true);

  await page.reload();
  await page.locator('[data-state=open] h1').waitFor();
  assert.deepEqual([await entries(page), await count(page)], [['Entry 4'], '1 of 5 entries']);
  assert.deepEqual(await page.locator('select').evaluateAll((selects) => selects.map(({ value }) => value)), ['risk', 'ben', 'größe & form']);
  await page.locator('#topic').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.deepEqual([await entries(page), await count(page)], [['Entry 1', 'Entry 2', 'Entry 3', 'Entry 4', 'Entry 5'], '5 of 5 entries']);
  assert.deepEqual(await seen(page, 'h2'), ['November', 'October']);
  assert.equal(page.url(), `${site.base}${LIST}.html`);
  assert.equal(await page.evaluate(() => document.activeElement.type), 'reset');
  assert.equal(await page.evaluate(() => history.length), steps, 'a filter is no step of the history');
});

test('says each count once, and only when something was chosen', async () => {
  const { page } = await signedIn(`${LIST}.html`);
  await page.evaluate(() => {
    window.told = [];
    const output = document.querySelector('output');
    new MutationObserver(() => window.told.push(output.textContent)).observe(output, { childList: true });
  });
  await page.locator('#kind').selectOption('risk');
  await page.locator('#author').selectOption('ben');
  await page.locator('#kind').selectOption('update');
  await page.locator('[type=reset]').click();
  assert.deepEqual(await page.evaluate(() => window.told), ['2 of 5 entries', '1 of 5 entries', '0 of 5 entries', '5 of 5 entries']);
});

test('carries the filter to the pages beside, and back', async () => {
  const { page } = await signedIn(`${LIST}.html`);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.locator('#kind').selectOption('risk');
  await page.evaluate(() => scrollTo(0, 200));
  const scrolled = await page.evaluate(() => scrollY);
  await page.evaluate(() => { window.same = true; });
  // Playwright's own click would scroll before.
  await page.locator('#other').dispatchEvent('click');
  await page.locator('h1', { hasText: 'Older' }).waitFor();
  assert.equal(page.url(), `${site.base}${OLDER}.html#filter:kind=risk`);
  assert.deepEqual([await entries(page), await count(page)], [['Entry 4'], '1 of 2 entries']);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  await page.locator('#kind').selectOption('update');
  await page.goBack();
  await page.locator('h1', { hasText: 'List' }).waitFor();
  assert.deepEqual([await entries(page), await page.evaluate(() => scrollY)], [['Entry 1', 'Entry 4'], scrolled]);
  await page.goForward();
  await page.locator('h1', { hasText: 'Older' }).waitFor();
  assert.deepEqual(await entries(page), ['Entry 3']);
  await page.locator('#plain').click();
  await page.locator('h1', { hasText: 'List' }).waitFor();
  assert.equal(await count(page), '5 of 5 entries');
  assert.equal(page.url(), `${site.base}${LIST}.html`);
  assert.equal(await page.evaluate(() => window.same), true, 'all of that happened in one document');
  assert.ok(asked.includes(`${site.base}${OLDER}.html`));
  assert.deepEqual(asked.filter((url) => /[#?]|filter|risk/.test(url)), [], 'no host has heard of it');
});

test('takes links and steps to a filter, and steps out of it', async () => {
  const { page } = await signedIn(`${LIST}.html`);
  await page.locator('#risks').click();
  assert.deepEqual(await entries(page), ['Entry 1', 'Entry 4']);
  await page.locator('#author').selectOption('ben');
  await page.locator('#skip').dispatchEvent('click');
  assert.ok(page.url().endsWith('#content'));
  assert.deepEqual(await entries(page), ['Entry 4'], 'a step within the page leaves the filter alone');
  await page.goBack();
  await page.waitForURL(/#filter:kind=risk&author=ben$/);
  assert.deepEqual(await entries(page), ['Entry 4']);
  await page.goBack();
  await page.waitForURL(/\.html$/);
  assert.equal(await count(page), '5 of 5 entries');
  await page.goForward();
  await page.waitForURL(/#filter:/);
  assert.equal(await count(page), '1 of 5 entries');
});

test('shows what a link leads to, though the filter hides it', async () => {
  const { page } = await signedIn(`${LIST}.html`);
  await page.locator('#kind').selectOption('win');
  await page.locator('#to-3').click();
  await page.locator('#h3:focus').waitFor();
  assert.equal(await count(page), '5 of 5 entries');
  assert.ok(page.url().endsWith('#h3'));
  assert.ok(await page.locator('#h3').evaluate((target) => Math.abs(target.getBoundingClientRect().top) < 5), 'and goes there');
});

test('shows what is both closed and filtered away only when it is neither', async () => {
  const { page, context } = await signedIn(`${LIST}.html`, { time: '2026-11-27T23:30:00Z', timezoneId: 'UTC' });
  await page.locator('#e1').evaluate((item) => item.setAttribute('data-until', '2026-11-27'));
  for (const [day, kind, visible] of [
    ['28T00:30', '', false], ['28T00:30', 'risk', false], ['28T00:30', 'win', false], ['27T23:30', 'win', false], ['27T23:30', 'risk', true],
    ['28T00:30', 'risk', false], ['28T00:30', '', false], ['27T23:30', '', true],
  ]) {
    await context.clock.setFixedTime(new Date(`2026-11-${day}:00Z`));
    await becomeVisible(page);
    await page.locator('#kind').selectOption(kind);
    assert.equal(await page.locator('#e1').isVisible(), visible, `${kind} on ${day}`);
  }
});

test('lands at the top of a page whose address has a filter', async () => {
  const { page } = await signedIn(`${LIST}.html#filter:kind=risk`);
  await page.locator('h1:focus').waitFor();
  assert.deepEqual([await entries(page), await count(page)], [['Entry 1', 'Entry 4'], '2 of 5 entries']);
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.equal(await page.locator('form[data-filter]').isVisible(), true);
});

test('a hostile fragment does nothing', async () => {
  const hostile = ['kind="],[data-item],[x="', 'kind=<img src=x onerror=document.title=1>', 'kind=%3Cscript%3Edocument.title=1%3C/script%3E', '__proto__=risk', 'constructor=risk',
    'kind=risk%00', 'kind=Risk', 'hidden=1&item=1', 'kind[]=risk', `kind=${'%ff'.repeat(5000)}`, 'kind=javascript:alert(1)', '#filter:kind=risk', '//evil.example/', '%', '&=&'];
  const { page } = await signedIn(`${LIST}.html#filter:${hostile[0]}`);
  const untouched = () => page.evaluate(() => [document.title, document.querySelectorAll('#content *').length, document.querySelector('#content').textContent,
    Object.keys(Object.prototype).length, ...Array.from(document.querySelectorAll('select'), ({ value }) => value)]);
  const before = await untouched();
  assert.equal(await count(page), '5 of 5 entries');
  for (const fragment of hostile) {
    await page.goto(`${site.base}${LIST}.html#filter:${fragment}`);
    assert.deepEqual(await untouched(), before, fragment);
    await page.reload();
    await page.locator('[data-state=open] h1').waitFor();
    assert.deepEqual(await untouched(), before, fragment);
    assert.equal(await page.evaluate(() => scrollY), 0, fragment);
  }
  await page.goto(`${site.base}${LIST}.html#filter:kind=risk&author=%22%5D`);
  assert.deepEqual([await entries(page), await page.locator('#other').getAttribute('href')], [['Entry 1', 'Entry 4'], `${site.base}${OLDER}.html#filter:kind=risk`]);
});

for (const action of ['lock', 'forget']) {
  test(`leaves nothing of a filter behind: ${action}`, async () => {
    const { page, context } = await signedIn(`${LIST}.html`);
    const second = await context.newPage();
    await second.goto(`${site.base}${OLDER}.html#filter:kind=risk`);
    await second.locator('[data-state=open] h1').waitFor();
    await page.locator('#author').selectOption('ben');
    await page.locator('#other').click();
    await page.locator('h1', { hasText: 'Older' }).waitFor();
    await page.locator(`[data-action=${action}]`).click();
    await gateSays(page, '[locked]');
    await gateSays(second, '[locked]');
    for (const tab of [page, second]) {
      assert.equal(tab.url(), `${site.base}${OLDER}.html`);
      assert.deepEqual(await tab.evaluate(() => [document.querySelectorAll('select, output, [data-item], #content').length, document.body.textContent.includes('Entry')]), [0, false]);
    }
    await page.goBack();
    await page.waitForURL(`${site.base}${LIST}.html`);
    await unlock(page);
    await page.locator('h1', { hasText: 'List' }).waitFor();
    assert.equal(await count(page), '5 of 5 entries');
  });
}

test('saves what the page carries, byte for byte, under its name', async () => {
  const { page } = await signedIn(`${SAVE}.html`);
  for (const [id, name, content] of [
    ['card', 'jürgen-groß.vcf', CARD], ['calendar', 'dates.ics', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'], ['path', '_.._etc_passwd', ''],
  ]) {
    for (const act of [() => page.locator(`#${id} span`).click(), () => page.locator(`#${id}`).press('Enter')]) {
      const [download] = await Promise.all([page.waitForEvent('download'), act()]);
      assert.equal(download.suggestedFilename(), name);
      assert.deepEqual(readFileSync(await download.path()), Buffer.from(content));
    }
  }
});

test('saves texts as mere bytes, but for types known to be harmless', async () => {
  const { page } = await signedIn(`${SAVE}.html`);
  await page.evaluate(() => {
    window.saved = [];
    HTMLAnchorElement.prototype.click = function click() { window.saved.at(-1).push(this.download); };
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => { window.saved.push([blob.type, blob.size]); return create.call(URL, blob); };
  });
  for (const id of ['card', 'calendar', 'page', 'path', 'bare']) await page.locator(`#${id}`).click();
  assert.deepEqual(await page.evaluate(() => window.saved), [
    ['text/vcard', Buffer.byteLength(CARD), 'jürgen-groß.vcf'], ['text/calendar', 32, 'dates.ics'], ['application/octet-stream', 38, '<b>&"\'.html'],
    ['text/plain', 0, '../../etc/passwd'], ['application/octet-stream', 0, ''],
  ]);
  assert.equal(await page.title(), 'Save');
});

test('speaks the language of the page that is open, and the shell\'s at the gate', async () => {
  const { page } = await signedIn(`${TAGE}.html`);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'de-AT');
  await page.locator('#to-missing').click();
  await page.locator('[data-reader=notice]', { hasText: '[de:not-found]' }).waitFor();
  await page.locator('[data-action=lock]').click();
  await gateSays(page, '[locked]');
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
});
