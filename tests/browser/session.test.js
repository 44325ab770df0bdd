//! Coming in and going out: passphrases, tabs, restarts, staying signed in, locking.
// @ts-check

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { gateTitle, LANGUAGES, passphrase, PORTALS, sentence } from './site.js';
import { assertQuiet, enter, heading, LAUNCH, reached, setStage, submit, watch } from './stage.js';

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage.strike());

for (const portal of PORTALS) {
  const language = LANGUAGES[portal];

  test(`${portal}: a passphrase opens the home page, and the gate shows nothing of it before`, async (t) => {
    const { page, context, seen } = await stage.visitor();
    await page.goto(stage.url(portal));
    await reached(page, 'gate');
    assert.equal(await page.title(), gateTitle(language));
    assert.match((await page.locator('html').getAttribute('lang')) ?? '', new RegExp(`^${language}\\b`));
    assert.equal(await page.locator('#content').count(), 0);

    const began = performance.now();
    await submit(page, passphrase(portal));
    await reached(page, 'open');
    t.diagnostic(`unlocked in ${Math.round(performance.now() - began)} ms`);
    assert.notEqual(await heading(page), '');
    assert.equal(await page.locator('#gate').count(), 0);
    assert.equal(await page.locator('#passphrase').count(), 0);
    assertQuiet(seen, stage.host);
    await context.close();
  });

  test(`${portal}: a wrong passphrase is told in the reader's language, and the next attempt may be right`, async () => {
    const { page, context, seen } = await stage.visitor();
    await page.goto(stage.url(portal));
    await submit(page, 'seven wrong words that open nothing here');
    await page.locator('#gate-message').getByText(sentence(language, 'reader-wrong-passphrase')).waitFor();
    assert.equal(await page.locator('#gate-message').getAttribute('role'), 'alert');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'passphrase');
    await submit(page, `  ${passphrase(portal).replaceAll(' ', '   ')} `);
    await reached(page, 'open');
    assertQuiet(seen, stage.host);
    await context.close();
  });
}

test('a portal opens from the root of a host as well as from deep below', async () => {
  const { page, context, seen } = await stage.visitor();
  await enter(page, 'nordlicht', `${stage.host.origin}/nordlicht/`);
  assertQuiet(seen, stage.host);
  await context.close();
});

test('the keyboard alone is enough to sign in and to get to the content', async () => {
  const { page, context, seen } = await stage.visitor();
  await page.goto(stage.url('nordlicht'));
  await reached(page, 'gate');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'passphrase', 'the gate takes the focus');
  await page.keyboard.type(passphrase('nordlicht'));
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'passphrase-show');
  await page.keyboard.press('Space');
  assert.equal(await page.locator('#passphrase').getAttribute('type'), 'text');
  assert.equal(await page.locator('#passphrase-show').getAttribute('aria-pressed'), 'true');
  await page.keyboard.press('Space');
  assert.equal(await page.locator('#passphrase').getAttribute('type'), 'password');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await reached(page, 'open');
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1', 'the heading takes the focus');

  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    getSelection()?.removeAllRanges();
  });
  await page.reload();
  await reached(page, 'open');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('href')), '#content', 'first comes the way past the navigation');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#content$/);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'content');
  assertQuiet(seen, stage.host);
  await context.close();
});

test('a reload and a new tab need no passphrase; another portal does', async () => {
  const { page, context, seen } = await stage.visitor();
  await enter(page, 'nordlicht', stage.url('nordlicht'));
  const title = await heading(page);
  await page.reload();
  await reached(page, 'open');
  assert.equal(await heading(page), title);

  const tab = await context.newPage();
  await tab.goto(stage.url('nordlicht'));
  await reached(tab, 'open');
  assert.equal(await heading(tab), title);

  await tab.goto(stage.url('harbour'));
  await reached(tab, 'gate');
  assertQuiet(seen, stage.host);
  await context.close();
});

test('a tab that waits at the gate opens when another one signs in', async () => {
  const { page, context } = await stage.visitor();
  await page.goto(stage.url('nordlicht'));
  await reached(page, 'gate');
  await enter(await context.newPage(), 'nordlicht', stage.url('nordlicht'));
  await reached(page, 'open');
  await context.close();
});

test('locking takes the content off every tab and asks again, also after a step back', async () => {
  const { page, context, seen } = await stage.visitor();
  await enter(page, 'harbour', stage.url('harbour'));
  const title = await heading(page);
  const tab = await context.newPage();
  await tab.goto(stage.url('harbour'));
  await reached(tab, 'open');

  await page.locator('[data-action="lock"]').click();
  for (const locked of [page, tab]) {
    await reached(locked, 'gate');
    assert.equal(await locked.title(), gateTitle('en'));
    assert.equal(await locked.locator('#content').count(), 0);
    assert.ok(!(await locked.content()).includes(title), 'nothing of the content is left in the page');
    await locked.getByText(sentence('en', 'reader-locked')).waitFor();
  }
  await page.reload();
  await reached(page, 'gate');
  await page.goto(stage.url('harbour', 'index.html#somewhere'));
  await page.goBack();
  await reached(page, 'gate');
  await submit(page, passphrase('harbour'));
  await reached(page, 'open');
  assertQuiet(seen, stage.host);
  await context.close();
});

test('keys cannot be read back by a script of the page', async () => {
  const { page, context } = await stage.visitor();
  await enter(page, 'nordlicht', stage.url('nordlicht'), { remember: true });
  const kept = await page.evaluate(async () => {
    const stores = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((resolve) => (indexedDB.open(name ?? '').onsuccess = ({ target }) => resolve(/** @type {any} */ (target).result)));
      for (const store of database.objectStoreNames) {
        stores.push(...(await new Promise((resolve) => (database.transaction(store).objectStore(store).getAll().onsuccess = (/** @type {any} */ event) => resolve(event.target.result)))));
      }
    }
    /** @type {CryptoKey[]} */
    const keys = [];
    const bytes = [];
    const visit = (/** @type {unknown} */ value) => {
      if (value instanceof CryptoKey) keys.push(value);
      else if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) bytes.push(value);
      else if (value && typeof value === 'object') Object.values(value).forEach(visit);
    };
    visit(stores);
    return { keys: keys.length, extractable: keys.filter((key) => key.extractable).length, bytes: bytes.length, elsewhere: localStorage.length + sessionStorage.length };
  });
  assert.ok(kept.keys > 0, 'the session is kept');
  assert.equal(kept.extractable, 0);
  assert.equal(kept.bytes, 0);
  await context.close();
});

test('a restart of the browser asks again, unless it was told to stay signed in', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'extranet-profile-'));
  const browse = async (/** @type {(page: import('playwright-core').Page) => Promise<void>} */ act) => {
    const context = await chromium.launchPersistentContext(profile, LAUNCH);
    try {
      const seen = await watch(context);
      await act(await context.newPage());
      assertQuiet(seen, stage.host);
    } finally {
      await context.close();
    }
  };
  try {
    await browse((page) => enter(page, 'nordlicht', stage.url('nordlicht')));
    await browse(async (page) => {
      await page.goto(stage.url('nordlicht'));
      await reached(page, 'gate');
      await submit(page, passphrase('nordlicht'), { remember: true });
      await reached(page, 'open');
    });
    await browse(async (page) => {
      await page.goto(stage.url('nordlicht'));
      await reached(page, 'open');
      await page.locator('[data-action="forget"]').click();
      await reached(page, 'gate');
    });
    await browse(async (page) => {
      await page.goto(stage.url('nordlicht'));
      await reached(page, 'gate');
    });
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});
