import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../.cache/results');

/** What one runner came to: counts, what failed in a line each, and which browsers it did not find. */
export function writeResult(suite, { passed, failed, failures = [], skipped = 0, missing = [] }) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(resolve(folder, `${suite}.json`), JSON.stringify({ passed, failed, failures, skipped, missing }));
}

export function readResult(suite) {
  try {
    return JSON.parse(readFileSync(resolve(folder, `${suite}.json`), 'utf8'));
  } catch {
    return null;
  }
}

export function clearResults() {
  rmSync(folder, { recursive: true, force: true });
}
