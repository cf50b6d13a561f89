import type { Meta, StoryObj } from '@storybook/web-components-vite';
import code from './review-page.html?raw';
import { liveRecipe, recipeParameters } from './live-recipe.ts';

const meta: Meta = {
  title: 'Review page',
  tags: ['autodocs'],
  parameters: recipeParameters(
    'A shot with its timeline, its status line and its notes: a press on a note goes to its frame, and a marker set in the player (N) is added to the list. The page owns the notes and stores them wherever it likes.',
    code,
  ),
};
export default meta;

export const Live: StoryObj = { render: () => liveRecipe(code) };
