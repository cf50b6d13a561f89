import { expect } from 'chai';
import { codec as exrCodec } from '../../../src/core/codec/exr/exr-codec.ts';
import { inOneBand } from '../../../src/core/frame/banded-picture.ts';
import { frameNumber } from '../../../src/core/frame/frame-number.ts';
import type { Picture } from '../../../src/core/frame/planes.ts';
import type { PlayerView } from '../../../src/core/presenter/protocol.ts';
import { samplePicture } from '../../../src/workers/present/probe/sample-picture.ts';
import { conformanceBytes, itConforms } from '../../support/conformance.ts';
import { PLAIN_VIEW } from '../../support/player/plain-view.ts';

async function decode(file: string): Promise<Picture> {
  const bytes = conformanceBytes(`aswf/${file}`);
  const read = (offset: number, length: number) => Promise.resolve(bytes.subarray(offset, offset + length));
  return (await exrCodec.decode({ source: { size: bytes.length, read } })).picture;
}

/** Display codes of 8 bit at a pixel. */
function codesAt(picture: Picture, x: number, y: number, changes: Partial<PlayerView> = {}): number[] {
  const stored = {
    ticket: 1,
    source: 'shot@1',
    layer: '',
    frame: frameNumber(1),
    picture: inOneBand(picture),
    bytes: 1,
  };
  const view = { ...PLAIN_VIEW, display: 'srgb' as const, ...changes };
  return samplePicture(stored, view, null, x, y, 1)
    .display.slice(0, 3)
    .map((value) => value * 255);
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

describe('reference pictures through the colour twin', () => {
  itConforms('the XYZ picture looks like its Rec.709 luminance-chroma twin', async () => {
    const [xyz, yc] = [await decode('Chromaticities/XYZ.exr'), await decode('Chromaticities/Rec709_YC.exr')];
    const differences: [number[], number[], number[]] = [[], [], []];
    for (let y = 1; y < 405; y += 9) {
      for (let x = 1; x < 609; x += 9) {
        const [a, b] = [codesAt(xyz, x, y), codesAt(yc, x, y)];
        differences.forEach((list, i) => list.push((a[i] ?? NaN) - (b[i] ?? NaN)));
      }
    }
    // Chroma is subsampled, so single pixels differ; the whole may not be tinted.
    for (const list of differences) {
      expect(Math.abs(median(list))).to.be.below(0.75);
      expect(median(list.map(Math.abs))).to.be.below(4);
    }
  });

  itConforms('NaN and infinities of the rings are painted on demand, and are black and white otherwise', async () => {
    const rings = await decode('TestImages/BrightRingsNanInf.exr');
    const [red] = rings.planes;
    const kinds = { nan: 0, infinite: 0 };
    red?.data.forEach((bits, index) => {
      if ((bits & 0x7c00) !== 0x7c00) return;
      const [x, y] = [index % red.width, Math.floor(index / red.width)];
      const isNan = (bits & 0x3ff) !== 0;
      kinds[isNan ? 'nan' : 'infinite'] += 1;
      expect(codesAt(rings, x, y, { warning: 'non-finite' })).to.deep.equal(isNan ? [255, 0, 255] : [0, 255, 255]);
      const [shown = NaN] = codesAt(rings, x, y, { channel: 'r' });
      expect(shown).to.be.closeTo(isNan || bits === 0xfc00 ? 0 : 255, 1e-9);
    });
    expect(kinds.nan + kinds.infinite).to.be.above(0);
  });

  itConforms('gamma chart: lines of full and none next to a patch weigh as much in light', async () => {
    const chart = await decode('TestImages/GammaChart.exr');
    const [lines, patch] = [
      [0, 1, 2, 3].map((y) => codesAt(chart, 650, 100 + y, { display: 'linear' })[1] ?? NaN),
      codesAt(chart, 750, 100, { display: 'linear' })[1] ?? NaN,
    ];
    expect(lines.reduce((sum, value) => sum + value, 0) / 4).to.be.closeTo(patch, 2);
  });
});
