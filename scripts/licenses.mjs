// Writes LICENSES.md: the licences of what the package carries or needs when it runs. `--check` fails when it differs.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const read = (path) => JSON.parse(readFileSync(resolve(root, path), 'utf8'));

/** Run-time dependencies and theirs, by name. */
function collect(names, found = new Map()) {
  for (const name of names) {
    if (found.has(name) || !existsSync(resolve(root, 'node_modules', name, 'package.json'))) continue;
    const manifest = read(`node_modules/${name}/package.json`);
    found.set(name, manifest);
    collect(
      Object.keys(manifest.dependencies ?? {}).filter((each) => !each.startsWith('@types/')),
      found,
    );
  }
  return found;
}

function licenceText(name) {
  const folder = resolve(root, 'node_modules', name);
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  return file ? readFileSync(resolve(folder, file), 'utf8').trim() : null;
}

const packages = collect(Object.keys(read('package.json').dependencies));
const sections = [...packages.values()]
  .sort((a, b) => a.name.localeCompare(b.name))
  .map(({ name, version, license }) => {
    const text = licenceText(name);
    return `## ${name} ${version} (${license})\n\n${text ? '```text\n' + text + '\n```\n' : `The package carries no licence file; it declares ${license}.\n`}`;
  });
/** What the package carries that is no package: its licence lies beside it. */
const CARRIED = [{ name: 'OpenColorIO built-in configs (BSD-3-Clause)', licence: 'src/ocio/configs/LICENSE' }].map(
  ({ name, licence }) => `## ${name}\n\n\`\`\`text\n${readFileSync(resolve(root, licence), 'utf8').trim()}\n\`\`\`\n`,
);
sections.push(...CARRIED);
const page = `# Licences of dependencies\n\nMade by \`npm run licenses\` from the installed packages that seq-viewer carries or needs when it runs.\n\n${sections.join('\n')}`;
const path = resolve(root, 'LICENSES.md');
if (process.argv.includes('--check')) {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== page) {
    console.error('LICENSES.md is out of date: run `npm run licenses`.');
    process.exit(1);
  }
} else writeFileSync(path, page);
