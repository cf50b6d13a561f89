import { expect } from 'chai';
import { inOneBand } from '../../../src/core/frame/banded-picture.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import type { Picture, Plane } from '../../../src/core/frame/planes.ts';
import { samplePicture } from '../../../src/workers/present/probe/sample-picture.ts';
import { PLAIN_VIEW } from '../../support/player/plain-view.ts';

const WIDTH = 8;
/** Samples count up from the top left: 0, 1, 2 … */
function picture(changes: Partial<Picture['info']> = {}, type: Plane['type'] = 'float'): Picture {
  const count = Array.from({ length: WIDTH * WIDTH }, (_, i) => i);
  const data =
    type === 'u8' ? new Uint8Array(count) : type === 'uint' ? new Uint32Array(count) : new Float32Array(count);
  const window = [10, 20, 17, 27] as const;
  const info = {
    format: 'exr',
    layout: 'grey' as const,
    displayWindow: window,
    dataWindow: window,
    pixelAspectRatio: 1,
    level: 0,
    complete: true,
    ...changes,
  };
  return { info, planes: [{ name: 'Y', type, xSampling: 1, ySampling: 1, width: WIDTH, height: WIDTH, data }] };
}
const sample = (from: Picture, x: number, y: number, area: number, view = PLAIN_VIEW) =>
  samplePicture(
    { ticket: 1, source: 's@1', layer: '', frame: frameNumber(7), picture: inOneBand(from), bytes: 0 },
    view,
    null,
    x,
    y,
    area,
  );

describe('values of an area', () => {
  for (const area of [1, 3, 5, 9]) {
    it(`are average, least and greatest of ${area}×${area}, clipped at the data window`, () => {
      const at = (x: number, y: number): number => (y - 20) * WIDTH + x - 10;
      for (const [x, y] of [
        [13, 23],
        [10, 20],
        [17, 27],
      ] as const) {
        const values: number[] = [];
        const reach = (area - 1) / 2;
        for (let row = y - reach; row <= y + reach; row++) {
          for (let column = x - reach; column <= x + reach; column++) {
            if (column >= 10 && column <= 17 && row >= 20 && row <= 27) values.push(at(column, row));
          }
        }
        const average = values.reduce((sum, value) => sum + value) / values.length;
        const { channels, source } = sample(picture(), x, y, area);
        const { min, max } = channels![0]!;
        expect(channels![0]!.average).to.be.closeTo(average, 1e-9);
        expect([min, max]).to.deep.equal([Math.min(...values), Math.max(...values)]);
        expect(source.Y).to.equal(channels![0]!.average);
      }
    });
  }

  it('are none outside of the data window', () => {
    const { channels, source, display } = sample(picture(), 9, 20, 1);
    expect([channels, source]).to.deep.equal([[], {}]);
    expect(display).to.deep.equal([0, 0, 0, 1]);
  });

  it('tell whole codes from floating point, and the level that was read', () => {
    expect(sample(picture({}, 'u8'), 11, 20, 1).channels![0]).to.deep.include({ codes: 255, average: 1 / 255 });
    expect(sample(picture({}, 'uint'), 11, 20, 1).channels![0]).to.deep.include({ codes: 1, average: 1 });
    expect(sample(picture({ level: 2 }), 12, 20, 1)).to.include({ level: 2, area: 1 });
    expect(sample(picture({ level: 2 }), 15, 20, 1).source.Y).to.equal(1);
  });

  it('are displayed with the pipeline of the view', () => {
    const half = sample(picture(), 11, 20, 1, { ...PLAIN_VIEW, exposure: -1 });
    expect(half.display[0]).to.be.closeTo(0.5, 1e-9);
  });
});
