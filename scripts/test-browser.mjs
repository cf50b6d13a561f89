// Runs test/browser in a real Chromium. Usage: node scripts/test-browser.mjs [part of a file's path …]
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { readResult, writeResult } from './results.mjs';

const root = resolve(import.meta.dirname, '..');
const filters = process.argv.slice(2);
const files = readdirSync(resolve(root, 'test/browser'), { recursive: true })
  .map((name) => `test/browser/${String(name)}`)
  .filter((path) => path.endsWith('.test.ts') && filters.every((part) => path.includes(part)));
writeResult('browser', { passed: 0, failed: 1 });
const { status } = spawnSync(
  process.execPath,
  ['node_modules/@web/test-runner/dist/bin.js', '--config', 'scripts/web-test-runner.config.mjs', '--files', ...files],
  { cwd: root, stdio: 'inherit' },
);
const result = readResult('browser');
process.exit(status || result?.failed ? 1 : 0);
