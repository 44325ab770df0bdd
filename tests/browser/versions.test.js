//! Versions of a page, from a repository with a past of its own to what a reader compares in the browser.
// @ts-check

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { commitAll } from './history.js';
import { SCREENSHOTS, sentence } from './site.js';
import { assertQuiet, come, follow, link, section, setStage } from './stage.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const FERRY = 'harbour/concepts/night-ferry.md';
const KIOSK = 'nordlicht/konzepte/nachtregal.md';

/** @param {string} state @param {string} cost @param {string[]} paragraphs */
function concept(state, cost, paragraphs, { title = 'A night ferry', options = 'options' } = {}) {
  return `---\ntitle: ${title}\nstate: ${state}\n${options}:\n  - { id: a, title: One boat, cost: "${cost}", effort: 4 weeks }\n---\n\n${paragraphs.join('\n\n')}\n`;
}

const INTRO = 'After midnight nobody crosses any more, and those who work late sleep in the waiting room.';
const WHY = '## Why now\n\nThe hospital asked twice this year. Nurses on the late shift miss the last boat by eleven minutes.';
const HOW = '## How it could work\n\nOne boat leaves at 00:40, every night but Sunday. The crew of the morning boat sleeps on board.';
const TIMES = '## Timetable\n\n| From | At |\n|---|---|\n| Quayside | 00:40 |\n| Island | 01:20 |';
const MORE = ['The fare is the same as by day.', 'Dogs travel free.', 'Bicycles travel free.', 'Nobody books.', 'The café stays closed.'];

const VERSIONS = [
  concept('idea', '18000.00', [INTRO, WHY, HOW, ...MORE]),
  concept('draft', '18000.00', [INTRO, WHY, HOW, TIMES, ...MORE]),
  concept('draft', '19500.00', [INTRO, HOW.replace('every night but Sunday', 'from Thursday to Saturday'), TIMES, WHY, ...MORE]),
  concept('in-review', '19500.00', [INTRO, HOW.replace('every night but Sunday', 'from Thursday to Saturday'), WHY, ...MORE.slice(0, 4), 'The café <!-- Do not tell -->opens <b>at six</b>.']),
];
const GERMAN = [
  ['idea', 'Nachts soll man am Regal vor dem Laden einkaufen können.', '## Was drin liegt\n\n- Brot vom Vortag\n- Eier\n- Suppe im Glas', '## Wer füllt es auf\n\nDie Spätschicht füllt um 20 Uhr auf.'],
  ['draft', 'Nachts soll man am Regal vor dem Laden einkaufen können, mit der Karte der Genossenschaft.', '## Wer füllt es auf\n\nDie Spätschicht füllt um 20 Uhr auf.', '## Was drin liegt\n\n- Brot vom Vortag\n- Suppe im Glas\n- Apfelsaft'],
].map(([state = '', ...text]) => concept(state, '4200.00', text, { title: 'Ein Nachtregal' }));

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  stage = await setStage({
    change(content) {
      writeFileSync(join(content, FERRY), VERSIONS[0] ?? '');
      writeFileSync(join(content, KIOSK), GERMAN[0] ?? '');
      commitAll(content, '2026-10-05T09:00:00+02:00', 'Callum Penhallick', [
        { when: '2026-10-19T23:30:00Z', who: 'Callum Penhallick', files: { [FERRY]: VERSIONS[1] ?? '', [KIOSK]: GERMAN[1] ?? '' } },
        { when: '2026-11-02T10:15:00+01:00', who: 'Morag Ashgrove-Tully', files: { [FERRY]: VERSIONS[2] ?? '' } },
        { when: '2026-11-18T16:45:00+01:00', who: 'Callum Penhallick', files: { [FERRY]: VERSIONS[3] ?? '' } },
      ]);
    },
  });
});
after(() => stage.strike());

/**
 * Comes to the versions of the ferry as somebody who reads the page.
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
async function atVersions(options = {}) {
  const { page, context, seen } = await stage.visitor(options);
  await come(page, 'harbour', stage.url('harbour'));
  await follow(page, section(page, 'Concepts'));
  await follow(page, link(page, 'A night ferry'));
  assert.equal(await page.locator('.versions-note').innerText(), 'Changed 3 times, last on 18 November 2026. Compare versions');
  await follow(page, page.locator('.versions-note a'));
  return { page, context, seen };
}

/** What became of each part that is not folded away. @param {import('playwright-core').Page} page */
function parts(page) {
  return page.locator('.comparison-text > :not(details)').evaluateAll((elements) => elements.map((element) => {
    const kind = /is-(\w+)/.exec(element.className)?.[1];
    const copy = /** @type {Element} */ (element.cloneNode(true));
    for (const hint of copy.querySelectorAll('.part-kind, .visually-hidden')) hint.remove();
    for (const gone of copy.querySelectorAll('del')) gone.replaceWith(`[-${gone.textContent}-]`);
    for (const added of copy.querySelectorAll('ins')) added.replaceWith(`{+${added.textContent}+}`);
    return `${kind}: ${copy.textContent?.trim()}`;
  }));
}

/** @param {import('playwright-core').Page} page */
const sum = (page) => page.locator('.comparison output').innerText();
/** @param {import('playwright-core').Page} page @param {string} name */
const chosen = (page, name) => page.locator(`.compare select[name="${name}"]`).inputValue();

test('the newest version is compared with the one before', async () => {
  const { page, seen } = await atVersions();
  assert.equal(await page.locator('h1').innerText(), 'A night ferry');
  assert.deepEqual([await chosen(page, 'from'), await chosen(page, 'to')], ['3', '4']);
  assert.deepEqual(await page.locator('.versions li > span:first-child').allInnerTexts(), [
    '18 November 2026, Callum Penhallick', '2 November 2026, Morag Ashgrove-Tully', '20 October 2026, Callum Penhallick', '5 October 2026, Callum Penhallick',
  ]);
  assert.deepEqual(await parts(page), [
    'same: A night ferry',
    'changed: State: [-Draft-]{+In review+}',
    'same: Option a: One boat · 4 weeks · £19,500.00',
    'same: One boat leaves at 00:40, from Thursday to Saturday. The crew of the morning boat sleeps on board.',
    'removed: [-Timetable-]', 'removed: [-From | At-]', 'removed: [-Quayside | 00:40-]', 'removed: [-Island | 01:20-]',
    'same: Why now',
    'same: Nobody books.',
    'changed: The café [-stays closed-]{+opens at six+}.',
  ]);
  assert.equal(await sum(page), 'Changed: 2 · added: 0 · removed: 4 · moved: 0');
  // What a comment says is in no version.
  assert.doesNotMatch(await page.content(), /Do not tell/);
  assertQuiet(seen, stage.host);
});

test('any two are compared, in both directions, and the address keeps which', async () => {
  const { page } = await atVersions();
  await page.locator('.compare select[name="from"]').selectOption('2');
  await page.locator('.compare select[name="to"]').selectOption('3');
  assert.equal(new URL(page.url()).hash, '#compare:2-3');
  const told = await parts(page);
  assert.ok(told.includes('changed: Option a: One boat · 4 weeks · £[-18,000.00-]{+19,500.00+}'), told.join('\n'));
  // A section that stands elsewhere now is not told as rewritten.
  assert.equal(await sum(page), 'Changed: 2 · added: 0 · removed: 0 · moved: 2');
  assert.deepEqual(told.filter((part) => part.startsWith('moved')), [
    'moved: Why now', 'moved: The hospital asked twice this year. Nurses on the late shift miss the last boat by eleven minutes.',
  ]);
  await page.reload();
  await page.locator('.comparison-text > *').first().waitFor();
  assert.deepEqual([await chosen(page, 'from'), await chosen(page, 'to')], ['2', '3']);
  await page.getByRole('button', { name: sentence('en', 'versions-swap') }).click();
  assert.equal(new URL(page.url()).hash, '#compare:3-2');
  assert.ok((await parts(page)).includes('changed: Option a: One boat · 4 weeks · £[-19,500.00-]{+18,000.00+}'));
  await page.locator('.compare select[name="to"]').selectOption('3');
  assert.equal(await sum(page), sentence('en', 'versions-none'));
  assert.equal(await page.locator('.comparison-places').isVisible(), false);
});

test('the parts that differ are listed, and the keyboard gets there and back', async () => {
  const { page } = await atVersions();
  const places = page.locator('.comparison-places a');
  assert.deepEqual(await places.allInnerTexts(), ['A night ferry', 'Timetable', 'Why now']);
  await places.nth(1).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.className.includes('is-removed'));
  assert.match(new URL(page.url()).hash, /^#compare:3-4:\d+$/);
  await page.locator('.versions a').nth(2).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
  assert.deepEqual([await chosen(page, 'from'), await chosen(page, 'to')], ['1', '2']);
  await page.goBack();
  await page.waitForFunction(() => /** @type {HTMLSelectElement | null} */ (document.querySelector('select[name="to"]'))?.value === '4');
});

test('a fragment from anybody chooses only what there is', async () => {
  const { page } = await atVersions();
  const url = page.url().split('#')[0] ?? '';
  for (const hash of ['#compare:0-99', '#compare:x-y', '#compare:1"-2', '#compare:', '#compare:1-2:"><img src=x>']) {
    await page.goto('about:blank');
    await page.goto(url + hash);
    await page.locator('.comparison-text > *').first().waitFor();
    assert.ok(['3', '1'].includes(await chosen(page, 'from')), hash);
  }
});

test('nothing is told by colour alone, in both languages, light and dark', { timeout: 120_000 }, async () => {
  for (const [device, viewport] of /** @type {const} */ ([['phone', { width: 390, height: 844 }], ['desktop', { width: 1280, height: 900 }]])) {
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      const { page, context } = await atVersions({ viewport, colorScheme });
      const looked = async (/** @type {string} */ portal) => {
        await page.screenshot({ path: join(SCREENSHOTS, `${portal}-versions-${device}-${colorScheme}.png`), fullPage: true });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `${over} pixels too wide`);
        const found = await page.evaluate(`${AXE}; axe.run(document, { resultTypes: ['violations'] })`);
        assert.deepEqual(found.violations.map((/** @type {any} */ violation) => `${violation.id}: ${violation.nodes.map((/** @type {any} */ node) => node.html).join(' ')}`), []);
      };
      await looked('harbour');
      const hints = await page.locator('.comparison-text :is(ins, del) > .visually-hidden').allTextContents();
      assert.deepEqual(hints.map((hint) => hint.trim()), ['removed:', 'added:', 'removed:', 'added:']);
      assert.deepEqual([...new Set(await page.locator('.part-kind').allInnerTexts())].sort(), ['changed', 'removed']);
      await come(page, 'nordlicht', stage.url('nordlicht'));
      await follow(page, section(page, 'Konzepte'));
      await follow(page, link(page, 'Ein Nachtregal'));
      assert.equal(await page.locator('.versions-note').innerText(), 'Einmal geändert, am 20. Oktober 2026. Versionen vergleichen');
      await follow(page, page.locator('.versions-note a'));
      assert.deepEqual([...new Set(await page.locator('.part-kind').allInnerTexts())].sort(), ['entfernt', 'geändert', 'hinzugefügt', 'verschoben']);
      await looked('nordlicht');
      await context.close();
    }
  }
});
