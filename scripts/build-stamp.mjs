// Tells whether dist/ still is what the build would make: by the content of what goes in and of what came out.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const stamp = resolve(root, '.cache/build-stamp');
const INPUTS = ['src', 'scripts', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];

function filesOf(path) {
  const full = resolve(root, path);
  if (!statSync(full, { throwIfNoEntry: false })?.isDirectory()) return [path];
  return readdirSync(full, { recursive: true })
    .map((name) => `${path}/${String(name).replaceAll('\\', '/')}`)
    .filter((name) => statSync(resolve(root, name)).isFile())
    .sort();
}

function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesOf))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(resolve(root, file)));
  return hash.digest('hex');
}

/** Fingerprint of the sources; taken before a build, so that an edit while it runs makes its result stale. */
export const inputsNow = () => fingerprint(INPUTS);

export function isCurrent() {
  try {
    return readFileSync(stamp, 'utf8') === `${inputsNow()} ${fingerprint(['dist'])}`;
  } catch {
    return false;
  }
}

export function markStale() {
  rmSync(stamp, { force: true });
}

export function markCurrent(inputs) {
  mkdirSync(resolve(stamp, '..'), { recursive: true });
  writeFileSync(stamp, `${inputs} ${fingerprint(['dist'])}`);
}
