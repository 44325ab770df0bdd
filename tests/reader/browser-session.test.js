//! The reader in a real Chromium: what is kept of a session and when it ends, on a small portal of its own.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PAGE, portal } from './fixture.js';
import { browser, forgive, gateSays, profile, shift, signedIn, site, stored, tab, unlock } from './stage.js';

test('locks all tabs, opens all tabs', async () => {
  const { page, context } = await signedIn();
  const second = await context.newPage();
  await second.goto(`${site.base}${PAGE}.html`);
  await second.locator('[data-state=open]').waitFor();
  await second.locator('[data-action=lock]').click();
  for (const tab of [page, second]) {
    await gateSays(tab, '[locked]');
    assert.equal(await tab.locator('#gate-message').getAttribute('data-kind'), 'note');
    assert.equal(await tab.title(), 'Sign in');
    assert.equal(await tab.locator('h1').count(), 0);
    assert.equal(await tab.locator('#passphrase').inputValue(), '');
  }
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual(await stored(page), []);
  await page.reload();
  await page.locator('[data-state=gate]').waitFor();
  await unlock(second);
  await second.locator('h1', { hasText: 'Relaunch' }).waitFor();
  await page.locator('h1', { hasText: 'Welcome' }).waitFor();
  await page.locator('[data-action=forget]').click();
  await gateSays(second, '[locked]');
  assert.deepEqual(await stored(page), []);
});

for (const action of ['lock', 'forget']) {
  test(`stays closed when the key that presses ${action} also shows that somebody is there`, async () => {
    const { page, context } = await tab();
    await page.goto(site.base);
    await page.locator('#remember').check();
    await unlock(page);
    await page.locator('[data-state=open]').waitFor();
    const second = await context.newPage();
    await second.goto(site.base);
    await second.locator('[data-state=open]').waitFor();
    for (const open of [page, second]) {
      await open.evaluate(() => {
        const later = Date.now() + 61_000;
        Date.now = () => later;
      });
    }
    await Promise.all([page.locator(`[data-action=${action}]`).press('Enter'), second.keyboard.press('Shift')]);
    await gateSays(page, '[locked]');
    await gateSays(second, '[locked]');
    await page.waitForTimeout(200);
    assert.deepEqual(await stored(page), []);
    await page.reload();
    await page.locator('[data-state=gate]').waitFor();
  });
}

test('forgets everything, in every tab', async () => {
  const { page, context } = await signedIn();
  const second = await context.newPage();
  await second.goto(`${site.base}${PAGE}.html`);
  await second.locator('[data-state=open]').waitFor();
  await page.locator('#to-page').click();
  await page.locator('h1', { hasText: 'Relaunch' }).waitFor();
  await page.evaluate(() => scrollTo(0, 300));
  await page.locator('[data-action=forget]').dispatchEvent('click');
  await gateSays(page, '[locked]');
  await gateSays(second, '[locked]');
  await page.goBack();
  for (const closed of [page, second]) {
    await closed.reload();
    await closed.locator('[data-state=gate]').waitFor();
    assert.deepEqual(await closed.evaluate(() => [{ ...sessionStorage }, { ...localStorage }, document.cookie]), [{}, {}, '']);
    assert.deepEqual(await stored(closed), []);
  }
  assert.deepEqual(await context.cookies(), []);
});

test('stores nothing that opens the portal without the cookie', async () => {
  const { page, context } = await signedIn();
  const [cookie] = await context.cookies();
  const [kept] = await page.evaluate((marker) => new Promise((resolve) => {
    const inside = (value) => {
      if (value instanceof CryptoKey) return ['key'];
      if (ArrayBuffer.isView(value)) return [String.fromCharCode(...value)];
      return value && typeof value === 'object' ? Object.values(value).flatMap(inside) : [String(value)];
    };
    indexedDB.open('extranet').onsuccess = ({ target }) => {
      const asked = target.result.transaction('sessions').objectStore('sessions').getAll();
      asked.onsuccess = () => {
        target.result.close();
        resolve(asked.result.map((record) => ({ keys: inside(record).includes('key'), marker: inside(record).some((text) => text.includes(marker)) })));
      };
    };
  }), cookie.value);
  assert.deepEqual(kept, { keys: false, marker: false });
  await context.addCookies([{ ...cookie, value: cookie.value.replace(/./g, (digit) => (digit === '0' ? '1' : '0')) }]);
  await page.reload();
  await page.locator('[data-state=gate]').waitFor();
  assert.deepEqual(await stored(page), []);
});

test('opens a new tab after the last was closed, and asks again after a restart', async () => {
  const folder = profile();
  const first = await browser(folder);
  await first.page.goto(site.base);
  await unlock(first.page);
  await first.page.locator('[data-state=open]').waitFor();
  const blank = await first.context.newPage();
  await first.page.close();
  const again = await first.context.newPage();
  await again.goto(`${site.base}${PAGE}.html`);
  await again.locator('[data-state=open] h1').waitFor();
  assert.equal(await blank.title(), '');
  await first.context.close();
  const second = await browser(folder);
  await second.page.goto(site.base);
  await second.page.locator('[data-state=gate]').waitFor();
  assert.deepEqual(await stored(second.page), []);
});

test('stays signed in on this device when asked to, for 30 days', async () => {
  const folder = profile();
  const first = await browser(folder);
  await first.page.goto(site.base);
  await first.page.locator('#remember').check();
  await unlock(first.page);
  await first.page.locator('[data-state=open]').waitFor();
  assert.deepEqual(await first.context.cookies(), []);
  await first.context.close();
  const second = await browser(folder);
  await second.page.goto(site.base);
  await second.page.locator('[data-state=open]').waitFor();
  await shift(second.page, 29 * 24);
  await second.page.reload();
  await second.page.locator('[data-state=open]').waitFor();
  await shift(second.page, 2 * 24);
  await second.page.reload();
  await second.page.locator('[data-state=gate]').waitFor();
  assert.deepEqual(await stored(second.page), []);
});

test('locks when nobody was there for eight hours', async () => {
  const { page } = await signedIn();
  await shift(page, 8.1);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await gateSays(page, '[idle-locked]');
  await unlock(page);
  await page.locator('[data-state=open]').waitFor();
  await shift(page, 8.1);
  await page.reload();
  await gateSays(page, '[idle-locked]');
});

test('asks for the passphrase again when the portal was sealed anew', async () => {
  const { page } = await signedIn();
  const former = site.files;
  site.files = await portal(2);
  try {
    await page.locator('#to-page').click();
    await gateSays(page, '[resealed]');
    await unlock(page);
    await page.locator('h1', { hasText: 'Welcome' }).waitFor();
    assert.equal(await page.getByText('Epoch 2.').count(), 1);
  } finally {
    site.files = former;
  }
});

test('works for the page load where nothing can be stored', async () => {
  const { page, context } = await tab();
  await context.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });
    Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => {} });
    Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
  });
  await page.goto(site.base);
  await unlock(page);
  await page.locator('#to-page').click();
  await page.locator('h1', { hasText: 'Relaunch' }).waitFor();
  await page.reload();
  await page.locator('[data-state=gate]').waitFor();
});

test('takes the slow way where the host forbids WebAssembly', async () => {
  const { page } = await tab();
  site.headers = { 'content-security-policy': "script-src 'self'" };
  try {
    await page.goto(site.base);
    // It may be gone again before anybody asks.
    const said = await page.locator('#gate-message').evaluateHandle((message) => {
      /** @type {string[]} */
      const texts = [];
      new MutationObserver(() => texts.push(message.textContent ?? '')).observe(message, { childList: true, characterData: true, subtree: true });
      return texts;
    });
    await unlock(page);
    await page.locator('[data-state=open] h1').waitFor();
    assert.ok((await said.jsonValue()).some((text) => text.includes('[slow]')));
  } finally {
    site.headers = {};
  }
  forgive('WebAssembly');
});

test('says so where the browser grants no WebCrypto', async () => {
  const { page } = await tab();
  await page.goto(site.insecure);
  await gateSays(page, '[no-webcrypto]');
  assert.equal(await page.locator('#gate-open').isDisabled(), true);
});

test('does not show a page from the browser\'s cache that was locked meanwhile', async () => {
  const { page, context } = await browser(profile(), { ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  await page.goto(site.base);
  await unlock(page);
  await page.locator('[data-state=open]').waitFor();
  await page.evaluate(() => {
    window.cached = true;
    addEventListener('pageshow', () => { window.seen = getComputedStyle(document.body).opacity; });
  });
  await page.goto(`${site.base}_/hash/style.css`);
  await page.goBack({ waitUntil: 'commit' });
  await page.locator('[data-state=open]').waitFor();
  const cached = await page.evaluate(() => window.cached === true);
  await page.goto(`${site.base}_/hash/style.css`);
  await context.clearCookies();
  await page.goBack({ waitUntil: 'commit' });
  await page.locator('[data-state=gate]').waitFor();
  assert.deepEqual(await page.evaluate(() => [window.seen, getComputedStyle(document.body).opacity]), ['0', '1'], 'nothing was seen before the check');
  assert.equal(await page.locator('h1').count(), 0);
  assert.ok(cached, 'the browser did keep the page');
});
