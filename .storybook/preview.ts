import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { registerElements } from '../src/components/page/register-elements.ts';
import './preview.css';
import manifest from '../.cache/manifest/custom-elements.json';
import { logEvents } from './log-events.ts';

registerElements();
setCustomElementsManifest(manifest);

const preview: Preview = {
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true, sort: 'alpha' },
    options: {
      storySort: {
        order: [
          'Viewer',
          'Player',
          'Timeline',
          'Status',
          'Guide',
          ['Architecture', 'Embedding'],
          'Reference',
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
