//! The table of what budgets come to is what the program in Python makes of docs/budgets.md.
// @ts-check

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { ROOT } from './programs.js';

test('the cases of budgets are those of the oracle', () => {
  // It needs no packages, so any Python will do. A difference makes it fail, with its reason.
  execFileSync('python3', [join(ROOT, 'tests/budgets/oracle.py'), '--check'], { stdio: 'pipe', timeout: 120_000 });
});
