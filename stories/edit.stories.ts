import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { FrameStatus } from '../src/core/frame/frame-status.ts';
import type { ClipDescription } from '../src/core/sequence/source/source-description.ts';
import { StoryPlayer } from './story-player.ts';

const meta: Meta = { title: 'Viewer/Edits' };
export default meta;

const TOKENS = 'file clip clip-frame frame timecode fps dropped mem cache blocked';
/** A piece of the stories' small shot. */
const piece = (name: string, range: string): ClipDescription => ({
  src: 'shot/shot.####.exr',
  frames: '1001-1032',
  range,
  name,
});
const CUT = [
  piece('sh010', '1001-1012'),
  { gap: 4 },
  piece('sh020', '1020-1032'),
  piece('sh030', '1005-1010'),
  { ...piece('sh040 depth', '1001-1008'), layer: 'Z' },
];

/** Player, timeline and status line with an edit, standing on one of its frames. */
function edit(clips: readonly ClipDescription[], frame: number): TemplateResult {
  const player = document.createElement('seq-player');
  for (const name of ['controls', 'hud']) player.setAttribute(name, '');
  player.setAttribute('label', 'An edit');
  void player.load({ clips });
  void player.seek(frame);
  return html`<div class="review">
    ${player}<seq-timeline .player=${player}></seq-timeline><seq-status show=${TOKENS} .player=${player}></seq-status>
  </div>`;
}

/** Clips as named blocks, the current one lit, marks of the cuts on the ruler; both numbers in HUD and status line. */
export const Cut: StoryObj = { render: () => edit(CUT, 18) };

/** Between two clips: black, and no clip. */
export const Gap: StoryObj = { render: () => edit(CUT, 14) };

/** A clip that opens a layer of its own. */
export const ClipWithLayer: StoryObj = { render: () => edit(CUT, 38) };

/** A clip without media keeps its name and its place. */
export const MissingMedia: StoryObj = {
  render: () =>
    edit([piece('sh010', '1001-1012'), { src: 'lost/plate.####.exr', frames: '1-8', name: 'sh015 lost' }], 3),
};

/** A timeline of many clips beside a player without an engine. */
function timeline(count: number, length: number): TemplateResult {
  const player = new StoryPlayer();
  const clips = Array.from({ length: count }, (_, index) => ({
    ...{ index, name: `sh${(index + 1) * 10}`, source: 'a.####.exr' },
    ...{ in: index * length + 1, out: (index + 1) * length },
    mediaFrame: (frame: number) => 1001 + ((frame - 1) % length),
  }));
  const at = Math.floor(count / 3);
  const frame = at * length + 5;
  const range = { in: (at - 2) * length + 1, out: (at + 3) * length };
  player.show(`1-${count * length}`, frame, { clips, clip: { ...clips[at], frame: 1005 }, range });
  player.status(0, frame + 4 * length, FrameStatus.Loaded);
  player.status(frame + 4 * length, frame + 4 * length + 12, FrameStatus.Loading);
  return html`<div style="padding: 48px 16px">${player}<seq-timeline .player=${player}></seq-timeline></div>`;
}

export const FortyClips: StoryObj = { render: () => timeline(40, 60) };
export const FiveHundredClips: StoryObj = { render: () => timeline(500, 200) };
