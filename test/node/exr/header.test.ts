import { expect } from 'chai';
import { readExrHeader, SeqError, type ExrHeader } from '../../../src/exr.ts';
import { ByteWriter } from '../../support/exr/byte-writer.ts';
import { writeExr, type WriterAttribute, type WriterPart } from '../../support/exr/exr-writer.ts';

const pixels = { name: 'Y', type: 'half', data: new Uint16Array(4) } as const;
const part: WriterPart = { channels: [pixels], dataWindow: [0, 0, 1, 1] };
const withAttributes = (attributes: Record<string, WriterAttribute>): Promise<ExrHeader> =>
  readExrHeader(writeExr({ ...part, attributes }));
const raw = (typeName: string, write: (out: ByteWriter) => ByteWriter): WriterAttribute => ({
  type: 'bytes',
  typeName,
  value: write(new ByteWriter()).finish(),
});
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 0.5);
const doubles =
  (count: number) =>
  (out: ByteWriter): ByteWriter => {
    for (const value of numbers(count)) out.f64(value);
    return out;
  };

async function refusal(bytes: Uint8Array): Promise<SeqError> {
  const error = await readExrHeader(bytes).catch((thrown: unknown) => thrown);
  if (!(error instanceof SeqError)) throw new Error(`answered ${String(error)}`);
  return error;
}

/** A header with one attribute taken out or changed: finds it by its name and type. */
function edit(bytes: Uint8Array, name: string, change: (payload: Uint8Array, bytes: Uint8Array) => void): Uint8Array {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const at = text.indexOf(`${name}\0`) + name.length + 1;
  const payload = text.indexOf('\0', at) + 5;
  change(bytes.subarray(payload), bytes.subarray(at - name.length - 1));
  return bytes;
}

describe('EXR header attributes', () => {
  const rows: readonly (readonly [type: string, attribute: WriterAttribute, value: unknown])[] = [
    ['string', { type: 'string', value: 'café' }, 'café'],
    ['int', { type: 'int', value: -7 }, -7],
    ['float', { type: 'float', value: 0.25 }, 0.25],
    ['double', { type: 'double', value: Math.PI }, Math.PI],
    ['rational', { type: 'rational', value: [24000, 1001] }, { numerator: 24000, denominator: 1001 }],
    ['stringvector', { type: 'stringvector', value: ['left', '', 'right'] }, ['left', '', 'right']],
    ['v2i', { type: 'v2i', value: [1, -2] }, [1, -2]],
    ['v3i', { type: 'v3i', value: [1, -2, 3] }, [1, -2, 3]],
    ['box2i', { type: 'box2i', value: [1, -2, 3, 4] }, [1, -2, 3, 4]],
    ['v2f', { type: 'v2f', value: numbers(2) }, numbers(2)],
    ['v3f', { type: 'v3f', value: numbers(3) }, numbers(3)],
    ['box2f', { type: 'box2f', value: numbers(4) }, numbers(4)],
    ['m33f', { type: 'm33f', value: numbers(9) }, numbers(9)],
    ['m44f', { type: 'm44f', value: numbers(16) }, numbers(16)],
    ['chromaticities', { type: 'chromaticities', value: numbers(8) }, numbers(8)],
    ['v2d', raw('v2d', doubles(2)), numbers(2)],
    ['v3d', raw('v3d', doubles(3)), numbers(3)],
    ['m33d', raw('m33d', doubles(9)), numbers(9)],
    ['m44d', raw('m44d', doubles(16)), numbers(16)],
    ['floatvector', raw('floatvector', (out) => out.f32(1.5).f32(-2)), [1.5, -2]],
    ['envmap', raw('envmap', (out) => out.u8(1)), 'cube'],
    ['deepImageState', raw('deepImageState', (out) => out.u8(3)), 'tidy'],
    [
      'keycode',
      { type: 'keycode', value: [1, 2, 3, 4, 5, 6, 7] },
      { filmManufacturer: 1, filmType: 2, prefix: 3, count: 4, perfOffset: 5, perfsPerFrame: 6, perfsPerCount: 7 },
    ],
    [
      'timecode',
      { type: 'timecode', value: [0x23595924, 9] },
      { hours: 23, minutes: 59, seconds: 59, frame: 24, dropFrame: false, timeAndFlags: 0x23595924, userData: 9 },
    ],
    [
      'preview',
      raw('preview', (out) => out.u32(1).u32(2).u32(0x04030201).u32(0x08070605)),
      { width: 1, height: 2, rgba: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) },
    ],
    ['an unknown type', raw('studio.secret', (out) => out.u8(1).u8(2)), Uint8Array.of(1, 2)],
  ];
  for (const [type, attribute, value] of rows) {
    it(`reads ${type}`, async () => {
      const { parts } = await withAttributes({ probe: attribute });
      expect(parts[0]?.attributes.probe).to.deep.equal(value);
      expect(structuredClone(parts[0]?.attributes.probe)).to.deep.equal(value);
    });
  }

  it('gives the required ones as well, under their names', async () => {
    const [first] = (await readExrHeader(writeExr({ ...part, compression: 'ZIPS', pixelAspectRatio: 2 }))).parts;
    expect(first?.attributes).to.deep.include({ compression: 'ZIPS', lineOrder: 'increasing', pixelAspectRatio: 2 });
    expect(first?.attributes.dataWindow).to.deep.equal([0, 0, 1, 1]);
  });

  it('takes no attribute for a property of objects', async () => {
    const attribute: WriterAttribute = { type: 'int', value: 2 };
    const { parts } = await withAttributes({ ['__proto__']: attribute, toString: attribute });
    expect(Object.getPrototypeOf(parts[0]?.attributes)).to.equal(Object.prototype);
    expect(Object.entries(parts[0]?.attributes ?? {})).to.deep.include(['toString', 2]);
  });

  it('reads names of 255 bytes and refuses longer ones', async () => {
    const { parts } = await withAttributes({ ['n'.repeat(255)]: { type: 'int', value: 3 } });
    expect(parts[0]?.attributes['n'.repeat(255)]).to.equal(3);
    const error = await refusal(writeExr({ ...part, attributes: { ['n'.repeat(256)]: { type: 'int', value: 3 } } }));
    expect(error).to.include({ code: 'decode-failed' });
    expect(error.message).to.contain('longer than 255');
  });

  it('says which attribute is too short for its type', async () => {
    const error = await refusal(writeExr({ ...part, attributes: { probe: raw('m44f', (out) => out.f32(1)) } }));
    expect(error).to.include({ code: 'decode-failed' });
    expect(error.message).to.contain('"probe" of type m44f');
  });
});

describe('EXR headers that are refused', () => {
  const cases: readonly (readonly [what: string, bytes: () => Uint8Array, code: string, message: RegExp])[] = [
    [
      'another file format',
      () => Uint8Array.from({ length: 64 }, (_, index) => index),
      'format-unsupported',
      /not an EXR/,
    ],
    ['nothing', () => new Uint8Array(0), 'truncated', /after 0 bytes/],
    ['a file cut inside the header', () => writeExr(part).subarray(0, 100), 'truncated', /inside its header/],
    [
      'a file shorter than the attribute it is cut in',
      () => {
        const big = { type: 'bytes', typeName: 'blob', value: new Uint8Array(5000) } as const;
        return writeExr({ ...part, attributes: { big } }).subarray(0, 700);
      },
      'truncated',
      /ends before its attribute "big"/,
    ],
    [
      'an empty data window',
      () => edit(writeExr(part), 'dataWindow', (box) => box.fill(255, 8, 12)),
      'decode-failed',
      /dataWindow \[0, 0, -1, 1\]/,
    ],
    [
      'a window out of range',
      () => edit(writeExr(part), 'displayWindow', (box) => box.set([0, 0, 0, 0x7f], 8)),
      'decode-failed',
      /displayWindow/,
    ],
    [
      'an unknown compression',
      () => edit(writeExr(part), 'compression', (value) => value.fill(77, 0, 1)),
      'format-unsupported',
      /compression 77; OpenEXR 4\.0 has 0 to 11 \(NONE, .*, HTJ2K256, HTJ2K32\), so it is of a later version/,
    ],
    [
      'a missing attribute',
      () => edit(writeExr(part), 'dataWindow', (_, name) => name.set([120], 0)),
      'decode-failed',
      /lacks "dataWindow"/,
    ],
    [
      'an attribute of the wrong type',
      () => edit(writeExr(part), 'dataWindow', (_, name) => name.set([120], 11)),
      'decode-failed',
      /"dataWindow" is a xox2i/,
    ],
    [
      'an attribute larger than the file',
      () =>
        edit(writeExr(part), 'lineOrder', (value) =>
          new DataView(value.buffer, value.byteOffset - 4).setInt32(0, 2 ** 30, true),
        ),
      'truncated',
      /ends before its attribute "lineOrder"/,
    ],
    [
      'a channel with sampling zero',
      () => edit(writeExr(part), 'channels', (list) => list.fill(0, 10, 14)),
      'decode-failed',
      /sampling 0×1/,
    ],
    [
      'a channel of an unknown type',
      () => edit(writeExr(part), 'channels', (list) => list.fill(9, 2, 3)),
      'format-unsupported',
      /pixel type 9/,
    ],
    [
      'two channels of one name',
      () => writeExr({ ...part, channels: [pixels, pixels] }),
      'decode-failed',
      /two channels/,
    ],
  ];
  for (const [what, bytes, code, message] of cases) {
    it(what, async () => {
      const error = await refusal(bytes());
      expect(error.code).to.equal(code);
      expect(error.message).to.match(message);
    });
  }

  it('an unknown version or flag', async () => {
    for (const [at, value] of [
      [4, 3],
      [5, 0x20],
      [7, 1],
    ] as const) {
      const bytes = writeExr(part);
      bytes[at] = value;
      const error = await refusal(bytes);
      expect(error.code).to.equal('format-unsupported');
      expect(error.message).to.contain('version field');
    }
  });

  it('is a TypeError where the input is none', async () => {
    const error = await readExrHeader('shot.exr' as unknown as ArrayBuffer).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(TypeError);
    expect(String(error)).to.contain('input must be');
  });
});

describe('EXR parts', () => {
  it('have names, types, views, windows, tiles, levels and chunk counts', async () => {
    const attributes = { view: { type: 'string', value: 'left' } } as const;
    const wide: WriterPart = { ...part, name: 'wide', attributes };
    const tiled: WriterPart = { ...part, name: 'tiled', tiles: [1, 2], dataWindow: [-1, -1, 0, 0] };
    const { multiPart, parts, version } = await readExrHeader(writeExr([wide, tiled]));
    expect([multiPart, version]).to.deep.equal([true, 2]);
    expect(parts[0]).to.deep.include({ index: 0, name: 'wide', type: 'scanlineimage', view: 'left', tiles: null });
    expect(parts[1]).to.deep.include({
      index: 1,
      name: 'tiled',
      type: 'tiledimage',
      view: null,
      chunkCount: 2,
      dataWindow: [-1, -1, 0, 0],
      tiles: { width: 1, height: 2, levelMode: 'one', roundingMode: 'down' },
      levels: [{ level: [0, 0], width: 2, height: 2 }],
    });
  });
});
