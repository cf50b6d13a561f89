import { chunkView, iffChunks } from './iff-chunks.ts';
import type { PcmClaims, ReadBytes } from './pcm-claims.ts';

/** `COMM` of AIFF, and with the compression that AIFF-C adds. */
const COMMON_BYTES = 18;
const COMMON_BYTES_C = 22;

/** Codings of AIFF-C that are plain samples: how many bits and which byte order; 0 bits are those that the file says. */
const CODINGS: Readonly<Record<string, readonly [kind: 's' | 'f' | 'u', bits: number, order: 'be' | '']>> = {
  NONE: ['s', 0, 'be'],
  twos: ['s', 0, 'be'],
  sowt: ['s', 0, ''],
  in24: ['s', 24, 'be'],
  in32: ['s', 32, 'be'],
  fl32: ['f', 32, 'be'],
  FL32: ['f', 32, 'be'],
  fl64: ['f', 64, 'be'],
  FL64: ['f', 64, 'be'],
  'raw ': ['u', 8, ''],
};

type Common = Pick<PcmClaims, 'channels' | 'sampleRate' | 'codec' | 'coding' | 'blockBytes'>;

/** The chunks of an AIFF or AIFF-C file (Audio Interchange File Format 1.3; AIFF-C draft of 1991). */
export async function readAiff(read: ReadBytes, form: string): Promise<PcmClaims | null> {
  let common: Common | null = null;
  let data: { readonly start: number; readonly bytes: number } | null = null;
  for await (const chunk of iffChunks(read, false)) {
    if (chunk.id === 'COMM') {
      const view = await chunkView(read, chunk, form === 'AIFC' ? COMMON_BYTES_C : COMMON_BYTES, COMMON_BYTES_C);
      common = view && readCommon(view, form);
    } else if (chunk.id === 'SSND') {
      // An offset and a block size come before the samples.
      const view = await chunkView(read, chunk, 8, 8);
      if (!view) continue;
      const offset = Math.min(view.getUint32(0), Math.max(0, chunk.length - 8));
      data = { start: chunk.start + 8 + offset, bytes: Math.max(0, chunk.length - 8 - offset) };
    }
    if (common && data) break;
  }
  if (!common || !data) return null;
  return { container: 'AIFF', ...common, dataStart: data.start, dataBytes: data.bytes, timeReference: null };
}

function readCommon(view: DataView, form: string): Common {
  const channels = view.getInt16(0);
  const said = view.getInt16(6);
  const coding =
    form === 'AIFC' ? String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + 18, 4)) : 'NONE';
  const [kind, fixed, order] = CODINGS[coding] ?? [null, 0, ''];
  const bytes = Math.ceil((fixed || said) / 8);
  const isKnown = kind !== null && (kind === 'f' || (bytes >= 1 && bytes <= 4));
  return {
    channels,
    sampleRate: extended(view, 8),
    codec: isKnown ? `pcm-${kind}${8 * bytes}${bytes === 1 ? '' : order}` : null,
    coding: kind === null ? `the coding "${coding}"` : `samples of ${said} bits`,
    blockBytes: Math.max(1, bytes * channels),
  };
}

/** A floating-point number of 80 bits, as AIFF has its sample rate: a whole 64-bit mantissa without a hidden bit. */
function extended(view: DataView, at: number): number {
  const exponent = view.getUint16(at) & 0x7fff;
  const mantissa = view.getUint32(at + 2) * 2 ** 32 + view.getUint32(at + 6);
  return mantissa * 2 ** (exponent - 16383 - 63);
}
