import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { ControlValues } from '../../.storybook/element-controls.ts';
import { CACHE_VOTES } from './cache-votes.ts';
import { liveElement } from './live-element.ts';

const meta: Meta<ControlValues> = {
  title: 'seq-status',
  tags: ['autodocs'],
  ...liveElement('seq-status', {
    args: { for: 'told', show: 'frame timecode fps dropped mem cache', settings: true, 'settings-key': 'playground' },
    facts: CACHE_VOTES,
    around: '<seq-player id="told" src="shot/shot.####.exr" frames="1001-1032" controls></seq-player>\n{element}',
  }),
};
export default meta;

export const Playground: StoryObj<ControlValues> = {};
