import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming/create';

// Every first word of a title is a heading of its own; without that, Storybook sorts headings behind single entries.
addons.setConfig({
  theme: create({ base: 'light', brandTitle: 'seq-viewer', brandUrl: './', brandTarget: '_self' }),
  sidebar: { showRoots: true, collapsedRoots: ['gallery', 'decisions'] },
  // The player has keys of its own.
  ui: { enableShortcuts: false },
});
