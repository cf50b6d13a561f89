import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { SeqError } from '../src/core/base/seq-error.ts';
import type { SeqPlayer } from '../src/components/player/seq-player.ts';

const meta: Meta = { title: 'Player/Waiting and healing' };
export default meta;

const HEALING = [1003, 1004, 1007, 1011];

/** The sample shot; some of its files are kept back or refused. */
function shot(resolve: (frame: number) => unknown, attributes: { readonly paused?: boolean } = {}): TemplateResult {
  return html`<div class="review">
    <seq-player
      src="shot/shot.####.exr"
      frames="1001-1012"
      hud
      controls
      preload=${attributes.paused ? 'none' : 'auto'}
      .resolveFrame=${resolve}
    >
      <seq-timeline></seq-timeline>
      <seq-status show="frame timecode buffered hits blocked" settings settings-key="stories-waiting"></seq-status>
    </seq-player>
  </div>`;
}

const fileOf = (frame: number): string => `shot/shot.${frame}.exr`;
const playerOf = (root: HTMLElement): SeqPlayer => root.querySelector('seq-player') as SeqPlayer;

/** Frames failed for the network's sake: the status line offers to try them again, and they are tried by themselves. */
export const SomeFailed: StoryObj = {
  render: () =>
    shot((frame) =>
      HEALING.includes(frame)
        ? Promise.reject(
            new SeqError('fetch-failed', `The server answered HTTP 502 for ${fileOf(frame)}.`, { retryable: false }),
          )
        : fileOf(frame),
    ),
  play: async ({ canvasElement }) => {
    await playerOf(canvasElement).ready;
    await new Promise((done) => setTimeout(done, 1000));
  },
};

/** A failed frame met while playing: a mark over the picture that is held. */
export const PassedOver: StoryObj = {
  render: () =>
    shot((frame) =>
      frame === 1001
        ? fileOf(frame)
        : Promise.reject(new SeqError('decode-failed', 'Chunk 12 of 68 does not inflate.')),
    ),
  play: async ({ canvasElement }) => {
    const player = playerOf(canvasElement);
    await player.ready;
    player.speed = 0.25;
    player.play();
    await new Promise((done) => setTimeout(done, 1500));
  },
};

/** `preload="none"`: nothing is requested before a press on the button. */
export const WaitsToBeAsked: StoryObj = {
  render: () => shot(fileOf, { paused: true }),
  play: async ({ canvasElement }) => {
    const player = playerOf(canvasElement);
    while (!player.shadowRoot?.querySelector('.start')) await new Promise((done) => setTimeout(done, 50));
  },
};

/** The due frame is not there: the numbers say so while it stands. */
export const Held: StoryObj = {
  render: () => shot((frame) => (frame === 1001 ? fileOf(frame) : new Promise(() => {})), { paused: true }),
  play: async ({ canvasElement }) => {
    const player = playerOf(canvasElement);
    await player.seek(1001);
    void player.seek(1005);
    await new Promise((done) => setTimeout(done, 400));
  },
};
