import { expect } from 'chai';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { decodePicture, readPictureHeader } from '../../../src/core/codec/exr/decode-picture.ts';
import { readDirectory } from '../../../src/core/codec/tiff/tiff-directory.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';
import { ByteWriter } from '../../support/exr/byte-writer.ts';
import { writeExr } from '../../support/exr/exr-writer.ts';
import { writeTiff } from '../../support/pictures/tiff-writer.ts';

/** A source over bytes that says how many were read. */
function sourceOf(bytes: Uint8Array, size = bytes.length) {
  return {
    size,
    latencyMs: 0,
    bytesPerMs: Infinity,
    read: (offset: number, length: number) => Promise.resolve(bytes.slice(offset, offset + length)),
  };
}

/** What a work costs in processor time, and what it ends with. */
async function outcome(work: () => unknown): Promise<{ ms: number; error: SeqError | null }> {
  const started = cpuMilliseconds();
  try {
    await work();
    return { ms: cpuMilliseconds() - started, error: null };
  } catch (error) {
    expect(error).to.be.instanceOf(SeqError);
    return { ms: cpuMilliseconds() - started, error: error as SeqError };
  }
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(`${text}\0`);
const attribute = (out: ByteWriter, name: string, type: string, value: Uint8Array): void =>
  void out.bytes(ascii(name)).bytes(ascii(type)).i32(value.length).bytes(value);
const words = (...values: number[]): Uint8Array => new Uint8Array(Int32Array.from(values).buffer);
const floats = (...values: number[]): Uint8Array => new Uint8Array(Float32Array.from(values).buffer);
const join = (...pieces: readonly Uint8Array[]): Uint8Array => Uint8Array.from(pieces.flatMap((piece) => [...piece]));

/** The header of a file of one half channel, with what a test adds; `tile` makes it a mip-map of such tiles. */
function exrHeader(side: number, more: (out: ByteWriter) => void = () => {}, tile: number | null = null): Uint8Array {
  const out = new ByteWriter();
  out.bytes(words(20000630, 2 | (tile === null ? 0 : 0x200)));
  attribute(out, 'channels', 'chlist', join(ascii('Y'), words(1, 0, 1, 1), Uint8Array.of(0)));
  attribute(out, 'compression', 'compression', Uint8Array.of(0));
  for (const name of ['dataWindow', 'displayWindow']) attribute(out, name, 'box2i', words(0, 0, side - 1, side - 1));
  attribute(out, 'lineOrder', 'lineOrder', Uint8Array.of(0));
  attribute(out, 'pixelAspectRatio', 'float', floats(1));
  attribute(out, 'screenWindowCenter', 'v2f', floats(0, 0));
  attribute(out, 'screenWindowWidth', 'float', floats(1));
  if (tile !== null) attribute(out, 'tiles', 'tiledesc', join(words(tile, tile), Uint8Array.of(1)));
  more(out);
  return out.bytes(Uint8Array.of(0)).finish();
}

describe('files that claim more than they have', function () {
  this.timeout(60_000);

  it('EXR: thousands of channels are read, and the page is told of a thousand layers at most', async () => {
    const channel = (index: number) =>
      ({ name: `pass${index}.value`, type: 'half', data: new Uint16Array(1) }) as const;
    const file = (count: number): Uint8Array =>
      writeExr({ channels: Array.from({ length: count }, (_, at) => channel(at)), dataWindow: [0, 0, 0, 0] });
    const source = sourceOf(file(8000));
    const { ms, error } = await outcome(async () => {
      const header = await readPictureHeader({ source, layer: 'pass7999', level: 0 });
      expect(header.layers).to.have.length(1000);
      expect(header.layers[header.layer]?.id).to.equal('pass7999');
      expect(header.notes?.map(({ code }) => code)).to.include('layers-left-out');
    });
    expect(error).to.equal(null);
    expect(ms).to.be.below(2000);
    const more = await outcome(() => readPictureHeader({ source: sourceOf(file(8200)), layer: '', level: 0 }));
    expect(more.error?.message).to.contain('more than 8192 channels');
  });

  it('EXR: a million attributes are refused while they are read', async () => {
    const bytes = exrHeader(4, (out) => {
      for (let at = 0; at < 60_000; at++) attribute(out, `a${at}`, 'int', words(at));
    });
    const { ms, error } = await outcome(() => readPictureHeader({ source: sourceOf(bytes), layer: '', level: 0 }));
    expect(error?.message).to.contain('more than 50000 attributes');
    expect(ms).to.be.below(2000);
  });

  it('EXR: offset tables are checked against the file before they are made', async () => {
    const request = (side: number, size?: number) => {
      const bytes = exrHeader(side, () => {}, 1);
      return {
        source: sourceOf(bytes, size),
        layer: '',
        level: 0,
        allocate: (length: number) => new ArrayBuffer(length),
      };
    };
    const before = process.memoryUsage().arrayBuffers;
    // 5.3 million tiles of one pixel, in a file long enough for their table; and more tiles than the file has bytes.
    const many = await outcome(() => decodePicture(request(2000, 2 ** 30)));
    expect(many.error?.code).to.equal('frame-too-large');
    const short = await outcome(() => decodePicture(request(1000)));
    expect(short.error?.code).to.equal('truncated');
    expect(process.memoryUsage().arrayBuffers - before).to.be.below(2 ** 24);
    expect(many.ms + short.ms).to.be.below(2000);
  });

  it('TIFF: tags that all claim the file are not expanded', async () => {
    const data = new Uint8Array(2000 * 2000);
    const bytes = writeTiff({ width: 2000, height: 2000, bits: 8, samples: 1, data });
    const view = new DataView(bytes.buffer);
    // A directory of 4,000 entries at the end, each of which claims nearly all bytes of the file as its values.
    const directory = bytes.length;
    const hostile = new Uint8Array(directory + 2 + 4000 * 12 + 4);
    hostile.set(bytes);
    const out = new DataView(hostile.buffer);
    out.setUint32(4, directory, true);
    out.setUint16(directory, 4000, true);
    const tags = [256, 273, 279, 324, 325, 320, 700, 33723, 42112];
    for (let at = 0; at < 4000; at++) {
      const entry = directory + 2 + at * 12;
      out.setUint16(entry, at < 10 ? (tags[at] ?? 258) : 40_000 + at, true);
      out.setUint16(entry + 2, 1, true);
      out.setUint32(entry + 4, directory, true);
      out.setUint32(entry + 8, 0, true);
    }
    expect(view.getUint16(0)).to.equal(0x4949);
    const before = process.memoryUsage().heapUsed;
    const { ms, error } = await outcome(() => expect(readDirectory(hostile).tags.get(256)).to.have.length(1));
    expect(error).to.equal(null);
    expect(ms).to.be.below(1000);
    expect(process.memoryUsage().heapUsed - before).to.be.below(200 * 2 ** 20);
  });
});
