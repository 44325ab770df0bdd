//! Other programs whose files are read here, and that open what is written: LibreOffice, and Python with the packages of requirements.txt.
// @ts-check

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
/** The root of the sources. */
export const ROOT = resolve(HERE, '../..');
/** The program under test. */
export const BINARY = resolve(ROOT, process.env['EXTRANET_BIN'] ?? 'target/debug/extranet');

/**
 * Has LibreOffice write a file in another format.
 * @param {string} file
 * @param {string} format as in `xlsx`, or with a filter's options behind a colon
 * @param {string} folder where the result goes, under the same name with another ending
 */
export function convert(file, format, folder) {
  // With a profile of its own, it neither reads nor changes anybody's.
  const profile = mkdtempSync(join(tmpdir(), 'extranet-office-'));
  try {
    execFileSync('soffice', [
      `-env:UserInstallation=${pathToFileURL(profile)}`, '--headless', '--norestore', '--convert-to', format, '--outdir', folder, file,
    ], { stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 });
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/**
 * Runs a script of this folder with Python.
 * @param {string} script
 * @param {string[]} given
 * @returns {string} what it printed
 */
export function python(script, ...given) {
  const program = process.env['PEERS_PYTHON'] ?? join(ROOT, 'target/peers/bin/python');
  return execFileSync(program, [join(HERE, script), ...given], { encoding: 'utf8', timeout: 120_000 });
}
