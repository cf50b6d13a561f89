import wasmText from 'virtual:exr-kernels/simd';
import { SeqError } from '../../../base/seq-error.ts';
import type { ChunkKernel } from '../header/compression.ts';

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
  /** kernels/rows.ts; returns how many rows were right. */
  decodeRows(
    deflated: number,
    src: number,
    starts: number,
    count: number,
    headerBytes: number,
    part: number,
    table: number,
    channelCount: number,
    firstRow: number,
    scratch: number,
    scratchLength: number,
  ): number;
  /** kernels/reduce.ts; returns the rows written. */
  reduceRows(src: number, width: number, rows: number, type: number, shift: number, dst: number): number;
}

/** An instance with more memory than this is dropped after a decode; a smaller one is kept for a while. */
const KEEP_BYTES = 2 ** 24;
const IDLE_MS = 10_000;

interface Form {
  /** Made at first use; rejects where the form is not allowed. */
  maker: Promise<() => Promise<Kernels>> | undefined;
  idle: { readonly kernels: Kernels; readonly timer: ReturnType<typeof setTimeout> } | undefined;
}

/** Absolute address of the kernels as a script; undefined where the decoder runs without the player. */
let scriptAddress: string | undefined;

/** Says where the kernels without WebAssembly are fetched from. */
export function setScriptAddress(address: string | undefined): void {
  scriptAddress = address;
}

const wasm: Form = { maker: undefined, idle: undefined };
const script: Form = { maker: undefined, idle: undefined };

function bytesFromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

async function compileWasm(): Promise<() => Promise<Kernels>> {
  if (typeof WebAssembly === 'undefined') throw new Error('WebAssembly is not available.');
  const module = await WebAssembly.compile(bytesFromBase64(wasmText));
  return async () => (await WebAssembly.instantiate(module, {})).exports as unknown as Kernels;
}

async function loadScript(): Promise<() => Promise<Kernels>> {
  try {
    const { default: instantiate } = scriptAddress
      ? ((await import(/* @vite-ignore */ scriptAddress)) as { default(): unknown })
      : await import('virtual:exr-kernels/js');
    return () => Promise.resolve(instantiate() as Kernels);
  } catch (cause) {
    const message =
      'WebAssembly is refused and the decoder without it did not load: the Content-Security-Policy must allow ' +
      "'wasm-unsafe-eval', or the address of codecs/exr-nowasm.js, in script-src.";
    throw new SeqError('worker-blocked', message, { cause });
  }
}

async function acquireForm(form: Form, load: () => Promise<() => Promise<Kernels>>): Promise<Kernels> {
  if (form.idle) {
    const { kernels, timer } = form.idle;
    clearTimeout(timer);
    form.idle = undefined;
    return kernels;
  }
  const make = await (form.maker ??= load());
  return make();
}

/**
 * Kernels for one decode; the caller gives them back with `releaseKernels`. Where WebAssembly is missing or refused (a
 * Content-Security-Policy without 'wasm-unsafe-eval') or `allowWasm` is false, they are the same kernels as a script.
 */
export async function acquireKernels(allowWasm: boolean): Promise<Kernels> {
  if (allowWasm) {
    try {
      return await acquireForm(wasm, compileWasm);
    } catch {
      // The reason does not matter: what is refused once stays refused, and the script decodes the same pixels.
    }
  }
  return acquireForm(script, loadScript);
}

/** Keeps small kernels for the next decode, at most ten seconds; drops large ones, whose memory never shrinks. */
export function releaseKernels(kernels: Kernels): void {
  const form = typeof WebAssembly !== 'undefined' && kernels.memory instanceof WebAssembly.Memory ? wasm : script;
  if (form.idle || kernels.memory.buffer.byteLength > KEEP_BYTES) return;
  const timer = setTimeout(() => (form.idle = undefined), IDLE_MS);
  // In Node a timer keeps the process alive; in a browser it is a number.
  if (typeof timer === 'object') timer.unref();
  form.idle = { kernels, timer };
}
