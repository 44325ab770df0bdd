//! How light it is: what a first visit fetches, that nothing but the sheet holds the first picture back, and that nothing moves.
// @ts-check

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PORTALS } from './site.js';
import { assertQuiet, reached, setStage } from './stage.js';
import { course, FIRST_PAGE_LIMIT, firstVisit, observe, PHONE, places } from './weight.js';

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage.strike());

for (const portal of PORTALS) {
  test(`${portal}: a first visit is light, and nothing moves`, { timeout: 120_000 }, async (t) => {
    for (const { name, file } of places(stage, portal)) {
      const { page, context, seen } = await stage.visitor(PHONE);
      await observe(page);
      const { gate, door, blocks, opened } = await firstVisit(stage, portal, page, file);
      t.diagnostic(`${name}: ${door.bytes} bytes in ${door.requests} requests before the passphrase, ${opened.bytes} in ${opened.requests} with it`);
      if (name === 'home') assert.ok(door.bytes <= FIRST_PAGE_LIMIT, `${door.bytes} bytes`);
      assert.deepEqual([door.twice, opened.twice], [[], []], 'nothing is fetched twice');
      assert.deepEqual(blocks, ['style.css']);
      await page.reload();
      await reached(page, 'open');
      const then = await course(page);
      assert.deepEqual([gate.shift, then.shift], [0, 0], `${name}: how far things have moved`);
      assert.ok(gate.paint > 0 && then.paint > 0, 'the browser has told of its pictures');
      assertQuiet(seen, stage.host);
      await context.close();
    }
  });
}
