import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FOLDERS, pageTitle } from './page-address.ts';

const ROOT = resolve(import.meta.dirname, '..');

/**
 * Storybook indexes MDX only, so each Markdown file of the guide, the reference and the decisions, and the changelog, gets
 * a page in `.cache/markdown-pages` that shows it. (MDX itself would show tables as text.)
 */
export function writeMarkdownPages(): void {
  const target = resolve(ROOT, '.cache/markdown-pages');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const folder of Object.keys(FOLDERS)) {
    const source = resolve(ROOT, 'stories', folder);
    for (const file of readdirSync(source).filter((name) => name.endsWith('.md'))) {
      const name = file.replace(/\.md$/, '');
      const page = pageOf(`stories/${folder}/${file}`, folder, pageTitle(folder, name));
      writeFileSync(resolve(target, `${folder}-${name}.mdx`), page);
    }
  }
  writeFileSync(resolve(target, 'changelog.mdx'), pageOf('CHANGELOG.md', '', pageTitle('reference', 'changelog')));
}

/** The title's last part is the page's address: named after the file, so that links between files can be followed. */
function pageOf(path: string, folder: string, title: string): string {
  return `import { Markdown, Meta } from '@storybook/addon-docs/blocks';
import text from '../../${path}?raw';
import { linkPages } from '../../.storybook/link-pages.ts';

<Meta title="${title}" />

<Markdown>{linkPages(text, '${folder}')}</Markdown>
`;
}
