import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';

const GUIDE = resolve(import.meta.dirname, '../../stories/guide');

/** Puts a result between the markers of its name on a page of the guide. Throws where it has none. */
export async function pasteResult(bench: string, markdown: string, pageName = 'performance.md'): Promise<void> {
  const file = resolve(GUIDE, pageName);
  const [begin, end] = [`<!-- bench ${bench} -->`, `<!-- /bench ${bench} -->`];
  const page = readFileSync(file, 'utf8');
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} has no ${begin} … ${end}`);
  const pasted = `${page.slice(0, from + begin.length)}\n\n${markdown.trim()}\n\n${page.slice(to)}`;
  writeFileSync(file, await format(pasted, { ...(await resolveConfig(file)), parser: 'markdown' }));
  console.log(`Pasted into ${file}.`);
}

/** The rows of the table that stands between the markers of a name, each by its last cell. */
export function pastedRows(bench: string, pageName: string): ReadonlyMap<string, readonly string[]> {
  const page = readFileSync(resolve(GUIDE, pageName), 'utf8');
  const [, table = ''] = page.split(new RegExp(`<!-- /?bench ${bench} -->`));
  const rows = [...table.matchAll(/^\| (.*) \|$/gm)]
    .slice(2)
    .map(([, cells = '']) => cells.split(/(?<!\\)\|/).map((cell) => cell.trim()));
  return new Map(rows.map((cells) => [cells.at(-1) ?? '', cells]));
}

/** Rows as a Markdown table; numbers stand to the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

/** What the figures were measured on. */
export function machine(): string {
  const [processor] = cpus();
  return `${cpus().length} cores of ${processor?.model.trim() ?? 'an unknown processor'}, Node ${process.version.slice(1)}`;
}
