import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

const meta: Meta = { title: 'Status' };
export default meta;

/** Without a player: the cache of the page. */
export const PageCache: StoryObj = {
  render: () => html`<seq-status show="mem cache workers network epoch"></seq-status>`,
};

/** With a player: what is shown, how fast, and why nothing is loading. */
export const OfAPlayer: StoryObj = {
  render: () => html`
    <div class="review">
      <seq-player src="shot/shot.####.exr" frames="1001-1032" controls>
        <seq-status
          show="file frame timecode range resolution format layer fps dropped mem cache workers network blocked epoch"
        ></seq-status>
      </seq-player>
    </div>
  `,
};

/** A vote for so little memory that the shot does not fit. */
export const OverBudget: StoryObj = {
  render: () => html`
    <div class="review">
      <seq-player src="shot/shot.####.exr" frames="1001-1032" controls>
        <seq-timeline></seq-timeline>
        <seq-status cache-max-mb="4" show="frame fps dropped mem cache blocked"></seq-status>
      </seq-player>
    </div>
  `,
};

/** A word that is no token. */
export const TokenUnknown: StoryObj = {
  parameters: { screenshots: { says: 'temperature is none of' } },
  render: () => html`<seq-status show="mem temperature"></seq-status>`,
};

/** The settings panel: what it changes holds at once and is kept for the next visit. */
export const Settings: StoryObj = {
  render: () => html`
    <div class="review">
      <seq-player src="shot/shot.####.exr" frames="1001-1032" controls>
        <seq-timeline></seq-timeline>
        <seq-status settings settings-key="stories"></seq-status>
      </seq-player>
    </div>
  `,
  play: async ({ canvasElement }) => {
    const status = canvasElement.querySelector('seq-status');
    await status?.updateComplete;
    status?.shadowRoot?.querySelector<HTMLElement>('.gear')?.click();
  },
};
