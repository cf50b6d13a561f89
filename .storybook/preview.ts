import type { Preview } from '@storybook/web-components-vite';
import { registerElements } from '../src/components/page/register-elements.ts';
import './preview.css';
import { logEvents } from './log-events.ts';

registerElements();

const preview: Preview = {
  parameters: {
    layout: 'fullscreen',
    // The pages of the elements have controls; the rest are pictures of states.
    controls: { expanded: true, disable: true },
    options: {
      // Read off this text by Storybook: plain words, no constants. Titles that are not named stand at the `*`, or last.
      storySort: {
        order: [
          'Introduction',
          'Get started',
          ['Embedding', 'Frameworks', 'Hosting'],
          'Elements',
          ['seq-player', 'seq-timeline', 'seq-status'],
          'Recipes',
          ['Review page', 'Dailies wall', 'Compare', 'EXR inspector', 'Sequence from a manifest'],
          'Guide',
          [
            'Formats',
            'Video and sound',
            'Edits',
            'Colour',
            'Colour management',
            'Notes',
            'Keyboard',
            'Accessibility',
            'Languages',
            'Memory',
            'Performance',
            'Browsers',
            'Sessions',
            'Extending',
            '*',
            'Hostile',
            'Architecture',
          ],
          'Reference',
          ['Elements', 'Status tokens', 'Keys', 'Formats', 'Errors', '*', 'Changelog'],
          'Gallery',
          ['Viewer', 'Player', 'Timeline', 'Status', 'Controls'],
          'Decisions',
        ],
      },
    },
  },
  globalTypes: {
    scheme: {
      description: 'Colour scheme of the page',
      toolbar: { icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true },
    },
  },
  initialGlobals: { scheme: 'dark' },
  decorators: [
    (story, { globals }) => {
      document.documentElement.style.colorScheme = String(globals.scheme ?? 'dark');
      return story();
    },
    logEvents,
  ],
};

export default preview;
