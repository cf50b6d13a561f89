import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

interface PlayerArgs {
  readonly src: string | undefined;
  readonly frames: string | undefined;
  readonly frame: number | undefined;
  readonly controls: boolean;
  readonly hud: boolean;
  readonly label: string | undefined;
  readonly exposure: number;
  readonly channel: string;
  readonly layer: string | undefined;
  readonly missing: string;
  readonly loop: string;
}

const meta: Meta<PlayerArgs> = {
  title: 'Player',
  args: {
    src: 'shot/shot.####.exr',
    frames: '1001-1032',
    frame: undefined,
    controls: true,
    hud: false,
    label: undefined,
    exposure: 0,
    channel: 'rgb',
    layer: undefined,
    missing: 'hold',
    loop: 'loop',
  },
  render: ({ src, frames, frame, controls, hud, label, exposure, channel, layer, missing, loop }) => html`
    <div class="review">
      <seq-player
        src=${ifDefined(src)}
        frames=${ifDefined(frames)}
        frame=${ifDefined(frame)}
        label=${ifDefined(label)}
        layer=${ifDefined(layer)}
        channel=${channel}
        exposure=${exposure}
        missing=${missing}
        loop=${loop}
        ?controls=${controls}
        ?hud=${hud}
      >
        <seq-timeline></seq-timeline>
      </seq-player>
    </div>
  `,
};
export default meta;

type Story = StoryObj<PlayerArgs>;

export const Default: Story = {};
export const Bare: Story = { args: { controls: false } };
export const Overlay: Story = { args: { hud: true, label: 'sh010 / comp / v003' } };
export const Exposed: Story = { args: { exposure: 2 } };
export const Luma: Story = { args: { channel: 'luma' } };
export const Depth: Story = { args: { layer: 'Z', exposure: -4 } };
/** The same shot as H.264: numbered from 1, decoded when it is opened. */
export const Video: Story = { args: { src: 'shot/shot.mp4', frames: undefined } };
/** No source at all. */
export const Empty: Story = { args: { src: undefined, frames: undefined } };
/** A pattern that says not which frames exist. */
export const SourceInvalid: Story = { args: { frames: undefined } };
/** A frame list that cannot be read. */
export const FramesInvalid: Story = { args: { frames: '1010-1001' } };
/** Frames the server does not have: the last picture is held and every number says so. */
export const MissingHeld: Story = {
  args: { frames: '1001-1040', frame: 1030, hud: true },
  play: async ({ canvasElement }) => {
    const player = canvasElement.querySelector('seq-player');
    await player?.ready;
    await player?.seek(1036);
  },
};
/** The same with a card. */
export const MissingCard: Story = { args: { frames: '1001-1040', frame: 1036, missing: 'error' } };
/** A gap in the list. */
export const Gap: Story = { args: { frames: '1001-1010,1020-1032', frame: 1015, missing: 'error' } };
/** A layer the file has not. */
export const LayerUnknown: Story = { args: { layer: 'diffuse' } };
