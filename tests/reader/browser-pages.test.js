//! The reader in a real Chromium: pages, links, images and files, on a small portal of its own.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { BROKEN, EVIL, HIDDEN, PAGE, PASSPHRASE, PDF } from './fixture.js';
import { complaints, forgive, gateSays, heading, signedIn, site, tab, unlock } from './stage.js';

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
  forgive('ERR_FILE_NOT_FOUND');
});

test('hands over as mere bytes whatever it does not know to be harmless', async () => {
  const { page } = await signedIn(`${PAGE}.html`);
  await page.evaluate(() => {
    // Only what is saved counts: an image may still be on its way in.
    const types = new Map();
    window.saved = [];
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const url = create.call(URL, blob);
      types.set(url, blob.type);
      return url;
    };
    HTMLAnchorElement.prototype.click = function click() { window.saved.push(types.get(this.href)); };
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
  assert.deepEqual(await page.evaluate(() => window.saved), types.map(([, expected]) => expected));
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
  forgive('');
});
