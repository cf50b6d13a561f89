import type { Meta, StoryObj } from '@storybook/web-components-vite';
import code from './dailies-wall.html?raw';
import { liveRecipe, recipeParameters } from './live-recipe.ts';

const meta: Meta = {
  title: 'Dailies wall',
  tags: ['autodocs'],
  parameters: recipeParameters(
    'Many shots on one page. They share one cache, one graphics context and the workers; a tile decodes what its box needs and plays while the pointer or the focus is on it.',
    code,
  ),
};
export default meta;

export const Live: StoryObj = { render: () => liveRecipe(code) };
