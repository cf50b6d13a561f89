import wasmText from 'virtual:exr-kernels/simd';
import { SeqError } from '../../../base/seq-error.ts';
import type { ChunkKernel, KernelSet } from '../header/compression.ts';

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

/**
 * A set of compiled kernels with a memory of its own. One chunk at a time goes through it; nothing stays in between.
 * A set has the chunk decoders of its compressions.
 */
export interface Kernels extends Readonly<Partial<Record<ChunkKernel, ChunkDecoder>>> {
  readonly memory: { readonly buffer: ArrayBuffer };
  arenaBase(): number;
  reserveArena(byteLength: number): number;
  /** kernels/run.ts; returns how many chunks were right. Only in the set `exr`. */
  decodeRun?(
    method: number,
    src: number,
    starts: number,
    count: number,
    rowsPerChunk: number,
    headerBytes: number,
    part: number,
    table: number,
    channelCount: number,
    firstRow: number,
    rowCount: number,
    scratch: number,
    scratchLength: number,
  ): number;
  /** kernels/reduce.ts; returns the rows written. */
  reduceRows(src: number, width: number, rows: number, type: number, shift: number, dst: number): number;
}

/**
 * An instance with more memory than this is dropped after a decode; a smaller one is kept for a while. A 4K frame's chunk
 * of 256 rows takes 12 MB (DWAB) to 18 MB (HTJ2K256): a fresh instance for each band costs half as much as decoding it.
 */
const KEEP_BYTES: Readonly<Record<KernelSet, number>> = { exr: 2 ** 24, htj2k: 20 * 2 ** 20 };
const IDLE_MS = 10_000;

interface Form {
  readonly keepBytes: number;
  /** Makes a function that makes instances; rejects where the form is not allowed. */
  load(): Promise<() => Promise<Kernels>>;
  maker?: Promise<() => Promise<Kernels>>;
  idle?: { readonly kernels: Kernels; readonly timer: ReturnType<typeof setTimeout> } | undefined;
}

type InstanceMaker = () => unknown;

/** Absolute addresses of kernels that are files of their own; none where the decoder runs without the player. */
let addresses: Readonly<Record<string, string>> = {};

/** Says where kernels that are files of their own are fetched from: `exr-nowasm`, `exr-htj2k`, `exr-htj2k-nowasm`. */
export function setKernelAddresses(all: Readonly<Record<string, string>>): void {
  addresses = all;
}

/** What a file of its own exports; `packaged` imports it where there is no address for it. */
async function imported<T>(name: string, packaged: () => Promise<{ default: T }>): Promise<T> {
  const address = addresses[name];
  const module = address ? ((await import(/* @vite-ignore */ address)) as { default: T }) : await packaged();
  return module.default;
}

/** The forms of each set of kernels. */
const FORMS: Readonly<Record<KernelSet, { readonly wasm: Form; readonly script: Form }>> = {
  exr: {
    wasm: { keepBytes: KEEP_BYTES.exr, load: () => compileWasm(Promise.resolve(wasmText)) },
    script: { keepBytes: KEEP_BYTES.exr, load: () => loadScript('exr-nowasm', () => import('virtual:exr-kernels/js')) },
  },
  htj2k: {
    wasm: {
      keepBytes: KEEP_BYTES.htj2k,
      load: () => compileWasm(imported('exr-htj2k', () => import('virtual:exr-kernels/htj2k/simd'))),
    },
    script: {
      keepBytes: KEEP_BYTES.htj2k,
      load: () => loadScript('exr-htj2k-nowasm', () => import('virtual:exr-kernels/htj2k/js')),
    },
  },
};

/** Which form an instance is of. */
const formOf = new WeakMap<Kernels, Form>();

function bytesFromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

async function compileWasm(text: Promise<string>): Promise<() => Promise<Kernels>> {
  if (typeof WebAssembly === 'undefined') throw new Error('WebAssembly is not available.');
  const module = await WebAssembly.compile(bytesFromBase64(await text));
  return async () => (await WebAssembly.instantiate(module, {})).exports as unknown as Kernels;
}

async function loadScript(
  name: string,
  packaged: () => Promise<{ default: InstanceMaker }>,
): Promise<() => Promise<Kernels>> {
  try {
    const instantiate = await imported(name, packaged);
    return () => Promise.resolve(instantiate() as Kernels);
  } catch (cause) {
    const message =
      'WebAssembly is refused and the decoder without it did not load: the Content-Security-Policy must allow ' +
      `'wasm-unsafe-eval', or the address of codecs/${name}.js, in script-src.`;
    throw new SeqError('worker-blocked', message, { cause });
  }
}

async function acquireForm(form: Form): Promise<Kernels> {
  if (form.idle) {
    const { kernels, timer } = form.idle;
    clearTimeout(timer);
    form.idle = undefined;
    return kernels;
  }
  const make = await (form.maker ??= form.load());
  const kernels = await make();
  formOf.set(kernels, form);
  return kernels;
}

/**
 * A set of kernels for one decode; the caller gives them back with `releaseKernels`. Where WebAssembly is missing or
 * refused (a Content-Security-Policy without 'wasm-unsafe-eval') or `allowWasm` is false, they are the same kernels as a
 * script.
 */
export async function acquireKernels(allowWasm: boolean, set: KernelSet = 'exr'): Promise<Kernels> {
  const { wasm, script } = FORMS[set];
  if (allowWasm) {
    try {
      return await acquireForm(wasm);
    } catch {
      // The reason does not matter: what is refused once stays refused, and the script decodes the same pixels.
    }
  }
  return acquireForm(script);
}

/** Compiles the kernels of most files ahead of the first decode. */
export function prepareKernels(): void {
  const { wasm } = FORMS.exr;
  wasm.maker ??= wasm.load();
  // Whoever decodes takes the script instead.
  wasm.maker.catch(() => {});
}

/** Keeps small kernels for the next decode, at most ten seconds; drops large ones, whose memory never shrinks. */
export function releaseKernels(kernels: Kernels): void {
  const form = formOf.get(kernels);
  if (!form || form.idle || kernels.memory.buffer.byteLength > form.keepBytes) return;
  const timer = setTimeout(() => (form.idle = undefined), IDLE_MS);
  // In Node a timer keeps the process alive; in a browser it is a number.
  if (typeof timer === 'object') timer.unref();
  form.idle = { kernels, timer };
}
