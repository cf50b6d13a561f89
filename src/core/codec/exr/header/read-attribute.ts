import { SeqError } from '../../../base/seq-error.ts';
import type { ExrAttributeValue, ExrChannel } from './exr-header.ts';
import { ByteCursor, TruncatedError } from './byte-cursor.ts';
import { EXR_COMPRESSIONS } from './compression.ts';

type Reader = (cursor: ByteCursor, size: number) => ExrAttributeValue;

const LONGEST_NAME = 255;
/** Channels of a part: renders with hundreds of passes have a few thousand. */
const MOST_CHANNELS = 8192;
const PIXEL_TYPES = ['uint', 'half', 'float'] as const;

const floats =
  (count: number): Reader =>
  (cursor) =>
    cursor.list(count, () => cursor.f32());
const doubles =
  (count: number): Reader =>
  (cursor) =>
    cursor.list(count, () => cursor.f64());
const integers =
  (count: number): Reader =>
  (cursor) =>
    cursor.list(count, () => cursor.i32());
const choice =
  (what: string, names: readonly string[], known = ''): Reader =>
  (cursor) => {
    const value = cursor.u8();
    const name = names[value];
    if (name === undefined) throw new SeqError('format-unsupported', `EXR: unknown ${what} ${value}${known}.`);
    return name;
  };

/** What a reader of today can say of a number that it does not know. */
const KNOWN_COMPRESSIONS =
  `; OpenEXR 4.0 has 0 to ${EXR_COMPRESSIONS.length - 1} (${EXR_COMPRESSIONS.join(', ')}), ` +
  'so it is of a later version or the file is damaged';

/** OpenEXR File Layout, "Predefined Attribute Types", `chlist`: records of name, type, pLinear, x and y sampling. */
function readChannels(cursor: ByteCursor): ExrChannel[] {
  const channels: ExrChannel[] = [];
  for (let name = cursor.name(LONGEST_NAME, 'a channel name'); name !== '';) {
    const typeNumber = cursor.i32();
    const type = PIXEL_TYPES[typeNumber];
    if (!type) throw new SeqError('format-unsupported', `EXR: channel "${name}" has unknown pixel type ${typeNumber}.`);
    const pLinear = cursor.u8() !== 0;
    cursor.bytes(3);
    const xSampling = cursor.i32();
    const ySampling = cursor.i32();
    if (xSampling < 1 || ySampling < 1) {
      throw new SeqError('decode-failed', `EXR: channel "${name}" has sampling ${xSampling}×${ySampling}.`);
    }
    if (channels.length >= MOST_CHANNELS) {
      throw new SeqError('decode-failed', `EXR: a part has more than ${MOST_CHANNELS} channels.`);
    }
    channels.push({ name, type, xSampling, ySampling, pLinear });
    name = cursor.name(LONGEST_NAME, 'a channel name');
  }
  return channels;
}

/** Two digits of packed decimal. */
const decimal = (word: number, shift: number, tensMask: number): number =>
  ((word >>> shift) & 15) + ((word >>> (shift + 4)) & tensMask) * 10;

const READERS: Readonly<Record<string, Reader>> = {
  box2i: integers(4),
  box2f: floats(4),
  chlist: readChannels,
  chromaticities: floats(8),
  compression: choice('compression', EXR_COMPRESSIONS, KNOWN_COMPRESSIONS),
  deepImageState: choice('deep image state', ['messy', 'sorted', 'non-overlapping', 'tidy']),
  double: (cursor) => cursor.f64(),
  envmap: choice('environment map', ['latlong', 'cube']),
  float: (cursor) => cursor.f32(),
  floatvector: (cursor, size) => cursor.list(size >> 2, () => cursor.f32()),
  int: (cursor) => cursor.i32(),
  keycode: (cursor) => ({
    filmManufacturer: cursor.i32(),
    filmType: cursor.i32(),
    prefix: cursor.i32(),
    count: cursor.i32(),
    perfOffset: cursor.i32(),
    perfsPerFrame: cursor.i32(),
    perfsPerCount: cursor.i32(),
  }),
  lineOrder: choice('line order', ['increasing', 'decreasing', 'random']),
  m33f: floats(9),
  m33d: doubles(9),
  m44f: floats(16),
  m44d: doubles(16),
  preview: (cursor) => {
    const width = cursor.u32();
    const height = cursor.u32();
    return { width, height, rgba: cursor.bytes(width * height * 4).slice() };
  },
  rational: (cursor) => ({ numerator: cursor.i32(), denominator: cursor.u32() }),
  string: (cursor, size) => cursor.text(size),
  stringvector: (cursor, size) => {
    const end = cursor.at + size;
    const strings: string[] = [];
    while (cursor.at < end) strings.push(cursor.text(Math.max(cursor.i32(), 0)));
    return strings;
  },
  tiledesc: (cursor) => {
    const width = cursor.u32();
    const height = cursor.u32();
    const mode = cursor.u8();
    const levelMode = (['one', 'mipmap', 'ripmap'] as const)[mode & 15];
    if (!levelMode) throw new SeqError('format-unsupported', `EXR: unknown level mode ${mode & 15}.`);
    return { width, height, levelMode, roundingMode: mode >> 4 ? 'up' : 'down' };
  },
  timecode: (cursor) => {
    const timeAndFlags = cursor.u32();
    const userData = cursor.u32();
    return {
      hours: decimal(timeAndFlags, 24, 3),
      minutes: decimal(timeAndFlags, 16, 7),
      seconds: decimal(timeAndFlags, 8, 7),
      frame: decimal(timeAndFlags, 0, 3),
      dropFrame: (timeAndFlags & 64) !== 0,
      timeAndFlags,
      userData,
    };
  },
  v2i: integers(2),
  v2f: floats(2),
  v2d: doubles(2),
  v3i: integers(3),
  v3f: floats(3),
  v3d: doubles(3),
};

/**
 * The value of one attribute; a type outside the standard ones gives a copy of its bytes.
 * OpenEXR File Layout, "Predefined Attribute Types".
 */
export function readAttribute(name: string, type: string, bytes: Uint8Array): ExrAttributeValue {
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (!reader) return bytes.slice();
  try {
    return reader(new ByteCursor(bytes), bytes.length);
  } catch (error) {
    if (!(error instanceof TruncatedError)) throw error;
    throw new SeqError(
      'decode-failed',
      `EXR: attribute "${name}" of type ${type} is too short (${bytes.length} bytes).`,
    );
  }
}
