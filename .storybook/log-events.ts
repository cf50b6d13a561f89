import type { Decorator } from '@storybook/web-components-vite';
import { action } from 'storybook/actions';

/** Every event of the elements, state and requests. */
const EVENTS = [
  'seq-source-change',
  'seq-frame-change',
  'seq-playback-change',
  'seq-status-change',
  'seq-display-change',
  'seq-stall',
  'seq-error',
  'seq-play-request',
  'seq-pause-request',
  'seq-seek-request',
  'seq-step-request',
  'seq-range-request',
  'seq-display-request',
  'seq-marker-select',
];

const logged = new WeakSet<Event>();

/** Shows events under Actions. They are caught on their way down: state events do not bubble. */
export const logEvents: Decorator = (story, { canvasElement }) => {
  for (const name of EVENTS) {
    canvasElement.addEventListener(
      name,
      (event) => {
        if (logged.has(event)) return;
        logged.add(event);
        if (event instanceof CustomEvent) action(name)(event.detail);
      },
      { capture: true },
    );
  }
  return story();
};
