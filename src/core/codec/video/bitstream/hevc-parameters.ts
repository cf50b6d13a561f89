import { BitReader } from './bit-reader.ts';
import { readSampleAspect } from './sample-aspect.ts';

/** What the first sequence parameter set of an HEVC stream says: ITU-T H.265, 7.3.2.2 and annex E. */
export interface HevcParameters {
  /** Width of a pixel by its height; null where it is not said. */
  readonly pixelAspectRatio: number | null;
  /** Most frames that are decoded before one that is shown ahead of them: `sps_max_num_reorder_pics`. */
  readonly mostReordered: number;
}

const SEQUENCE_PARAMETERS = 33;
const MOST_SETS = 64;

/** Reads a decoder's configuration record (ISO/IEC 14496-15, 8.3.3.1). null for what is none. */
export function hevcParameters(hvcC: Uint8Array): HevcParameters | null {
  const unit = sequenceUnit(hvcC);
  if (!unit) return null;
  try {
    return readSet(new BitReader(unit));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function sequenceUnit(hvcC: Uint8Array): Uint8Array | null {
  const word = (at: number): number => ((hvcC[at] ?? 0) << 8) | (hvcC[at + 1] ?? 0);
  if (hvcC[0] !== 1) return null;
  let at = 23;
  for (let array = 0; array < (hvcC[22] ?? 0) && at + 3 <= hvcC.length; array++) {
    const type = (hvcC[at] ?? 0) & 63;
    const count = word(at + 1);
    at += 3;
    for (let i = 0; i < count && at + 2 <= hvcC.length; i++) {
      const length = word(at);
      if (type === SEQUENCE_PARAMETERS) return hvcC.subarray(at + 2, at + 2 + length);
      at += 2 + length;
    }
  }
  return null;
}

function readSet(reader: BitReader): HevcParameters {
  reader.skip(16 + 4);
  const subLayers = reader.bits(3);
  reader.skip(1);
  skipProfile(reader, subLayers);
  reader.unsigned();
  if (reader.unsigned() === 3) reader.skip(1);
  reader.unsigned();
  reader.unsigned();
  if (reader.bit() === 1) for (let side = 0; side < 4; side++) reader.unsigned();
  reader.unsigned();
  reader.unsigned();
  const orderBits = reader.unsigned() + 4;
  const allLayers = reader.bit() === 1;
  let mostReordered = 0;
  for (let layer = allLayers ? 0 : subLayers; layer <= subLayers; layer++) {
    reader.unsigned();
    mostReordered = reader.unsigned();
    reader.unsigned();
  }
  for (let i = 0; i < 6; i++) reader.unsigned();
  if (reader.bit() === 1 && reader.bit() === 1) skipScalingLists(reader);
  reader.skip(2);
  if (reader.bit() === 1) {
    reader.skip(8);
    reader.unsigned();
    reader.unsigned();
    reader.skip(1);
  }
  skipReferenceSets(reader);
  if (reader.bit() === 1) {
    for (let left = Math.min(reader.unsigned(), MOST_SETS); left > 0; left--) reader.skip(orderBits + 1);
  }
  reader.skip(2);
  return { pixelAspectRatio: reader.bit() === 1 ? readSampleAspect(reader) : null, mostReordered };
}

/** 7.3.3. */
function skipProfile(reader: BitReader, subLayers: number): void {
  reader.skip(96);
  const present = Array.from({ length: subLayers }, () => [reader.bit(), reader.bit()] as const);
  if (subLayers > 0) reader.skip(2 * (8 - subLayers));
  for (const [profile, level] of present) reader.skip(88 * profile + 8 * level);
}

/** 7.3.4. */
function skipScalingLists(reader: BitReader): void {
  for (let size = 0; size < 4; size++) {
    for (let matrix = 0; matrix < 6; matrix += size === 3 ? 3 : 1) {
      if (reader.bit() === 0) {
        reader.unsigned();
        continue;
      }
      if (size > 1) reader.signed();
      for (let i = Math.min(64, 1 << (4 + (size << 1))); i > 0; i--) reader.signed();
    }
  }
}

/** 7.3.7: each set may be made of the one before. */
function skipReferenceSets(reader: BitReader): void {
  const count = Math.min(reader.unsigned(), MOST_SETS);
  let pictures = 0;
  for (let set = 0; set < count; set++) {
    if (set > 0 && reader.bit() === 1) {
      reader.skip(1);
      reader.unsigned();
      let kept = 0;
      for (let i = 0; i <= pictures; i++) if (reader.bit() === 1 || reader.bit() === 1) kept += 1;
      pictures = kept;
      continue;
    }
    const [before, after] = [reader.unsigned(), reader.unsigned()];
    pictures = Math.min(before + after, 16);
    for (let i = 0; i < pictures; i++) {
      reader.unsigned();
      reader.skip(1);
    }
  }
}
