import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { ControlValues } from '../../.storybook/element-controls.ts';
import { CACHE_VOTES } from './cache-votes.ts';
import { liveElement } from './live-element.ts';

const meta: Meta<ControlValues> = {
  title: 'seq-player',
  tags: ['autodocs'],
  ...liveElement('seq-player', {
    args: { src: 'shot/shot.####.exr', frames: '1001-1032', controls: true },
    facts: CACHE_VOTES,
    id: 'subject',
    around: '{element}\n<seq-timeline for="subject"></seq-timeline>',
  }),
};
export default meta;

export const Playground: StoryObj<ControlValues> = {};
