//! The demo site, built by the real binary in a folder of its own, and what the tests know of it: passphrases, sentences, sources.
// @ts-check

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const BINARY = resolve(ROOT, process.env['EXTRANET_BIN'] ?? 'target/debug/extranet');

/** Where screenshots go; the folder is no part of the sources. */
export const SCREENSHOTS = join(ROOT, 'target/screenshots');

/** The demo portals and the language they speak. */
export const LANGUAGES = /** @type {const} */ ({ nordlicht: 'de', harbour: 'en' });

/** @typedef {keyof typeof LANGUAGES} Portal */

export const PORTALS = /** @type {Portal[]} */ (Object.keys(LANGUAGES));

/**
 * Builds a copy of the demo site.
 * @param {(content: string) => void} change what to do to the copy's content before
 * @returns {{ folder: (portal: Portal) => string, remove: () => void }} where a portal's output lies
 */
export function buildSite(change = () => {}) {
  if (!existsSync(BINARY)) throw new Error(`there is no binary at ${BINARY}; \`cargo build\` makes it, or EXTRANET_BIN names one`);
  const site = mkdtempSync(join(tmpdir(), 'extranet-browser-'));
  for (const name of ['book.toml', 'brand', 'content', 'demo.key', 'themes']) {
    if (existsSync(join(ROOT, name))) cpSync(join(ROOT, name), join(site, name), { recursive: true, preserveTimestamps: true });
  }
  change(join(site, 'content'));
  const { EXTRANET_KEY: _, ...env } = process.env;
  execFileSync(BINARY, ['build'], { cwd: site, env, stdio: ['ignore', 'ignore', 'pipe'] });
  return { folder: (portal) => join(site, 'dist', portal), remove: () => rmSync(site, { recursive: true }) };
}

/**
 * The passphrase of somebody who may read a demo portal.
 * @param {Portal} portal
 * @returns {string}
 */
export function passphrase(portal) {
  const known = JSON.parse(readFileSync(join(ROOT, 'tests/demo-passphrases.json'), 'utf8'));
  const [words] = Object.values(known[portal]);
  return words;
}

/**
 * A sentence of the interface as the theme words it.
 * @param {'de' | 'en'} language
 * @param {string} key
 */
export function sentence(language, key) {
  const locale = readFileSync(join(ROOT, `themes/default/locales/${language}.ftl`), 'utf8');
  const found = new RegExp(`^${key} = (.+)$`, 'm').exec(locale)?.[1];
  if (found === undefined) throw new Error(`no sentence ${key} in ${language}.ftl`);
  return found.trim();
}

/** Who publishes the demo. */
export const AGENCY = 'Hagebutte Digitalwerkstatt';

/**
 * What the tab of a gate is called.
 * @param {'de' | 'en'} language
 */
export function gateTitle(language) {
  return `${sentence(language, 'gate-title')} · ${AGENCY}`;
}

/**
 * Every source file of a portal with that name, as bytes.
 * @param {Portal} portal
 * @param {string} name
 */
export function sources(portal, name) {
  const folder = join(ROOT, 'content', portal);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.name === name).map((entry) => readFileSync(join(entry.parentPath ?? entry.path, name)));
}
