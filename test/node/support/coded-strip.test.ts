import { expect } from 'chai';
import fc from 'fast-check';
import {
  containRectangle,
  lineCells,
  paintLine,
  paintStrip,
  readStrip,
  stripCell,
  stripRows,
} from '../../support/pictures/coded-strip.ts';

/** An 8-bit image with a picture of `frame` drawn into a rectangle by nearest sampling, grey elsewhere. */
function imageOf(frame: number, width: number, height: number, rectangle = { x: 0, y: 0, width, height }) {
  const data = new Uint8ClampedArray(width * height * 4).fill(90);
  for (let y = 0; y < rectangle.height; y++) {
    for (let x = 0; x < rectangle.width; x++) {
      const cell = stripCell(frame, x, y, rectangle.width, rectangle.height);
      const level = cell === null ? (x * 7 + y * 3) % 256 : cell * 255;
      const at = ((rectangle.y + y) * width + rectangle.x + x) * 4;
      data.fill(level, at, at + 3);
    }
  }
  return { width, height, data };
}

describe('coded strip', () => {
  it('reads back every number it paints, at any size from 160 wide, letterboxed or not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -32768, max: 32767 }),
        fc.integer({ min: 160, max: 400 }),
        fc.integer({ min: 0, max: 40 }),
        (frame, width, border) => {
          const picture = { x: border, y: 2 * border, width, height: Math.round((width * 9) / 16) };
          const image = imageOf(frame, width + 2 * border, picture.height + 4 * border, picture);
          expect(readStrip(image, picture).frame).to.equal(frame);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('reads the line along the lower edge of a picture in every size it is shown, darkened or letterboxed', () => {
    const full = { width: 1920, height: 1080 };
    fc.assert(
      fc.property(fc.integer({ min: -32768, max: 32767 }), fc.integer({ min: 200, max: 1920 }), (frame, width) => {
        const plane = { data: new Uint8Array(full.width * full.height).fill(90), ...full };
        paintLine(plane, frame, { white: 255 });
        const height = Math.round((width * 9) / 16);
        const image = { width: width + 8, height: height + 6, data: new Uint8Array((width + 8) * (height + 6) * 4) };
        for (let y = 0; y < height; y++)
          for (let x = 0; x < width; x++) {
            const at = Math.floor(((y + 0.5) * 1080) / height) * 1920 + Math.floor(((x + 0.5) * 1920) / width);
            image.data.fill(
              (plane.data[at] ?? 0) / 3,
              ((y + 3) * (width + 8) + x + 4) * 4,
              ((y + 3) * (width + 8) + x + 4) * 4 + 3,
            );
          }
        expect(readStrip(image, { x: 4, y: 3, width, height }).frame).to.equal(frame);
      }),
      { numRuns: 20 },
    );
  });

  it('takes no band of a strip for a line, torn ones of all numbers included', () => {
    for (let frame = -32768; frame < 32768; frame++) {
      const width = 160;
      const image = { width, height: 1, data: new Uint8Array(width * 4) };
      const row = { data: new Uint8Array(width * 2), width, height: 2 };
      paintStrip(row, frame, { white: 255 });
      for (let x = 0; x < width; x++) image.data.fill(row.data[width + x] ?? 0, x * 4, x * 4 + 3);
      const { frame: read } = readStrip(image);
      if (read !== null) expect.fail(`${frame} is read as ${read}`);
    }
    expect(new Set(lineCells(1042))).to.deep.equal(new Set([0, 1]));
  });

  it('paints planes of half bits as the cell function says', () => {
    const plane = { data: new Uint16Array(64 * 36).fill(7), width: 64, height: 36 };
    paintStrip(plane, 1042, { white: 0x3c00 });
    for (let y = 0; y < 36; y++) {
      for (let x = 0; x < 64; x++) {
        const cell = stripCell(1042, x, y, 64, 36);
        expect(plane.data[y * 64 + x], `${x},${y}`).to.equal(cell === null ? 7 : cell * 0x3c00);
      }
    }
  });

  it('refuses a blank picture, a torn one and one whose lower rows are missing', () => {
    const blank = { width: 320, height: 180, data: new Uint8Array(320 * 180 * 4) };
    expect(readStrip(blank).frame).to.equal(null);
    const torn = imageOf(1001, 320, 180);
    torn.data.set(imageOf(1002, 320, 180).data.subarray(320 * 90 * 4), 320 * 90 * 4);
    expect(readStrip(torn)).to.deep.equal({ frame: null, top: 1001, bottom: 1002 });
    const short = imageOf(1001, 320, 180);
    short.data.fill(0, 320 * 90 * 4);
    expect(readStrip(short)).to.deep.equal({ frame: null, top: 1001, bottom: null });
  });

  it('reads darkened pictures and gives rows and rectangles as stated', () => {
    const image = imageOf(1234, 320, 180);
    const dark = { ...image, data: image.data.map((level) => level / 4) };
    expect(readStrip(dark).frame).to.equal(1234);
    expect([stripRows(1080), stripRows(90), stripRows(4)]).to.deep.equal([60, 5, 1]);
    expect(containRectangle(400, 400, 16 / 9)).to.deep.equal({ x: 0, y: 87.5, width: 400, height: 225 });
    expect(containRectangle(400, 90, 16 / 9)).to.deep.equal({ x: 120, y: 0, width: 160, height: 90 });
  });
});
