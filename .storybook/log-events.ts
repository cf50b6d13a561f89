import type { Decorator } from '@storybook/web-components-vite';
import { action } from 'storybook/actions';
import { describedElements } from './element-manifest.ts';

/** Every event of the elements, state and requests. */
const EVENTS = new Set(describedElements.flatMap(({ events = [] }) => events.map(({ name }) => name)));

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
