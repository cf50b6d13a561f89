import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { FrameStatus } from '../src/core/frame/frame-status.ts';
import { StoryPlayer } from './story-player.ts';

const meta: Meta = { title: 'Timeline' };
export default meta;

const { Placeholder, Header, Loading, Loaded, Error: Failed, Missing } = FrameStatus;

/** A timeline beside a player without an engine, whose facts the story states. */
function story(units: string, facts: (player: StoryPlayer) => void): TemplateResult {
  const player = new StoryPlayer();
  facts(player);
  return html`<div style="padding: 48px 16px">
    ${player}<seq-timeline units=${units} .player=${player}></seq-timeline>
  </div>`;
}

/** Every status with its cue: loaded, reduced, incomplete, loading, header, not loaded, error, missing. */
export const Statuses: StoryObj = {
  render: () =>
    story('frames', (player) => {
      player.show('1001-1080', 1004);
      [Loaded, Loaded, Loaded, Loading, Header, Placeholder, Failed, Missing].forEach((status, i) =>
        player.status(i * 10, i * 10 + 10, status, i === 1 ? 1 : 0, i === 2 ? 1 : 0),
      );
    }),
};

export const Empty: StoryObj = { render: () => story('frames', () => {}) };
export const Unlinked: StoryObj = { render: () => html`<seq-timeline></seq-timeline>` };
export const Full: StoryObj = {
  render: () =>
    story('frames', (player) => {
      player.show('1001-1100', 1042);
      player.status(0, 100, Loaded);
    }),
};
/** The picture of another frame is held: due and shown are marked apart. */
export const Held: StoryObj = {
  render: () =>
    story('frames', (player) => {
      player.show('1001-1048', 1030, { shown: 1024, held: true });
      player.status(0, 24, Loaded);
      player.status(24, 32, Loading);
    }),
};
export const RangeAndMarkers: StoryObj = {
  render: () =>
    story('timecode', (player) => {
      player.show('1001-1100', 1042, {
        range: { in: 1020, out: 1080 },
        markers: [
          { frame: 1033, label: 'edge flickers' },
          { frame: 1060, out: 1070, label: 'retime', color: '#b38cff' },
        ],
      });
      player.status(0, 60, Loaded);
    }),
};
export const Gaps: StoryObj = {
  render: () =>
    story('frames', (player) => {
      player.show('1001-1020,1031-1048', 1010);
      player.status(0, 38, Loaded);
    }),
};
/** More frames than pixels: the upper half is the worst of a column, the lower half the best. */
export const HundredThousandFrames: StoryObj = {
  render: () =>
    story('frames', (player) => {
      player.show('1-100000', 33000);
      for (let i = 0; i < 100000; i += 5000) player.status(i, i + 2200, Loaded);
      player.status(33000, 40000, Loading);
      player.status(61234, 61235, Failed);
    }),
};
export const DropFrame: StoryObj = {
  render: () =>
    story('timecode', (player) => {
      const rate = { numerator: 30000, denominator: 1001 };
      player.show('1700-2000', 1800, { fps: 29.97, rate, timecode: { offset: 0, dropFrame: true } });
    }),
};
export const Seconds: StoryObj = { render: () => story('seconds', (player) => player.show('1-240', 100)) };
