import { expect } from 'chai';
import { decodeExr, type ExrDecodeOptions } from '../../../src/exr.ts';
import { writeExr, type WriterPart } from '../../support/exr/exr-writer.ts';

const COUNT = 12 * 9;
const channels = ['A', 'B', 'G', 'R', 'Z'].map((name, place) => ({
  name,
  type: 'float' as const,
  data: Float32Array.from({ length: COUNT }, (_, index) => index * (place + 1)),
}));
const part: WriterPart = { channels, dataWindow: [0, 0, 11, 8], compression: 'RLE' };
const single = writeExr(part);
const multi = writeExr([
  { ...part, name: 'one' },
  { ...part, name: 'two', channels: channels.slice(0, 1), compression: 'ZIP' },
]);

describe('decodeExr options', () => {
  it('takes an ArrayBuffer, a view into one, and a source of ranges', async () => {
    const shifted = new Uint8Array(single.length + 3);
    shifted.set(single, 3);
    const whole = await decodeExr(single.buffer);
    const view = await decodeExr(shifted.subarray(3));
    const source = { read: (at: number, length: number) => single.subarray(at, at + length) };
    const ranged = await decodeExr(source);
    for (const { planes } of [whole, view, ranged]) {
      expect(planes.map(({ data }) => data)).to.deep.equal(channels.map(({ data }) => data));
    }
  });

  it('decodes only the channels asked for, in the file’s order', async () => {
    for (const compression of ['NONE', 'RLE', 'ZIPS', 'ZIP'] as const) {
      const { planes } = await decodeExr(writeExr({ ...part, compression }), { channels: ['Z', 'B'] });
      expect(planes.map(({ name }) => name)).to.deep.equal(['B', 'Z']);
      expect(planes.map(({ data }) => data)).to.deep.equal([channels[1]?.data, channels[4]?.data]);
    }
  });

  it('finds parts by index and by name; the first by default', async () => {
    expect((await decodeExr(multi)).part.name).to.equal('one');
    expect((await decodeExr(multi, { part: 1 })).part.name).to.equal('two');
    expect((await decodeExr(multi, { part: 'two' })).planes[0]?.data).to.deep.equal(channels[0]?.data);
  });

  const misuses: readonly (readonly [ExrDecodeOptions, RegExp])[] = [
    [{ part: 2 }, /^part must be one of "one", "two", not 2/],
    [{ part: 'three' }, /^part must be/],
    [{ channels: ['R', 'X'] }, /^channels must be .*A, B, G, R, Z.*"X"/],
    [{ level: 1 }, /^level must be/],
    [{ level: [0, 1] }, /^level must be/],
    [{ reduce: 3 }, /^reduce must be/],
    [{ reduce: 0 }, /^reduce must be/],
  ];
  for (const [options, message] of misuses) {
    it(`names the option that is wrong: ${JSON.stringify(options)}`, async () => {
      const error = await decodeExr(multi, options).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(TypeError);
      expect((error as TypeError).message).to.match(message);
    });
  }

  it('uses lent memory where it is large enough, else its own', async () => {
    const small = new ArrayBuffer(8);
    const large = new ArrayBuffer(COUNT * 4 + 40);
    const lent = [small, large];
    const { planes } = await decodeExr(single, { channels: ['R', 'G'], allocate: () => lent.shift() });
    expect(planes.map(({ data }) => data.buffer === large)).to.deep.equal([false, true]);
    expect(planes[0]?.data.buffer).not.to.equal(small);
    expect(planes[1]?.data.length).to.equal(COUNT);
  });

  it('delivers the rows before the damage, in either line order', async () => {
    for (const lineOrder of ['increasing', 'decreasing'] as const) {
      const bytes = writeExr({ ...part, lineOrder });
      const { complete, rows, error, planes } = await decodeExr(bytes.subarray(0, bytes.length - 300));
      expect(complete).to.equal(false);
      expect(error).to.include({ code: 'truncated', retryable: true });
      expect(rows).to.be.within(1, 8);
      const whole = channels[3]?.data ?? new Float32Array(0);
      const data = planes[3]?.data;
      const kept = lineOrder === 'increasing' ? [0, rows * 12] : [(9 - rows) * 12, COUNT];
      expect(data?.slice(...kept)).to.deep.equal(whole.slice(...kept));
      expect(data?.filter((value) => value !== 0).length).to.be.at.most(rows * 12);
    }
  });

  it('decodes what follows a damaged chunk, and says which was damaged', async () => {
    const bytes = writeExr({ ...part, compression: 'ZIPS' });
    const at = bytes.length - 40;
    bytes[at] = (bytes[at] ?? 0) ^ 0x55;
    const { complete, rows, error } = await decodeExr(bytes);
    expect([complete, rows]).to.deep.equal([false, 8]);
    expect(error?.code).to.equal('decode-failed');
    expect(error?.message).to.contain('the rows from 8 on');
  });
});
