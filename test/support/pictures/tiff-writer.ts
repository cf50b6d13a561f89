/** A tag's type and values: 1 BYTE, 3 SHORT, 4 LONG, 5 RATIONAL (in steps of 1/100000), 7 UNDEFINED. */
export interface TagSpec {
  readonly tag: number;
  readonly type: 1 | 3 | 4 | 5 | 7;
  readonly values: ArrayLike<number>;
}

export interface TiffSpec {
  readonly width: number;
  readonly height: number;
  readonly bits: 8 | 16 | 32;
  /** Samples of a pixel; with two or four the last is alpha that colour is not multiplied by. */
  readonly samples: 1 | 2 | 3 | 4;
  /** Codes, row by row; 32 bits are floating point. */
  readonly data: ArrayLike<number>;
  /** Further tags, and others in place of its own. */
  readonly tags?: readonly TagSpec[];
  /** Value of the last directory's pointer to the next. */
  readonly next?: number;
}

const BYTES = { 1: 1, 3: 2, 4: 4, 5: 8, 7: 1 } as const;

/** A little-endian TIFF of one strip, not compressed. */
export function writeTiff({
  width,
  height,
  bits,
  samples,
  data,
  tags = [],
  next = 0,
}: TiffSpec): Uint8Array<ArrayBuffer> {
  const count = width * height * samples;
  const strip = new Uint8Array(count * (bits / 8));
  const pixels = new DataView(strip.buffer);
  for (let i = 0; i < count; i++) {
    if (bits === 8) pixels.setUint8(i, data[i] ?? 0);
    else if (bits === 16) pixels.setUint16(i * 2, data[i] ?? 0, true);
    else pixels.setFloat32(i * 4, data[i] ?? 0, true);
  }
  const long = (tag: number, ...values: number[]): TagSpec => ({ tag, type: 4, values });
  const alpha = samples % 2 === 0 ? [long(338, 2)] : [];
  const own = [
    ...[long(256, width), long(257, height), long(258, ...Array.from({ length: samples }, () => bits)), long(259, 1)],
    ...[long(262, samples < 3 ? 1 : 2), long(273, 8), long(277, samples), long(278, height), long(279, strip.length)],
    ...[...alpha, long(339, ...Array.from({ length: samples }, () => (bits === 32 ? 3 : 1)))],
  ];
  const all = [...own.filter(({ tag }) => !tags.some((other) => other.tag === tag)), ...tags].sort(
    (a, b) => a.tag - b.tag,
  );
  const directory = 8 + Math.ceil(strip.length / 2) * 2;
  const outside = all.map(({ type, values }) => Math.ceil((values.length * BYTES[type]) / 2) * 2);
  const valuesAt = directory + 2 + all.length * 12 + 4;
  const bytes = new Uint8Array(valuesAt + outside.reduce((sum, length) => sum + (length > 4 ? length : 0), 0));
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, directory, true);
  bytes.set(strip, 8);
  view.setUint16(directory, all.length, true);
  let free = valuesAt;
  all.forEach(({ tag, type, values }, i) => {
    const at = directory + 2 + i * 12;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, values.length, true);
    let place = at + 8;
    if (values.length * BYTES[type] > 4) {
      view.setUint32(at + 8, free, true);
      place = free;
      free += outside[i] ?? 0;
    }
    for (let k = 0; k < values.length; k++) writeValue(view, type, place + k * BYTES[type], values[k] ?? 0);
  });
  view.setUint32(directory + 2 + all.length * 12, next, true);
  return bytes;
}

function writeValue(view: DataView, type: TagSpec['type'], at: number, value: number): void {
  if (type === 3) view.setUint16(at, value, true);
  else if (type === 4) view.setUint32(at, value, true);
  else if (type === 5) {
    view.setUint32(at, Math.round(value * 100000), true);
    view.setUint32(at + 4, 100000, true);
  } else view.setUint8(at, value);
}
