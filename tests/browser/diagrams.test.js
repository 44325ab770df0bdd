//! Diagrams as readers see them: no complaint about the policy, words inside their boxes, colours for light, dark and paper.
// @ts-check

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { SCREENSHOTS } from './site.js';
import { assertQuiet, enter, follow, link, section, setStage } from './stage.js';

/** One of each kind beside those of the demo, with long words where boxes are drawn around them. */
const PAGE = `# Every kind of diagram

\`\`\`mermaid A flowchart
flowchart TD
  A[Auftragsverarbeitungsvereinbarung] -->|ja| B{Einverstanden?}
  subgraph g [Beim Kunden]
    B --> C[(Warenbestandsaktualisierung)]
    B -.-> D([Wiedervorlage])
  end
  style D fill:#333
\`\`\`

\`\`\`mermaid The same flowchart
flowchart TD
  A[Auftragsverarbeitungsvereinbarung] -->|ja| B{Einverstanden?}
\`\`\`

\`\`\`mermaid The same flowchart
flowchart TD
  A[Auftragsverarbeitungsvereinbarung] -->|ja| B{Einverstanden?}
\`\`\`

\`\`\`mermaid A schedule
gantt
  dateFormat YYYY-MM-DD
  axisFormat %d.%m.
  section Konzeption
  Workshop :done, a, 2026-01-05, 20d
  Abnahme :milestone, b, after a, 0d
\`\`\`

\`\`\`mermaid
pie
  "Konzeption" : 32
  "Umsetzung" : 68
\`\`\`

\`\`\`mermaid
stateDiagram-v2
  [*] --> Veröffentlichungsentwurf
  Veröffentlichungsentwurf --> Freigegeben : alles gut
  state Freigegeben {
    [*] --> Sichtbar
  }
\`\`\`

\`\`\`mermaid
classDiagram
  class Portal~T~ {
    +String bezeichnung
    +seal()$ Bytes
  }
  Portal "1" *-- "0..*" Auftragsverarbeitungsvereinbarung : enthält
\`\`\`

\`\`\`mermaid
erDiagram
  AUFTRAGSVERARBEITUNGSVEREINBARUNG ||--o{ BESTELLUNG : "gilt für"
  BESTELLUNG {
    string bezeichnung PK "mit Postleitzahl"
  }
\`\`\`
`;

/** @type {Awaited<ReturnType<typeof setStage>>} */
let stage;
before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  stage = await setStage({ change: (content) => writeFileSync(join(content, 'harbour/handbook/tin-box.md'), PAGE) });
});
after(() => stage.strike());

/**
 * The page of every kind, opened by its reader.
 * @param {import('playwright-core').BrowserContextOptions} options
 */
async function opened(options = {}) {
  const visitor = await stage.visitor(options);
  await enter(visitor.page, 'harbour', stage.url('harbour'));
  await follow(visitor.page, section(visitor.page, 'Crew handbook'));
  await follow(visitor.page, visitor.page.locator('#content').getByRole('link', { name: 'Every kind of diagram' }).first());
  await visitor.page.locator('figure.diagram').last().scrollIntoViewIfNeeded();
  return visitor;
}

/** Words that stick out of the box they stand in. @param {import('playwright-core').Page} page */
function outside(page) {
  return page.evaluate(() => {
    const found = [];
    for (const node of document.querySelectorAll('.d-node')) {
      const shapes = [...node.querySelectorAll('rect, path, polygon, circle, ellipse')].map((shape) => shape.getBoundingClientRect());
      const left = Math.min(...shapes.map((shape) => shape.left));
      const right = Math.max(...shapes.map((shape) => shape.right));
      const top = Math.min(...shapes.map((shape) => shape.top));
      const bottom = Math.max(...shapes.map((shape) => shape.bottom));
      for (const text of node.querySelectorAll('text')) {
        const box = text.getBoundingClientRect();
        if (box.left < left || box.right > right || box.top < top - 1 || box.bottom > bottom + 1) found.push(text.textContent);
      }
    }
    return found;
  });
}

test('every kind is drawn, with its words inside its boxes and ids of its own', { timeout: 120_000 }, async () => {
  const { page, context, seen } = await opened();
  assert.equal(await page.locator('figure.diagram svg').count(), 8);
  assert.deepEqual(await outside(page), []);
  const ids = await page.locator('[id]').evaluateAll((elements) => elements.map((element) => element.id));
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(await page.getByRole('img', { name: 'A flowchart', exact: true }).count(), 1);
  assert.equal(await page.getByRole('img', { name: 'Pie chart', exact: true }).count(), 1);
  assertQuiet(seen, stage.host);
  await context.close();
});

test('the demo has words inside its boxes, in German, too', { timeout: 120_000 }, async () => {
  const { page, context, seen } = await stage.visitor();
  await enter(page, 'nordlicht', stage.url('nordlicht'));
  await follow(page, section(page, 'Konzepte'));
  await follow(page, link(page, 'Kassen und Warenbestand verbinden'));
  assert.equal(await page.getByRole('img', { name: 'Von der Kasse bis zum ehrlichen Bestand im Netz' }).count(), 1);
  assert.deepEqual(await outside(page), []);
  assertQuiet(seen, stage.host);
  await context.close();
});

test('letters stand out from what they stand on: in light, in dark and on paper', { timeout: 180_000 }, async () => {
  /** @type {Record<string, { box: string, ink: string, own: string }>} */
  const colours = {};
  for (const look of /** @type {const} */ (['light', 'dark', 'print'])) {
    const { page, context, seen } = await opened({ colorScheme: look === 'light' ? 'light' : 'dark' });
    if (look === 'print') await page.emulateMedia({ media: 'print' });
    colours[look] = await page.evaluate(() => {
      const [first] = document.querySelectorAll('figure.diagram');
      const fill = (/** @type {string} */ selector) => {
        const element = first?.querySelector(selector);
        return element ? getComputedStyle(element).fill : '';
      };
      return { box: fill('.d-node rect'), ink: fill('.d-node text'), own: fill('.d-node [fill="#333333"]') };
    });
    await page.screenshot({ path: join(SCREENSHOTS, `diagrams-${look}.png`), fullPage: true });
    assertQuiet(seen, stage.host);
    await context.close();
  }
  const { light, dark, print } = colours;
  assert.notEqual(light?.box, dark?.box);
  assert.notEqual(light?.ink, dark?.ink);
  assert.equal(print?.box, light?.box);
  for (const { own } of Object.values(colours)) assert.equal(own, 'rgb(51, 51, 51)');
});

test('on a phone, wide diagrams scroll in their box and nothing else does', { timeout: 120_000 }, async () => {
  const { page, context, seen } = await opened();
  await page.setViewportSize({ width: 390, height: 844 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `the page is ${over} pixels too wide`);
  const boxes = await page.locator('.diagram-box').evaluateAll((all) => all.map((box) => ({
    scrolls: box.scrollWidth > box.clientWidth,
    reachable: box.getAttribute('tabindex') === '0' && box.getAttribute('role') === 'group',
    letters: Math.min(...[...box.querySelectorAll('text')].map((text) => text.getBoundingClientRect().height)),
  })));
  assert.ok(boxes.some((box) => box.scrolls), 'none of them is wide');
  for (const box of boxes) {
    assert.ok(!box.scrolls || box.reachable, 'a wide diagram cannot be reached by keyboard');
    assert.ok(box.letters >= 10, `letters of ${box.letters} pixels`);
  }
  assertQuiet(seen, stage.host);
  await context.close();
});
