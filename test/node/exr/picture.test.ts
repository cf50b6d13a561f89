import { expect } from 'chai';
import { codec as exrCodec } from '../../../src/core/codec/exr/exr-codec.ts';
import type { Codec } from '../../../src/core/codec/codec.ts';
import { pictureBytes } from '../../../src/core/frame/banded-picture.ts';
import { writeExr, type WriterPart } from '../../support/exr/exr-writer.ts';

const WIDTH = 37;
const HEIGHT = 21;
const half = (seed: number): Uint16Array => Uint16Array.from({ length: WIDTH * HEIGHT }, (_, i) => (i * seed) & 0x3fff);
const depth = Float32Array.from({ length: WIDTH * HEIGHT }, (_, i) => i / 7);

const shot: WriterPart = {
  channels: [
    { name: 'R', type: 'half', data: half(3) },
    { name: 'G', type: 'half', data: half(5) },
    { name: 'B', type: 'half', data: half(7) },
    { name: 'A', type: 'half', data: half(11) },
    { name: 'Z', type: 'float', data: depth },
  ],
  dataWindow: [-5, 8, WIDTH - 6, HEIGHT + 7],
  displayWindow: [0, 0, 39, 29],
  pixelAspectRatio: 2,
  compression: 'ZIP',
  attributes: {
    framesPerSecond: { type: 'rational', value: [24000, 1001] },
    timeCode: { type: 'timecode', value: [0x01020304 | 64, 0] },
    chromaticities: { type: 'chromaticities', value: [0.64, 0.33, 0.3, 0.6, 0.15, 0.06, 0.3127, 0.329] },
  },
};

const codec = (): Codec => exrCodec;
const memory = (bytes: Uint8Array): { size: number; read(offset: number, length: number): Uint8Array } => ({
  size: bytes.length,
  read: (offset, length) => bytes.subarray(offset, offset + length),
});

describe('EXR as a codec', () => {
  const bytes = writeExr(shot);

  it('tells header facts and the exact size before decoding', async () => {
    const header = await codec().readHeader({ source: memory(bytes) });
    expect(header).to.deep.include({
      format: 'exr',
      compression: 'ZIP',
      rate: { numerator: 24000, denominator: 1001 },
      timecode: { hours: 1, minutes: 2, seconds: 3, frame: 4, dropFrame: true },
      displayWindow: [0, 0, 39, 29],
      dataWindow: [-5, 8, 31, 28],
      pixelAspectRatio: 2,
      decodedBytes: 4 * 2 * WIDTH * HEIGHT,
    });
    expect(header.chromaticities?.map((value) => Math.round(value * 1e4))).to.deep.equal([
      ...[6400, 3300, 3000, 6000, 1500, 600, 3127, 3290],
    ]);
    expect((await codec().readHeader({ source: memory(bytes), layer: 'Z' })).decodedBytes).to.equal(4 * WIDTH * HEIGHT);
  });

  it('waits for its bytes to be granted, then decodes exactly as many', async () => {
    const events: string[] = [];
    const { picture } = await codec().decode({
      source: memory(bytes),
      reserve: async (decodedBytes, header) => {
        events.push(`${decodedBytes} ${header.layers.length}`);
        await new Promise((done) => setTimeout(done, 5));
        events.push('granted');
      },
      allocate: (byteLength) => {
        events.push(`allocate ${byteLength}`);
        return undefined;
      },
    });
    const plane = 2 * WIDTH * HEIGHT;
    expect(events).to.deep.equal([`${4 * plane} 2`, 'granted', ...Array<string>(4).fill(`allocate ${plane}`)]);
    expect(pictureBytes(picture)).to.equal(4 * plane);
    expect(picture.info).to.deep.include({ layout: 'rgba', level: 0, complete: true, dataWindow: [-5, 8, 31, 28] });
    expect(picture.planes.map(({ name }) => name)).to.deep.equal(['R', 'G', 'B', 'A']);
    expect(picture.planes[2]?.data).to.deep.equal(half(7));
  });

  it('rejects as the reservation rejects, and as the signal says', async () => {
    const refused = new Error('no room');
    const request = { source: memory(bytes), reserve: () => Promise.reject(refused) };
    expect(
      await codec()
        .decode(request)
        .catch((error: unknown) => error),
    ).to.equal(refused);
    const controller = new AbortController();
    const aborted = codec().decode({
      source: memory(bytes),
      signal: controller.signal,
      reserve: () => controller.abort(),
    });
    expect(await aborted.catch((error: unknown) => error)).to.have.property('name', 'AbortError');
  });

  it('fills lent memory, whatever was in it', async () => {
    const lent = new ArrayBuffer(4 * WIDTH * HEIGHT);
    new Uint8Array(lent).fill(0xaa);
    const { picture } = await codec().decode({ source: memory(bytes), layer: 'Z', allocate: () => lent });
    expect(picture.planes[0]?.data.buffer).to.equal(lent);
    expect(picture.planes[0]?.data).to.deep.equal(depth);
  });

  it('zeroes what a cut file lacks, also in lent memory', async () => {
    const cut = bytes.subarray(0, bytes.length - 600);
    const { picture, error } = await codec().decode({
      source: memory(cut),
      layer: 'Z',
      allocate: (byteLength) => new Uint8Array(byteLength).fill(0xaa).buffer,
    });
    expect(error?.code).to.equal('truncated');
    expect(picture.info.complete).to.equal(false);
    const data = picture.planes[0]?.data;
    expect(data?.slice(0, 16 * WIDTH)).to.deep.equal(depth.slice(0, 16 * WIDTH));
    expect(data?.slice(16 * WIDTH)).to.deep.equal(new Float32Array(5 * WIDTH));
  });

  it('names a layer that is not there', async () => {
    const error = await codec()
      .decode({ source: memory(bytes), layer: 'diffuse' })
      .catch((thrown: unknown) => thrown);
    expect(error).to.have.property('code', 'source-invalid');
    expect(error).to.have.property('message', 'The file has no layer "diffuse". It has "" (the main picture), "Z".');
  });
});

describe('notes of EXR files', () => {
  const red = { name: 'R', type: 'half', data: half(3) } as const;
  const channels = [red, { ...red, name: 'G' }, { ...red, name: 'B' }];
  const notesOf = async (attributes: WriterPart['attributes'], more: WriterPart['channels'] = []) => {
    const bytes = writeExr({ ...shot, channels: [...channels, ...more], attributes: attributes ?? {} });
    const { notes = [] } = await codec().readHeader({ source: memory(bytes) });
    const { picture } = await codec().decode({ source: memory(bytes) });
    expect(picture.info.complete).to.equal(true);
    return notes.map(({ code, message }) => `${code}: ${message}`);
  };
  const rate = (numerator: number) => ({ framesPerSecond: { type: 'rational', value: [numerator, 1] } }) as const;
  const timecode = (word: number) => ({ timeCode: { type: 'timecode', value: [word, 0] } }) as const;
  const interop = (value: string) => ({ colorInteropID: { type: 'string', value } }) as const;

  it('are none where everything is honoured', async () => {
    expect(await notesOf(shot.attributes)).to.deep.equal([]);
    expect(await notesOf({ ...rate(24), ...timecode(0x01020323) })).to.deep.equal([]);
    expect(await notesOf(timecode(0x01020329)), 'no rate stated').to.deep.equal([]);
    expect(await notesOf(interop('unknown'))).to.deep.equal([]);
    expect(await notesOf(interop('lin_ap1_scene'))).to.deep.equal([]);
  });

  it('name a timecode that the stated rate cannot hold, or that is none', async () => {
    const [beyond] = await notesOf({ ...rate(24), ...timecode(0x01020324) });
    expect(beyond).to.match(/^timecode-beyond-rate: The timecode 01:02:03:24 does not exist at the 24 fps/);
    expect((await notesOf({ ...rate(24), ...timecode(0x01630304) }))[0]).to.match(/^timecode-invalid: .*01:63:03:04/);
    expect((await notesOf(timecode(0x01010000 | 64)))[0]).to.match(/^timecode-invalid: .*01:01:00;00.*drop-frame/);
  });

  it('name a colorInteropID that is not known, and chromaticities that span nothing', async () => {
    const [unknown] = await notesOf(interop('pq_rec2020_display'));
    expect(unknown).to.match(/^color-interop-id-unknown: .*"pq_rec2020_display".*scene-linear Rec.709/);
    const line = {
      chromaticities: { type: 'chromaticities', value: [0.1, 0.1, 0.2, 0.2, 0.3, 0.3, 0.3, 0.3] },
    } as const;
    expect((await notesOf(line))[0]).to.match(/^chromaticities-invalid: /);
  });

  it('name channels that mean the same as another of their layer', async () => {
    expect(await notesOf({}, [{ ...red, name: 'layer.red' }])).to.deep.equal([]);
    const [repeated] = await notesOf({}, [{ ...red, name: 'green' }]);
    expect(repeated).to.equal(
      'channels-repeated: Of channels that mean the same one is shown: B, G, R, and not green.',
    );
    const bytes = writeExr({
      ...shot,
      channels: ['R', 'G', 'B', 'red'].map((name) => ({ ...red, name: `a.${name}` })),
    });
    const { notes } = await codec().readHeader({ source: memory(bytes) });
    expect(notes).to.deep.equal([
      {
        code: 'channels-repeated',
        message: 'Of channels that mean the same one is shown: a.B, a.G, a.R, and not a.red.',
      },
    ]);
  });
});
