import { SeqError } from '../../base/seq-error.ts';

/** Tags of a file's first directory that mean something here, by number, the first of each; unknown types are left out. */
export interface TiffDirectory {
  readonly little: boolean;
  readonly tags: ReadonlyMap<number, readonly number[]>;
  /** Bytes of the embedded ICC profile, as far as the file has them; null where there is none. */
  readonly profile: Uint8Array | null;
  /** Another directory follows: the file holds more than one picture. */
  readonly hasMore: boolean;
}

/** ICC.1:2022, B.4. Its bytes are handed on as they are. */
const ICC_PROFILE = 34675;

/** Bytes of a value by type: BYTE, SHORT, LONG, RATIONAL (its quotient), the signed ones, FLOAT, DOUBLE, BigTIFF's. */
const SIZES: Readonly<Record<number, number>> = {
  1: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  8: 2,
  9: 4,
  11: 4,
  12: 8,
  16: 8,
  18: 8,
};
/** Values a tag may have, by number: the tags that are read here. Others are left where they are, whatever they claim. */
const MOST_VALUES: ReadonlyMap<number, number> = new Map([
  ...[256, 257, 259, 262, 266, 274, 277, 278, 282, 283, 284, 301, 317, 322, 323].map((tag) => [tag, 1] as const),
  ...[258, 318, 319, 338, 339].map((tag) => [tag, 64] as const),
  // A palette of 16 bits.
  [320, 3 * 2 ** 16],
  // Places and lengths of strips and tiles.
  ...[273, 279, 324, 325].map((tag) => [tag, 2 ** 21] as const),
]);
/** Longer directories are a lie. */
const MOST_ENTRIES = 4096;

/** Reads the first directory of a TIFF or BigTIFF file. TIFF 6.0, section 2. Throws `truncated`, `decode-failed`. */
export function readDirectory(bytes: Uint8Array): TiffDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const need = (end: number): void => {
    if (end > view.byteLength) throw new SeqError('truncated', `The file ends before its byte ${end}.`);
  };
  need(16);
  const little = view.getUint8(0) === 0x49;
  const version = view.getUint16(2, little);
  if (version !== 42 && version !== 43)
    throw new SeqError('decode-failed', `TIFF version ${version} is not defined: it must be 42 or 43.`);
  const big = version === 43;
  const offset = (at: number): number => (big ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little));
  const start = offset(big ? 8 : 4);
  const [countBytes, entryBytes, inlineBytes] = big ? [8, 20, 8] : [2, 12, 4];
  need(start + countBytes);
  const count = big ? offset(start) : view.getUint16(start, little);
  if (count > MOST_ENTRIES)
    throw new SeqError('decode-failed', `The directory has ${count} entries; the limit is ${MOST_ENTRIES}.`);
  need(start + countBytes + count * entryBytes);
  const tags = new Map<number, number[]>();
  let profile: Uint8Array | null = null;
  for (let i = 0; i < count; i++) {
    const entry = start + countBytes + i * entryBytes;
    const type = view.getUint16(entry + 2, little);
    const length = offset(entry + 4);
    if (view.getUint16(entry, little) === ICC_PROFILE) {
      const from = offset(entry + 4 + inlineBytes);
      profile = bytes.subarray(from, from + length);
      continue;
    }
    const size = SIZES[type];
    const most = MOST_VALUES.get(view.getUint16(entry, little));
    if (size === undefined || most === undefined || tags.has(view.getUint16(entry, little))) continue;
    const place = entry + 4 + inlineBytes;
    const at = size * length <= inlineBytes ? place : offset(place);
    need(at + size * length);
    tags.set(
      view.getUint16(entry, little),
      Array.from({ length: Math.min(length, most) }, (_, k) => readValue(view, type, at + k * size, little)),
    );
  }
  const next = start + countBytes + count * entryBytes;
  const hasMore = next + inlineBytes <= view.byteLength && offset(next) !== 0;
  return { little, tags, profile, hasMore };
}

function readValue(view: DataView, type: number, at: number, little: boolean): number {
  switch (type) {
    case 3:
      return view.getUint16(at, little);
    case 4:
      return view.getUint32(at, little);
    case 5:
      return view.getUint32(at, little) / view.getUint32(at + 4, little);
    case 6:
      return view.getInt8(at);
    case 8:
      return view.getInt16(at, little);
    case 9:
      return view.getInt32(at, little);
    case 11:
      return view.getFloat32(at, little);
    case 12:
      return view.getFloat64(at, little);
    case 16:
    case 18:
      return Number(view.getBigUint64(at, little));
    default:
      return view.getUint8(at);
  }
}
