import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';

const meta: Meta = { title: 'Viewer/Surroundings' };
export default meta;

const TOKENS = 'file frame timecode fps dropped mem cache blocked';

/** Player, timeline and status line in a page of a certain kind. */
function page(style: string, attributes: { readonly slow?: boolean } = {}): TemplateResult {
  const never = (): Promise<never> => new Promise(() => {});
  const resolve = attributes.slow ? never : null;
  return html`<div class="review" style=${style}>
    <seq-player src="shot/shot.####.exr" frames="1001-1032" .resolveFrame=${resolve} controls hud label="sh010">
      <seq-timeline></seq-timeline>
      <seq-status show=${TOKENS} settings settings-key="surroundings"></seq-status>
    </seq-player>
  </div>`;
}

export const Dark: StoryObj = { render: () => page('color-scheme: dark') };
export const Light: StoryObj = { render: () => page('color-scheme: light; background: #fff') };

/** Nothing has arrived yet. */
export const Loading: StoryObj = { render: () => page('', { slow: true }) };

/** No network: what is not here yet waits for it, and the player says so. */
export const Offline: StoryObj = {
  render: () => page(''),
  beforeEach: () => {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    return () => {
      Reflect.deleteProperty(navigator, 'onLine');
      dispatchEvent(new Event('online'));
    };
  },
};

/**
 * The system's own colours, as in Windows' contrast themes; a browser that emulates `forced-colors` shows the real
 * thing.
 */
export const ForcedColours: StoryObj = {
  render: () =>
    page(
      `--seq-ground: Canvas; --seq-raised: Canvas; --seq-line: CanvasText; --seq-text: CanvasText;
       --seq-quiet: CanvasText; --seq-accent: Highlight; --seq-alert: CanvasText; --seq-busy: CanvasText`,
    ),
};

/** A page at 200 %: nothing is cut off, nothing overlaps. */
export const Zoomed: StoryObj = { render: () => page('zoom: 2; max-inline-size: 480px') };

/** The narrowest timeline and status line, with everything in them. */
export const NarrowPanel: StoryObj = { render: () => page('max-inline-size: 200px') };
