import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

const meta: Meta = { title: 'Viewer' };
export default meta;

/** Player, timeline and status on one shot: they find each other by the player's id. */
export const Review: StoryObj = {
  render: () => html`
    <div class="review">
      <seq-player id="shot" src="shot/shot.####.exr" frames="1001-1032" fps="24" controls hud></seq-player>
      <seq-timeline for="shot"></seq-timeline>
      <seq-status for="shot" show="file resolution frame timecode fps dropped mem cache"></seq-status>
    </div>
  `,
};

/** Inside the player no id is needed. */
export const Enclosed: StoryObj = {
  render: () => html`
    <div class="review">
      <seq-player src="shot/shot.####.exr" frames="1001-1032" controls label="sample shot">
        <seq-timeline units="timecode"></seq-timeline>
        <seq-status></seq-status>
      </seq-player>
    </div>
  `,
};

/** Many players share one cache and one GPU context. */
export const Dashboard: StoryObj = {
  render: () => html`
    <div style="display: grid; gap: 8px; padding: 8px; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr))">
      ${['rgb', 'r', 'g', 'b', 'luma', 'rgb'].map(
        (channel, i) => html`
          <seq-player
            src="shot/shot.####.exr"
            frames="1001-1032"
            frame=${1001 + i * 5}
            channel=${channel}
            label=${`${channel} ${1001 + i * 5}`}
          ></seq-player>
        `,
      )}
    </div>
  `,
};

/** The narrowest a review page gets. */
export const Narrow: StoryObj = {
  render: () => html`
    <div class="review" style="max-inline-size: 200px">
      <seq-player src="shot/shot.####.exr" frames="1001-1032" controls hud>
        <seq-timeline></seq-timeline>
        <seq-status></seq-status>
      </seq-player>
    </div>
  `,
};

/** A page as wide as a wall. */
export const Wide: StoryObj = {
  parameters: { screenshots: { widths: [4000] } },
  render: () => html`
    <div class="review" style="inline-size: 4000px; max-inline-size: none">
      <seq-player id="wide" src="shot/shot.####.exr" frames="1001-1032" controls style="block-size: 400px"></seq-player>
      <seq-timeline for="wide"></seq-timeline>
      <seq-status for="wide"></seq-status>
    </div>
  `,
};

/** A page that reads from the right: text turns, time does not. */
export const RightToLeft: StoryObj = {
  render: () => html`
    <div class="review" dir="rtl">
      <seq-player src="shot/shot.####.exr" frames="1001-1032" controls label="צילום">
        <seq-timeline></seq-timeline>
        <seq-status></seq-status>
      </seq-player>
    </div>
  `,
};
