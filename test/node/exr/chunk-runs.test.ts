import { expect } from 'chai';
import { deflateSync } from 'node:zlib';
import { decodeExr, readExrHeader, type ExrDecodeResult } from '../../../src/exr.ts';
import { writeExr, type WriterChannel, type WriterPart } from '../../support/exr/exr-writer.ts';
import { seededRandom } from '../../support/random.ts';

// Chunks of scan lines are decoded several at once where they lie end to end, two deflated ones side by side. Whatever
// breaks such a run must cost no more than it would by itself.

const WIDTH = 90;
const HEIGHT = 60;
/** Rows in a chunk. */
const COMPRESSIONS = { NONE: 1, RLE: 1, ZIPS: 1, ZIP: 16, PXR24: 16 } as const;
type Compression = keyof typeof COMPRESSIONS;

/** Rows of noise, which no compression makes smaller, between even ones and slopes. */
function samples(width: number, height: number, most: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: width * height }, (_, i) => {
    const kind = Math.floor(i / width) % 4;
    if (kind === 0) return Math.floor(random() * most);
    if (kind === 1) return most >> 3;
    return kind === 2 ? Math.floor((i % width) * 3) : random() < 0.2 ? Math.floor(random() * most) : 0;
  });
}

const channels: readonly WriterChannel[] = [
  { name: 'B', type: 'half', data: Uint16Array.from(samples(WIDTH, HEIGHT, 2 ** 16, 1)) },
  { name: 'F', type: 'float', data: Float32Array.from(samples(WIDTH, HEIGHT, 2 ** 20, 2)) },
  { name: 'I', type: 'uint', data: Uint32Array.from(samples(WIDTH, HEIGHT, 2 ** 31, 3)) },
  ...(['RY', 'SY'] as const).map((name, i): WriterChannel => {
    const data = Uint16Array.from(samples(WIDTH / 2, HEIGHT / 2, 2 ** 16, 4 + i));
    return { name, type: 'half', xSampling: 2, ySampling: 2, data };
  }),
];
const part = (compression: Compression): WriterPart => ({
  channels,
  dataWindow: [-4, -6, WIDTH - 5, HEIGHT - 7],
  compression,
});

/** With literals, matches and several blocks in a chunk, as other programs write them. */
const deflate = (bytes: Uint8Array): Uint8Array => deflateSync(bytes, { memLevel: 4 });

interface StoredChunk {
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** The chunks of a file of one part, in picture order. */
async function chunksOf(bytes: Uint8Array): Promise<StoredChunk[]> {
  const { headerBytes, parts } = await readExrHeader(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Array.from({ length: parts[0]?.chunkCount ?? 0 }, (_, i) => {
    const start = Number(view.getBigUint64(headerBytes + 8 * i, true));
    return { start, bytes: bytes.subarray(start, start + 8 + view.getInt32(start + 4, true)) };
  });
}

/** The same file with its chunks elsewhere: `order` in the file, `gap` bytes before each. */
async function rearranged(
  bytes: Uint8Array,
  order: (index: number, count: number) => number,
  gap: number,
): Promise<Uint8Array> {
  const { headerBytes } = await readExrHeader(bytes);
  const chunks = await chunksOf(bytes);
  const first = headerBytes + 8 * chunks.length;
  const moved = new Uint8Array(bytes.length + gap * chunks.length).fill(0xee);
  moved.set(bytes.subarray(0, first));
  const view = new DataView(moved.buffer);
  let at = first;
  for (let i = 0; i < chunks.length; i++) {
    const index = order(i, chunks.length);
    const chunk = chunks[index];
    if (!chunk) throw new Error(`no chunk ${index}`);
    at += gap;
    moved.set(chunk.bytes, at);
    view.setBigUint64(headerBytes + 8 * index, BigInt(at), true);
    at += chunk.bytes.length;
  }
  return moved;
}

/** What a compression keeps of a channel: of PXR24's floats the lowest eight bits are lost. */
function keptOf(name: string, compression: Compression): ArrayLike<number> {
  const written = channels.find((channel) => channel.name === name)?.data ?? [];
  if (compression !== 'PXR24' || !(written instanceof Float32Array)) return written;
  return new Float32Array(new Uint32Array(written.slice().buffer).map((bits) => bits & ~255).buffer);
}

/** All rows but those of `lost` chunks are as written, lost ones are zero. */
function expectRows(
  compression: Compression,
  { planes }: ExrDecodeResult,
  lost: ReadonlySet<number> = new Set(),
): void {
  for (const { name, width, height, ySampling, data } of planes) {
    const written = keptOf(name, compression);
    const expected = Array.from({ length: width * height }, (_, i) =>
      lost.has(Math.floor((Math.floor(i / width) * ySampling) / COMPRESSIONS[compression])) ? 0 : written[i],
    );
    expect(Array.from(data), name).to.deep.equal(expected);
  }
}

describe('EXR chunks that are decoded several at once', () => {
  for (const compression of Object.keys(COMPRESSIONS) as Compression[]) {
    const bytes = writeExr(part(compression), { deflate });
    const expectPlanes = (result: ExrDecodeResult, lost?: ReadonlySet<number>): void =>
      expectRows(compression, result, lost);
    for (const wasm of [true, false]) {
      const how = wasm ? compression : `${compression} without WebAssembly`;

      it(`${how}: decode at once, all channels and some`, async () => {
        const sizes = (await chunksOf(bytes)).map((chunk) => chunk.bytes.length);
        const raw = WIDTH * 10 + 8;
        if (COMPRESSIONS[compression] === 1) {
          expect(sizes.some((size) => size === raw || size === raw + 2 * WIDTH)).to.equal(true);
        }
        if (compression !== 'NONE') expect(sizes.some((size) => size < raw * COMPRESSIONS[compression])).to.equal(true);
        expectPlanes(await decodeExr(bytes, { wasm }));
        for (const wanted of [['B'], ['F', 'SY'], ['RY'], ['I']]) {
          const some = await decodeExr(bytes, { wasm, channels: wanted });
          expect(some.planes.map(({ name }) => name)).to.deep.equal(wanted);
          expectPlanes(some);
        }
      });

      it(`${how}: decode wherever they lie in the file`, async () => {
        expectPlanes(await decodeExr(await rearranged(bytes, (i, count) => count - 1 - i, 0), { wasm }));
        expectPlanes(await decodeExr(await rearranged(bytes, (i) => i, 5), { wasm }));
        expectPlanes(await decodeExr(await rearranged(bytes, (i) => i ^ 1, 0), { wasm }));
      });

      it(`${how}: decode in files of several parts`, async () => {
        const other: WriterPart = { ...part(compression), compression: 'ZIP', name: 'other' };
        const file = writeExr([other, { ...part(compression), name: 'rows' }], { deflate });
        expectPlanes(await decodeExr(file, { wasm, part: 'rows' }));
      });

      it(`${how}: a wrong one costs its own rows`, async () => {
        const chunks = await chunksOf(bytes);
        const changes: readonly ((view: DataView) => void)[] = [
          (view) => view.setInt32(0, 1000, true),
          (view) => view.setInt32(4, -1, true),
          (view) => view.setInt32(4, 2 ** 30, true),
          (view) => view.setInt32(4, view.getInt32(4, true) - 3, true),
        ];
        const last = chunks.length - 1;
        const several = COMPRESSIONS[compression] === 1 ? [new Set([0, 22, 23, last])] : [[0], [1], [last], [0, 3]];
        for (const change of changes) {
          for (const lost of several.map((some) => new Set(some))) {
            const damaged = bytes.slice();
            for (const index of lost) change(new DataView(damaged.buffer, chunks[index]?.start));
            const answer = await decodeExr(damaged, { wasm });
            const heights = [...lost].map((index) =>
              Math.min(COMPRESSIONS[compression], HEIGHT - index * COMPRESSIONS[compression]),
            );
            const rows = HEIGHT - heights.reduce((sum, height) => sum + height, 0);
            expect(answer).to.include({ complete: false, rows });
            expectPlanes(answer, lost);
          }
        }
      });

      it(`${how}: make smaller planes like any other`, async () => {
        const small = await decodeExr(bytes, { wasm, reduce: 4, channels: ['B', 'I'] });
        const tiles = { ...part(compression), tiles: [32, 32] as const, channels: [channels[0], channels[2]] };
        const same = await decodeExr(writeExr(tiles as WriterPart), { wasm, reduce: 4 });
        expect(small.planes.map(({ data }) => Array.from(data))).to.deep.equal(
          same.planes.map(({ data }) => Array.from(data)),
        );
      });
    }
  }

  for (const compression of ['ZIPS', 'ZIP', 'PXR24'] as const) {
    it(`${compression}: a changed byte costs the same rows as when every chunk is decoded by itself`, async () => {
      const bytes = writeExr(part(compression), { deflate });
      const chunks = await chunksOf(bytes);
      const random = seededRandom(7);
      for (let i = 0; i < 120; i++) {
        const { start, bytes: chunk } = chunks[Math.floor(random() * chunks.length)] ?? { start: 0, bytes };
        const damaged = bytes.slice();
        damaged[start + 8 + Math.floor(random() * (chunk.length - 8))] = Math.floor(random() * 256);
        const together = await decodeExr(damaged);
        const apart = await decodeExr(await rearranged(damaged, (index) => index, 3));
        expect(together.rows).to.equal(apart.rows);
        expect(together.planes.map(({ data }) => Array.from(data))).to.deep.equal(
          apart.planes.map(({ data }) => Array.from(data)),
        );
      }
    });
  }
});
