import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { storyScene } from '../test/support/page/story-scene.ts';
import { writeDpx } from '../test/support/pictures/dpx-cineon-writer.ts';

const meta: Meta = { title: 'Player/Formats' };
export default meta;

const [WIDTH, HEIGHT] = [192, 108];

/** A shot whose files are made as they are asked for. */
function made(name: string, file: (frame: number) => Blob | Promise<Blob>): TemplateResult {
  const resolve = async (frame: number): Promise<Blob> => file(frame);
  return html`<div class="review">
    <seq-player src=${name} frames="1001-1016" frame="1006" .resolveFrame=${resolve} controls hud metadata>
      <seq-timeline></seq-timeline>
      <seq-status show="file frame resolution format layer mem"></seq-status>
    </seq-player>
  </div>`;
}

/** Linear light as Cineon's 10-bit printing density: white at 685, 0.002 density a code, gamma 0.6. */
function density(light: number): number {
  const black = 10 ** ((95 - 685) * (0.002 / 0.6));
  const code = 685 + Math.log10(light * (1 - black) + black) / (0.002 / 0.6);
  return Math.round(Math.max(0, Math.min(1023, code)));
}

/** A scan: 10-bit printing density, packed four bytes a pixel. */
export const FilmScan: StoryObj = {
  render: () =>
    made('scan.####.dpx', (frame) => {
      const { r, g, b } = storyScene(frame, 1001, WIDTH, HEIGHT);
      const sample = (x: number, y: number, component: number): number =>
        density([r, g, b][component]?.[y * WIDTH + x] ?? 0);
      const element = { descriptor: 50, components: 3, bits: 10, packing: 1, transfer: 1, sample } as const;
      return new Blob([writeDpx({ width: WIDTH, height: HEIGHT, elements: [element], televisionRate: 24 })]);
    }),
};

/** A sequence of stills: sRGB code values of 8 bits with their alpha. */
export const Stills: StoryObj = {
  render: () =>
    made('still.####.png', (frame) => {
      const { r, g, b } = storyScene(frame, 1001, WIDTH, HEIGHT);
      const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
      const picture = new ImageData(WIDTH, HEIGHT);
      r.forEach((red, at) => {
        const light = [red, g[at] ?? 0, b[at] ?? 0];
        picture.data.set([...light.map((value) => 255 * Math.min(1, value) ** (1 / 2.2)), 255], at * 4);
      });
      canvas.getContext('2d')?.putImageData(picture, 0, 0);
      return canvas.convertToBlob({ type: 'image/png' });
    }),
};

/** Video of the same shot, numbered from 1. */
export const Video: StoryObj = {
  render: () =>
    html`<div class="review">
      <seq-player src="shot/shot.mp4" frame="6" controls hud metadata>
        <seq-timeline units="seconds"></seq-timeline>
        <seq-status show="file frame resolution format layer mem"></seq-status>
      </seq-player>
    </div>`,
};

/** The same with a tone for as long as each twelfth frame lasts: 1, 13, 25. M is the key for silence. */
export const VideoWithSound: StoryObj = {
  render: () =>
    html`<div class="review">
      <seq-player src="shot/shot-tones.mp4" controls hud metadata>
        <seq-timeline></seq-timeline>
        <seq-status show="file frame fps dropped mem"></seq-status>
      </seq-player>
    </div>`,
};

/** Files of the user: an empty player says how they are opened. */
export const LocalFiles: StoryObj = {
  render: () =>
    html`<div class="review">
      <seq-player local-files controls>
        <seq-timeline></seq-timeline>
        <seq-status show="file frame mem"></seq-status>
      </seq-player>
    </div>`,
};
