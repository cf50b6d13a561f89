// Makes the custom-elements manifest (.cache/manifest) and the tables of the README from it, from the formats and from the keys.
// With --check: fails where the README says something else.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format } from 'prettier';
import { cell, code, formatTable, keyTable, table } from './readme-tables.mjs';

const root = resolve(import.meta.dirname, '..');
const analyzer = resolve(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
const config = 'scripts/custom-elements-manifest.config.mjs';
execFileSync(process.execPath, [analyzer, 'analyze', '--config', config, '--quiet'], { cwd: root, stdio: 'inherit' });

const manifest = JSON.parse(readFileSync(resolve(root, '.cache/manifest/custom-elements.json'), 'utf8'));
const elements = manifest.modules.flatMap((module) => module.declarations).filter((one) => one.tagName);
const order = ['seq-player', 'seq-timeline', 'seq-status'];
elements.sort((a, b) => order.indexOf(a.tagName) - order.indexOf(b.tagName));

/** Public to TypeScript because the property decorator and linked elements call them. */
const INTERNAL = new Set(['readSetting', 'writeSetting']);

function section(element) {
  const fields = new Map(element.members?.filter(({ kind }) => kind === 'field').map((field) => [field.name, field]));
  const votes = /^(cache-|workers)/;
  const listed = [...(element.attributes ?? [])].sort((a, b) => votes.test(a.name) - votes.test(b.name));
  const attributes = listed.map((attribute) => {
    const field = fields.get(attribute.fieldName);
    const type = attribute.type?.text ?? field?.type?.text;
    return [code(attribute.name), code(type), cell(attribute.description ?? field?.description)];
  });
  const isPublic = ({ privacy, name }) => privacy !== 'private' && privacy !== 'protected' && !/^[#[]/.test(name);
  const reflected = new Set((element.attributes ?? []).map(({ fieldName }) => fieldName));
  const own = (element.members ?? []).filter((member) => isPublic(member) && member.description && !member.static);
  const properties = own.filter(({ kind, name }) => kind === 'field' && !reflected.has(name));
  const methods = own.filter(({ kind, name }) => kind === 'method' && !INTERNAL.has(name));
  const named = (list = []) =>
    list.filter(({ name }) => name).map(({ name, description }) => [code(name), cell(description)]);
  return [
    `### \`<${element.tagName}>\`\n\n${cell(element.description)}\n`,
    table('Attributes', ['attribute', 'type', 'what it does'], attributes),
    table(
      'Properties without attribute',
      ['property', 'type', 'what it is'],
      properties.map(({ name, type, description }) => [code(name), code(type?.text), cell(description)]),
    ),
    table(
      'Methods',
      ['method', 'what it does'],
      methods.map(({ name, parameters = [], description }) => [
        code(`${name}(${parameters.map((one) => one.name + (one.optional || one.default ? '?' : '')).join(', ')})`),
        cell(description),
      ]),
    ),
    table('Events', ['event', 'when'], named(element.events)),
    table('Parts', ['part', 'what it is'], named(element.cssParts)),
    table('States', ['`:state()`', 'when'], named(element.cssStates)),
    table(
      'Custom properties',
      ['property', 'default', 'what it sets'],
      (element.cssProperties ?? []).map(({ name, default: initial, description }) => [
        code(name),
        code(initial),
        cell(description),
      ]),
    ),
  ].join('');
}

/** What stands between two marks of the README, made anew. */
async function filled(text, name, content) {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [head, rest] = [text.split(start)[0], text.split(end)[1]];
  if (rest === undefined) throw new Error(`README.md has lost its marks ${start} and ${end}`);
  return `${head}${start}\n\n${await format(content, { parser: 'markdown' })}\n${end}${rest}`;
}

const readmeFile = resolve(root, 'README.md');
const readme = readFileSync(readmeFile, 'utf8');
let next = await filled(readme, 'elements', elements.map(section).join('\n'));
next = await filled(next, 'formats', await formatTable());
next = await filled(next, 'keys', await keyTable());

if (next === readme) console.log('README tables agree with the sources');
else if (process.argv.includes('--check')) {
  console.error('README tables differ from the sources: run npm run manifest and commit README.md');
  process.exit(1);
} else {
  writeFileSync(readmeFile, next);
  console.log('wrote the README tables');
}
