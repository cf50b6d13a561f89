import type { Meta, StoryObj } from '@storybook/web-components-vite';
import code from './compare.html?raw';
import { liveRecipe, recipeParameters } from './live-recipe.ts';

const meta: Meta = {
  title: 'Compare',
  tags: ['autodocs'],
  parameters: recipeParameters(
    'Two versions of a shot in one player: buttons of the page choose how they are compared, and shift the second one in time.',
    code,
  ),
};
export default meta;

export const Live: StoryObj = { render: () => liveRecipe(code) };
