// Makes the custom-elements manifest (.cache/manifest), and from it and from the sources the tables of stories/reference/ and
// the types of templates. With --check: writes neither, and fails where one differs from the sources.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format } from 'prettier';
import { elementTypes } from './element-types.mjs';
import { elementsOf, isPublic, makeManifest, named } from './elements-manifest.mjs';
import { cell, code, errorTable, formatTable, keyTable, table, tokenTable } from './reference-tables.mjs';

const root = resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const manifest = await makeManifest();
const elements = elementsOf(manifest);

function section(element) {
  const fields = new Map(element.members?.filter(({ kind }) => kind === 'field').map((field) => [field.name, field]));
  const votes = /^(cache-|workers)/;
  const listed = [...(element.attributes ?? [])].sort((a, b) => votes.test(a.name) - votes.test(b.name));
  const attributes = listed.map((attribute) => {
    const field = fields.get(attribute.fieldName);
    const type = attribute.type?.text ?? field?.type?.text;
    return [code(attribute.name), code(type), cell(attribute.description ?? field?.description)];
  });
  const reflected = new Set((element.attributes ?? []).map(({ fieldName }) => fieldName));
  const own = (element.members ?? []).filter((member) => isPublic(member) && member.description);
  const properties = own.filter(({ kind, name }) => kind === 'field' && !reflected.has(name));
  const methods = own.filter(({ kind }) => kind === 'method');
  const listOf = (list) => named(list).map(({ name, description }) => [code(name), cell(description)]);
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
    table('Events', ['event', 'when'], listOf(element.events)),
    table('Parts', ['part', 'what it is'], listOf(element.cssParts)),
    table('States', ['`:state()`', 'when'], listOf(element.cssStates)),
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

/** Everything that is made of the sources, by file. */
const made = { 'src/frameworks/elements.ts': await elementTypes(manifest) };
for (const [name, { title, intro, body }] of Object.entries(pages))
  made[`stories/reference/${name}.md`] = await format(`# ${title}\n\n${GENERATED}\n\n${intro}\n\n${body}`, {
    parser: 'markdown',
  });

const differing = [];
mkdirSync(resolve(root, 'stories/reference'), { recursive: true });
for (const [name, text] of Object.entries(made)) {
  const file = resolve(root, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  differing.push(name);
  if (!check) writeFileSync(file, text);
}

if (differing.length === 0) console.log('Reference tables and template types agree with the sources.');
else if (check) {
  console.error(`Run \`npm run manifest\` and commit what it writes: ${differing.join(', ')} differ from the sources.`);
  process.exit(1);
} else console.log(`Wrote ${differing.join(', ')}.`);
