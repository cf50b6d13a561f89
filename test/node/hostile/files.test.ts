import { expect } from 'chai';
import { SeqError } from '../../../src/core/base/seq-error.ts';
import { decodePicture, readPictureHeader } from '../../../src/core/codec/exr/decode-picture.ts';
import { readDirectory } from '../../../src/core/codec/tiff/tiff-directory.ts';
import {
  exrHeader,
  exrOfAttributes,
  exrOfChannels,
  exrOfParts,
  tiffOfGreedyTags,
} from '../../support/hostile-files.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';
import { writeExr } from '../../support/exr/exr-writer.ts';

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
    const bytes = exrOfAttributes(60_000);
    const { ms, error } = await outcome(() => readPictureHeader({ source: sourceOf(bytes), layer: '', level: 0 }));
    expect(error?.message).to.contain('more than 50000 attributes');
    expect(ms).to.be.below(2000);
  });

  it('EXR: a hundred thousand channels are refused while they are read, and a million', async () => {
    for (const count of [100_000, 1_000_000]) {
      const bytes = exrOfChannels(count);
      const before = process.memoryUsage().heapUsed;
      const { ms, error } = await outcome(() => readPictureHeader({ source: sourceOf(bytes), layer: '', level: 0 }));
      expect(error?.message).to.contain('more than 8192 channels');
      expect(ms).to.be.below(2000);
      expect(process.memoryUsage().heapUsed - before).to.be.below(100 * 2 ** 20);
    }
  });

  it('EXR: four thousand parts are read, and the page is told of a thousand layers at most; more are refused', async () => {
    const source = sourceOf(exrOfParts(4000));
    const before = process.memoryUsage().heapUsed;
    const { ms, error } = await outcome(async () => {
      expect((await readPictureHeader({ source, layer: '', level: 0 })).layers).to.have.length(1000);
    });
    expect(error).to.equal(null);
    expect(ms).to.be.below(2000);
    expect(process.memoryUsage().heapUsed - before).to.be.below(150 * 2 ** 20);
    const more = await outcome(() => readPictureHeader({ source: sourceOf(exrOfParts(4200)), layer: '', level: 0 }));
    expect(more.error?.message).to.contain('more than 4096 parts');
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
    const hostile = tiffOfGreedyTags();
    const before = process.memoryUsage().heapUsed;
    const { ms, error } = await outcome(() => expect(readDirectory(hostile).tags.get(256)).to.have.length(1));
    expect(error).to.equal(null);
    expect(ms).to.be.below(1000);
    expect(process.memoryUsage().heapUsed - before).to.be.below(200 * 2 ** 20);
  });
});
