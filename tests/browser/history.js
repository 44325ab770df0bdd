//! A repository for a site of the tests, with a past that is the same on every machine: names, clocks and settings are its own.
// @ts-check

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @typedef {{ when: string, who: string, files: Record<string, string> }} Change what somebody committed: texts of files by their path below the content
 */

/**
 * Commits the content as it is, and then one change after the other.
 * @param {string} content
 * @param {string} when
 * @param {string} who
 * @param {Change[]} changes
 */
export function commitAll(content, when, who, changes) {
  const site = dirname(content);
  git(site, ['init', '--quiet', '--initial-branch', 'main']);
  for (const change of [{ when, who, files: {} }, ...changes]) {
    for (const [file, text] of Object.entries(change.files)) writeFileSync(join(content, file), text);
    git(site, ['add', 'content']);
    git(site, ['commit', '--quiet', '--message', 'A change.'], change);
  }
}

/**
 * @param {string} folder
 * @param {string[]} command
 * @param {{ when: string, who: string }} [by]
 */
function git(folder, command, { when, who } = { when: '2026-01-01T12:00:00Z', who: 'Nobody' }) {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: who,
    GIT_AUTHOR_EMAIL: 'somebody@example.test',
    GIT_AUTHOR_DATE: when,
    GIT_COMMITTER_NAME: 'Robot',
    GIT_COMMITTER_EMAIL: 'robot@example.test',
    GIT_COMMITTER_DATE: when,
  };
  execFileSync('git', command, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
}
