//! What a portal does when something is wrong: foreign scripts, damaged or newer files, missing abilities of the browser. Each is told in a sentence.
// @ts-check

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { serve } from './server.js';
import { passphrase, sentence } from './site.js';
import { assertQuiet, enter, follow, heading, LAUNCH, link, reached, section, setStage, submit } from './stage.js';

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  stage = await setStage();
});
afterEach(() => {
  stage.host.tamper = null;
  stage.host.headers = {};
});
after(() => stage.strike());

/**
 * Changes the first sealed payload of a page file.
 * @param {Buffer} content
 * @param {(envelope: Buffer) => void} change
 */
function changeEnvelope(content, change) {
  return content.toString().replace(/(<template data-sealed>)([^<]+)/, (_, tag, payload) => {
    const envelope = Buffer.from(payload, 'base64');
    change(envelope);
    return tag + envelope.toString('base64');
  });
}

const flip = (/** @type {Buffer} */ bytes) => {
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
};

/** @param {(access: any) => void} change */
const tamperAccess = (change) => (/** @type {string} */ path, /** @type {Buffer} */ content) => {
  if (!path.endsWith('/access.json')) return content;
  const access = JSON.parse(content.toString());
  change(access);
  return JSON.stringify(access);
};

test('the policy allows what is needed and nothing else', async () => {
  const { page, context } = await stage.visitor();
  await page.goto(stage.url('nordlicht'));
  const policy = (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')) ?? '';
  const directives = Object.fromEntries(policy.split(';').map((part) => part.trim().split(/\s+/)).map(([name, ...values]) => [name, values]));
  assert.deepEqual(directives['default-src'], ["'none'"]);
  assert.deepEqual(directives['base-uri'], ["'none'"]);
  assert.deepEqual(directives['form-action'], ["'none'"]);
  for (const [name, values] of Object.entries(directives)) {
    for (const value of values) {
      assert.ok(["'none'", "'self'", 'blob:', "'wasm-unsafe-eval'", "'script'", 'extranet'].includes(value), `${name} ${value}`);
    }
  }
  assert.ok(!(directives['script-src'] ?? []).includes('blob:'), 'no script comes from a blob');
  assert.equal(await page.locator('script:not([src]), style, [style], [onclick], [onload]').count(), 0);
  assert.equal(await page.locator('meta[name="robots"]').getAttribute('content'), 'noindex, nofollow, noarchive');
  await context.close();
});

test('a script that somebody put into the page does not run, and nothing is sent elsewhere', async (t) => {
  const elsewhere = await serve({});
  t.after(elsewhere.close);
  stage.host.tamper = (path, content) => (path.endsWith('/') || path.endsWith('.html') ? content.toString().replace('</head>', '<script>ran = 1</script></head>') : content);
  const { page, context, seen } = await stage.visitor();
  await enter(page, 'nordlicht', stage.url('nordlicht'));
  assert.ok((await page.content()).includes('ran = 1'), 'it was put there');
  await page.evaluate(async (origin) => {
    // The debugger, through which this comes, may evaluate text; what runs after it may not.
    await new Promise((resolve) => setTimeout(resolve));
    const attempts = [
      () => document.body.append(Object.assign(document.createElement('script'), { textContent: 'ran = 2' })),
      () => document.body.append(Object.assign(document.createElement('script'), { src: `${origin}/script.js` })),
      () => {
        const button = document.createElement('button');
        button.setAttribute('onclick', 'ran = 3');
        document.body.append(button);
        button.click();
      },
      () => (document.body.append(document.createElement('div')), (document.body.lastElementChild ?? document.body).innerHTML = '<img src="/nowhere" onerror="ran = 4">'),
      () => setTimeout('ran = 5', 0),
      () => new Function('ran = 6')(),
      () => Object.assign(new Image(), { src: `${origin}/image.png` }),
      () => fetch(`${origin}/data`),
      () => navigator.sendBeacon(`${origin}/beacon`, 'secret'),
      () => document.body.append(Object.assign(document.createElement('iframe'), { src: `${origin}/frame` })),
    ];
    for (const attempt of attempts) {
      try {
        await attempt();
      } catch {
        // refused at once, as it should be
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }, elsewhere.origin);
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).ran), undefined);
  assert.deepEqual(elsewhere.asked, []);
  assert.ok(seen.complaints.some((text) => text.includes('policy violation: script-src')), 'the browser says why');
  await context.close();
});

test('a home page that was damaged on its way is told so', async () => {
  stage.host.tamper = (path, content) => (path.endsWith('/') || path.endsWith('index.html') ? changeEnvelope(content, flip) : content);
  const { page, context } = await stage.visitor();
  await page.goto(stage.url('nordlicht'));
  await submit(page, passphrase('nordlicht'));
  await page.getByText(sentence('de', 'reader-damaged')).waitFor();
  assert.equal(await page.locator('#content').count(), 0);
  await context.close();
});

test('a damaged page leaves the one before in place and says what is wrong; intact again, it opens', async () => {
  const { page, context } = await stage.visitor();
  await enter(page, 'harbour', stage.url('harbour'));
  const home = await heading(page);
  stage.host.tamper = (path, content) => (path.endsWith('.html') ? changeEnvelope(content, flip) : content);
  await section(page, 'Concepts').click();
  await page.getByRole('alert').getByText(sentence('en', 'reader-damaged')).waitFor();
  assert.equal(await heading(page), home);
  stage.host.tamper = null;
  await follow(page, section(page, 'Concepts'));
  assert.notEqual(await heading(page), home);
  await context.close();
});

test('a page put in the place of another is refused', async () => {
  const { page, context } = await stage.visitor();
  await enter(page, 'harbour', stage.url('harbour'));
  const { readFile } = await import('node:fs/promises');
  const home = await readFile(`${stage.site.folder('harbour')}/index.html`);
  stage.host.tamper = (path, content) => (/[a-z2-7]{16}\.html$/.test(path) ? home : content);
  await section(page, 'Concepts').click();
  await page.getByRole('alert').getByText(sentence('en', 'reader-damaged')).waitFor();
  await context.close();
});

test('a page of a newer format is told apart from a damaged one', async () => {
  stage.host.tamper = (path, content) => (path.endsWith('/') || path.endsWith('index.html') ? changeEnvelope(content, (envelope) => envelope.writeUInt8(2, 4)) : content);
  const { page, context } = await stage.visitor();
  await page.goto(stage.url('harbour'));
  await submit(page, passphrase('harbour'));
  await page.getByText(sentence('en', 'reader-newer-format')).waitFor();
  await context.close();
});

for (const [what, change, key] of /** @type {[string, (access: any) => void, string][]} */ ([
  ['an access file that asks for a cheap derivation', (access) => (access.kdf.memory = 1024), 'reader-bad-kdf'],
  ['an access file that asks for more than a browser has', (access) => (access.kdf.memory = 8 * 1024 * 1024), 'reader-bad-kdf'],
  ['an access file of a newer format', (access) => (access.version = 2), 'reader-newer-format'],
  ['an access file without slots', (access) => delete access.slots, 'reader-access-damaged'],
])) {
  test(`${what} is refused with a sentence`, async () => {
    stage.host.tamper = tamperAccess(change);
    const { page, context } = await stage.visitor();
    await page.goto(stage.url('harbour'));
    await submit(page, passphrase('harbour'));
    await page.getByText(sentence('en', key)).waitFor();
    await context.close();
  });
}

test('an image and a download that are damaged are told so where they stand', async () => {
  const { page, context } = await stage.visitor();
  await enter(page, 'nordlicht', stage.url('nordlicht'));
  stage.host.tamper = (path, content) => {
    if (path.endsWith('.bin')) flip(content);
    return content;
  };
  await follow(page, section(page, 'Dokumente'));
  await follow(page, link(page, 'Rechnung September und Oktober'));
  await page.locator('a[data-attachment]').first().click();
  await page.getByText(sentence('de', 'reader-download-failed')).waitFor();
  await follow(page, section(page, 'Konzepte'));
  await follow(page, link(page, 'Kassen und Warenbestand verbinden'));
  const image = page.locator('#content img').first();
  await image.scrollIntoViewIfNeeded();
  await page.locator('#content img[data-state="failed"]').first().waitFor();
  assert.ok((await image.getAttribute('alt'))?.includes(sentence('de', 'reader-image-failed')));
  await context.close();
});

test('a host that does not answer is told apart from a page that is gone', async () => {
  const { page, context } = await stage.visitor();
  await enter(page, 'nordlicht', stage.url('nordlicht'));
  stage.host.tamper = () => null;
  await section(page, 'Konzepte').click();
  await page.getByRole('alert').getByText(sentence('de', 'reader-offline')).waitFor();
  stage.host.tamper = null;
  await page.evaluate(() => {
    const gone = Object.assign(document.createElement('a'), { href: 'aaaaaaaaaaaaaaaa.html', textContent: 'gone' });
    document.getElementById('content')?.append(gone);
  });
  await link(page, 'gone').click();
  await page.getByRole('alert').getByText(sentence('de', 'reader-not-found')).waitFor();
  await context.close();
});

test('without JavaScript a sentence says what is missing', async () => {
  const { page, context } = await stage.visitor({ javaScriptEnabled: false });
  await page.goto(stage.url('nordlicht'));
  // Playwright's search by text leaves <noscript> out.
  await page.locator('noscript p').waitFor({ state: 'visible' });
  assert.equal(await page.locator('noscript p').innerText(), sentence('de', 'gate-no-script'));
  assert.equal(await page.locator('#gate-form').isVisible(), false);
  await page.goto(stage.url('harbour'));
  assert.equal(await page.locator('noscript p').innerText(), sentence('en', 'gate-no-script'));
  await context.close();
});

test('over plain http, where browsers do not decrypt, a sentence says so before anything is typed', async (t) => {
  const browser = await chromium.launch({ ...LAUNCH, args: [...LAUNCH.args, '--host-resolver-rules=MAP insecure.test 127.0.0.1'] });
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(stage.url('nordlicht').replace('//localhost:', '//insecure.test:'));
  await page.getByText(sentence('de', 'reader-no-webcrypto')).waitFor();
  assert.equal(await page.locator('#passphrase').isDisabled(), true);
  assert.equal(await page.locator('#gate-open').isDisabled(), true);
});

test('where the host forbids WebAssembly the portal opens, more slowly, and says so', { timeout: 120_000 }, async (t) => {
  stage.host.headers = { 'content-security-policy': "script-src 'self'" };
  const { page, context, seen } = await stage.visitor();
  context.setDefaultTimeout(90_000);
  await page.goto(stage.url('nordlicht'));
  await reached(page, 'gate');
  const shares = page.locator('#gate-progress').evaluate((progress) => new Promise((resolve) => {
    /** @type {number[]} */
    const seen = [];
    const watching = new MutationObserver(() => {
      if (!(progress instanceof HTMLProgressElement)) return;
      if (progress.hasAttribute('value')) seen.push(progress.value);
      if (progress.value < 1) return;
      watching.disconnect();
      resolve({ grow: seen.every((share, index) => share >= (seen[index - 1] ?? 0)), steps: new Set(seen).size, shown: progress.getClientRects().length > 0 });
    });
    watching.observe(progress, { attributes: true, attributeFilter: ['value'] });
  }));
  const began = performance.now();
  await submit(page, passphrase('nordlicht'));
  await page.getByText(sentence('de', 'reader-slow')).waitFor();
  assert.equal(await page.locator('#status').textContent(), sentence('de', 'reader-checking'));
  const { grow, steps, shown } = /** @type {{ grow: boolean, steps: number, shown: boolean }} */ (await shares);
  assert.ok(grow && steps > 20 && shown, `the bar tells how much is done: ${steps} steps`);
  await reached(page, 'open');
  t.diagnostic(`unlocked in ${Math.round(performance.now() - began)} ms`);
  seen.complaints = seen.complaints.filter((text) => !text.includes('WebAssembly'));
  assertQuiet(seen, stage.host);
  await context.close();
});
