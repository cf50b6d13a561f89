import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { waveFile } from '../test/support/sound/sound-file-writer.ts';

const meta: Meta = { title: 'Player/Sound' };
export default meta;

const [RATE, FPS, FRAMES] = [48_000, 24, 32];

/** A beat on each eighth frame, and a hum that swells between. */
function scene(seconds: number): string {
  const samples = Float32Array.from({ length: seconds * RATE }, (_, i) => {
    const beat = ((i / RATE) * FPS) % 8;
    const swell = 0.25 + 0.2 * Math.sin((2 * Math.PI * i) / RATE / seconds);
    const hum = swell * Math.sin((2 * Math.PI * 140 * i) / RATE);
    return hum + 0.6 * Math.exp(-beat * 3) * Math.sin((2 * Math.PI * 700 * i) / RATE);
  });
  return URL.createObjectURL(new Blob([waveFile([samples, samples])], { type: 'audio/wav' }));
}

function shot(attributes: { readonly offset?: string; readonly src?: string }): TemplateResult {
  const { offset = '0', src = scene(FRAMES / FPS) } = attributes;
  return html`<div class="review">
    <seq-player
      src="shot/shot.####.exr"
      frames="1001-1032"
      fps="24"
      audio-src=${src}
      audio-offset=${offset}
      audio-scrub
      controls
      hud
    >
      <seq-timeline waveform></seq-timeline>
      <seq-status show="file frame fps dropped mem"></seq-status>
    </seq-player>
  </div>`;
}

/** A sequence with a file of sound beside it: a beat on each eighth frame. Steps and scrubs are heard, too. */
export const BesidePictures: StoryObj = { render: () => shot({}) };

/** Sound that begins eight frames late and ends with the pictures' end cut off: the note says by how much. */
export const LateAndLonger: StoryObj = { render: () => shot({ offset: '8' }) };

/** Sound that is not there: it is named, and the pictures go on. */
export const NotThere: StoryObj = { render: () => shot({ src: 'shot/none.wav' }) };

/** The waveform and a filmstrip below the load indicator; pointing at a frame shows its picture. */
export const WaveformAndThumbnails: StoryObj = {
  render: () =>
    html`<div class="review">
      <seq-player
        id="heard"
        src="shot/shot.####.exr"
        frames="1001-1032"
        fps="24"
        audio-src=${scene(FRAMES / FPS)}
        controls
      ></seq-player>
      <seq-timeline for="heard" waveform thumbnails></seq-timeline>
    </div>`,
};
