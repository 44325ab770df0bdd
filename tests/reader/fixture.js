//! A small sealed portal and a server for it, for the reader's own tests in a browser.

import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';

import { quick } from '../../src/reader/argon2.js';
import { normalizePassphrase } from '../../src/reader/keys.js';
import * as living from './living-pages.js';
import * as sealer from './sealer.js';

const READER = new URL('../../src/reader/', import.meta.url);
const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
  + "media-src blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types extranet";
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript', json: 'application/json', css: 'text/css', bin: 'application/octet-stream' };

export const PASSPHRASE = 'stapled gravity oxidant unloved caddie';
export const PAGE = 'relaunchrelaunch';
export const HIDDEN = 'hiddenhiddenhidd';
export const BROKEN = 'brokenbrokenbrok';
export const EVIL = 'evilevilevilevil';
export const MISSING = 'missingmissingmi';
export const IMAGE = 'imageimageimagei';
export const FILE = 'pdfpdfpdfpdfpdfp';
/** A PNG of one red pixel. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC', 'base64');
export const PDF = Buffer.from(`%PDF-1.4\n${'quotation 2026-0142\n'.repeat(8000)}%%EOF\n`);

/** The files of a portal, by name; with another `epoch` they are sealed under other keys. */
export async function portal(epoch = 1) {
  const [view, audience, other] = [1, 2, 3].map((n) => sealer.derive(Buffer.alloc(32, epoch), Buffer.alloc(0), `test-${n}`));
  const files = new Map();
  const page = (address, title, body, { keys = [view], language = 'en', zone = '' } = {}) => {
    const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title></head><body>
      <header><a id="skip" href="#content">Skip</a><a id="home" href="index.html">Home</a>
      <button data-action="lock">Lock</button><button data-action="forget">Forget</button></header>
      <main id="content" tabindex="-1"${zone && ` data-zone="${zone}"`}><h1>${title}</h1>${body}</main></body></html>`;
    const blocks = keys.map((key) => `<template data-sealed>${sealer.seal(key, address, html, { deflate: true }).toString('base64')}</template>`);
    files.set(`${address}.html`, shell(blocks.join('')));
  };
  page('index', 'Welcome to Acme', `<p>Epoch ${epoch}.</p><ul>
    <li><a id="to-page" href="${PAGE}.html">Relaunch</a></li><li><a id="to-fragment" href="${PAGE}.html#next">Next</a></li>
    <li><a id="to-hidden" href="${HIDDEN}.html">Hidden</a></li><li><a id="to-broken" href="${BROKEN}.html">Broken</a></li>
    <li><a id="to-missing" href="${MISSING}.html">Missing</a></li></ul>
    <div id="tall"></div><h2 id="status">Status</h2><p>${'long text '.repeat(6000)}</p><a id="bottom" href="${PAGE}.html">Relaunch</a>`, { keys: [other, view] });
  page(PAGE, 'Relaunch', `<p><a id="save" href="${FILE}.bin" download="Angebot Größe &amp; Preis.pdf" type="application/pdf" data-attachment>Quotation</a>
    <a id="save-missing" href="${MISSING}.bin" download="x.pdf" type="application/pdf" data-attachment>Gone</a></p>
    <img id="picture" data-src="${IMAGE}.bin" data-type="image/png" alt="A red pixel"><img id="gone" data-src="${MISSING}.bin" data-type="image/png" alt="A chart">
    <p>${'long text '.repeat(6000)}</p><h2 id="next">Next steps</h2><p>${'long text '.repeat(6000)}</p>`);
  page(EVIL, 'Evil', `<p id="evil" onclick="document.title='evil'" style="color:red">Text<script>document.title='evil'</script><a href="java&#9;script:document.title='evil'">x</a></p>
    <form id="form" onfocus="document.title='evil'"><input name="attributes"><input name="getAttributeNames"></form><img name="body" alt="">
    <svg><a xlink:href="javascript:document.title='evil'"><set attributeName="href" to="javascript:1"/><text>x</text></a></svg>`);
  page(HIDDEN, 'Hidden', 'Not for you.', { keys: [other] });
  page(living.DAYS, 'Days', living.days, { zone: 'Europe/Berlin' });
  page(living.TAGE, 'Tage', `${living.days}<a id="to-missing" href="${MISSING}.html">Fehlt</a>`, { language: 'de-AT' });
  page(living.LIST, 'List', living.list([1, 2, 3, 4, 5], living.OLDER));
  page(living.OLDER, 'Older', living.list([3, 4], living.LIST));
  page(living.SAVE, 'Save', living.save);
  page(BROKEN, 'Broken', 'Broken.');
  const broken = files.get(`${BROKEN}.html`);
  files.set(`${BROKEN}.html`, broken.replace(/.{8}<\/template>/, 'AAAAAAA=</template>'));
  files.set(`${IMAGE}.bin`, sealer.seal(audience, IMAGE, PNG));
  files.set(`${FILE}.bin`, sealer.seal(audience, FILE, PDF));
  files.set('access.json', await sealer.accessFile({
    passphrase: PASSPHRASE,
    person: 'anna',
    keys: [view, audience],
    kdf: { memory: 19456, passes: 2, lanes: 1, salt: Buffer.alloc(16, 9) },
    edition: Buffer.alloc(16, epoch),
    argon2: async (passphrase, kdf) => Buffer.from(await quick(normalizePassphrase(passphrase), { ...kdf, salt: new Uint8Array(kdf.salt) })),
  }));
  for (const folder of ['', 'vendor/']) {
    for (const name of readdirSync(new URL(folder, READER)).filter((file) => file.endsWith('.js'))) {
      files.set(`_/hash/${folder}${name}`, readFileSync(new URL(folder + name, READER)));
    }
  }
  files.set('_/hash/icon.png', PNG);
  files.set('_/hash/style.css', '.visually-hidden { position: absolute; clip-path: inset(50%); } [hidden] { display: none !important; } .tall { min-height: 600px; }');
  const sentences = ['wrong-passphrase', 'no-webcrypto', 'damaged', 'newer-format', 'resealed', 'offline', 'not-found', 'bad-kdf', 'access-damaged', 'opening',
    'checking', 'unlocked', 'locked', 'idle-locked', 'downloading', 'download-failed', 'image-failed', 'not-readable', 'slow', 'old-browser', 'failed'];
  const spoken = (before) => Object.fromEntries(sentences.map((key) => [`reader-${key}`, `[${before}${key}]`]));
  files.set('_/hash/messages.json', JSON.stringify({ de: spoken('de:'), en: spoken('') }));
  return files;
}

/**
 * Serves the files under `/some/where/acme/`, and at the address `insecure`, where no browser grants WebCrypto.
 * A test may change `files` and `headers`, and make a file in `delays` wait for a promise.
 */
export async function serve(files) {
  const site = { files, requests: [], delays: new Map(), headers: {}, base: '', close: () => {} };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const name = path === '/some/where/acme/' ? 'index.html' : path.replace('/some/where/acme/', '');
    site.requests.push(name);
    await site.delays.get(name);
    const bytes = site.files.get(name);
    response.writeHead(bytes === undefined ? 404 : 200, { ...site.headers, 'content-type': TYPES[name.split('.').at(-1)] ?? 'text/plain', 'cache-control': 'no-cache' });
    response.end(bytes);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address();
  site.base = `http://127.0.0.1:${port}/some/where/acme/`;
  site.insecure = `http://plain.test:${port}/some/where/acme/`;
  site.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return site;
}

function shell(sealed) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${CSP}">
<title>Sign in</title><link rel="icon" href="_/hash/icon.png"><link rel="stylesheet" href="_/hash/style.css"><script type="module" src="_/hash/main.js"></script></head><body>
<main id="gate"><form id="gate-form"><input type="text" name="username" autocomplete="username" value="portal" hidden>
<label for="passphrase">Passphrase</label><input id="passphrase" name="passphrase" type="password" autocomplete="current-password" required>
<button type="button" id="passphrase-show" aria-pressed="false" data-on="Hide" data-off="Show">Show</button>
<label><input type="checkbox" id="remember"> Keep me signed in</label><button type="submit" id="gate-open">Open</button>
<progress id="gate-progress" hidden></progress></form><p id="gate-message" role="alert" hidden></p><p id="gate-hint">Your passphrase stays here.</p></main>
<div id="status" role="status" class="visually-hidden"></div>${sealed}</body></html>`;
}
