import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import type { SeqPlayer } from '../src/components/player/seq-player.ts';

const meta: Meta = { title: 'Controls' };
export default meta;

const MARKERS = [
  { frame: 1004, label: 'Hair', color: '#e5484d' },
  { frame: 1010, out: 1014, label: 'The flare is too strong' },
  { frame: 1020 },
];

function player(
  width: string,
  attributes: { readonly channel?: string; readonly compare?: boolean } = {},
): TemplateResult {
  return html`<div class="review" style="inline-size: ${width}">
    <seq-player
      src="shot/shot.####.exr"
      frames="1001-1032"
      compare-src=${attributes.compare ? 'shot/shot.####.exr' : ''}
      channel=${attributes.channel ?? 'rgb'}
      controls
      .markers=${MARKERS}
    >
      <seq-timeline></seq-timeline>
      <seq-status show="frame fps mem" settings settings-key="controls-story"></seq-status>
    </seq-player>
  </div>`;
}

/** Opens something by the way of people: by a press on a button of the bar, or of its menu. */
function opened(render: () => TemplateResult, ...buttons: string[]): StoryObj {
  return {
    render,
    play: async ({ canvasElement }) => {
      const shown = canvasElement.querySelector<SeqPlayer>('seq-player');
      await customElements.whenDefined('seq-player');
      for (const name of buttons) {
        await shown?.updateComplete;
        await new Promise((done) => setTimeout(done, 100));
        const found = [...(shown?.renderRoot.querySelectorAll<HTMLElement>(name) ?? [])];
        const button = found.find((one) => one.offsetWidth > 0);
        if (!button) throw new Error(`There is no ${name} to press`);
        button.click();
      }
      await shown?.updateComplete;
    },
  };
}

/** Everything that there is room for. */
export const Wide: StoryObj = {
  render: () => player('100%', { compare: true }),
  parameters: { screenshots: { widths: [1200, 2000] } },
};
/** What is not the whole picture is said in the bar as long as there is any room. */
export const OneChannel: StoryObj = { render: () => player('320px', { channel: 'r' }) };
/** Play, steps, frame and the menu stay. */
export const Narrow: StoryObj = { render: () => player('200px') };
/** What the bar has no room for. */
export const NarrowMenu = opened(() => player('200px'), '.bar button.menu');
export const NarrowMarkers = opened(() => player('200px'), '.bar button.menu', '.floating button.markers');
export const Markers = opened(() => player('640px'), '.bar button.menu', '.floating button.markers');
/** 44 px for each target. */
export const Touch: StoryObj = {
  render: () => player('100%'),
  parameters: { screenshots: { touch: true, widths: [375] } },
};
export const TouchMenu: StoryObj = {
  ...opened(() => player('375px'), '.bar button.menu'),
  parameters: { screenshots: { touch: true, widths: [375] } },
};
