//! Photographs what pictures.js names into docs/looks/, small, with two overviews and a list. Run by scripts/contact-sheet.
// @ts-check

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { commitAll } from '../browser/history.js';
import { MOMENT } from '../browser/sights.js';
import { setStage } from '../browser/stage.js';
import { MADE, PICTURES, WORDS } from './pictures.js';

/** @typedef {import('./pictures.js').Look} Look */

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const FIXTURES = join(ROOT, 'tests/fixtures/looks');
const LARGE = join(ROOT, 'target/looks');
const SMALL = join(ROOT, 'docs/looks');

/** What all pictures may weigh together, in bytes. */
const LIMIT = 1_500_000;
/** The part of a page that is shown, in CSS pixels, and how wide its picture is. */
const DEVICES = {
  desktop: { viewport: { width: 1280, height: 800 }, tallest: 1120, width: 448 },
  tablet: { viewport: { width: 820, height: 1000 }, tallest: 1180, width: 287 },
  phone: { viewport: { width: 390, height: 780 }, tallest: 1092, width: 230 },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PICTURES));
if (unknown.length > 0) {
  console.error(`scripts/contact-sheet: there is no picture \`${unknown[0]}\`; there are ${Object.keys(PICTURES).join(', ')}`);
  process.exit(2);
}

/** The demo, a concept with a past, a portal of next to nothing and one of too much. @param {string} content */
function change(content) {
  const concept = 'nordlicht/konzepte/nachtregal.md';
  const version = (/** @type {string} */ name) => readFileSync(join(FIXTURES, 'fassungen', name), 'utf8');
  writeFileSync(join(content, concept), version('vorher.md'));
  const site = dirname(content);
  for (const [portal, person] of Object.entries(MADE)) {
    cpSync(join(FIXTURES, portal), join(content, portal), { recursive: true });
    const binary = resolve(ROOT, process.env['EXTRANET_BIN'] ?? 'target/debug/extranet');
    execFileSync(binary, ['access', 'add', '--passphrase-stdin', portal, person], { cwd: site, input: WORDS, stdio: ['pipe', 'ignore', 'pipe'] });
  }
  commitAll(content, '2026-10-05T09:00:00+02:00', 'Jule Brandisch', [
    { when: '2026-11-18T16:45:00+01:00', who: 'Tammo Wieckenberg', files: { [concept]: version('nachher.md') } },
  ]);
}

/** @param {string} name @param {Look} look */
const fileName = (name, { device, colorScheme, portal, media }) => `${name}-${media ?? `${device}-${colorScheme}`}-${portal === 'harbour' ? 'en' : 'de'}.png`;

/**
 * A picture with a palette of as many colours as it needs.
 * @param {Buffer} png
 * @param {number} width
 */
function small(png, width) {
  return sharp(png).resize({ width }).png({ palette: true, quality: 60, dither: 0, effort: 10, compressionLevel: 9 }).toBuffer();
}

/**
 * @param {Awaited<ReturnType<typeof setStage>>} stage
 * @param {string} name
 * @param {Look} look
 */
async function take(stage, name, look) {
  const { viewport, tallest, width } = DEVICES[look.device];
  const isPhone = look.device !== 'desktop';
  const { page, context } = await stage.visitor({
    moment: MOMENT, viewport, colorScheme: look.colorScheme, reducedMotion: 'reduce', isMobile: isPhone, hasTouch: isPhone, javaScriptEnabled: look.scripts ?? true, deviceScaleFactor: 1,
  });
  await PICTURES[name]?.show(page, stage, look.portal);
  // Nothing is pointed at.
  await page.mouse.move(0, 0);
  stage.host.tamper = null;
  if (look.media) {
    await page.setViewportSize({ width: 720, height: 1018 });
    await page.emulateMedia({ media: look.media });
  }
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  const size = page.viewportSize() ?? viewport;
  // The bar of a phone stands where the picture ends.
  await page.setViewportSize({ width: size.width, height: Math.min(Math.max(tall, size.height), tallest) });
  if (look.scripts !== false) {
    await page.waitForFunction(() => Array.from(document.querySelectorAll('img[data-state="loading"]')).every((image) => !image.checkVisibility() || image.getBoundingClientRect().top > innerHeight));
  }
  const png = await page.screenshot();
  await context.close();
  const file = fileName(name, look);
  writeFileSync(join(LARGE, file), png);
  writeFileSync(join(SMALL, file), await small(png, look.media ? 360 : width));
  console.log(file);
}

/**
 * All pictures of a kind of screen on one page.
 * @param {Awaited<ReturnType<typeof setStage>>} stage
 * @param {string} name
 * @param {(look: Look) => boolean} which
 * @param {{ wide: number, tall: number, columns: number }} layout
 */
async function overview(stage, name, which, { wide, tall, columns }) {
  const shown = Object.entries(PICTURES).flatMap(([kind, { title, looks }]) => looks.filter(which).map((look) => ({ title, file: fileName(kind, look) })));
  const { page, context } = await stage.visitor({ viewport: { width: columns * (wide + 16) + 16, height: 800 } });
  const figures = shown.map(({ title, file }) => `<figure><div><img src="data:image/png;base64,${readFileSync(join(LARGE, file)).toString('base64')}"></div><figcaption>${title}</figcaption></figure>`);
  await page.setContent(`<!doctype html><style>body { display: grid; grid-template-columns: repeat(${columns}, ${wide}px); gap: 16px; margin: 0; padding: 16px; background: #d9dcdd; font: 600 12px/1.4 system-ui, sans-serif }
    figure { margin: 0 } div { height: ${tall}px; overflow: hidden; background: #fff; border-radius: 4px } img { display: block; width: 100% } figcaption { margin-top: 4px }</style>${figures.join('')}`);
  const png = await page.screenshot({ fullPage: true });
  await context.close();
  writeFileSync(join(LARGE, `${name}.png`), png);
  writeFileSync(join(SMALL, `${name}.png`), await small(png, columns * (wide + 16) + 16));
}

/** The list of all pictures. */
function list() {
  const rows = Object.entries(PICTURES).map(([name, { title, looks }]) => {
    const links = looks.map((look) => `[${[look.media ?? look.device, look.media ? '' : look.colorScheme, look.portal === 'harbour' ? 'English' : 'German'].filter(Boolean).join(', ')}](${fileName(name, look)})`);
    return `| ${title} | ${links.join(' · ')} |`;
  });
  writeFileSync(join(SMALL, 'README.md'), `# Looks

Every kind of page of the built-in theme, as it is in Chromium on 23 November 2026: the demo, and two portals that are made to look at what is empty and what is too much
([tests/fixtures/looks](../../tests/fixtures/looks)). \`scripts/contact-sheet\` takes the pictures anew and writes this list.

| kind | pictures |
|---|---|
${rows.join('\n')}

## On a desktop

![All kinds of pages on a desktop](overview-desktop.png)

## On a phone

![All kinds of pages on a phone](overview-phone.png)
`);
}

if (asked.length === 0) rmSync(SMALL, { recursive: true, force: true });
for (const folder of [LARGE, SMALL]) mkdirSync(folder, { recursive: true });
const stage = await setStage({ change, more: Object.keys(MADE) });
try {
  for (const name of asked.length > 0 ? asked : Object.keys(PICTURES)) {
    for (const look of PICTURES[name]?.looks ?? []) await take(stage, name, look);
  }
  if (asked.length === 0) {
    await overview(stage, 'overview-desktop', ({ device }) => device === 'desktop', { wide: 200, tall: 150, columns: 5 });
    await overview(stage, 'overview-phone', ({ device }) => device === 'phone', { wide: 120, tall: 240, columns: 8 });
    list();
  }
} finally {
  await stage.strike();
}
const weight = readdirSync(SMALL).reduce((sum, file) => sum + statSync(join(SMALL, file)).size, 0);
console.log(`docs/looks: ${weight.toLocaleString('en')} bytes`);
if (weight > LIMIT) {
  console.error(`scripts/contact-sheet: the pictures weigh more than ${LIMIT.toLocaleString('en')} bytes`);
  process.exitCode = 1;
}
