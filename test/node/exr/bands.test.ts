import { expect } from 'chai';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { deflateSync } from 'node:zlib';
import { layerName } from '../../../src/core/codec/codec.ts';
import { codec } from '../../../src/core/codec/exr/exr-codec.ts';
import { planBands } from '../../../src/core/codec/exr/plan-bands.ts';
import { conformanceBytes, conformanceNames, itConforms } from '../../support/conformance.ts';
import { decodeInBands, decodeWhole, memorySource, planSmallBands } from '../../support/exr/decode-bands.ts';
import { writeExr, type WriterPart } from '../../support/exr/exr-writer.ts';
// All kernels are compiled before the first test's clock runs.
import '../../support/exr/test-kernels.ts';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/exr');

/** Every layer and level of a file, cut into few bands and into many; returns how many of them were cut. */
async function checkFile(bytes: Uint8Array): Promise<number> {
  const { layers } = await codec.readHeader({ source: memorySource(bytes) });
  let cut = 0;
  for (const layer of layers.map(layerName)) {
    for (const level of [0, 1, 3]) {
      const whole = await decodeWhole(bytes, { layer, level });
      for (const most of [3, 64]) {
        const banded = await decodeInBands(bytes, { layer, level }, most);
        if (!banded) continue;
        cut += 1;
        expect(banded, `layer "${layer}", level ${level}, ${most} bands`).to.deep.equal(whole);
      }
    }
  }
  return cut;
}

const shape = fc.record({
  compression: fc.constantFrom('NONE', 'RLE', 'ZIPS', 'ZIP' as const),
  lineOrder: fc.constantFrom('increasing', 'decreasing' as const),
  columns: fc.integer({ min: 1, max: 40 }),
  rows: fc.integer({ min: 1, max: 90 }),
  corner: fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })),
  tiles: fc.option(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 24 })), { nil: undefined }),
  isSubsampled: fc.boolean(),
  isMultiPart: fc.boolean(),
});
type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;

function fileOf({
  compression,
  lineOrder,
  columns,
  rows,
  corner,
  tiles,
  isSubsampled,
  isMultiPart,
}: Shape): Uint8Array {
  // Where channels are subsampled, sides and corner are multiples of two.
  const step = isSubsampled ? 2 : 1;
  const [left = 0, top = 0] = corner.map((at) => at * step);
  const [width, height] = [columns * step, rows * step];
  const channel = (name: string, type: 'half' | 'float' | 'uint', sampling = 1): WriterPart['channels'][number] => {
    const count = (width / sampling) * (height / sampling);
    const data = new { half: Uint16Array, float: Float32Array, uint: Uint32Array }[type](count);
    for (let i = 0; i < count; i++) data[i] = (i * 31 + name.length) % 9973;
    return { name, type, data, xSampling: sampling, ySampling: sampling };
  };
  const colour =
    isSubsampled && !tiles
      ? [channel('Y', 'half'), channel('RY', 'half', 2), channel('BY', 'half', 2)]
      : [channel('R', 'half'), channel('G', 'float'), channel('B', 'uint')];
  const part = { dataWindow: [left, top, left + width - 1, top + height - 1], compression, lineOrder } as const;
  const tiled = tiles && { tiles };
  const deflate = (bytes: Uint8Array): Uint8Array => deflateSync(bytes, { level: 1 });
  const parts: WriterPart[] = [
    { ...part, ...tiled, name: 'first', channels: colour },
    { ...part, name: 'second', channels: [channel('Z', 'float')] },
  ];
  return writeExr(isMultiPart ? parts : { ...part, ...tiled, channels: colour }, { deflate });
}

/** Chance decides how many pictures of one round are of the kind that is looked for: there is another where they are few. */
const MOST_ROUNDS = 5;

describe('an EXR picture decoded in bands', () => {
  it('is the picture decoded whole, whatever its compression, layout, window and level', async () => {
    let cut = 0;
    const property = fc.asyncProperty(
      shape,
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 2, max: 24 }),
      fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 4 }),
      async (made, level, most, pieces) => {
        const bytes = fileOf(made);
        for (const layer of made.isMultiPart ? ['', 'second:Z'] : ['']) {
          const banded = await decodeInBands(bytes, { layer, level }, most, pieces);
          if (!banded) continue;
          cut += 1;
          expect(banded).to.deep.equal(await decodeWhole(bytes, { layer, level }));
        }
      },
    );
    for (let round = 0; round === 0 || (cut < 40 && round < MOST_ROUNDS); round++)
      await fc.assert(property, { numRuns: 80 });
    expect(cut, 'pictures that were cut').to.be.at.least(40);
  });

  it('has the rows and the error of a whole decode of a damaged or cut file', async () => {
    let refused = 0;
    const property = fc.asyncProperty(
      shape,
      fc.integer({ min: 0, max: 2 }),
      fc.nat(1999),
      fc.array(fc.tuple(fc.nat(999), fc.nat(255)), { maxLength: 3 }),
      async (made, level, kept, changes) => {
        const good = fileOf(made);
        const bytes = good.slice(0, Math.ceil((good.length * Math.min(kept, 1000)) / 1000));
        for (const [place, value] of changes) bytes[Math.floor((place / 1000) * bytes.length)] = value;
        const banded = await decodeInBands(bytes, { layer: '', level }, 6);
        if (!banded) return;
        const whole = await decodeWhole(bytes, { layer: '', level });
        expect(banded).to.deep.equal(whole);
        if (whole.error !== null) refused += 1;
      },
    );
    for (let round = 0; round === 0 || (refused < 25 && round < MOST_ROUNDS); round++)
      await fc.assert(property, { numRuns: 120 });
    expect(refused, 'damaged pictures').to.be.at.least(25);
  });

  for (const name of readdirSync(FIXTURES).filter((file) => file.endsWith('.exr'))) {
    it(`${name}: every layer and level`, async () => {
      const cut = await checkFile(new Uint8Array(readFileSync(resolve(FIXTURES, name))));
      if (name.startsWith('deep') || name === 'htj2k-deep.exr') expect(cut, 'deep parts are decoded whole').to.equal(0);
    });
  }

  for (const set of ['matrix', 'htj2k']) {
    const compressions = new Set(conformanceNames(set).map((name) => /-([^-]+)\.exr$/.exec(name)?.[1] ?? ''));
    for (const compression of compressions) {
      itConforms(`${set}: every layout of the reference library's ${compression}`, async () => {
        let cut = 0;
        for (const name of conformanceNames(set)) {
          if (name.endsWith(`-${compression}.exr`)) cut += await checkFile(conformanceBytes(`${set}/${name}`));
        }
        expect(cut, 'pictures that were cut').to.be.at.least(10);
      });
    }
  }
});

describe('bands of an EXR picture', () => {
  const channels = [{ name: 'Y', type: 'half' as const, data: new Uint16Array(64 * 1000).map((_, i) => i) }];
  const plain = { channels, dataWindow: [0, 0, 63, 999], compression: 'ZIP' } as const;

  it('are as high as each other, but for the last, and begin with a chunk and a row of cells', async () => {
    const rowsOf = async (level: number, most: number): Promise<(readonly [number, number])[]> => {
      const plan = await planSmallBands(writeExr(plain), { layer: '', level }, most);
      return plan?.bands.map(({ rows: { from, to } }) => [from, to] as const) ?? [];
    };
    expect(await rowsOf(0, 3)).to.deep.equal([
      [0, 336],
      [336, 672],
      [672, 1000],
    ]);
    expect((await rowsOf(0, 500)).length, 'one a chunk').to.equal(Math.ceil(1000 / 16));
    expect((await rowsOf(6, 500)).map(([from]) => from % 64)).to.deep.equal(Array(16).fill(0));
  });

  it('are none where the picture is small, or its chunks are not where its table says', async () => {
    const bytes = writeExr(plain);
    const request = { layer: '', level: 0, most: 6 };
    expect(await planBands({ ...request, source: memorySource(bytes) }), 'of 128 kB').to.equal(null);
    const tableless = bytes.slice();
    const table = 8 + new TextDecoder('latin1').decode(bytes).indexOf('screenWindowWidth');
    const tableAt = bytes.indexOf(0, table + 30) + 1;
    tableless.fill(0, tableAt, tableAt + 16);
    const wanted = { layer: '', level: 0 };
    expect(await planSmallBands(tableless, wanted, 6).catch(() => null)).to.equal(null);
  });

  it('are told from the head of the file alone', async () => {
    const bytes = writeExr(plain);
    let end = 0;
    const source = {
      size: bytes.length,
      read: (offset: number, length: number) => {
        end = Math.max(end, offset + length);
        return bytes.subarray(offset, offset + length);
      },
    };
    const plan = await planBands({ source, layer: '', level: 0, most: 6 }, 1);
    expect(plan?.bands).to.have.length(6);
    expect(end).to.be.at.most(Math.max(plan?.headBytes ?? 0, 2048));
  });
});
