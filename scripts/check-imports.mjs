// Fails where the files of src form an import cycle (types included), where a file is reached by tests only, and where
// a folder has grown too long to read. Run by `npm run lint`.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '..');
const MOST_FILES = 20;
/** Compiled on their own, by AssemblyScript. */
const KERNELS = 'src/core/codec/exr/kernels/';
/** What a user of the package, a build or a page begins with; codecs are found by name: `NAME-codec.ts`. */
const ENTRIES =
  /^(src\/(index|define|cdn|annotations|exr|ocio)\.ts|src\/element\/.*\.ts|src\/frameworks\/(client-props|elements)\.ts|src\/workers\/worker-entry\.ts|src\/.*\/[^/]+-codec\.ts|vite\.config\.ts)$/;
const USERS = ['scripts', 'stories', '.storybook'];

function sources(folder) {
  return readdirSync(resolve(root, folder), { recursive: true })
    .map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.startsWith(KERNELS));
}

const texts = new Map();
const textOf = (path) => texts.get(path) ?? texts.set(path, readFileSync(resolve(root, path), 'utf8')).get(path);
const src = sources('src');
const known = new Set(src);

function within(from, specifier) {
  if (!specifier.startsWith('.')) return null;
  const path = relative(root, resolve(root, dirname(from), specifier.replace(/\?.*$/, ''))).replaceAll('\\', '/');
  return known.has(path) ? path : null;
}

/** What a file imports, its types included. */
const importsOf = (path) =>
  ts
    .preProcessFile(textOf(path), true, true)
    .importedFiles.map(({ fileName }) => within(path, fileName))
    .filter(Boolean);

/** What a file names in any way: imports, workers, addresses, paths that a script loads. */
const namedBy = (path) => [
  ...[...textOf(path).matchAll(/['"`](\.{1,2}\/[^'"`\s]+?\.ts)(\?[\w&]+)?['"`]/g)].map(([, name]) =>
    within(path, name),
  ),
  ...[...textOf(path).matchAll(/['"`]\/?(?:src\/)?((?:core|workers|ocio)\/[^'"`\s]+?\.ts)['"`]/g)]
    .map(([, name]) => `src/${name}`)
    .filter((name) => known.has(name)),
];

/** Groups of files of which each reaches every other (Tarjan). */
function cycles(graph) {
  const index = new Map();
  const low = new Map();
  const stack = [];
  const found = [];
  const visit = (node) => {
    index.set(node, index.size);
    low.set(node, index.get(node));
    stack.push(node);
    for (const next of graph.get(node)) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node), low.get(next)));
    }
    if (low.get(node) !== index.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1 || graph.get(node).includes(node)) found.push(group.sort());
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return found;
}

/** One way round a cycle, to show where it could be cut. */
function wayRound(group, graph) {
  const inside = new Set(group);
  const from = new Map([[group[0], null]]);
  for (const node of from.keys())
    for (const next of graph.get(node).filter((one) => inside.has(one))) {
      if (next === group[0]) {
        const way = [];
        for (let at = node; at; at = from.get(at)) way.unshift(at);
        return [...way, group[0]].join(' → ');
      }
      if (!from.has(next)) from.set(next, node);
    }
  return group.join(', ');
}

const graph = new Map(src.map((path) => [path, importsOf(path)]));
const problems = [];
problems.push(...cycles(graph).map((group) => `Import cycle of ${group.length} files: ${wayRound(group, graph)}`));

const reached = new Set();
const visit = (path) => {
  if (reached.has(path)) return;
  reached.add(path);
  for (const next of namedBy(path)) if (next) visit(next);
};
for (const path of [...src, 'vite.config.ts'].filter((one) => ENTRIES.test(one))) visit(path);
for (const folder of USERS)
  for (const name of readdirSync(resolve(root, folder), { recursive: true }).map((one) => `${folder}/${one}`))
    if (/\.(ts|mjs|mts|html|mdx)$/.test(name)) visit(name);
for (const path of src)
  if (!reached.has(path) && !path.endsWith('.d.ts'))
    problems.push(`${path} is reached from no entry point: delete it, or move it to test/support.`);

const counts = new Map();
for (const path of src) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
for (const [folder, count] of counts)
  if (count > MOST_FILES)
    problems.push(`${folder} has ${count} files, more than ${MOST_FILES}: group them by what they do.`);

for (const problem of problems) console.error(problem);
if (!problems.length) console.log(`src: ${src.length} files, no import cycle, none unused`);
process.exit(problems.length ? 1 : 0);
