import { expect } from 'chai';
import { codec as filmCodec } from '../../../src/core/codec/dpx-cineon/dpx-cineon-codec.ts';
import { decodeFilmBytes } from '../../support/pictures/decode-dpx-cineon.ts';
import { writeCineon, writeDpx, type DpxSpec, type ElementSpec } from '../../support/pictures/dpx-cineon-writer.ts';

const element = { descriptor: 50, components: 3, bits: 10, packing: 1, sample: () => 500 } as const;
const dpx = (changes: Partial<DpxSpec> = {}, own: Partial<ElementSpec> = {}): Uint8Array =>
  writeDpx({ width: 4, height: 2, elements: [{ ...element, ...own }], ...changes });

describe('DPX and Cineon headers', () => {
  it('tell rate, timecode and pixel aspect ratio', async () => {
    for (const littleEndian of [false, true]) {
      const file = dpx({
        littleEndian,
        pixelAspect: [2, 1],
        timecode: 0x01_23_45_17,
        televisionRate: 23.976,
        filmRate: 25,
      });
      const { header, picture } = await decodeFilmBytes(file);
      expect(header.rate).to.deep.equal({ numerator: 24000, denominator: 1001 });
      expect(header.timecode).to.deep.equal({ hours: 1, minutes: 23, seconds: 45, frame: 17, dropFrame: false });
      expect([header.pixelAspectRatio, picture.info.pixelAspectRatio]).to.deep.equal([2, 2]);
    }
  });

  it('tell rates as the ratios that are meant', async () => {
    const rates: readonly (readonly [number, string | undefined])[] = [
      [24, '24/1'],
      [23.98, '24000/1001'],
      [29.97, '30000/1001'],
      [59.94, '60000/1001'],
      [25, '25/1'],
      [12.5, '12500/1000'],
      [0, undefined],
      [-24, undefined],
      [1e9, undefined],
    ];
    for (const [filmRate, expected] of rates) {
      const { rate } = (await decodeFilmBytes(dpx({ filmRate }))).header;
      expect(rate && `${rate.numerator}/${rate.denominator}`, String(filmRate)).to.equal(expected);
    }
    const cineon = { width: 4, height: 2, components: 3, bits: 10, packing: 5, sample: () => 1 } as const;
    const { rate } = (await decodeFilmBytes(writeCineon({ ...cineon, filmRate: 24 }))).header;
    expect(rate).to.deep.equal({ numerator: 24, denominator: 1 });
  });

  it('name what is not honoured: a timecode beyond the rate, components given twice', async () => {
    const notes = async (file: Uint8Array) => (await decodeFilmBytes(file)).header.notes?.map(({ code }) => code);
    expect(await notes(dpx({ timecode: 0x01234524, televisionRate: 24 }))).to.deep.equal(['timecode-beyond-rate']);
    expect(await notes(dpx({ timecode: 0x01234523, televisionRate: 24 }))).to.equal(undefined);
    const twice = writeDpx({ width: 4, height: 2, elements: [{ ...element }, { ...element, descriptor: 1, components: 1 }] }); // prettier-ignore
    expect(await notes(twice)).to.deep.equal(['channels-repeated']);
  });

  it('leave out what nobody filled in, and what is no time', async () => {
    for (const timecode of [undefined, 0xffffffff, 0x25000000, 0x01600000, 0x0100001a, 0]) {
      const { header } = await decodeFilmBytes(dpx({ ...(timecode !== undefined && { timecode }) }));
      expect(header.timecode, String(timecode)).to.equal(undefined);
      expect(header.rate).to.equal(undefined);
      expect(header.pixelAspectRatio).to.equal(1);
    }
    const { timecode } = (await decodeFilmBytes(dpx({ timecode: 0x01000042, televisionRate: 29.97 }))).header;
    expect([timecode?.frame, timecode?.dropFrame], 'drop-frame flag').to.deep.equal([2, true]);
  });

  it('declare how samples are encoded; without that the depth tells', async () => {
    const codes: readonly (readonly [transfer: number, bits: 8 | 10 | 16 | 32, expected: string])[] = [
      [1, 10, 'cineon'],
      [2, 10, 'linear'],
      [3, 16, 'cineon'],
      [4, 8, 'rec709'],
      [5, 10, 'rec709'],
      [6, 10, 'rec709'],
      [7, 8, 'rec709'],
      [8, 8, 'rec709'],
      [0, 10, 'cineon'],
      [255, 10, 'cineon'],
      [255, 16, 'cineon'],
      [0, 8, 'srgb'],
      [255, 32, 'linear'],
    ];
    for (const [transfer, bits, expected] of codes) {
      const { picture } = await decodeFilmBytes(dpx({}, { transfer, bits }));
      expect(picture.info.transfer, `${transfer} of ${bits} bits`).to.equal(expected);
    }
  });

  it('declare primaries where they are not those of Rec.709', async () => {
    const red = async (colorimetric: number): Promise<number | undefined> =>
      (await decodeFilmBytes(dpx({}, { colorimetric }))).picture.info.chromaticities?.[2];
    expect([await red(6), await red(255), await red(7), await red(8)]).to.deep.equal([
      undefined,
      undefined,
      0.29,
      0.31,
    ]);
  });

  it('are read by themselves, exact in bytes at every level, and refuse unknown layers by name', async () => {
    const bytes = dpx({ width: 37, height: 19 });
    const source = { size: bytes.length, read: (at: number, length: number) => bytes.subarray(at, at + length) };
    for (const level of [0, 1, 2, 3, 8]) {
      const header = await filmCodec.readHeader({ source, level });
      const { picture } = await decodeFilmBytes(bytes, { level });
      expect(header.decodedBytes).to.equal(picture.planes[0]?.data.byteLength);
      expect(picture.info.level).to.equal(level);
      expect(picture.info.dataWindow).to.deep.equal([0, 0, 36, 18]);
    }
    const thrown = await filmCodec.readHeader({ source, layer: 'Q' }).catch((error: unknown) => error);
    expect(thrown).to.include({ code: 'source-invalid' });
    expect(String(thrown)).to.contain('"Q"');
  });

  it('fill recycled memory wholly', async () => {
    const bytes = dpx({ width: 5, height: 3 });
    const dirty = (byteLength: number): ArrayBuffer => new Uint8Array(byteLength).fill(0xee).buffer;
    const lent = await decodeFilmBytes(bytes.subarray(0, bytes.length - 1), { allocate: dirty });
    const fresh = await decodeFilmBytes(bytes.subarray(0, bytes.length - 1));
    expect(lent.picture.planes[0]?.data).to.deep.equal(fresh.picture.planes[0]?.data);
  });
});
