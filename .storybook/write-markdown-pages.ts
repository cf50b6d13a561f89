import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const FOLDERS = { guide: 'Guide', reference: 'Reference', decisions: 'Decisions' } as const;

/**
 * Storybook indexes MDX only, so each Markdown file of the guide, the reference and the decisions gets a page in
 * `.cache/markdown-pages` that shows it. (MDX itself would show tables as text.)
 */
export function writeMarkdownPages(): void {
  const target = resolve(ROOT, '.cache/markdown-pages');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const [folder, section] of Object.entries(FOLDERS)) {
    const source = resolve(ROOT, 'stories', folder);
    for (const file of readdirSync(source).filter((name) => name.endsWith('.md'))) {
      const name = file.replace(/\.md$/, '');
      // The title's last part is its address: named after the file, so that links between files can be followed.
      const page = `import { Markdown, Meta } from '@storybook/addon-docs/blocks';
import text from '../../stories/${folder}/${file}?raw';
import { linkPages } from '../../.storybook/link-pages.ts';

<Meta title="${section}/${titleOf(name)}" />

<Markdown>{linkPages(text, '${folder}')}</Markdown>
`;
      writeFileSync(resolve(target, `${folder}-${name}.mdx`), page);
    }
  }
}

/** `video-and-sound` is shown as `Video and sound`, whose address is `video-and-sound` again. */
function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return title.replace(/^Exr\b/, 'EXR');
}
