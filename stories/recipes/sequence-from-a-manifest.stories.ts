import type { Meta, StoryObj } from '@storybook/web-components-vite';
import code from './sequence-from-a-manifest.html?raw';
import { liveRecipe, recipeParameters } from './live-recipe.ts';

const meta: Meta = {
  title: 'Sequence from a manifest',
  tags: ['autodocs'],
  parameters: recipeParameters(
    'A JSON file that says which frames there are, where they are, and how fast they play. The memory they need is known before the first one is fetched, and a frame that was not rendered is known to be missing.',
    code,
  ),
};
export default meta;

export const Live: StoryObj = { render: () => liveRecipe(code) };
