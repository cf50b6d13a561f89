// Makes the custom-elements manifest (.cache/manifest), and the tables of stories/reference/ from it and from the sources.
// With --check: writes no table, and fails where one differs from the sources.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format } from 'prettier';
import { addPlayerSettings } from './settings-manifest.mjs';
import { cell, code, errorTable, formatTable, keyTable, table, tokenTable } from './reference-tables.mjs';

const root = resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const analyzer = resolve(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
const config = 'scripts/custom-elements-manifest.config.mjs';
execFileSync(process.execPath, [analyzer, 'analyze', '--config', config, '--quiet'], { cwd: root, stdio: 'inherit' });

const manifestFile = resolve(root, '.cache/manifest/custom-elements.json');
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
await addPlayerSettings(manifest);
writeFileSync(manifestFile, JSON.stringify(manifest, null, 2));
const elements = manifest.modules.flatMap((module) => module.declarations).filter((one) => one.tagName);
const order = ['seq-player', 'seq-timeline', 'seq-status'];
elements.sort((a, b) => order.indexOf(a.tagName) - order.indexOf(b.tagName));

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
  const methods = own.filter(({ kind }) => kind === 'method');
  const named = (list = []) =>
    list.filter(({ name }) => name).map(({ name, description }) => [code(name), cell(description)]);
  return [
    `## \`<${element.tagName}>\`\n\n${cell(element.description)}\n`,
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

const GENERATED = '<!-- Made by `npm run manifest`. Change the sources, not this file. -->';

/** The pages of stories/reference/: an introduction, then what the sources say. */
const pages = {
  elements: {
    title: 'Elements',
    intro:
      'Attributes, properties, methods, events, parts, states and custom properties, from the docblocks of the elements ' +
      'and from the settings table. Every attribute has a property of the same meaning; attributes are commands and are ' +
      'never written back. The words that `show` of `<seq-status>` takes are [status tokens](status-tokens.md).',
    body: elements.map(section).join('\n'),
  },
  formats: {
    title: 'Picture formats',
    intro:
      'From the codec table (`src/core/codec/registry/codec-table.ts`). What each decoder supports is in the guide: ' +
      '[Formats](../guide/formats.md); MP4, MOV, WebM and MKV: [Video and sound](../guide/video-and-sound.md).',
    body: await formatTable(),
  },
  keys: {
    title: 'Keys',
    intro:
      'From the keymaps (`src/core/player/commands/keymaps.ts`); `keymap="none"` has no keys. How focus and keys work ' +
      'together is in the guide: [Keyboard](../guide/keyboard.md).',
    body: await keyTable(),
  },
  'status-tokens': {
    title: 'Status tokens',
    intro:
      'The words that `show` of `<seq-status>` takes, separated by spaces, in the order in which they are to be shown: ' +
      '`show="frame fps dropped mem"` is the default. Every value keeps its width, so nothing moves while it changes.',
    body: tokenTable(),
  },
  errors: {
    title: 'Error codes',
    intro:
      'The `code` of a `SeqError`, of `seq-error` events and of `state.error`. The list is part of the public contract: ' +
      'codes are added, never renamed. The card over the picture has the title and the message, which names the file, ' +
      'the place in it or the option. Misuse in a program throws `TypeError` instead and names the option. A retryable ' +
      'error can be tried again with `retry()`.',
    body: await errorTable(),
  },
};

const folder = resolve(root, 'stories/reference');
const differing = [];
mkdirSync(folder, { recursive: true });
for (const [name, { title, intro, body }] of Object.entries(pages)) {
  const file = resolve(folder, `${name}.md`);
  const text = await format(`# ${title}\n\n${GENERATED}\n\n${intro}\n\n${body}`, { parser: 'markdown' });
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  differing.push(`stories/reference/${name}.md`);
  if (!check) writeFileSync(file, text);
}

if (differing.length === 0) console.log('The reference tables agree with the sources.');
else if (check) {
  console.error(`Run \`npm run manifest\` and commit what it writes: ${differing.join(', ')} differ from the sources.`);
  process.exit(1);
} else console.log(`Wrote ${differing.join(', ')}.`);
