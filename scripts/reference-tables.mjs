// The tables of stories/reference/ that are made of what the code itself goes by. Those of the elements come from their docblocks.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const root = resolve(import.meta.dirname, '..');

export const cell = (text = '') => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
export const code = (text = '') => (text ? `\`${cell(text)}\`` : '');

/** A table, under a bold title where it has one; nothing where it has no rows. */
export function table(title, heads, rows) {
  if (rows.length === 0) return '';
  const lines = [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  return `${title && `\n**${title}**\n`}\n${lines.join('\n')}\n`;
}

/** The words of a constant array in a source file, each with the docblock before it. */
function describedWords(path, constant) {
  const text = readFileSync(resolve(root, path), 'utf8');
  const list = text.split(`export const ${constant} = [`)[1]?.split('] as const')[0];
  if (list === undefined)
    throw new Error(`${path} has no constant array ${constant}: name it in scripts/reference-tables.mjs.`);
  const described = [...list.matchAll(/\/\*\*\s*([\s\S]*?)\s*\*\/\s*'([\w-]+)'/g)];
  const words = [...list.replaceAll(/\/\*\*[\s\S]*?\*\//g, '').matchAll(/'([\w-]+)'/g)];
  const bare = words.map(([, word]) => word).filter((word) => !described.some(([, , name]) => name === word));
  if (bare.length > 0) throw new Error(`${path}: write a docblock above ${bare.join(', ')} in ${constant}.`);
  return described.map(([, description, word]) => [word, description.replaceAll(/(^|\n)\s*\*/g, ' ')]);
}

/** What a status line can show, in the order of its own list. */
export function tokenTable() {
  const rows = describedWords('src/components/status/status-token.ts', 'STATUS_TOKENS');
  return table('', ['token', 'what it shows'], rows.map(([token, text]) => [code(token), cell(text)])); // prettier-ignore
}

/** Error codes: what people read, what went wrong, what to do, and whether `retry()` can help by itself. */
export async function errorTable() {
  const { SeqError } = await load('src/core/base/seq-error.ts');
  const { strings } = await load('src/components/text/strings.ts');
  const rows = describedWords('src/core/base/seq-error.ts', 'SEQ_ERROR_CODES').map(([name, text]) => {
    const [cause, remedy] = cell(text).split(' Remedy: ');
    if (!remedy) throw new Error(`src/core/base/seq-error.ts: say after "Remedy:" what to do about ${name}.`);
    const sentence = remedy.charAt(0).toUpperCase() + remedy.slice(1);
    return [code(name), cell(strings.errors[name]), cause, sentence, new SeqError(name, '').retryable ? 'yes' : 'no'];
  });
  return table('', ['code', 'title of the card', 'cause', 'remedy', 'retryable'], rows);
}

/** The module of a source file. */
export async function load(path) {
  const { module } = await runnerImport(resolve(root, path), { configFile: false });
  return module;
}

/** Formats by name: how a file is recognised, and what a page downloads to show one. */
export async function formatTable() {
  const { CODEC_TABLE } = await load('src/core/codec/registry/codec-table.ts');
  const formats = new Map();
  for (const { label, codec, magic, extensions } of CODEC_TABLE) {
    const known = formats.get(label) ?? { codecs: [], extensions: [], magic: false };
    known.codecs.push(`codecs/${codec}.js`);
    known.extensions.push(...extensions);
    known.magic ||= magic.length > 0;
    formats.set(label, known);
  }
  const rows = [...formats].map(([label, { codecs, extensions, magic }]) => [
    label,
    magic ? 'its first bytes' : 'its name',
    extensions.map(code).join(' '),
    codecs.map(code).join(' or '),
  ]);
  return table('', ['format', 'recognised by', 'extensions', 'module loaded when one is opened'], rows);
}

const SIGNS = { ArrowLeft: '←', ArrowRight: '→', '`': 'backquote', '\\': 'backslash' };
const sign = (key) => {
  const shift = key.startsWith('Shift+') ? 'Shift+' : '';
  const name = key.slice(shift.length);
  return `${shift}${SIGNS[name] ?? (name.length === 1 ? name.toUpperCase() : name)}`;
};

/** The keys of every keymap that has any, side by side. */
export async function keyTable() {
  const { keymaps } = await load('src/core/player/commands/keymaps.ts');
  const { keysByCommand } = await load('src/core/player/commands/keymap.ts');
  const { commandLabels } = await load('src/core/player/commands/command-labels.ts');
  const { GESTURES, mouseHabits } = await load('src/core/player/commands/mouse-habits.ts');
  const maps = ['review', 'rv', 'media'];
  const bound = maps.map((map) => keysByCommand(keymaps[map]));
  const keysOf = (keys = []) => keys.map((key) => code(sign(key))).join(' ');
  const heads = ['what it does', ...maps.map((map) => `\`${map}\``)];
  const gestures = GESTURES.map(({ gesture, label, has }) => [
    cell(label),
    ...maps.map((map) => (has(mouseHabits[map]) ? gesture : '')),
  ]);
  const keys = table(
    '',
    heads,
    Object.entries(commandLabels).map(([name, label]) => [cell(label), ...bound.map((keys) => keysOf(keys.get(name)))]),
  );
  return `${keys}${table('On the picture, with a pointer', heads, gestures)}`;
}
