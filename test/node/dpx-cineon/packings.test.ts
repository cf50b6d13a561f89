import { expect } from 'chai';
import type { DecodeResult } from '../../../src/core/codec/codec.ts';
import { codesByComponent, decodeFilmBytes } from '../../support/pictures/decode-dpx-cineon.ts';
import { type DpxSpec, writeCineon, writeDpx, type ElementSpec } from '../../support/pictures/dpx-cineon-writer.ts';
import { seededRandom } from '../../support/random.ts';

const DESCRIPTORS = {
  R: [1, ['R']],
  Y: [6, ['Y']],
  RGB: [50, ['R', 'G', 'B']],
  RGBA: [51, ['R', 'G', 'B', 'A']],
  ABGR: [52, ['A', 'B', 'G', 'R']],
} as const;

const DEPTHS: readonly (readonly [bits: ElementSpec['bits'], packings: readonly ElementSpec['packing'][]])[] = [
  [8, [0, 1]],
  [10, [0, 1, 2]],
  [12, [0, 1, 2]],
  [16, [0]],
  [32, [0]],
];

/** Random codes of a picture, kept so that a test can ask for them again. */
function randomSamples(width: number, height: number, components: number, bits: number): ElementSpec['sample'] {
  const random = seededRandom(width * 31 + height * 7 + components + bits);
  const make = (): number => (bits === 32 ? Math.fround(random() * 4 - 1) : Math.floor(random() * 2 ** bits));
  const samples = Array.from({ length: width * height * components }, make);
  return (x, y, component) => samples[(y * width + x) * components + component] ?? 0;
}

function listed(width: number, height: number, at: (x: number, y: number) => number): number[] {
  return Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width)));
}

describe('DPX samples', () => {
  for (const [bits, packings] of DEPTHS) {
    for (const packing of packings) {
      for (const littleEndian of [false, true]) {
        it(`of ${bits} bits, packing ${packing}, ${littleEndian ? 'little' : 'big'}-endian: every descriptor and width`, async () => {
          for (const [name, [descriptor, components]] of Object.entries(DESCRIPTORS)) {
            for (const width of [1, 2, 3, 4, 5, 7, 8, 13, 32]) {
              const height = 3;
              const sample = randomSamples(width, height, components.length, bits);
              const element = { descriptor, components: components.length, bits, packing, sample };
              for (const more of [{}, { offset: 2049 }, { offset: 8192 }]) {
                const file = writeDpx({ width, height, littleEndian, elements: [element], ...more });
                const { picture } = await decodeFilmBytes(file);
                const codes = codesByComponent(picture);
                components.forEach((component, i) => {
                  expect(codes[component], `${name} ${width} ${component}`).to.deep.equal(
                    listed(width, height, (x, y) => sample(x, y, i)),
                  );
                });
                expect(picture.info.complete).to.equal(true);
              }
            }
          }
        });
      }
    }
  }

  it('come in the types that the renderer draws, 10-bit colour in four bytes', async () => {
    const seen: Record<string, string> = {};
    for (const [bits, packings] of DEPTHS) {
      for (const [name, [descriptor, components]] of Object.entries(DESCRIPTORS)) {
        const element = { descriptor, components: components.length, bits, packing: packings[0] ?? 0, sample: () => 1 };
        const { picture, header } = await decodeFilmBytes(writeDpx({ width: 4, height: 2, elements: [element] }));
        const bytes = picture.planes.reduce((sum, { data }) => sum + data.buffer.byteLength, 0);
        expect(header.decodedBytes, `${bits} ${name}`).to.equal(bytes);
        const types = picture.planes.map(({ type, maxCode = '' }) => `${type}${maxCode}`);
        seen[`${bits} ${name}`] = `${picture.info.layout}: ${types.join(' ')}`;
      }
    }
    expect(seen['8 RGB']).to.equal('rgb: u8 u8 u8');
    expect(seen['8 ABGR']).to.equal('rgba: u8 u8 u8 u8');
    expect(seen['10 RGB']).to.equal('packed: rgb10');
    expect(seen['10 RGBA']).to.equal('rgba: u161023 u161023 u161023 u161023');
    expect(seen['10 Y']).to.equal('grey: u161023');
    expect(seen['12 RGB']).to.equal('rgb: u164095 u164095 u164095');
    expect(seen['16 RGB']).to.equal('rgb: u16 u16 u16');
    expect(seen['32 RGB']).to.equal('rgb: float float float');
  });

  it('of lines that are tight, filled up to words, or padded as the header says', async () => {
    for (const bits of [8, 16] as const) {
      const sample = randomSamples(5, 4, 3, bits);
      const element = { descriptor: 50, components: 3, bits, packing: 0, sample } as const;
      const expected = listed(5, 4, (x, y) => sample(x, y, 1));
      for (const more of [{ tight: true }, {}]) {
        for (const padding of [undefined, 0, 4, 12]) {
          const padded = { ...element, ...(padding !== undefined && { padding }) };
          const { picture } = await decodeFilmBytes(writeDpx({ width: 5, height: 4, elements: [padded], ...more }));
          expect(codesByComponent(picture).G).to.deep.equal(expected);
        }
      }
    }
  });

  it('of several image elements become one picture; depth is a layer of its own', async () => {
    const sampleOf = (value: number) => (x: number, y: number) => value + x + 10 * y;
    const plane = (descriptor: number, value: number): ElementSpec => {
      return { descriptor, components: 1, bits: 16, packing: 0, sample: sampleOf(value) };
    };
    const elements = [plane(3, 300), plane(1, 100), plane(2, 200), plane(8, 800), plane(4, 400)];
    const file = writeDpx({ width: 3, height: 2, elements });
    const { picture, header } = await decodeFilmBytes(file);
    expect(picture.info.layout).to.equal('rgba');
    expect(picture.planes.map(({ name, data }) => [name, data[4]])).to.deep.equal([
      ['R', 111],
      ['G', 211],
      ['B', 311],
      ['A', 411],
    ]);
    expect(header.layers.map(({ id, channels }) => [id, ...channels])).to.deep.equal([
      ['', 'R', 'G', 'B', 'A'],
      ['Z', 'Z'],
    ]);
    const depth = await decodeFilmBytes(file, { layer: 'Z' });
    expect([depth.picture.info.layout, depth.picture.info.transfer]).to.deep.equal(['grey', 'linear']);
    expect(depth.picture.planes[0]?.data[4]).to.equal(811);
    const red = await decodeFilmBytes(file, { layer: 'R' });
    expect([red.header.layer, red.picture.planes[0]?.data[4]]).to.deep.equal([-1, 111]);
  });

  it('take one channel out of pixels of 10 bits', async () => {
    const sample = randomSamples(7, 3, 3, 10);
    for (const packing of [0, 1, 2] as const) {
      const elements = [{ descriptor: 50, components: 3, bits: 10, packing, sample } as const];
      const { picture } = await decodeFilmBytes(writeDpx({ width: 7, height: 3, elements }), { layer: 'G' });
      expect([...(picture.planes[0]?.data ?? [])]).to.deep.equal(listed(7, 3, (x, y) => sample(x, y, 1)));
    }
  });

  it('lie as the orientation says, at full size and reduced', async () => {
    const [width, height] = [5, 3];
    /** Of a picture's pixel, where it is stored. SMPTE 268M, table 2. */
    const stored: readonly ((x: number, y: number) => [number, number])[] = [
      (x, y) => [x, y],
      (x, y) => [width - 1 - x, y],
      (x, y) => [x, height - 1 - y],
      (x, y) => [width - 1 - x, height - 1 - y],
      (x, y) => [y, x],
      (x, y) => [y, height - 1 - x],
      (x, y) => [width - 1 - y, x],
      (x, y) => [width - 1 - y, height - 1 - x],
    ];
    for (const bits of [8, 10, 16] as const) {
      const sample = randomSamples(width, height, 3, bits);
      for (const [orientation, place] of stored.entries()) {
        const elements = [{ descriptor: 50, components: 3, bits, packing: 1, sample, transfer: 2 } as const];
        const file = writeDpx({ width, height, elements, orientation });
        const [w, h] = orientation < 4 ? [width, height] : [height, width];
        const { picture, header } = await decodeFilmBytes(file);
        expect(header.dataWindow).to.deep.equal([0, 0, w - 1, h - 1]);
        const full = listed(w, h, (x, y) => sample(...place(x, y), 0));
        expect(codesByComponent(picture).R, `${bits} bits, orientation ${orientation}`).to.deep.equal(full);
        const half = await decodeFilmBytes(file, { level: 1 });
        const [hw, hh] = [Math.ceil(w / 2), Math.ceil(h / 2)];
        const means = listed(hw, hh, (x, y) => {
          const cell = [0, 1, 2, 3]
            .map((i) => [2 * x + (i & 1), 2 * y + (i >> 1)] as const)
            .filter(([cx, cy]) => cx < w && cy < h);
          return Math.round(cell.reduce((sum, [cx, cy]) => sum + (full[cy * w + cx] ?? 0), 0) / cell.length);
        });
        expect(codesByComponent(half.picture).R, `half of ${bits} bits, orientation ${orientation}`).to.deep.equal(
          means,
        );
      }
    }
  });
});

describe('Cineon samples', () => {
  for (const littleEndian of [false, true]) {
    it(`of all depths, ${littleEndian ? 'little' : 'big'}-endian`, async () => {
      for (const [bits, packing] of [
        [8, 1],
        [10, 5],
        [10, 6],
        [10, 0],
        [12, 3],
        [12, 4],
        [12, 0],
        [16, 3],
        [10, 0x85],
      ] as const) {
        for (const components of [1, 3] as const) {
          const sample = randomSamples(7, 3, components, bits);
          const file = writeCineon({ width: 7, height: 3, components, bits, packing, sample, littleEndian });
          const { picture } = await decodeFilmBytes(file);
          const codes = codesByComponent(picture);
          (components === 1 ? ['Y'] : ['R', 'G', 'B']).forEach((name, i) => {
            expect(codes[name], `${bits} ${packing}`).to.deep.equal(listed(7, 3, (x, y) => sample(x, y, i)));
          });
          expect([picture.info.format, picture.info.transfer]).to.deep.equal(['cineon', 'cineon']);
        }
      }
    });
  }

  it('turn lines before pixels, unlike DPX', async () => {
    const sample = randomSamples(4, 3, 3, 10);
    const spec = { width: 4, height: 3, components: 3, bits: 10, packing: 5, sample } as const;
    const red = async (orientation: number): Promise<number[] | undefined> =>
      codesByComponent((await decodeFilmBytes(writeCineon({ ...spec, orientation }))).picture).R;
    expect(await red(1)).to.deep.equal(listed(4, 3, (x, y) => sample(x, 2 - y, 0)));
    expect(await red(2)).to.deep.equal(listed(4, 3, (x, y) => sample(3 - x, y, 0)));
    expect(await red(6)).to.deep.equal(listed(3, 4, (x, y) => sample(3 - y, x, 0)));
  });
});

describe('DPX of 10 bits whose lines are not filled up', () => {
  const [width, height] = [7, 6];
  const makers = [{ inputDevice: 'Scanity' }, { creator: 'Lasergraphics Inc.' }] as const;
  const spec = (descriptor: number, components: number, packing: 1 | 2, more: Partial<DpxSpec> = {}): DpxSpec => {
    const sample = randomSamples(width, height, components, 10);
    return {
      width,
      height,
      unpadded: true,
      elements: [{ descriptor, components, bits: 10, packing, sample }],
      ...more,
    };
  };
  const check = ({ picture }: DecodeResult, { elements: [element] }: DpxSpec, names: readonly string[]): void => {
    const codes = codesByComponent(picture);
    names.forEach((name, i) => {
      expect(codes[name]).to.deep.equal(listed(width, height, (x, y) => element?.sample(x, y, i) ?? NaN));
    });
    expect(picture.info.complete).to.equal(true);
  };

  it('is read as the named scanners write it, whatever the size of the file', async () => {
    for (const maker of makers) {
      for (const packing of [1, 2] as const) {
        for (const littleEndian of [false, true]) {
          for (const tail of [0, 24, 8000]) {
            const grey = spec(6, 1, packing, { ...maker, littleEndian, tail });
            const result = await decodeFilmBytes(writeDpx(grey));
            check(result, grey, ['Y']);
            expect(result.header).not.to.have.property('notes');
            const colour = spec(51, 4, packing, { ...maker, littleEndian, tail });
            check(await decodeFilmBytes(writeDpx(colour)), colour, ['R', 'G', 'B', 'A']);
          }
        }
      }
    }
  });

  it('of others is told by a size that is just that, with a note', async () => {
    const grey = spec(6, 1, 1);
    const result = await decodeFilmBytes(writeDpx(grey));
    check(result, grey, ['Y']);
    expect(result.header.notes?.map(({ code }) => code)).to.deep.equal(['dpx-lines-not-padded']);
    const padded = { ...grey, unpadded: false };
    const plain = await decodeFilmBytes(writeDpx(padded));
    check(plain, padded, ['Y']);
    expect(plain.header).not.to.have.property('notes');
    // A file of the usual kind that is cut to the same length has the size that its header gives to tell it by.
    const file = writeDpx(padded);
    const cut = await decodeFilmBytes(file.subarray(0, writeDpx(grey).length));
    expect(cut.error?.code).to.equal('truncated');
    expect(cut.header).not.to.have.property('notes');
  });

  it('cut anywhere gives the lines that are whole', async () => {
    const grey = spec(6, 1, 1, makers[0]);
    const file = writeDpx(grey);
    for (let length = 2048 + 12; length < file.length; length += 3) {
      const { picture, error } = await decodeFilmBytes(file.subarray(0, length));
      const lines = Math.floor((Math.floor((length - 2048) / 4) * 3) / width);
      const codes = codesByComponent(picture).Y ?? [];
      expect(codes, `${length} bytes`).to.deep.equal(listed(width, height, (x, y) => (y < lines ? (grey.elements[0]?.sample(x, y, 0) ?? 0) : 0))); // prettier-ignore
      expect(error?.code).to.equal('truncated');
    }
  });
});
