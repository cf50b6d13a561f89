import { expect } from 'chai';
import { codec as exrCodec } from '../../../src/core/codec/exr/exr-codec.ts';
import { decodeExr, type ExrPlane } from '../../../src/exr.ts';
import { conformanceBytes, itConforms } from '../../support/conformance.ts';
import { writeExr, type WriterPart } from '../../support/exr/exr-writer.ts';
import { fromHalf, toHalf } from '../../support/exr/to-half.ts';

const valueAt = ({ type, data }: ExrPlane, index: number): number =>
  type === 'half' ? fromHalf(data[index] ?? 0) : (data[index] ?? 0);

/** What a reduced sample must be near: the mean of its cell's finite samples, or for labels one of the cell's. */
function checkCell(full: ExrPlane, reduced: ExrPlane, factor: number, column: number, row: number): void {
  const got = valueAt(reduced, row * reduced.width + column);
  const values: number[] = [];
  for (let y = row * factor; y < Math.min((row + 1) * factor, full.height); y++) {
    for (let x = column * factor; x < Math.min((column + 1) * factor, full.width); x++) {
      values.push(valueAt(full, y * full.width + x));
    }
  }
  const place = `${full.name} ${column},${row} by ${factor}`;
  if (full.type === 'uint') {
    expect(values, place).to.include(got);
    return;
  }
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) {
    expect(Number.isFinite(got), place).to.equal(false);
    return;
  }
  const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length;
  expect(got, place).to.be.closeTo(mean, Math.max(Math.abs(mean) / 1000, 1e-5));
}

async function check(bytes: Uint8Array, factor: number, wasm = true): Promise<void> {
  const full = await decodeExr(bytes);
  const reduced = await decodeExr(bytes, { reduce: factor, wasm });
  expect(reduced).to.include({ complete: true, rows: full.rows });
  expect(reduced.window).to.deep.equal(full.window);
  full.planes.forEach((plane, index) => {
    const small = reduced.planes[index];
    if (!small) throw new Error(plane.name);
    expect(small.width).to.equal(Math.ceil(plane.width / factor));
    expect(small.height).to.equal(Math.ceil(plane.height / factor));
    expect(small).to.include({ name: plane.name, type: plane.type, xSampling: plane.xSampling });
    for (let row = 0; row < small.height; row++) {
      for (let column = 0; column < small.width; column++) checkCell(plane, small, factor, column, row);
    }
  });
}

const WIDTH = 61;
const HEIGHT = 47;
function shot(more: Partial<WriterPart>): Uint8Array<ArrayBuffer> {
  const at = (index: number): number => Math.sin(index / 9) * 5 + index / 500;
  const half = Uint16Array.from({ length: WIDTH * HEIGHT }, (_, index) => toHalf(at(index)));
  half[5] = 0x7c00;
  half[6] = 0x7e00;
  return writeExr({
    channels: [
      { name: 'R', type: 'half', data: half },
      { name: 'Z', type: 'float', data: Float32Array.from(half, (_, index) => at(index) * 1e6) },
      { name: 'id', type: 'uint', data: Uint32Array.from(half, (_, index) => index * 99991) },
    ],
    dataWindow: [-4, 3, WIDTH - 5, HEIGHT + 2],
    ...more,
  });
}

describe('EXR reduced while decoding', () => {
  for (const factor of [2, 4, 8, 32]) {
    it(`averages cells of ${factor}×${factor} in scan lines of 1 and of 16 rows`, async () => {
      await check(shot({ compression: 'NONE' }), factor);
      await check(shot({ compression: 'ZIPS', lineOrder: 'decreasing' }), factor);
      await check(shot({ compression: 'ZIP' }), factor);
    });
    it(`averages cells of ${factor}×${factor} across tiles`, async () => {
      await check(shot({ tiles: [16, 16] }), factor);
      await check(shot({ tiles: [24, 10] }), factor);
      await check(shot({ tiles: [200, 200] }), factor);
    });
  }

  it('gives the same without WebAssembly', () => check(shot({}), 4, false));

  itConforms('keeps subsampled planes at their ratio', () => check(conformanceBytes('matrix/scan-yc-piz.exr'), 4));

  itConforms('reads a stored mip level, and reduces further only beyond the last', async () => {
    const bytes = conformanceBytes('matrix/tile-mip-zip.exr');
    const source = { size: bytes.length, read: (at: number, length: number) => bytes.subarray(at, at + length) };
    const { picture, header } = await exrCodec.decode({ source, level: 2 });
    expect(header.storedLevels).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7]);
    const stored = await decodeExr(bytes, { level: 2 });
    expect(picture.info.level).to.equal(2);
    expect(picture.planes[0]?.data).to.deep.equal(stored.planes.find(({ name }) => name === 'R')?.data);
    expect((await exrCodec.readHeader({ source, level: 2 })).decodedBytes).to.equal(4 * 2 * 32 * 24);
  });

  it('holds a reduced picture at its own size, exactly as the header says', async () => {
    const bytes = shot({});
    const source = { size: bytes.length, read: (at: number, length: number) => bytes.subarray(at, at + length) };
    let allocated = 0;
    const { picture, header } = await exrCodec.decode({
      source,
      layer: 'Z',
      level: 3,
      allocate: (byteLength) => {
        allocated += byteLength;
        return undefined;
      },
    });
    expect(allocated).to.equal(4 * 8 * 6);
    expect(header.decodedBytes).to.equal(allocated);
    expect(picture.info).to.deep.include({ level: 3, dataWindow: [-4, 3, 56, 49] });
  });
});
