//! The gate: whose door it is, what password managers see, and that nothing jumps, whatever it says.
// @ts-check

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AGENCY, gateTitle, passphrase, PORTALS, sentence } from './site.js';
import { assertQuiet, enter, follow, languageOf, reached, section, setStage, submit } from './stage.js';

const SIZES = { phone: { width: 390, height: 844 }, small: { width: 320, height: 568 }, desktop: { width: 1280, height: 800 } };

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage.strike());

/**
 * Where the parts of the gate stand.
 * @param {import('playwright-core').Page} page
 */
function places(page) {
  return page.evaluate(() => ['.gate-agency', 'h1', '.field', '.check', '#gate-open', '.gate-foot'].map((part) => {
    const { x, y, width, height } = /** @type {Element} */ (document.querySelector(part)).getBoundingClientRect();
    return [part, x, y + scrollY, width, height].join(' ');
  }));
}

/** @param {import('playwright-core').Page} page */
function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test('password managers find a name for each portal and the passphrase that belongs to it', async () => {
  const { page, context, seen } = await stage.visitor();
  for (const portal of PORTALS) {
    await page.goto(stage.url(portal));
    await reached(page, 'gate');
    const fields = () => page.locator('#gate-form input:not([type="checkbox"])').evaluateAll((inputs) => inputs.map((input) => {
      const { type, autocomplete, value, hidden } = /** @type {HTMLInputElement} */ (input);
      return { type, autocomplete, value, hidden };
    }));
    const expected = [
      { type: 'text', autocomplete: 'username', value: portal, hidden: true },
      { type: 'password', autocomplete: 'current-password', value: '', hidden: false },
    ];
    assert.deepEqual(await fields(), expected);
    await submit(page, passphrase(portal));
    await reached(page, 'open');
    await page.locator('[data-action="lock"]').first().click();
    await reached(page, 'gate');
    assert.deepEqual(await fields(), expected, 'the same after locking, and nothing of what was typed');
  }
  assertQuiet(seen, stage.host);
  await context.close();
});

test('a passphrase can be pasted, shown and hidden, and is hidden again when it is sent', async () => {
  const { page, context, seen } = await stage.visitor({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(stage.url('harbour'));
  await reached(page, 'gate');
  const field = page.getByLabel(sentence('en', 'gate-passphrase'), { exact: true });
  await page.evaluate((words) => navigator.clipboard.writeText(words), passphrase('harbour'));
  await field.press('Control+V');
  assert.equal(await field.inputValue(), passphrase('harbour'));
  const show = page.locator('#passphrase-show');
  for (const [type, pressed, label] of [['text', 'true', 'gate-hide'], ['password', 'false', 'gate-show'], ['text', 'true', 'gate-hide']]) {
    await show.click();
    assert.equal(await field.getAttribute('type'), type);
    assert.equal(await show.getAttribute('aria-pressed'), pressed);
    assert.equal(await show.innerText(), sentence('en', label ?? ''));
  }
  await field.press('Enter');
  await reached(page, 'open');
  await page.locator('[data-action="lock"]').first().click();
  await reached(page, 'gate');
  assert.deepEqual([await field.getAttribute('type'), await field.inputValue(), await show.innerText()], ['password', '', sentence('en', 'gate-show')]);
  assertQuiet(seen, stage.host);
  await context.close();
});

for (const portal of PORTALS) {
  test(`${portal}: nothing jumps while a passphrase is checked or when it is wrong`, async () => {
    const language = languageOf(portal);
    for (const [name, viewport] of Object.entries(SIZES)) {
      const { page, context } = await stage.visitor({ viewport });
      await page.goto(stage.url(portal));
      await reached(page, 'gate');
      await page.waitForLoadState('load');
      const before = await places(page);
      assert.equal(await page.locator('#gate-hint').innerText(), sentence(language, 'gate-hint'));
      const during = page.evaluate(() => new Promise((resolve) => {
        const progress = /** @type {HTMLElement} */ (document.getElementById('gate-progress'));
        const watching = new MutationObserver(() => {
          watching.disconnect();
          const { width, height } = progress.getBoundingClientRect();
          const open = document.getElementById('gate-open');
          resolve({ shown: width > 100 && height > 0, says: open?.textContent, busy: document.getElementById('gate-form')?.ariaBusy, status: document.getElementById('status')?.textContent,
            place: open && [open.getBoundingClientRect().y + scrollY, open.getBoundingClientRect().height] });
        });
        watching.observe(progress, { attributes: true });
      }));
      const place = await page.locator('#gate-open').evaluate((open) => [open.getBoundingClientRect().y + scrollY, open.getBoundingClientRect().height]);
      await submit(page, 'these words fit nowhere');
      assert.deepEqual(await during, {
        shown: true, says: sentence(language, 'gate-opening'), busy: 'true', status: sentence(language, 'reader-checking'), place,
      });
      const message = page.locator('#gate-message');
      await message.getByText(sentence(language, 'reader-wrong-passphrase')).waitFor();
      assert.deepEqual(await places(page), before, `${portal} on a ${name}`);
      assert.equal(await message.getAttribute('data-kind'), 'error');
      assert.equal(await page.locator('#gate-hint').isVisible(), false);
      const field = page.locator('#passphrase');
      assert.equal(await field.getAttribute('aria-invalid'), 'true');
      assert.match(await field.getAttribute('aria-describedby') ?? '', /\bgate-message\b/);
      const selected = await field.evaluate((input) => input instanceof HTMLInputElement && input === document.activeElement && input.selectionStart === 0 && input.selectionEnd);
      assert.equal(selected, 'these words fit nowhere'.length, 'the next thing typed takes its place');
      assert.ok(await overflow(page) <= 0, `${portal} on a ${name} is too wide`);
      await context.close();
    }
  });
}

test('the keyboard goes through the gate in its order, and sees where it is', async () => {
  const { page, context } = await stage.visitor();
  await page.goto(stage.url('nordlicht'));
  await reached(page, 'gate');
  const stops = [];
  for (let step = 0; step < 8; step += 1) {
    stops.push(await page.evaluate(() => {
      const focused = document.activeElement;
      const ring = focused?.closest('.field') && focused instanceof HTMLInputElement ? focused.parentElement : focused;
      if (!focused || !ring || getComputedStyle(ring).outlineStyle === 'none') return 'nothing to see';
      return focused.id || focused.textContent;
    }));
    await page.keyboard.press('Tab');
  }
  assert.deepEqual(stops, ['passphrase', 'passphrase-show', 'remember', 'gate-open', 'hallo@hagebutte.example.org', '+49 30 23125 100',
    sentence('de', 'brand-imprint'), sentence('de', 'brand-data-protection')]);
  await context.close();
});

test('the gate is the agency\'s, in light and dark, and says nothing of the customer', async () => {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const { page, context, seen } = await stage.visitor({ colorScheme });
    await page.goto(stage.url('nordlicht'));
    await reached(page, 'gate');
    const logo = page.getByRole('img', { name: AGENCY });
    assert.equal(await logo.count(), 1, 'one of the two halves');
    await logo.evaluate((image) => image instanceof HTMLImageElement && image.decode());
    assert.match(await logo.getAttribute('src') ?? '', colorScheme === 'dark' ? /\/logo-dark\.svg$/ : /\/logo\.svg$/);
    assert.equal(await page.title(), gateTitle('de'));
    assert.match(await page.locator('link[rel="icon"]').getAttribute('href') ?? '', /\/favicon\.svg$/);
    const said = await page.evaluate(() => document.getElementById('gate')?.outerHTML ?? '');
    assert.doesNotMatch(said, /naturkost|grün/i);
    assertQuiet(seen, stage.host);
    await context.close();
  }
});

test('the opened portal shows whose it is, for whom, and whom to ask', async () => {
  for (const [width, named] of /** @type {const} */ ([[1280, AGENCY], [390, null]])) {
    const { page, context, seen } = await stage.visitor({ viewport: { width, height: 800 } });
    await enter(page, 'nordlicht', stage.url('nordlicht'));
    assert.equal(await page.locator('.brand').getByRole('img', { name: AGENCY }).count(), named ? 1 : 0);
    assert.equal(await page.locator('.brand-site').isVisible(), !named);
    const customer = page.locator('.brand-customer img.logo-light');
    await page.waitForFunction(() => document.querySelector('.brand-customer img.logo-light[src^="blob:"]:not([data-state])'));
    assert.deepEqual(await customer.evaluate((image) => image instanceof HTMLImageElement && [image.naturalWidth, image.alt]), [48, '']);
    if (named) {
      const before = await customer.elementHandle();
      await follow(page, section(page, 'Status'));
      assert.ok(await customer.evaluate((image, other) => image === other, before), 'the sign of the customer does not blink from page to page');
    }
    const foot = page.locator('footer.foot');
    assert.equal(await foot.getByRole('link', { name: sentence('de', 'brand-imprint') }).getAttribute('href'), 'https://hagebutte.example.org/impressum');
    assert.equal(await foot.getByRole('link', { name: '+49 30 23125 100' }).getAttribute('href'), 'tel:+493023125100');
    assert.equal(await foot.locator('time').getAttribute('datetime'), '2026-11-20');
    await page.emulateMedia({ media: 'print' });
    assert.ok(await foot.getByRole('link', { name: sentence('de', 'brand-data-protection') }).isVisible());
    assert.equal(await foot.getByRole('button').count(), 0, 'paper has no buttons');
    assertQuiet(seen, stage.host);
    await context.close();
  }
});

test('letters of twice the size have room on a phone, and forced colours leave edges', async () => {
  const { page, context } = await stage.visitor({ viewport: { width: 320, height: 640 }, forcedColors: 'active' });
  await page.goto(stage.url('nordlicht'));
  await reached(page, 'gate');
  await page.evaluate(() => { document.documentElement.style.setProperty('font-size', '200%'); });
  assert.ok(await overflow(page) <= 0, `${await overflow(page)} pixels too wide`);
  for (const part of ['.gate-card', '.field', '#gate-open']) {
    assert.notEqual(await page.locator(part).evaluate((element) => getComputedStyle(element).borderTopWidth), '0px', part);
  }
  await context.close();
});

test('without scripts the door still has its sign', async () => {
  const { page, context } = await stage.visitor({ javaScriptEnabled: false });
  await page.goto(stage.url('harbour'));
  await page.locator('noscript p').waitFor({ state: 'visible' });
  assert.ok(await page.getByRole('img', { name: AGENCY }).isVisible());
  assert.ok(await page.getByRole('link', { name: sentence('en', 'brand-imprint') }).isVisible());
  assert.equal(await page.locator('#gate-form').isVisible(), false);
  await context.close();
});
