import { expect } from 'chai';
import { decodeCurve, encodeCurve } from '../../../src/core/colour/transfer/curve.ts';
import { TRANSFERS } from '../../../src/core/colour/transfer/transfers.ts';
import type { SeqError } from '../../../src/core/base/seq-error.ts';
import type { Orientation, StillFacts } from '../../../src/core/codec/still/still-file.ts';
import { numberToHalf } from '../../../src/core/frame/half-float.ts';
import { fromHalf, toHalf } from '../../support/exr/to-half.ts';
import { bytesSource, toyStill } from '../../support/presenter/toy-still.ts';

const grey = (width: number, height: number, changes: Partial<StillFacts> = {}): StillFacts => {
  return { format: 'toy', width, height, layout: 'grey', planes: [{ name: 'Y', type: 'u8' }], ...changes };
};
const light = (code: number): number => decodeCurve(TRANSFERS.srgb, code / 255);
const code = (linear: number): number => Math.round(encodeCurve(TRANSFERS.srgb, linear) * 255);
const source = bytesSource();
const failure = (promise: Promise<unknown>): Promise<SeqError> =>
  promise.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: unknown) => error as SeqError,
  );

describe('codecs of stills', () => {
  it('turn all eight orientations upright, at full size and reduced', async () => {
    // The upright picture, 3 × 2, and how each orientation stores it.
    const upright = [10, 20, 30, 40, 50, 60];
    const stored: Record<Orientation, [width: number, height: number, samples: number[]]> = {
      1: [3, 2, [10, 20, 30, 40, 50, 60]],
      2: [3, 2, [30, 20, 10, 60, 50, 40]],
      3: [3, 2, [60, 50, 40, 30, 20, 10]],
      4: [3, 2, [40, 50, 60, 10, 20, 30]],
      5: [2, 3, [10, 40, 20, 50, 30, 60]],
      6: [2, 3, [30, 60, 20, 50, 10, 40]],
      7: [2, 3, [60, 30, 50, 20, 40, 10]],
      8: [2, 3, [40, 10, 50, 20, 60, 30]],
    };
    const mean = (...codes: number[]): number => code(codes.reduce((sum, each) => sum + light(each), 0) / codes.length);
    const half = [mean(10, 20, 40, 50), mean(30, 60)];
    for (const [key, [width, height, samples]] of Object.entries(stored)) {
      const orientation = Number(key) as Orientation;
      const codec = toyStill(grey(width, height, { orientation }), [samples]);
      const { picture } = await codec.decode({ source });
      expect([...(picture.planes[0]?.data ?? [])], `orientation ${key}`).to.deep.equal(upright);
      expect(picture.info.dataWindow).to.deep.equal([0, 0, 2, 1]);
      const reduced = await codec.decode({ source, level: 1 });
      expect([...(reduced.picture.planes[0]?.data ?? [])], `orientation ${key}, half`).to.deep.equal(half);
      expect(reduced.picture.info.level).to.equal(1);
    }
  });

  it('average in light by cells, cutting them at the edges', async () => {
    const [width, height] = [13, 11];
    const samples = Array.from({ length: width * height }, (_, i) => (i * 73) % 256);
    for (const level of [1, 2, 3]) {
      const { picture, header } = await toyStill(grey(width, height), [samples]).decode({ source, level });
      const side = 2 ** level;
      const [plane] = picture.planes;
      expect(header.decodedBytes).to.equal(Math.ceil(width / side) * Math.ceil(height / side));
      expect(plane?.data.byteLength).to.equal(header.decodedBytes);
      for (let y = 0; y < height; y += side) {
        for (let x = 0; x < width; x += side) {
          const cell: number[] = [];
          for (let v = y; v < Math.min(y + side, height); v++)
            for (let u = x; u < Math.min(x + side, width); u++) cell.push(light(samples[v * width + u] ?? 0));
          const want = code(cell.reduce((sum, each) => sum + each, 0) / cell.length);
          expect(plane?.data[(y / side) * (plane?.width ?? 0) + x / side]).to.be.closeTo(want, 1);
        }
      }
    }
  });

  it('do not let the colour of invisible pixels into an average', async () => {
    const facts: StillFacts = { ...grey(2, 2), layout: 'packed', planes: [{ name: 'RGBA', type: 'rgba8' }] };
    const pixels = [255, 0, 0, 200, 0, 255, 0, 0, 255, 0, 0, 200, 0, 0, 255, 0];
    const { picture } = await toyStill(facts, [pixels]).decode({ source, level: 1 });
    expect([...(picture.planes[0]?.data ?? [])]).to.deep.equal([255, 0, 0, 100]);
    const planes = ['R', 'G', 'B', 'A'].map((name) => ({ name, type: 'u16' as const }));
    const channel = (at: number): number[] => [0, 1, 2, 3].map((pixel) => (pixels[pixel * 4 + at] ?? 0) * 257);
    const straight = toyStill({ ...grey(2, 2), layout: 'rgba-straight', planes }, [0, 1, 2, 3].map(channel));
    const reduced = (await straight.decode({ source, level: 1 })).picture;
    expect(reduced.planes.map(({ data }) => data[0])).to.deep.equal([65535, 0, 0, 25700]);
  });

  it('average floating point as the EXR kernels do: what is finite, else what it is', async () => {
    const planes = [{ name: 'Y', type: 'half' as const }];
    const samples = [1, 3, Infinity, Infinity, NaN, 2, Infinity, Infinity].map(toHalf);
    const { picture } = await toyStill(grey(4, 2, { planes }), [samples]).decode({ source, level: 1 });
    expect([...(picture.planes[0]?.data ?? [])].map(fromHalf)).to.deep.equal([2, Infinity]);
    for (const value of [0, 1e-9, 5.96e-8, 6.1e-5, 0.1, 1, 65504, 65519, 65520, -2.5, NaN, 2.98e-8, 8.94e-8]) {
      expect(numberToHalf(value), String(value)).to.equal(toHalf(value));
    }
  });

  it('average packed ten-bit samples in the light of their curve', async () => {
    const pack = (r: number, g: number, b: number): number => ((r << 20) | (g << 10) | b) >>> 0;
    const planes = [{ name: 'RGB', type: 'rgb10' as const }];
    const samples = [pack(95, 685, 1023), pack(685, 685, 1023)];
    const facts: StillFacts = { ...grey(2, 1), layout: 'packed', planes, colour: { transfer: 'cineon' } };
    const { picture } = await toyStill(facts, [samples]).decode({ source, level: 1 });
    const [packed = 0] = picture.planes[0]?.data ?? [];
    // Half of film's white is 300 × log10((1 + black) / 2) codes below it, black being 0.0108 of it.
    expect([packed >>> 20, (packed >>> 10) & 1023, packed & 1023]).to.deep.equal([596, 685, 1023]);
  });

  it('keep the rows that came of a file that breaks off, and blacken what lent memory held', async () => {
    const samples = new Array<number>(16).fill(9);
    const lent = new Uint8Array(16).fill(77);
    const { picture, error } = await toyStill(grey(4, 4, { orientation: 4 }), [samples], 2).decode({
      source,
      allocate: () => lent.buffer,
    });
    expect(picture.info.complete).to.equal(false);
    expect(error?.message).to.equal('Toy: the toy is broken');
    expect([...(picture.planes[0]?.data ?? [])]).to.deep.equal([0, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9, 9]);
    const none = await failure(toyStill(grey(4, 4), [samples], 0).decode({ source }));
    expect(none).to.include({ code: 'decode-failed', message: 'Toy: the toy is broken' });
  });

  it('ask for planes and working memory before they take any, and refuse impossible sizes', async () => {
    const asked: number[] = [];
    const codec = toyStill(grey(8, 8, { workingBytes: 1000 }), [new Uint8Array(64)]);
    await codec.decode({ source, reserve: (bytes) => void asked.push(bytes) });
    expect(asked).to.deep.equal([1064]);
    let taken = 0;
    const refuse = (): Promise<void> => Promise.reject(new Error('no'));
    const allocate = (): undefined => void taken++;
    await failure(codec.decode({ source, reserve: refuse, allocate }));
    expect(taken).to.equal(0);
    for (const [width, height, wanted] of [
      [0, 5, 'decode-failed'],
      [2 ** 21, 5, 'decode-failed'],
      [2 ** 20, 2 ** 20, 'frame-too-large'],
    ] as const) {
      const error = await failure(toyStill(grey(width, height), [[]]).readHeader({ source }));
      expect(error.code).to.equal(wanted);
      expect(error.message).to.match(/^Toy: /);
    }
  });

  it('reject with the reason of an abort, and name a layer that is not there', async () => {
    const controller = new AbortController();
    controller.abort(new Error('enough'));
    const codec = toyStill(grey(2, 2), [[1, 2, 3, 4]]);
    expect(await failure(codec.decode({ source, signal: controller.signal }))).to.have.property('message', 'enough');
    expect(await failure(codec.readHeader({ source, layer: 'Z' }))).to.include({ code: 'source-invalid' });
  });
});
