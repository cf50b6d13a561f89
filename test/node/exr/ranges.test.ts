import { expect } from 'chai';
import { planRanges } from '../../../src/core/codec/exr/chunks/plan-ranges.ts';
import { decodeExr, readExrHeader, type ExrDecodeOptions } from '../../../src/exr.ts';
import { conformanceBytes, itConforms } from '../../support/conformance.ts';
import { CountingSource } from '../../support/server/counting-source.ts';
import { crc32 } from '../../support/pictures/crc32.ts';
import { writeExr } from '../../support/exr/exr-writer.ts';

/** Reads by ranges, compares with reading from memory, returns what was read of the source. */
async function readBy(source: CountingSource, bytes: Uint8Array, options: ExrDecodeOptions): Promise<CountingSource> {
  const ranged = await decodeExr(source, options);
  const whole = await decodeExr(bytes, options);
  expect(ranged.complete).to.equal(true);
  expect(ranged.planes.map(({ data }) => crc32(data))).to.deep.equal(whole.planes.map(({ data }) => crc32(data)));
  expect(ranged.stats).to.deep.include({ bytesRead: source.bytesRead, requests: source.requests });
  expect(ranged.stats.bytesWanted).to.be.greaterThan(0).and.at.most(source.bytesRead);
  return source;
}

describe('EXR reading by ranges', () => {
  it('merges ranges while a gap is no dearer than a request', () => {
    const wanted = [
      { start: 500, end: 600 },
      { start: 0, end: 100 },
      { start: 150, end: 200 },
      { start: 200, end: 250 },
      { start: 300, end: 300 },
    ];
    expect(planRanges(wanted, { latencyMs: 10, bytesPerMs: 5 })).to.deep.equal([
      { start: 0, end: 250 },
      { start: 500, end: 600 },
    ]);
    expect(planRanges(wanted, { latencyMs: 100, bytesPerMs: 5 })).to.deep.equal([{ start: 0, end: 600 }]);
    expect(planRanges(wanted, { latencyMs: 0, bytesPerMs: 5 }).length).to.equal(3);
  });

  for (const sized of [true, false]) {
    const how = sized ? 'of known size' : 'of unknown size';
    itConforms(`reads one mip level of a tiled file ${how} in few requests`, async () => {
      for (const file of ['aswf/MultiResolution/Bonita.exr', 'matrix/tile-mip-zip.exr', 'matrix/tile-mip-piz.exr']) {
        if (!sized && !file.includes('Bonita')) continue;
        for (const level of [1, 2, 4]) {
          const bytes = conformanceBytes(file);
          const source = await readBy(new CountingSource(bytes, { sized }), bytes, { level });
          expect(source.share, `${file} ${level}`).to.be.at.most(0.25);
          expect(source.requests).to.be.at.most(8);
        }
      }
    });

    itConforms(`reads a part ${how} whose chunks lie between those of others at once`, async () => {
      const bytes = conformanceBytes('aswf/Beachball/multipart.0001.exr');
      const source = await readBy(new CountingSource(bytes, { sized }), bytes, { part: 'rgba_left' });
      expect(source.requests).to.be.at.most(4);
      expect(source.share).to.be.at.most(1.05);
    });
  }

  itConforms('reads a part whose chunks lie together by itself', async () => {
    const bytes = conformanceBytes('matrix/multi-piz.exr');
    const source = await readBy(new CountingSource(bytes), bytes, { part: 1 });
    expect(source.share).to.be.at.most(0.25);
  });

  itConforms('reads rip levels by themselves', async () => {
    const bytes = conformanceBytes('matrix/tile-rip-zip.exr');
    const source = await readBy(new CountingSource(bytes), bytes, { level: [1, 2] });
    expect(source.share).to.be.at.most(0.2);
  });

  const plain = writeExr({
    channels: [{ name: 'Y', type: 'float', data: Float32Array.from({ length: 90_000 }, (_, i) => Math.sin(i)) }],
    dataWindow: [0, 0, 299, 299],
    compression: 'ZIP',
  });

  it('reads the header alone for the header', async () => {
    const source = new CountingSource(plain);
    await readExrHeader(source);
    expect(source).to.include({ requests: 1 });
    expect(source.share).to.be.below(0.1);
  });

  it('reads a whole file in one request where ranges cannot be had', async () => {
    const source = await readBy(new CountingSource(plain, { wholeOnly: true }), plain, {});
    expect(source).to.include({ requests: 1, bytesRead: plain.length });
  });

  it('reads rebuilt offset tables and cut files through ranges as well', async () => {
    const broken = plain.slice();
    const { headerBytes } = await readExrHeader(plain);
    broken.fill(0, headerBytes + 16, headerBytes + 48);
    await readBy(new CountingSource(broken), broken, {});
    const cut = plain.subarray(0, plain.length / 2);
    const { complete, rows, error } = await decodeExr(new CountingSource(cut, { sized: false }));
    expect(complete).to.equal(false);
    expect(error?.code).to.equal('truncated');
    expect(rows).to.equal((await decodeExr(cut)).rows);
  });

  it('passes the signal on and rejects with its reason', async () => {
    const controller = new AbortController();
    const source = new CountingSource(plain);
    const decoding = decodeExr(source, { signal: controller.signal });
    const reason = new Error('enough');
    controller.abort(reason);
    expect(await decoding.catch((error: unknown) => error)).to.equal(reason);
    expect(source.requests).to.equal(0);
  });
});
