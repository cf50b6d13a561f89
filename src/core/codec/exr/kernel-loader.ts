import wasmText from 'virtual:exr-kernels/simd';
import type { ChunkKernel } from './compression.ts';

/** One decoder of chunks; see kernels/index.ts. */
export type ChunkDecoder = (
  src: number,
  srcLength: number,
  table: number,
  channelCount: number,
  firstRow: number,
  rowCount: number,
  scratch: number,
  scratchLength: number,
) => number;

/** The compiled kernels with a memory of their own. One chunk at a time goes through it; nothing stays in between. */
export interface Kernels extends Readonly<Partial<Record<ChunkKernel, ChunkDecoder>>> {
  readonly memory: { readonly buffer: ArrayBuffer };
  arenaBase(): number;
  reserveArena(byteLength: number): number;
}

/** An instance with more memory than this is dropped after a decode; a smaller one is kept for a while. */
const KEEP_BYTES = 2 ** 24;
const IDLE_MS = 10_000;

let module: Promise<WebAssembly.Module> | undefined;
let idle: { readonly kernels: Kernels; readonly timer: ReturnType<typeof setTimeout> } | undefined;

function bytesFromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

async function instantiate(): Promise<Kernels> {
  module ??= WebAssembly.compile(bytesFromBase64(wasmText));
  const instance = await WebAssembly.instantiate(await module, {});
  return instance.exports as unknown as Kernels;
}

/** Kernels for one decode; the caller gives them back with `releaseKernels`. */
export async function acquireKernels(): Promise<Kernels> {
  if (!idle) return instantiate();
  const { kernels, timer } = idle;
  clearTimeout(timer);
  idle = undefined;
  return kernels;
}

/** Keeps small kernels for the next decode, at most ten seconds; drops large ones, whose memory never shrinks. */
export function releaseKernels(kernels: Kernels): void {
  if (idle || kernels.memory.buffer.byteLength > KEEP_BYTES) return;
  const timer = setTimeout(() => (idle = undefined), IDLE_MS);
  // In Node a timer keeps the process alive; in a browser it is a number.
  if (typeof timer === 'object') timer.unref();
  idle = { kernels, timer };
}
