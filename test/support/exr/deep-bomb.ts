import { deflateSync } from 'node:zlib';
import { ByteWriter } from './byte-writer.ts';
import { packBytes } from './exr-packing.ts';

export interface DeepBomb {
  readonly width: number;
  readonly height: number;
  /** Samples of every pixel, which deflate to almost nothing; of more than 2^24, one is there. */
  readonly samples: number;
  /** Bytes that the samples are said to be, where that is not what they are. */
  readonly claimed?: number;
}

/** A deep scan-line file, ZIPS, channels A and Z (half), whose depths are in the worst order to sort. */
export function deepBomb({ width, height, samples, claimed }: DeepBomb): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  const put = (name: string, type: string, payload: Uint8Array): void => {
    out.name(name).name(type).i32(payload.length).bytes(payload);
  };
  out.u32(20000630).u32(2 | 0x800);
  const list = new ByteWriter();
  for (const name of ['A', 'Z']) list.name(name).i32(1).u32(0).i32(1).i32(1);
  put('channels', 'chlist', list.u8(0).finish());
  put('compression', 'compression', Uint8Array.of(2));
  const box = new ByteWriter()
    .i32(0)
    .i32(0)
    .i32(width - 1)
    .i32(height - 1)
    .finish();
  put('dataWindow', 'box2i', box);
  put('displayWindow', 'box2i', box);
  put('lineOrder', 'lineOrder', Uint8Array.of(0));
  put('pixelAspectRatio', 'float', new ByteWriter().f32(1).finish());
  put('screenWindowCenter', 'v2f', new ByteWriter().f32(0).f32(0).finish());
  put('screenWindowWidth', 'float', new ByteWriter().f32(1).finish());
  put('type', 'string', new TextEncoder().encode('deepscanline'));
  put('chunkCount', 'int', new ByteWriter().i32(height).finish());
  put('version', 'int', new ByteWriter().i32(1).finish());
  out.u8(0);
  const counts = new ByteWriter();
  for (let x = 1; x <= width; x++) counts.u32(Math.min(x * samples, 2 ** 32 - 1));
  const rawCounts = counts.finish();
  const deflated = deflateSync(packBytes(rawCounts));
  const packedCounts = deflated.length < rawCounts.length ? deflated : rawCounts;
  const packedSamples = deflateSync(packBytes(rowOfSamples(width * (samples > 2 ** 24 ? 1 : samples))));
  const table = out.length;
  for (let y = 0; y < height; y++) out.u64(0);
  for (let y = 0; y < height; y++) {
    out.patchU64(table + 8 * y, out.length);
    out.i32(y).u64(packedCounts.length).u64(packedSamples.length);
    out
      .u64(claimed ?? width * samples * 4)
      .bytes(packedCounts)
      .bytes(packedSamples);
  }
  return out.finish();
}

/** Thin alphas, then depths that fall again and again. */
function rowOfSamples(count: number): Uint8Array {
  const halves = new Uint16Array(2 * count);
  halves.fill(0x0001, 0, count);
  for (let i = 0; i < count; i++) halves[count + i] = 0x4000 - (i & 255);
  return new Uint8Array(halves.buffer);
}
