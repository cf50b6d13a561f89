import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { ControlValues } from '../../.storybook/element-controls.ts';
import { liveElement } from './live-element.ts';

const meta: Meta<ControlValues> = {
  title: 'seq-timeline',
  tags: ['autodocs'],
  ...liveElement('seq-timeline', {
    args: { for: 'timed' },
    facts: { units: { words: ['frames', 'timecode', 'seconds'] } },
    around: '<seq-player id="timed" src="shot/shot-tones.mp4" controls></seq-player>\n{element}',
  }),
};
export default meta;

export const Playground: StoryObj<ControlValues> = {};
