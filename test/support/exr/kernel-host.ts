import type { ChunkDecoder } from '../../../src/core/codec/exr/kernel-host/kernel-loader.ts';
import type { ListedChannel, ListedPart, StoredChunk } from './exr-chunks.ts';

/** What the tests use of a compiled kernel module, with or without SIMD. */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  arenaBase(): number;
  reserveArena(byteLength: number): number;
  readonly [name: string]: unknown;
}

/** A chunk decoder of the kernels by its name. */
export function chunkDecoder(kernels: KernelExports, name: string): ChunkDecoder {
  const decoder = kernels[name];
  if (typeof decoder !== 'function') throw new Error(`no kernel ${name}`);
  return decoder as ChunkDecoder;
}

export interface DecodedChunk {
  /** 0 or the kernel's error. */
  readonly status: number;
  /** One per channel, tightly packed rows in the channel's own type; null where it was not wanted. */
  readonly planes: readonly (Uint8Array | null)[];
  /** Bytes around the output, the input and the scratch that the kernel changed though they are not its own. */
  readonly strayBytes: number;
}

const GUARD = 64;
const MARK = 0xa5;

/** Number of coordinates in [from, from + count) that are multiples of `sampling`. */
export function samplesIn(from: number, count: number, sampling: number): number {
  return Math.floor((from + count - 1) / sampling) - Math.floor((from - 1) / sampling);
}

/** Samples per row and rows of a channel in a chunk. */
export function channelShape(channel: ListedChannel, chunk: StoredChunk): [samplesPerRow: number, rows: number] {
  return [samplesIn(chunk.x, chunk.width, channel.xSampling), samplesIn(chunk.y, chunk.height, channel.ySampling)];
}

/**
 * Runs one chunk decoder on one chunk the way the façade does, with marked guard bytes around every area.
 * `wanted` chooses channels by name.
 */
export function decodeChunk(
  kernels: KernelExports,
  decoder: ChunkDecoder,
  part: ListedPart,
  chunk: StoredChunk,
  scratchBytes: number,
  wanted: (name: string) => boolean = () => true,
): DecodedChunk {
  const shapes = part.channels.map((channel) => channelShape(channel, chunk));
  const sizes = part.channels.map((channel, i) => {
    const [samples = 0, rows = 0] = shapes[i] ?? [];
    return samples * rows * (channel.type === 1 ? 2 : 4);
  });
  const base = kernels.arenaBase();
  let end = base;
  const place = (length: number): number => {
    const at = (end + GUARD + 63) & ~63;
    end = at + length;
    return at;
  };
  const src = place(chunk.bytes.length);
  const names = part.channels.map((channel) => `${channel.name}\0`).join('');
  const table = place(part.channels.length * 32 + names.length);
  const outputs = part.channels.map((channel, i) => (wanted(channel.name) ? place(sizes[i] ?? 0) : 0));
  const scratch = place(scratchBytes);
  const stop = place(GUARD);
  if (kernels.reserveArena(stop + GUARD - base) < 0) throw new Error('no memory');
  const memory = new Uint8Array(kernels.memory.buffer);
  memory.fill(MARK, base, stop + GUARD);
  memory.set(chunk.bytes, src);
  const view = new DataView(kernels.memory.buffer);
  part.channels.forEach((channel, i) => {
    const [samples = 0, rows = 0] = shapes[i] ?? [];
    const bytesPerSample = channel.type === 1 ? 2 : 4;
    const output = outputs[i] ?? 0;
    [
      channel.type,
      channel.xSampling,
      channel.ySampling,
      samples,
      rows,
      bytesPerSample,
      output,
      +channel.pLinear,
    ].forEach((value, field) => view.setInt32(table + i * 32 + field * 4, value, true));
  });
  memory.set(new TextEncoder().encode(names), table + part.channels.length * 32);
  const status = decoder(
    src,
    chunk.bytes.length,
    table,
    part.channels.length,
    chunk.y,
    chunk.height,
    scratch,
    scratchBytes,
  );
  const own: [number, number][] = outputs.map((at, i) => [at, sizes[i] ?? 0]);
  own.push([scratch, scratchBytes], [src, chunk.bytes.length], [table, part.channels.length * 32 + names.length]);
  let strayBytes = 0;
  const after = new Uint8Array(kernels.memory.buffer);
  const changed = chunk.bytes.some((byte, i) => after[src + i] !== byte) ? 1 : 0;
  const sorted = own.filter(([at]) => at).sort((a, b) => a[0] - b[0]);
  let cursor = base;
  for (const [at, length] of [...sorted, [stop + GUARD, 0] as const]) {
    for (let i = cursor; i < at; i++) if (after[i] !== MARK) strayBytes++;
    cursor = at + length;
  }
  const planes = outputs.map((at, i) => (at ? after.slice(at, at + (sizes[i] ?? 0)) : null));
  return { status, planes, strayBytes: strayBytes + changed };
}

/** Puts a chunk's planes in their places in the whole level's planes. */
export function paste(
  part: ListedPart,
  chunk: StoredChunk,
  planes: readonly (Uint8Array | null)[],
  into: readonly Uint8Array[],
  levelWidth: number,
): void {
  const [xMin, yMin] = part.dataWindow;
  part.channels.forEach((channel, i) => {
    const plane = planes[i];
    const [samples, rows] = channelShape(channel, chunk);
    const size = channel.type === 1 ? 2 : 4;
    const pitch = samplesIn(xMin, levelWidth, channel.xSampling) * size;
    const left = samplesIn(xMin, chunk.x - xMin, channel.xSampling) * size;
    const top = samplesIn(yMin, chunk.y - yMin, channel.ySampling);
    if (!plane) return;
    for (let y = 0; y < rows; y++)
      into[i]?.set(plane.subarray(y * samples * size, (y + 1) * samples * size), (top + y) * pitch + left);
  });
}
