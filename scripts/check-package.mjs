// Checks what the package publishes as those see it who install it: its `exports` and files by publint, what TypeScript makes
// of each entry by are-the-types-wrong. The package is for ES modules: what TypeScript says of CommonJS and of the resolution
// of Node 10, which knows no `exports`, is left out.
import { readFileSync, readdirSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { checkPackage, Package } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const root = resolve(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
/** Files without types: what a page loads by address. */
const UNTYPED = [/\.json$/, './worker.js'];
const IGNORED = new Set(['node10', 'node16-cjs']);

/** Types, and the code of entries: chunks have nothing to say about either. */
function published() {
  const entries = new Set(
    Object.values(manifest.exports).map((target) => (typeof target === 'string' ? target : target.default)),
  );
  const names = readdirSync(resolve(root, 'dist'), { recursive: true }).map(
    (name) => `./dist/${name.replaceAll('\\', '/')}`,
  );
  return ['./package.json', ...names.filter((name) => name.endsWith('.d.ts') || entries.has(name))];
}

async function wrongTypes() {
  const at = (name) => posix.join('/node_modules', manifest.name, name);
  const files = Object.fromEntries(published().map((name) => [at(name), readFileSync(resolve(root, name), 'utf8')]));
  const found = new Package(files, manifest.name, manifest.version);
  // By a set, not by a search through all names for each of ten thousand questions.
  const folders = new Set();
  for (const name of Object.keys(files))
    for (let folder = posix.dirname(name); folder !== '/'; folder = posix.dirname(folder)) folders.add(folder);
  found.directoryExists = (path) => folders.has(path.replace(/\/$/, ''));
  const { types, problems = [] } = await checkPackage(found, { excludeEntrypoints: UNTYPED });
  if (!types) return ['No entry has types.'];
  return problems
    .filter(({ resolutionKind, resolutionOption }) => !IGNORED.has(resolutionKind ?? resolutionOption))
    .map(
      ({ kind, entrypoint, resolutionKind, ...more }) =>
        `${kind} ${entrypoint ?? JSON.stringify(more)} (${resolutionKind ?? ''})`,
    );
}

const { messages } = await publint({ pkgDir: root, pack: false, strict: true });
const complaints = [...messages.map((message) => formatMessage(message, manifest)), ...(await wrongTypes())];
for (const complaint of complaints) console.error(complaint);
if (complaints.length === 0) console.log(`exports: ${Object.keys(manifest.exports).length} entries, nothing wrong`);
process.exit(complaints.length ? 1 : 0);
