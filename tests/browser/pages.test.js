//! Inside a portal: links in place, history, deep links, every page, its images and its downloads.
// @ts-check

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { passphrase, PORTALS, sources } from './site.js';
import { assertQuiet, enter, explore, follow, heading, link, reached, section, setStage, submit } from './stage.js';

/** A walk through each demo portal: a section, a page in it, a page that this one links to, and a heading on that one. */
const WALKS = /** @type {const} */ ({
  nordlicht: { section: 'Konzepte', page: 'Ein Saisonkalender, der mitwächst', linked: 'Wandplakat von 2025' },
  harbour: { section: 'Concepts', page: 'Storm notices people trust', linked: 'crew handbook' },
});

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage.strike());

for (const portal of PORTALS) {
  const walk = WALKS[portal];

  test(`${portal}: links open in place, and back, forward and reload lead where they should`, async (t) => {
    const { page, context, seen } = await stage.visitor();
    await enter(page, portal, stage.url(portal));
    const home = await heading(page);
    await page.evaluate(() => Object.assign(globalThis, { same: true }));

    await follow(page, section(page, walk.section));
    const list = await heading(page);
    const began = performance.now();
    const url = await follow(page, link(page, walk.page));
    t.diagnostic(`next page after ${Math.round(performance.now() - began)} ms`);
    assert.equal(await heading(page), walk.page);
    assert.match(await page.title(), new RegExp(walk.page));
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1', 'the heading takes the focus');
    assert.match(await page.locator('#status').innerText(), new RegExp(walk.page), 'the page is announced');
    assert.match(new URL(url).pathname, /\/[a-z2-7]{16}\.html$/, 'the address tells nothing');

    await follow(page, link(page, walk.linked));
    const linked = await heading(page);
    assert.notEqual(linked, walk.page);
    assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).same), true, 'all of that happened in one document');

    for (const expected of [walk.page, list, home]) {
      await page.goBack();
      await page.locator('#content h1').getByText(expected, { exact: true }).waitFor();
    }
    await page.goForward();
    await page.goForward();
    await page.locator('#content h1').getByText(walk.page, { exact: true }).waitFor();
    await page.reload();
    await reached(page, 'open');
    assert.equal(await heading(page), walk.page);
    await page.goBack();
    await page.locator('#content h1').getByText(list, { exact: true }).waitFor();
    assertQuiet(seen, stage.host);
    await context.close();
  });

  test(`${portal}: a deep link asks for the passphrase and then opens that page`, async () => {
    const first = await stage.visitor();
    await enter(first.page, portal, stage.url(portal));
    await follow(first.page, section(first.page, walk.section));
    const url = await follow(first.page, link(first.page, walk.page));
    const anchor = await first.page.locator('#content h2[id]').last().getAttribute('id');
    await first.context.close();

    const { page, context, seen } = await stage.visitor({ viewport: { width: 800, height: 400 } });
    await page.goto(`${url}#${anchor}`);
    await submit(page, passphrase(portal));
    await reached(page, 'open');
    assert.equal(await heading(page), walk.page);
    assert.equal(decodeURI(page.url()), `${url}#${anchor}`);
    await page.waitForFunction((id) => {
      const top = document.getElementById(id ?? '')?.getBoundingClientRect().top ?? Infinity;
      return top >= -1 && top < innerHeight;
    }, anchor);
    assertQuiet(seen, stage.host);
    await context.close();
  });

  test(`${portal}: every page opens, with its images, and every download is the source, byte for byte`, { timeout: 300_000 }, async (t) => {
    const { page, context, seen } = await stage.visitor();
    await enter(page, portal, stage.url(portal));
    const pages = await explore(page);
    const downloads = new Set();
    let pictures = 0;
    assert.ok(pages.length > 20, `only ${pages.length} pages were found`);
    for (const url of pages) {
      if (page.url() !== url) await page.goto(url);
      await reached(page, 'open');
      assert.equal(await page.locator('h1').count(), 1, `${url} has one main heading`);
      assert.notEqual(await heading(page), '', url);
      assert.equal(await page.locator('body').locator('script, style, [style], iframe, object').count(), 0, `${url} holds nothing that runs`);
      const fragments = await page.locator('a[href^="#"]').evaluateAll((links) => links.map((link) => decodeURIComponent(link.getAttribute('href') ?? '')).filter((hash) => hash.length > 1 && !document.getElementById(hash.slice(1))));
      assert.deepEqual(fragments, [], `${url} has links to nowhere in itself`);

      for (const image of await page.locator('main img').all()) {
        await image.scrollIntoViewIfNeeded();
        await page.waitForFunction((element) => element instanceof HTMLImageElement && element.complete && element.naturalWidth > 0, await image.elementHandle());
        assert.match((await image.getAttribute('src')) ?? '', /^blob:/);
        assert.notEqual(await image.getAttribute('alt'), null);
        pictures += 1;
      }
      // What is folded away can be fetched, too. The register's files stand on the pages of their documents: a browser takes no more than ten in a row.
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
      for (const anchor of await page.locator('a[data-attachment][download]:not(.paper-file)').filter({ visible: true }).all()) {
        const name = (await anchor.getAttribute('download')) ?? '';
        if (downloads.has(name)) continue;
        downloads.add(name);
        const [download] = await Promise.all([page.waitForEvent('download'), anchor.click()]);
        assert.equal(download.suggestedFilename(), name);
        const bytes = await readFile(await download.path());
        const known = sources(portal, name);
        // What a build makes of figures has no source: a spreadsheet, or a text with a byte order mark.
        const isMade = known.length === 0 && ['504b0304', 'efbbbf'].some((head) => bytes.toString('hex').startsWith(head));
        assert.ok(isMade || known.some((source) => source.equals(bytes)), `${name} differs from its source`);
      }
    }
    t.diagnostic(`${pages.length} pages, ${pictures} images, ${downloads.size} downloads`);
    assert.ok(pictures > 0 && [...downloads].some((name) => name.endsWith('.pdf')));
    assertQuiet(seen, stage.host);
    await context.close();
  });
}

test('a link with a modifier opens in a tab of its own, without a passphrase', async () => {
  const { page, context, seen } = await stage.visitor();
  await enter(page, 'nordlicht', stage.url('nordlicht'));
  const home = await heading(page);
  const [tab] = await Promise.all([context.waitForEvent('page'), section(page, 'Konzepte').click({ modifiers: ['ControlOrMeta'] })]);
  await reached(tab, 'open');
  assert.notEqual(await heading(tab), home);
  assert.equal(await heading(page), home);
  assertQuiet(seen, stage.host);
  await context.close();
});
