import { BitReader } from './bit-reader.ts';
import { readSampleAspect } from './sample-aspect.ts';

/** What the first sequence parameter set of an H.264 stream says: ITU-T H.264, 7.3.2.1.1 and annex E. */
export interface H264Parameters {
  /** Width of a pixel by its height; null where it is not said. */
  readonly pixelAspectRatio: number | null;
  /** Pictures may be coded as fields. */
  readonly fields: boolean;
  /** Colour planes are coded as pictures of their own. */
  readonly separatePlanes: boolean;
  readonly frameNumberBits: number;
  /** How pictures are put in order: 0 by a counter in each, 2 in order of decoding. */
  readonly orderType: number;
  readonly orderBits: number;
  /** Most frames that are decoded before one that is shown before them; null where it is not said. */
  readonly mostReordered: number | null;
  /** Bytes of the length before each unit of a packet. */
  readonly lengthBytes: number;
}

/** Profiles whose parameters say how chroma is sampled. */
const CHROMA_PROFILES: ReadonlySet<number> = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);

/** Reads a decoder's configuration record (ISO/IEC 14496-15, 5.3.3.1). null for what is none. */
export function h264Parameters(avcC: Uint8Array): H264Parameters | null {
  const count = (avcC[5] ?? 0) & 31;
  const length = ((avcC[6] ?? 0) << 8) | (avcC[7] ?? 0);
  if (avcC[0] !== 1 || count === 0 || length < 4 || 8 + length > avcC.length) return null;
  try {
    return { ...readSet(new BitReader(avcC.subarray(8, 8 + length))), lengthBytes: ((avcC[4] ?? 0) & 3) + 1 };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readSet(reader: BitReader): Omit<H264Parameters, 'lengthBytes'> {
  reader.skip(8);
  const profile = reader.bits(8);
  reader.skip(16);
  reader.unsigned();
  const separatePlanes = CHROMA_PROFILES.has(profile) && readChroma(reader);
  const frameNumberBits = reader.unsigned() + 4;
  const orderType = reader.unsigned();
  const orderBits = orderType === 0 ? reader.unsigned() + 4 : 0;
  if (orderType === 1) {
    reader.skip(1);
    reader.signed();
    reader.signed();
    for (let left = Math.min(reader.unsigned(), 255); left > 0; left--) reader.signed();
  }
  reader.unsigned();
  reader.skip(1);
  reader.unsigned();
  reader.unsigned();
  const fields = reader.bit() === 0;
  reader.skip(fields ? 2 : 1);
  if (reader.bit() === 1) for (let side = 0; side < 4; side++) reader.unsigned();
  const usability = reader.bit() === 1 ? readUsability(reader) : { pixelAspectRatio: null, mostReordered: null };
  return { ...usability, fields, separatePlanes, frameNumberBits, orderType, orderBits };
}

/** Returns whether colour planes are coded separately. */
function readChroma(reader: BitReader): boolean {
  const format = reader.unsigned();
  const separate = format === 3 && reader.bit() === 1;
  reader.unsigned();
  reader.unsigned();
  reader.skip(1);
  const lists = format === 3 ? 12 : 8;
  if (reader.bit() === 0) return separate;
  for (let list = 0; list < lists; list++) if (reader.bit() === 1) skipScalingList(reader, list < 6 ? 16 : 64);
  return separate;
}

/** 7.3.2.1.1.1. */
function skipScalingList(reader: BitReader, size: number): void {
  let [last, next] = [8, 8];
  for (let i = 0; i < size; i++) {
    if (next !== 0) next = (last + reader.signed() + 256) % 256;
    last = next === 0 ? last : next;
  }
}

function readUsability(reader: BitReader): Pick<H264Parameters, 'pixelAspectRatio' | 'mostReordered'> {
  const pixelAspectRatio = readSampleAspect(reader);
  if (reader.bit() === 1) reader.skip(1);
  if (reader.bit() === 1) {
    reader.skip(4);
    if (reader.bit() === 1) reader.skip(24);
  }
  if (reader.bit() === 1) {
    reader.unsigned();
    reader.unsigned();
  }
  if (reader.bit() === 1) reader.skip(65);
  const decoders = [skipDecoder(reader), skipDecoder(reader)];
  if (decoders.includes(true)) reader.skip(1);
  reader.skip(1);
  if (reader.bit() === 0) return { pixelAspectRatio, mostReordered: null };
  reader.skip(1);
  for (let i = 0; i < 4; i++) reader.unsigned();
  return { pixelAspectRatio, mostReordered: reader.unsigned() };
}

/** Parameters of a hypothetical reference decoder, E.1.2. Returns whether there were any. */
function skipDecoder(reader: BitReader): boolean {
  if (reader.bit() === 0) return false;
  const count = Math.min(reader.unsigned() + 1, 32);
  reader.skip(8);
  for (let i = 0; i < count; i++) {
    reader.unsigned();
    reader.unsigned();
    reader.skip(1);
  }
  reader.skip(20);
  return true;
}
