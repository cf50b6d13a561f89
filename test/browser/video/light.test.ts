import { expect } from 'chai';
import { inOneBand } from '../../../src/core/frame/banded-picture.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import type { Picture } from '../../../src/core/frame/planes.ts';
import type { PlayerView } from '../../../src/core/presenter/protocol.ts';
import { samplePicture } from '../../../src/workers/present/probe/sample-picture.ts';
import { PLAIN_VIEW } from '../../support/player/plain-view.ts';
import { clipBytes, openClip, pictureAt } from '../../support/video/decode-clip.ts';

/** Display codes of 8 bits at a pixel. */
function shown(picture: Picture, x: number, y: number, changes: Partial<PlayerView> = {}): number[] {
  const view: PlayerView = { ...PLAIN_VIEW, display: 'srgb', ...changes };
  const { display } = samplePicture({ picture: inOneBand(picture), frame: frameNumber(1) }, view, null, x, y, 1);
  return display.slice(0, 3).map((value) => Math.round(value * 255));
}

describe('coverage beside VP8 and VP9', () => {
  for (const name of ['vp9-alpha.webm', 'vp8-alpha.webm']) {
    it(`${name}: is the fourth plane, straight, of every frame in any order`, async () => {
      const video = await openClip(await clipBytes(name), name);
      expect(video.facts).to.deep.include({ frames: 12, hasAlpha: true, decodedBytes: 96 * 64 * 2.5, notes: [] });
      for (const position of [0, 1, 2, 11, 7, 6, 5, 3]) {
        const picture = await pictureAt(video, position);
        const alpha = picture.planes[3];
        expect([picture.info.layout, alpha?.name, alpha?.width, alpha?.height]).to.deep.equal(['yuva', 'A', 96, 64]);
        const at = (x: number): number => alpha?.data[32 * 96 + x] ?? -1;
        expect(at(20), `covered, frame ${position}`).to.be.at.least(250);
        expect(at(76), `not covered, frame ${position}`).to.be.at.most(5);
        expect(new Set(picture.planes.map(({ data }) => data.buffer)).size).to.equal(1);
        expect(shown(picture, 20, 32)[0]).to.be.closeTo(230, 14);
        expect(Math.max(...shown(picture, 76, 32))).to.be.at.most(5);
        expect(Math.min(...shown(picture, 76, 32, { background: 'grey' }))).to.be.at.least(40);
      }
      const small = await pictureAt(video, 4, 1);
      expect(small.planes.map(({ width, height }) => [width, height])).to.deep.equal([
        [48, 32],
        [24, 16],
        [24, 16],
        [48, 32],
      ]);
      expect([small.planes[3]?.data[16 * 48 + 10], small.planes[3]?.data[16 * 48 + 38]]).to.deep.equal([255, 0]);
      video.close();
    });
  }
});

describe('high dynamic range', () => {
  for (const [name, transfer, named] of [
    ['pq.mp4', 'pq', 'PQ (SMPTE ST 2084)'],
    ['hlg.mp4', 'hlg', 'HLG (ARIB STD-B67)'],
  ] as const) {
    it(`${name}: reference white is nearly white, colours are not grey, and settings can have it otherwise`, async () => {
      const video = await openClip(await clipBytes(name), name);
      expect(video.facts.attributes).to.deep.equal({ transfer: named });
      const picture = await pictureAt(video, 0);
      expect(picture.info).to.deep.include({ transfer, layout: 'yuv' });
      expect(picture.info.yuv).to.deep.equal({ bits: 10, fullRange: false, matrix: 'bt2020' });
      const white = shown(picture, 20, 32);
      for (const code of white) expect(code, white.join()).to.be.closeTo(228, 6);
      const [r = 0, g = 0, b = 0] = shown(picture, 76, 32);
      expect(r - Math.max(g, b), 'red is red').to.be.at.least(60);
      const raw = shown(picture, 20, 32, { inputColor: 'srgb' });
      expect(raw[0], 'as the code value').to.be.closeTo(transfer === 'pq' ? 148 : 191, 4);
      const filmic = shown(picture, 20, 32, { toneMap: 'filmic' });
      expect(filmic[0], 'the tone map that was chosen').to.be.lessThan((white[0] ?? 0) - 10);
      video.close();
    });
  }
});
