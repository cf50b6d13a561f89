import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { codec as exrCodec } from '../../../src/core/codec/exr/exr-codec.ts';
import { decodeExr, readExrHeader, SeqError, type ExrPlane } from '../../../src/exr.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';
import { crc32 } from '../../support/pictures/crc32.ts';
import { deepBomb } from '../../support/exr/deep-bomb.ts';
import { seededRandom } from '../../support/random.ts';
import { fromHalf } from '../../support/exr/to-half.ts';

const FOLDER = resolve(import.meta.dirname, '../../fixtures/exr');
const FILES = ['deep-none.exr', 'deep-rle.exr', 'deep-zips.exr', 'deep-tiles.exr', 'deep-parts.exr'] as const;
const fixture = (file: (typeof FILES)[number]): Uint8Array => new Uint8Array(readFileSync(resolve(FOLDER, file)));
const memory = (bytes: Uint8Array): { size: number; read(offset: number, length: number): Uint8Array } => ({
  size: bytes.length,
  read: (offset, length) => bytes.subarray(offset, offset + length),
});

const LIMIT_MS = 2000;
const MOST_BYTES = 2 ** 26;

async function answerOf(bytes: Uint8Array): Promise<Awaited<ReturnType<typeof decodeExr>> | SeqError> {
  const started = cpuMilliseconds();
  let allocated = 0;
  const allocate = (byteLength: number): undefined => {
    allocated += byteLength;
    expect(allocated, 'bytes of planes').to.be.below(MOST_BYTES);
  };
  const answer = await decodeExr(bytes, { allocate }).catch((error: unknown) => {
    if (error instanceof SeqError) return error;
    throw error;
  });
  expect(cpuMilliseconds() - started, 'milliseconds').to.be.below(LIMIT_MS);
  return answer;
}

const bytesOf = ({ data }: ExrPlane, from: number, to: number): Uint8Array =>
  new Uint8Array(data.buffer, data.byteOffset + from * data.BYTES_PER_ELEMENT, (to - from) * data.BYTES_PER_ELEMENT);

/** Position of the first deep chunk's three sizes, in a scan-line file of one part. */
async function firstSizes(bytes: Uint8Array): Promise<number> {
  const { headerBytes } = await readExrHeader(bytes);
  return Number(new DataView(bytes.buffer).getBigUint64(headerBytes, true)) + 4;
}

describe('deep EXR parts', () => {
  it('show as pictures, layer by layer', async () => {
    const source = memory(fixture('deep-zips.exr'));
    const { layers } = await exrCodec.readHeader({ source });
    expect(layers.map(({ id }) => id)).to.deep.equal(['A', 'Z', 'fog', 'tree']);
    const { picture, error } = await exrCodec.decode({ source, layer: 'tree' });
    expect(error).to.equal(undefined);
    const whole = await decodeExr(fixture('deep-zips.exr'));
    const tree = whole.planes.find(({ name }) => name === 'tree.Y');
    expect(picture.planes.map(({ data }) => crc32(data))).to.deep.equal([tree && crc32(tree.data)]);
  });

  it('give the same channel whichever others are wanted', async () => {
    const bytes = fixture('deep-rle.exr');
    const all = await decodeExr(bytes);
    for (const plane of all.planes) {
      const { planes } = await decodeExr(bytes, { channels: [plane.name] });
      expect(planes.map(({ data }) => crc32(data))).to.deep.equal([crc32(plane.data)]);
    }
  });

  it('are made smaller like any other', async () => {
    const bytes = fixture('deep-rle.exr');
    const [full, small] = await Promise.all([
      decodeExr(bytes, { channels: ['R'] }),
      decodeExr(bytes, { channels: ['R'], reduce: 2 }),
    ]);
    const [{ data, width }, reduced] = [full.planes[0], small.planes[0]] as [ExrPlane, ExrPlane];
    const at = (x: number, y: number): number => fromHalf(data[y * width + x] ?? 0);
    const mean = (at(4, 6) + at(5, 6) + at(4, 7) + at(5, 7)) / 4;
    expect(fromHalf(reduced.data[3 * reduced.width + 2] ?? 0)).to.be.closeTo(mean, Math.abs(mean) / 1000);
  });

  it('fail by name where they are compressed as deep data cannot be', async () => {
    const bytes = fixture('deep-rle.exr');
    const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    bytes[text.indexOf('compression\0compression\0') + 24 + 4] = 4;
    const error = await answerOf(bytes);
    expect(error).to.be.instanceOf(SeqError).with.property('code', 'format-unsupported');
    expect(String(error)).to.contain('PIZ');
  });
});

describe('damaged deep EXR parts', function () {
  // Thousands of decodes take seconds; on a busy machine, minutes.
  this.timeout(180_000);

  for (const file of FILES) {
    it(`${file}: cuts give the rows before the cut, or an error`, async () => {
      const bytes = fixture(file);
      const whole = await decodeExr(bytes);
      let partial = 0;
      for (let i = 0; i < 100; i++) {
        const answer = await answerOf(bytes.slice(0, Math.floor((bytes.length * i) / 100)));
        if (answer instanceof SeqError) {
          expect(answer.code).to.be.oneOf(['truncated', 'format-unsupported']);
          continue;
        }
        if (answer.complete) continue;
        partial++;
        if (answer.part.tiles) continue;
        answer.planes.forEach((plane, c) => {
          const expected = whole.planes[c];
          const there = plane.width * answer.rows;
          expect(crc32(bytesOf(plane, 0, there))).to.equal(expected && crc32(bytesOf(expected, 0, there)));
          expect(bytesOf(plane, there, plane.data.length).every((byte) => byte === 0)).to.equal(true);
        });
      }
      if (file !== 'deep-parts.exr') expect(partial).to.be.greaterThan(10);
    });

    it(`${file}: changed bytes are answered, and noticed where there is a checksum`, async () => {
      const bytes = fixture(file);
      const whole = await decodeExr(bytes);
      const crcs = whole.planes.map(({ data }) => crc32(data));
      const { headerBytes, parts } = await readExrHeader(bytes);
      const pixels = headerBytes + 8 * parts.reduce((sum, { chunkCount }) => sum + chunkCount, 0);
      const random = seededRandom(7);
      for (let i = 0; i < 300; i++) {
        const changed = bytes.slice();
        const at = Math.floor(random() * bytes.length);
        changed[at] = (changed[at] ?? 0) ^ (1 + Math.floor(random() * 255));
        const answer = await answerOf(changed);
        if (answer instanceof SeqError || !answer.complete || at < pixels || file !== 'deep-zips.exr') continue;
        expect(
          answer.planes.map(({ data }) => crc32(data)),
          `byte ${at}`,
        ).to.deep.equal(crcs);
      }
    });
  }

  it('a table that counts down costs its own rows', async () => {
    const bytes = fixture('deep-none.exr');
    const table = (await firstSizes(bytes)) + 24;
    new DataView(bytes.buffer).setUint32(table, 2 ** 31, true);
    const answer = await answerOf(bytes);
    expect(answer).to.include({ complete: false, rows: 13 });
    expect(answer).to.have.nested.property('error.message').that.contains('go down');
  });

  it('counts that the samples cannot be are refused before memory is taken for them', async () => {
    const bytes = fixture('deep-none.exr');
    const table = (await firstSizes(bytes)) + 24;
    const view = new DataView(bytes.buffer);
    for (let x = 0; x < 21; x++) view.setUint32(table + 4 * x, 2 ** 24, true);
    const answer = await answerOf(bytes);
    expect(answer).to.include({ complete: false, rows: 13 });
  });

  it('sizes beyond the file are a cut', async () => {
    const bytes = fixture('deep-none.exr');
    new DataView(bytes.buffer).setBigUint64(await firstSizes(bytes), 2n ** 63n, true);
    const answer = await answerOf(bytes);
    expect(answer).to.have.nested.property('error.code', 'truncated');
  });

  for (const [what, bomb, answer] of [
    ['a million samples in one pixel are sorted', { width: 1, height: 1, samples: 2 ** 20 }, 'complete'],
    ['more in one pixel are refused', { width: 1, height: 1, samples: 2 ** 20 + 1 }, 'decode-failed'],
    ['pixels of many samples are sorted', { width: 6, height: 1, samples: 2 ** 18 }, 'complete'],
    ['rows of many small pixels are refused together', { width: 64, height: 64, samples: 20_000 }, 'frame-too-large'],
    ['a large picture of deep pixels is refused', { width: 1920, height: 1080, samples: 60 }, 'frame-too-large'],
    ['a large picture of a few samples is shown', { width: 480, height: 270, samples: 8 }, 'complete'],
    ['counts of four milliards are refused', { width: 4, height: 4, samples: 2 ** 30 }, 'decode-failed'],
  ] as const) {
    it(`${what}, at once`, async () => {
      const given = await answerOf(deepBomb(bomb));
      expect(given instanceof SeqError ? given.code : given.complete && 'complete').to.equal(answer);
    });
  }
});
