import type { FrameRequest } from '../../../core/frame/frame-request.ts';
import type { ByteSource } from '../../../core/codec/codec.ts';
import type { ByteGrant } from '../memory/byte-grant.ts';
import { EncodedBuffer } from '../bytes/encoded-buffer.ts';
import { readEncoded, type ReaderOptions } from '../bytes/encoded-reader.ts';
import { RangeSource } from '../bytes/range-source.ts';
import { DividingBuffer, type PlanBands } from '../bands/dividing-buffer.ts';
import type { EncodedBand } from '../bands/encoded-band.ts';

/** A frame's file, ready to be decoded. */
export interface OpenFile {
  readonly source: ByteSource;
  /** Its first bytes, from which the format is recognised. */
  readonly head: Uint8Array;
  /** More is read while it is decoded, so that decoding waits for the network. */
  readonly ranged: boolean;
  readonly bytesRead: number;
  /** Gives its memory back at once. */
  free(): void;
}

/** Opens a file to be read in ranges, or reads it whole. Rejects with a `SeqError`, or the signal's reason. */
export async function openFile(
  request: FrameRequest,
  grant: ByteGrant,
  options: ReaderOptions & { readonly ranged: boolean },
): Promise<OpenFile> {
  return options.ranged ? openRanged(request, grant, options) : openWhole(request, grant, options);
}

/** Who decodes a file side by side with others. */
export interface Division {
  readonly plan: PlanBands;
  /** Takes a band over as soon as its bytes are there. */
  readonly deliver: (band: EncodedBand) => void;
}

/**
 * Reads a file whole, or hands it over in bands where it can be decoded in such: then answers how many bytes it has.
 * Rejects as `openFile`.
 */
export async function openDivided(
  request: FrameRequest,
  grant: ByteGrant,
  options: ReaderOptions,
  { plan, deliver }: Division,
): Promise<OpenFile | number> {
  const buffer = new DividingBuffer(grant, plan, deliver);
  try {
    await readEncoded(request, buffer, options);
    await buffer.finish(options.signal);
  } catch (error) {
    buffer.free();
    throw error;
  }
  return buffer.bytes ? wholeFile(buffer.bytes, () => buffer.free()) : buffer.length;
}

async function openRanged(request: FrameRequest, grant: ByteGrant, options: ReaderOptions): Promise<OpenFile> {
  const source = await RangeSource.open(request, grant, options);
  return {
    source,
    head: source.head,
    ranged: source.size === undefined || source.size > source.bytesRead,
    get bytesRead() {
      return source.bytesRead;
    },
    free: () => source.free(),
  };
}

async function openWhole(request: FrameRequest, grant: ByteGrant, options: ReaderOptions): Promise<OpenFile> {
  const buffer = new EncodedBuffer(grant);
  try {
    await readEncoded(request, buffer, options);
  } catch (error) {
    buffer.free();
    throw error;
  }
  return wholeFile(buffer.bytes, () => buffer.free());
}

function wholeFile(bytes: Uint8Array, free: () => void): OpenFile {
  return {
    source: { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) },
    head: bytes,
    ranged: false,
    bytesRead: bytes.length,
    free,
  };
}
