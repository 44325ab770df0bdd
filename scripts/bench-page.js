//! Looks at the demo in Chromium as Lighthouse does, on a phone, for scripts/bench: `EXTRANET_BIN=… node bench-page.js` prints a table; exit code 1 when something is beyond its limit.
// @ts-check

import { examine } from '../tests/browser/axe.js';
import { PORTALS } from '../tests/browser/site.js';
import { reached, setStage } from '../tests/browser/stage.js';
import { course, FIRST_PAGE_LIMIT, firstVisit, observe, packedSize, PHONE, places } from '../tests/browser/weight.js';
import { join } from 'node:path';

const THROTTLED = 4;
const CHECKED = ['color-contrast', 'target-size'];

/** @type {string[]} */
const beyond = [];
/** @param {boolean} holds @param {string} fault */
const expect = (holds, fault) => holds || beyond.push(fault);

/** @param {import('playwright-core').Page} page @param {string} where */
async function judge(page, where) {
  const { findings } = await examine(page, 'rule', CHECKED, 'html');
  for (const finding of findings) beyond.push(`${where}: ${finding}`);
  return findings.length;
}

/** @param {import('playwright-core').Page} page a page that is loaded meanwhile @param {() => Promise<unknown>} act */
async function unusedStyle(page, act) {
  await page.coverage.startCSSCoverage();
  await act();
  const sheets = await page.coverage.stopCSSCoverage();
  const all = sheets.reduce((sum, { text }) => sum + (text?.length ?? 0), 0);
  const used = sheets.reduce((sum, { ranges }) => sum + ranges.reduce((length, { start, end }) => length + end - start, 0), 0);
  return `${Math.round((1 - used / all) * 100)} %`;
}

/** @param {(string | number)[]} cells */
const line = ([head = '', ...cells]) => `  ${String(head).padEnd(22)}${cells.map((cell) => String(cell).padStart(11)).join('')}`;
const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1024).toFixed(1)} KB`;
const milliseconds = (/** @type {number} */ time) => `${Math.round(time)} ms`;

const stage = await setStage();
const lines = [line(['on a phone', 'requests', 'gzip -9', 'images', 'paint', 'shift', 'long tasks', 'longest', 'unused CSS', 'axe'])];
for (const portal of PORTALS) {
  for (const { name, file } of places(stage, portal)) {
    const { page, context } = await stage.visitor(PHONE);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLED });
    await observe(page);
    const where = `${portal}, ${name}`;
    /** @type {{ gate: number, unused: string }} */
    const told = { gate: 0, unused: '' };
    const { gate, door, blocks, opened } = await firstVisit(stage, portal, page, file, async () => { told.gate = await judge(page, `${where}, gate`); });
    expect(blocks.every((asked) => asked === 'style.css'), `${where}: the first picture waits for ${blocks.join(', ')}`);
    expect(gate.shift === 0, `${where}, gate: moves by ${gate.shift}`);
    if (name === 'home') expect(door.bytes <= FIRST_PAGE_LIMIT, `${where}: ${door.bytes} bytes before the passphrase, more than ${FIRST_PAGE_LIMIT}`);
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    const unused = await unusedStyle(page, async () => {
      await page.reload();
      await reached(page, 'open');
    });
    const then = await course(page);
    expect(then.shift === 0, `${where}: moves by ${then.shift}`);
    const found = await judge(page, where);
    const cells = (/** @type {typeof door} */ weight, /** @type {typeof gate} */ went) => [
      weight.requests, kilobytes(weight.bytes), kilobytes(weight.images), milliseconds(went.paint), went.shift.toFixed(3), went.tasks, milliseconds(went.longest),
    ];
    lines.push(line([`${where}, gate`, ...cells(door, gate), '', told.gate]), line([`${where}, open`, ...cells(opened, then), unused, found]));
    lines.push(`    the page's own file ${kilobytes(packedSize(join(stage.site.folder(portal), file)))}; the first picture waits for ${blocks.join(', ')}`);
    await context.close();
  }
}
await stage.strike();

console.log('the demo in Chromium on a phone (412 × 823), nothing fetched before, processor slowed down by 4');
console.log(lines.join('\n'));
console.log(`  bytes: each file that was asked for, gzip -9, without heads of requests: the host on loopback packs nothing. The gate: all before a passphrase is typed,
  the sealed page and the key derivation included; open: all until the page stands there. paint: largest contentful paint; shift: cumulative layout shift;
  axe: findings of ${CHECKED.join(' and ')}. Limits: home before the passphrase ${kilobytes(FIRST_PAGE_LIMIT)}, shift 0, axe 0, nothing but the sheet waited for.`);
for (const fault of beyond) console.log(`  BEYOND: ${fault}`);
process.exitCode = beyond.length ? 1 : 0;
