import type { Meta, StoryObj } from '@storybook/web-components-vite';
import code from './exr-inspector.html?raw';
import { liveRecipe, recipeParameters } from './live-recipe.ts';

const meta: Meta = {
  title: 'EXR inspector',
  tags: ['autodocs'],
  parameters: recipeParameters(
    'What is in an EXR file: its layers to choose from, its header, and the values under the pointer as the file stores them.',
    code,
  ),
};
export default meta;

export const Live: StoryObj = { render: () => liveRecipe(code) };
