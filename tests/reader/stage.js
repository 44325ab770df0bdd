//! A real Chromium and a small portal for the tests of the reader; every complaint of a page fails the test that caused it.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before } from 'node:test';

import { chromium } from 'playwright-core';

import { PASSPHRASE, portal, serve } from './fixture.js';

export const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--host-resolver-rules=MAP plain.test 127.0.0.1'];

export let site;
/** The browser of all tests that do not restart it. */
export let shared;
/** What a test opened, to be closed after it. */
const opened = [];
/** What went wrong on any page, but for what a test expects. */
export const complaints = [];

before(async () => {
  site = await serve(await portal());
  shared = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGS });
});
after(async () => {
  await shared.close();
  site.close();
});
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
  const found = complaints.splice(0);
  assert.deepEqual(found, []);
});

/** Takes back the complaints that a test expects: those with this text in them. */
export function forgive(text) {
  const kept = complaints.filter((complaint) => !complaint.includes(text));
  complaints.splice(0, complaints.length, ...kept);
}

/** A tab of a browser that knows nothing yet; with a `time`, its clock stands there and goes on only when a test moves it. */
export async function tab({ time, ...options } = {}) {
  const context = await shared.newContext(options);
  await watch(context);
  if (time !== undefined) {
    await context.clock.install({ time: new Date(time) });
    await context.clock.pauseAt(new Date(time));
  }
  return { context, page: await context.newPage() };
}

/** A browser of its own, on a profile that outlives it. */
export async function browser(profile, options = {}) {
  const context = await chromium.launchPersistentContext(profile, { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGS, ...options });
  await watch(context);
  return { context, page: context.pages()[0] };
}

export async function watch(context) {
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

export function profile() {
  const folder = mkdtempSync(join(tmpdir(), 'extranet-reader-'));
  opened.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function unlock(page, passphrase = PASSPHRASE) {
  await page.locator('#passphrase').fill(passphrase);
  await page.locator('#gate-open').click();
}

export async function signedIn(path = '', options = {}) {
  const session = await tab(options);
  await session.page.goto(site.base + path);
  await unlock(session.page);
  await session.page.locator('[data-state=open] h1').waitFor();
  return session;
}

export const heading = (page) => page.locator('h1').textContent();
export const gateSays = (page, text) => page.locator('#gate-message', { hasText: text }).waitFor();

/** The portals whose keys the browser keeps. */
export function stored(page) {
  return page.evaluate(() => new Promise((resolve) => {
    indexedDB.open('extranet').onsuccess = ({ target }) => {
      const asked = target.result.transaction('sessions').objectStore('sessions').getAllKeys();
      asked.onsuccess = () => { target.result.close(); resolve(asked.result); };
    };
  }));
}

/** Makes what is stored older by some hours. */
export function shift(page, hours) {
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
