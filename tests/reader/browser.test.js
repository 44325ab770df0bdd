//! The reader in a real Chromium, on a small portal of its own.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';

import { chromium } from 'playwright-core';

import { BROKEN, EVIL, HIDDEN, PAGE, PASSPHRASE, PDF, portal, serve } from './fixture.js';

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--host-resolver-rules=MAP plain.test 127.0.0.1'];

let site;
/** The browser of all tests that do not restart it. */
let shared;
/** What a test opened, to be closed after it. */
const opened = [];
/** What went wrong on any page, but for what a test expects. */
let complaints = [];

before(async () => {
  site = await serve(await portal());
  shared = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGS });
});
after(async () => {
  await shared.close();
  site.close();
});
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
  const found = complaints;
  complaints = [];
  assert.deepEqual(found, []);
});

/** A tab of a browser that knows nothing yet. */
async function tab() {
  const context = await shared.newContext();
  await watch(context);
  return { context, page: await context.newPage() };
}

/** A browser of its own, on a profile that outlives it. */
async function browser(profile, options = {}) {
  const context = await chromium.launchPersistentContext(profile, { executablePath: '/usr/bin/chromium', args: ARGS, ...options });
  await watch(context);
  return { context, page: context.pages()[0] };
}

async function watch(context) {
  opened.push(() => context.close());
  context.setDefaultTimeout(20_000);
  await context.addInitScript(() => addEventListener('securitypolicyviolation', (event) => console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`)));
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !message.text().includes('404')) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('request', (request) => {
    if (!request.url().startsWith('blob:') && new URL(request.url()).port !== new URL(site.base).port) complaints.push(`request to ${request.url()}`);
  });
}

function profile() {
  const folder = mkdtempSync(join(tmpdir(), 'extranet-reader-'));
  opened.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function unlock(page, passphrase = PASSPHRASE) {
  await page.locator('#passphrase').fill(passphrase);
  await page.locator('#gate-open').click();
}

async function signedIn(path = '') {
  const session = await tab();
  await session.page.goto(site.base + path);
  await unlock(session.page);
  await session.page.locator('[data-state=open] h1').waitFor();
  return session;
}

const heading = (page) => page.locator('h1').textContent();
const gateSays = (page, text) => page.locator('#gate-message', { hasText: text }).waitFor();

test('refuses a wrong passphrase, then opens with the right one', async () => {
  const { page } = await tab();
  await page.goto(site.base);
  assert.equal(await page.title(), 'Sign in');
  await page.locator('[data-state=gate] #passphrase:focus').waitFor();
  await unlock(page, 'not the passphrase');
  await gateSays(page, '[wrong-passphrase]');
  assert.deepEqual(await page.evaluate(() => [document.activeElement.id, document.activeElement.selectionStart, document.activeElement.selectionEnd]),
    ['passphrase', 0, 'not the passphrase'.length]);
  assert.equal(await page.locator('#gate-open').isEnabled(), true);
  await page.locator('#passphrase-show').click();
  assert.equal(await page.locator('#passphrase').getAttribute('type'), 'text');
  assert.equal(await page.locator('#passphrase-show').textContent(), 'Hide');
  await unlock(page, `  ${PASSPHRASE.replaceAll(' ', '  ')} `);
  await page.locator('[data-state=open] h1:focus').waitFor();
  assert.equal(await page.title(), 'Welcome to Acme');
  assert.equal(await page.locator('#gate').count(), 0);
});

test('goes from page to page in place, back and forth', async () => {
  const { page } = await signedIn();
  const loads = site.requests.filter((name) => name.endsWith('main.js')).length;
  await page.locator('#bottom').scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => scrollY);
  assert.ok(scrolled > 500);
  await page.locator('#bottom').click();
  await page.locator('h1:focus', { hasText: 'Relaunch' }).waitFor();
  assert.equal(page.url(), `${site.base}${PAGE}.html`);
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.equal(await page.title(), 'Relaunch');
  assert.equal(await page.locator('[role=status]').last().textContent(), 'Relaunch');
  await page.goBack();
  await page.locator('h1', { hasText: 'Welcome' }).waitFor();
  assert.equal(await page.evaluate(() => scrollY), scrolled);
  await page.evaluate(() => scrollTo(0, 300));
  await page.goForward();
  await page.locator('h1', { hasText: 'Relaunch' }).waitFor();
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.goBack();
  await page.locator('h1', { hasText: 'Welcome' }).waitFor();
  assert.equal(await page.evaluate(() => scrollY), 300);
  await page.locator('#to-fragment').click();
  await page.locator('#next:focus').waitFor();
  assert.ok(page.url().endsWith(`${PAGE}.html#next`));
  assert.ok(await page.evaluate(() => scrollY) > 500);
  await page.locator('#skip').dispatchEvent('click');
  assert.ok(page.url().endsWith('#content'));
  await page.goBack();
  assert.ok(page.url().endsWith('#next'));
  await page.waitForFunction(() => scrollY > 500);
  await page.goBack();
  await page.locator('h1', { hasText: 'Welcome' }).waitFor();
  await page.goForward();
  await page.locator('h1', { hasText: 'Relaunch' }).waitFor();
  await page.waitForFunction(() => scrollY > 500);
  await page.reload();
  await page.locator('h1', { hasText: 'Relaunch' }).waitFor();
  await page.waitForFunction(() => scrollY > 500);
  assert.equal(site.requests.filter((name) => name.endsWith('main.js')).length, loads + 1);
});

test('lets the later of two clicks win', async () => {
  const { page } = await signedIn();
  let release = () => {};
  site.delays.set(`${PAGE}.html`, new Promise((resolve) => { release = resolve; }));
  await page.locator('#to-page').click();
  await page.locator('#to-missing').click();
  await page.locator('[data-reader=notice]', { hasText: '[not-found]' }).waitFor();
  release();
  site.delays.clear();
  await page.waitForTimeout(200);
  assert.equal(await heading(page), 'Welcome to Acme');
});

test('lands on a deep link with its fragment', async () => {
  const { page } = await signedIn(`${PAGE}.html#next`);
  await page.locator('#next:focus').waitFor();
  assert.equal(await page.title(), 'Relaunch');
  assert.ok(await page.evaluate(() => scrollY) > 500);
});

test('keeps the page and tells why a link did not open', async () => {
  const { page } = await signedIn();
  for (const [link, says] of [['#to-hidden', '[not-readable]'], ['#to-broken', '[damaged]'], ['#to-missing', '[not-found]']]) {
    await page.locator(link).click();
    await page.locator('[data-reader=notice][role=alert]', { hasText: says }).waitFor();
    assert.equal(await page.locator('[data-reader=notice]').count(), 1);
  }
  assert.equal(page.url(), site.base);
  assert.equal(await heading(page), 'Welcome to Acme');
  await page.goto(`${site.base}${BROKEN}.html`);
  await gateSays(page, '[damaged]');
  await page.goto(`${site.base}${HIDDEN}.html`);
  await page.locator('[data-reader=notice]', { hasText: '[not-readable]' }).waitFor();
  assert.equal(page.url(), `${site.base}index.html`);
});

test('goes back in the history when a step through it does not open', async () => {
  const { page } = await signedIn();
  await page.locator('#to-page').click();
  await page.locator('h1', { hasText: 'Relaunch' }).waitFor();
  const index = site.files.get('index.html');
  site.files.delete('index.html');
  try {
    await page.goBack();
    await page.locator('[data-reader=notice]', { hasText: '[not-found]' }).waitFor();
    await page.waitForURL(`${site.base}${PAGE}.html`);
    assert.equal(await heading(page), 'Relaunch');
  } finally {
    site.files.set('index.html', index);
  }
  await page.goBack();
  await page.locator('h1', { hasText: 'Welcome' }).waitFor();
});

test('shows images, saves files under their names', async () => {
  const { page } = await signedIn(`${PAGE}.html`);
  await page.waitForFunction(() => document.querySelector('#picture').naturalWidth === 1);
  assert.equal(await page.locator('#picture').getAttribute('data-state'), null);
  await page.locator('#gone[data-state=failed]').waitFor({ state: 'attached' });
  assert.equal(await page.locator('#gone').getAttribute('alt'), '[image-failed] A chart');
  for (const act of [() => page.locator('#save').click(), () => page.locator('#save').press('Enter'), () => page.locator('#save').click({ button: 'middle' }),
    () => page.locator('#save').click({ modifiers: ['Control'] })]) {
    const [download] = await Promise.all([page.waitForEvent('download'), act()]);
    assert.equal(download.suggestedFilename(), 'Angebot Größe & Preis.pdf');
    assert.deepEqual(readFileSync(await download.path()), PDF);
  }
  assert.equal(page.context().pages().length, 1);
  await page.locator('#save-missing').click();
  await page.locator('#save-missing + [data-reader=failure][role=alert]', { hasText: '[download-failed] [not-found]' }).waitFor();
});

test('leaves no address behind under which an image opens as a page', async () => {
  const { page, context } = await signedIn(`${PAGE}.html`);
  await page.locator('#picture:not([data-state])').waitFor();
  const blob = await page.locator('#picture').getAttribute('src');
  assert.match(blob, /^blob:/);
  assert.equal(await page.evaluate((url) => new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve('alive');
    image.onerror = () => resolve('gone');
    image.src = url;
  }), blob), 'gone');
  const [other] = await Promise.all([context.waitForEvent('page'), page.evaluate((url) => { window.open(url); }, blob)]);
  await other.waitForLoadState();
  assert.equal(await other.evaluate(() => location.protocol), 'chrome-error:');
  await page.locator('#next').scrollIntoViewIfNeeded();
  await page.locator('#picture').scrollIntoViewIfNeeded();
  assert.deepEqual(await page.locator('#picture').evaluate((image) => {
    const canvas = document.createElement('canvas').getContext('2d');
    canvas.drawImage(image, 0, 0);
    return [image.naturalWidth, ...canvas.getImageData(0, 0, 1, 1).data];
  }), [1, 255, 0, 0, 255], 'the image is still shown');
  complaints = complaints.filter((text) => !text.includes('ERR_FILE_NOT_FOUND'));
});

test('hands over as mere bytes whatever it does not know to be harmless', async () => {
  const { page } = await signedIn(`${PAGE}.html`);
  await page.evaluate(() => {
    window.types = [];
    HTMLAnchorElement.prototype.click = () => {};
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => { window.types.push(blob.type); return create.call(URL, blob); };
  });
  const bytes = 'application/octet-stream';
  const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const types = [['application/pdf', 'application/pdf'], ['image/png', 'image/png'], [docx, docx], ['text/csv', 'text/csv'], ['video/mp4', 'video/mp4'],
    ['text/html', bytes], ['image/svg+xml', bytes], ['application/xhtml+xml', bytes], ['text/xml', bytes], ['text/javascript', bytes],
    ['application/x-shockwave-flash', bytes], ['multipart/related', bytes], ['text/plain, text/html', bytes], ['', bytes]];
  for (const [type] of types) {
    await page.locator('#save').evaluate((link, value) => { link.type = value; }, type);
    await page.locator('#save').click();
    await page.locator('#save:not([aria-busy])').waitFor();
  }
  assert.deepEqual(await page.evaluate(() => window.types), types.map(([, expected]) => expected));
});

test('cleans what a publisher should not have let through', async () => {
  const { page } = await signedIn(`${EVIL}.html`);
  assert.deepEqual(await page.evaluate(() => {
    const evil = document.querySelector('#evil');
    return [evil.hasAttribute('onclick'), evil.hasAttribute('style'), evil.querySelectorAll('script, [href]').length,
      document.querySelector('#form').outerHTML.includes('onfocus'), document.querySelectorAll('svg set').length,
      document.querySelector('svg a').attributes.length, document.body.tagName];
  }), [false, false, 0, false, 0, 0, 'BODY']);
  assert.equal(await page.title(), 'Evil');
  // The CSP already stops, and tells, what the parser meets.
  assert.notEqual(complaints.length, 0);
  complaints = [];
});

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
    await unlock(page);
    await gateSays(page, '[slow]');
    await page.locator('[data-state=open] h1').waitFor();
  } finally {
    site.headers = {};
  }
  complaints = complaints.filter((text) => !text.includes('WebAssembly'));
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

/** The portals whose keys the browser keeps. */
function stored(page) {
  return page.evaluate(() => new Promise((resolve) => {
    indexedDB.open('extranet').onsuccess = ({ target }) => {
      const asked = target.result.transaction('sessions').objectStore('sessions').getAllKeys();
      asked.onsuccess = () => { target.result.close(); resolve(asked.result); };
    };
  }));
}

/** Makes what is stored older by some hours. */
function shift(page, hours) {
  return page.evaluate((milliseconds) => new Promise((resolve) => {
    indexedDB.open('extranet').onsuccess = ({ target }) => {
      const store = target.result.transaction('sessions', 'readwrite').objectStore('sessions');
      store.getAll().onsuccess = (event) => {
        for (const session of event.target.result) {
          session.used -= milliseconds;
          if (session.expires !== null) session.expires -= milliseconds;
          store.put(session);
        }
      };
      store.transaction.oncomplete = () => { target.result.close(); resolve(); };
    };
  }), hours * 3600 * 1000);
}
