import type { StorybookConfig } from '@storybook/web-components-vite';
import { writeMarkdownPages } from './write-markdown-pages.ts';

writeMarkdownPages();

const config: StorybookConfig = {
  stories: [
    '../stories/introduction.mdx',
    '../.cache/markdown-pages/*.mdx',
    { directory: '../stories/elements', titlePrefix: 'Elements', files: '*.stories.ts' },
    { directory: '../stories/recipes', titlePrefix: 'Recipes', files: '*.stories.ts' },
    { directory: '../stories', titlePrefix: 'Gallery', files: '*.stories.ts' },
  ],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: '@storybook/web-components-vite',
  // The built pages load codecs from beside their own scripts, as the library does.
  staticDirs: [
    { from: '../stories/assets', to: '/shot' },
    { from: '../stories/guide', to: '/guide' },
    { from: '../dist/codecs', to: '/assets/codecs' },
  ],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  /** The library's Vite configuration without what makes it a library build. */
  viteFinal(vite) {
    const { lib: _lib, rolldownOptions: _options, ...build } = vite.build ?? {};
    return { ...vite, build };
  },
};

export default config;
