import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { decodeExr, readExrHeader } from '../../../src/exr.ts';
import { readStrip } from '../../support/pictures/coded-strip.ts';
import { SHOT, STORY, shotMaker, storyFrame } from '../../support/pictures/make-shot.ts';
import { SyntheticFrames } from '../../support/presenter/synthetic-frames.ts';
import { fromHalf } from '../../support/exr/to-half.ts';

/** Reads the strip from the decoded planes R, G, B or Z. */
async function stripOf(file: Uint8Array, names: readonly string[] = ['R', 'G', 'B']): Promise<number | null> {
  const { planes, complete } = await decodeExr(file, { channels: [...names] });
  expect(complete).to.equal(true);
  const [first] = planes;
  if (!first) return null;
  const data = new Uint8ClampedArray(first.width * first.height * 4);
  planes.forEach((plane, channel) => {
    for (let i = 0; i < plane.data.length; i++) {
      const sample = plane.data[i] ?? 0;
      data[i * 4 + channel] = 255 * (plane.type === 'half' ? fromHalf(sample) : sample);
    }
  });
  return readStrip({ width: first.width, height: first.height, data }).frame;
}

describe('shots', () => {
  it('makes frames of the sample shot: half RGBA, float depth, highlights above 1, rate and timecode', async () => {
    const file = shotMaker(320, 180)(1042);
    const { parts } = await readExrHeader(file);
    expect(parts[0]?.channels.map(({ name, type }) => `${name} ${type}`).sort()).to.deep.equal([
      'A half',
      'B half',
      'G half',
      'R half',
      'Z float',
    ]);
    expect(parts[0]?.attributes).to.include.keys('framesPerSecond', 'timeCode');
    expect(await stripOf(file)).to.equal(1042);
    expect(await stripOf(file, ['Z'])).to.equal(1042);
    const { planes } = await decodeExr(file, { channels: ['R'] });
    const brightest = Math.max(...Array.from(planes[0]?.data ?? [], fromHalf));
    expect(brightest).to.be.greaterThan(8);
    expect(SHOT.last - SHOT.first + 1).to.be.at.least(48);
  });

  it('keeps the committed story shot as its maker makes it, ten kilobytes a frame at most', async () => {
    for (const frame of [STORY.first, STORY.last]) {
      const path = resolve(import.meta.dirname, `../../../stories/assets/shot.${frame}.exr`);
      const file = new Uint8Array(readFileSync(path));
      expect(file.length).to.be.lessThan(10_240);
      expect(await stripOf(file)).to.equal(frame);
      expect(await stripOf(storyFrame(frame))).to.equal(frame);
    }
  });

  it('synthesises uncompressed frames that decode to their number', async () => {
    const frames = new SyntheticFrames({ width: 320, height: 180 });
    for (const frame of [1, 1001, -7]) {
      const file = new Uint8Array(Buffer.concat(frames.pieces(frame)));
      expect(file.length).to.equal(frames.fileBytes);
      expect(await stripOf(file)).to.equal(frame);
    }
    expect(frames.decodedBytes).to.equal(320 * 180 * 8);
  });
});
