import type { ControlFacts } from '../../.storybook/element-controls.ts';

/** Ranges of the votes on the page's cache, which no settings table has. */
export const CACHE_VOTES: ControlFacts = {
  'cache-percent': { range: [25, 95] },
  'cache-reserve-gb': { range: [0.5, 8] },
  'cache-max-mb': { range: [16, 12288] },
  workers: { range: [1, 8] },
};
