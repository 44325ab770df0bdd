//! A static host on loopback, as plain as any: folders below prefixes, no redirects, no cookies. A test may tamper with what it sends.
// @ts-check

import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/**
 * @typedef {(path: string, content: Buffer) => Buffer | string | null} Tamper what is sent in place of a file; `null` breaks the connection
 * @typedef {{ port: number, origin: string, asked: string[], tamper: Tamper | null, headers: Record<string, string>, close: () => Promise<void> }} Host
 */

/**
 * Serves `folders`: prefix of the path (`/some/where/acme/`) → folder on disk.
 * @param {Record<string, string>} folders
 * @returns {Promise<Host>}
 */
export async function serve(folders) {
  const host = /** @type {Host} */ ({ asked: [], tamper: null, headers: {} });
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    host.asked.push(path);
    const file = await fileOf(folders, path);
    if (file === null) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
      return;
    }
    const content = await readFile(file);
    const sent = host.tamper ? host.tamper(path, content) : content;
    if (sent === null) {
      response.destroy();
      return;
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff', ...host.headers }).end(sent);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  host.port = port;
  host.origin = `http://localhost:${port}`;
  host.close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return host;
}

/**
 * @param {Record<string, string>} folders
 * @param {string} path
 */
async function fileOf(folders, path) {
  const prefix = Object.keys(folders).find((known) => path.startsWith(known));
  if (prefix === undefined) return null;
  const folder = folders[prefix] ?? '';
  const file = normalize(join(folder, path.slice(prefix.length) || 'index.html'));
  if (!file.startsWith(folder + sep)) return null;
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? file : null;
}
