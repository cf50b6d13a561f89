// The README's tables, made of what the code itself goes by.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const root = resolve(import.meta.dirname, '..');

export const cell = (text = '') => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
export const code = (text = '') => (text ? `\`${cell(text)}\`` : '');

/** A table under a bold title; nothing where it has no rows. */
export function table(title, heads, rows) {
  if (rows.length === 0) return '';
  const lines = [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  return `\n**${title}**\n\n${lines.join('\n')}\n`;
}

async function load(path) {
  const { module } = await runnerImport(resolve(root, path), { configFile: false });
  return module;
}

/** Formats by name: how a file is told, and what a page downloads to show one. */
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
    magic ? 'its first bytes' : 'its name alone',
    extensions.map(code).join(' '),
    codecs.map(code).join(' or '),
  ]);
  return table('Pictures', ['format', 'told by', 'endings', 'loaded when one is opened'], rows);
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
  const { commands } = await load('src/core/player/commands/commands.ts');
  const maps = ['review', 'rv', 'media'];
  const bound = maps.map((map) => keysByCommand(keymaps[map]));
  const keysOf = (keys = []) => keys.map((key) => code(sign(key))).join(' ');
  return table(
    'Keys by `keymap`',
    ['what it does', ...maps.map((map) => `\`${map}\``)],
    Object.entries(commands).map(([name, { label }]) => [cell(label), ...bound.map((keys) => keysOf(keys.get(name)))]),
  );
}
