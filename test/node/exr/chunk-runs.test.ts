import { expect } from 'chai';
import { decodeExr, readExrHeader, type ExrDecodeResult } from '../../../src/exr.ts';
import { writeExr, type WriterChannel, type WriterPart } from '../../support/exr/exr-writer.ts';
import { seededRandom } from '../../support/random.ts';

// Chunks of one row each are decoded several at once where they lie end to end. Whatever breaks such a run must cost no
// more than it would by itself.

const WIDTH = 90;
const HEIGHT = 60;
const COMPRESSIONS = ['NONE', 'RLE', 'ZIPS'] as const;

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
const part = (compression: (typeof COMPRESSIONS)[number]): WriterPart => ({
  channels,
  dataWindow: [-4, -6, WIDTH - 5, HEIGHT - 7],
  compression,
});

interface Row {
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** The chunks of a file of one part, in picture order. */
async function rowsOf(bytes: Uint8Array): Promise<Row[]> {
  const { headerBytes } = await readExrHeader(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Array.from({ length: HEIGHT }, (_, i) => {
    const start = Number(view.getBigUint64(headerBytes + 8 * i, true));
    return { start, bytes: bytes.subarray(start, start + 8 + view.getInt32(start + 4, true)) };
  });
}

/** The same file with its chunks elsewhere: `order` in the file, `gap` bytes before each. */
async function rearranged(bytes: Uint8Array, order: (row: number) => number, gap: number): Promise<Uint8Array> {
  const { headerBytes } = await readExrHeader(bytes);
  const rows = await rowsOf(bytes);
  const first = headerBytes + 8 * HEIGHT;
  const moved = new Uint8Array(bytes.length + gap * HEIGHT).fill(0xee);
  moved.set(bytes.subarray(0, first));
  const view = new DataView(moved.buffer);
  let at = first;
  for (let i = 0; i < HEIGHT; i++) {
    const index = order(i);
    const row = rows[index];
    if (!row) throw new Error(`no row ${index}`);
    at += gap;
    moved.set(row.bytes, at);
    view.setBigUint64(headerBytes + 8 * index, BigInt(at), true);
    at += row.bytes.length;
  }
  return moved;
}

/** All rows but `lost` are as written, `lost` ones are zero. */
function expectRows({ planes }: ExrDecodeResult, lost: ReadonlySet<number> = new Set()): void {
  for (const { name, width, height, ySampling, data } of planes) {
    const written = channels.find((channel) => channel.name === name)?.data ?? [];
    const expected = Array.from({ length: width * height }, (_, i) =>
      lost.has(Math.floor(i / width) * ySampling) ? 0 : written[i],
    );
    expect(Array.from(data), name).to.deep.equal(expected);
  }
}

describe('EXR chunks of one row', () => {
  for (const compression of COMPRESSIONS) {
    const bytes = writeExr(part(compression));
    for (const wasm of [true, false]) {
      const how = wasm ? compression : `${compression} without WebAssembly`;

      it(`${how}: decode at once, all channels and some`, async () => {
        const sizes = (await rowsOf(bytes)).map((row) => row.bytes.length);
        const raw = WIDTH * 10 + 8;
        expect(sizes.some((size) => size === raw || size === raw + 2 * WIDTH)).to.equal(true);
        if (compression !== 'NONE') expect(sizes.some((size) => size < raw)).to.equal(true);
        expectRows(await decodeExr(bytes, { wasm }));
        for (const wanted of [['B'], ['F', 'SY'], ['RY'], ['I']]) {
          const some = await decodeExr(bytes, { wasm, channels: wanted });
          expect(some.planes.map(({ name }) => name)).to.deep.equal(wanted);
          expectRows(some);
        }
      });

      it(`${how}: decode wherever they lie in the file`, async () => {
        expectRows(await decodeExr(await rearranged(bytes, (row) => HEIGHT - 1 - row, 0), { wasm }));
        expectRows(await decodeExr(await rearranged(bytes, (row) => row, 5), { wasm }));
        expectRows(await decodeExr(await rearranged(bytes, (row) => row ^ 1, 0), { wasm }));
      });

      it(`${how}: decode in files of several parts`, async () => {
        const other: WriterPart = { ...part(compression), compression: 'ZIP', name: 'other' };
        const file = writeExr([other, { ...part(compression), name: 'rows' }]);
        expectRows(await decodeExr(file, { wasm, part: 'rows' }));
      });

      it(`${how}: a wrong one costs its own row`, async () => {
        const rows = await rowsOf(bytes);
        const changes: readonly ((view: DataView) => void)[] = [
          (view) => view.setInt32(0, 1000, true),
          (view) => view.setInt32(4, -1, true),
          (view) => view.setInt32(4, 2 ** 30, true),
          (view) => view.setInt32(4, view.getInt32(4, true) - 3, true),
        ];
        for (const change of changes) {
          const damaged = bytes.slice();
          const lost = new Set([0, 22, 23, HEIGHT - 1]);
          for (const row of lost) change(new DataView(damaged.buffer, rows[row]?.start));
          const answer = await decodeExr(damaged, { wasm });
          expect(answer).to.include({ complete: false, rows: HEIGHT - lost.size });
          expectRows(answer, lost);
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
});
