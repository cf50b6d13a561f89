import { expect } from 'chai';
import { deflateSync } from 'node:zlib';
import { decodeExr } from '../../../src/exr.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';
import { readChunks } from '../../support/exr/exr-chunks.ts';
import { writeExr, type WriterChannel } from '../../support/exr/exr-writer.ts';
import { seededRandom } from '../../support/random.ts';
import { testKernels } from '../../support/exr/test-kernels.ts';

const [WIDTH, HEIGHT] = [512, 320];
const CHANNELS = 20;
const SHOWN = ['c03', 'c07', 'c12', 'c18'];
/** Taking turns, so that a busy machine is busy for all. */
const ROUNDS = 9;
const ATTEMPTS = 4;
/** What measuring is off by. */
const MARGIN = 1.15;

const random = seededRandom(20);
const channels = Array.from({ length: CHANNELS }, (_, index): WriterChannel => {
  const data = Uint16Array.from({ length: WIDTH * HEIGHT }, (_unused, i) => 0x3000 + (i & 0x1ff) + random() * 64);
  return { name: `c${String(index).padStart(2, '0')}`, type: 'half', data };
});
const write = (compression: 'ZIP' | 'ZIPS', wanted: readonly WriterChannel[]): Uint8Array => {
  const deflate = (bytes: Uint8Array): Uint8Array => deflateSync(bytes, { level: 4 });
  return writeExr({ channels: wanted, dataWindow: [0, 0, WIDTH - 1, HEIGHT - 1], compression }, { deflate });
};

/** Inflates every chunk of a file and does nothing else. */
async function inflater(bytes: Uint8Array): Promise<() => void> {
  const kernels = await testKernels('simd');
  const inflate = kernels.inflate as (src: number, length: number, dst: number, most: number) => number;
  const chunks = readChunks(bytes).flatMap((part) => part.chunks);
  const src = kernels.arenaBase();
  const most = Math.max(...chunks.map((chunk) => chunk.bytes.length)) + 64;
  const dst = (src + most + 63) & ~63;
  const raw = WIDTH * 16 * CHANNELS * 2;
  kernels.reserveArena(most + 64 + raw + 320);
  return () => {
    for (const chunk of chunks) {
      new Uint8Array(kernels.memory.buffer).set(chunk.bytes, src);
      expect(inflate(src, chunk.bytes.length, dst, raw)).to.be.greaterThan(0);
    }
  };
}

async function cost(work: () => unknown): Promise<number> {
  const started = cpuMilliseconds();
  await work();
  return cpuMilliseconds() - started;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

describe('EXR frames of twenty channels of which four are shown', function () {
  this.timeout(120_000);
  for (const compression of ['ZIP', 'ZIPS'] as const) {
    it(`${compression}: cost no more than their inflate and the shown channels`, async () => {
      const all = write(compression, channels);
      const four = write(
        compression,
        channels.filter(({ name }) => SHOWN.includes(name)),
      );
      const inflate = await inflater(all);
      const ratios: number[] = [];
      for (let attempt = 0; attempt < ATTEMPTS && !(Math.min(...ratios) <= MARGIN); attempt++) {
        const times: Record<'shown' | 'inflate' | 'four', number[]> = { shown: [], inflate: [], four: [] };
        for (let round = 0; round < ROUNDS; round++) {
          times.shown.push(await cost(() => decodeExr(all, { channels: SHOWN })));
          times.inflate.push(await cost(inflate));
          times.four.push(await cost(() => decodeExr(four)));
        }
        ratios.push(median(times.shown) / (median(times.inflate) + median(times.four)));
      }
      expect(Math.min(...ratios), `ratios ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')}`).to.be.at.most(MARGIN);
    });
  }
});
