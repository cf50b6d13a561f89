/** One image element to be written. */
export interface ElementSpec {
  /** SMPTE 268M, table 1. */
  readonly descriptor: number;
  /** Samples of a pixel. */
  readonly components: number;
  readonly bits: 8 | 10 | 12 | 16 | 32;
  /** 0 packed, 1 filled A (padding low), 2 filled B (padding high). */
  readonly packing: 0 | 1 | 2;
  /** Code of a stored pixel's component; a number for 32 bits. */
  readonly sample: (x: number, y: number, component: number) => number;
  /** Bytes of rubbish behind each line, as the header then says. */
  readonly padding?: number;
  /** Zeros in the padding of words instead of rubbish. */
  readonly clean?: boolean;
  readonly transfer?: number;
  readonly colorimetric?: number;
}

export interface DpxSpec {
  /** As stored. */
  readonly width: number;
  readonly height: number;
  readonly elements: readonly ElementSpec[];
  readonly littleEndian?: boolean;
  readonly orientation?: number;
  /** Lines of 8 and 16 bits that do not begin at 32-bit words. */
  readonly tight?: boolean;
  /** 10-bit samples that go on from line to line within a word. */
  readonly unpadded?: boolean;
  /** Bytes of zeros behind the pixels. */
  readonly tail?: number;
  readonly creator?: string;
  readonly inputDevice?: string;
  /** Where the first element begins. Default 2048. */
  readonly offset?: number;
  readonly pixelAspect?: readonly [number, number];
  readonly timecode?: number;
  readonly televisionRate?: number;
  readonly filmRate?: number;
}

export interface CineonSpec {
  readonly width: number;
  readonly height: number;
  readonly components: 1 | 3;
  readonly bits: 8 | 10 | 12 | 16;
  /** Code of the header's field: 0 packed, 5 and 6 longwords filled left and right. */
  readonly packing: number;
  readonly sample: ElementSpec['sample'];
  readonly littleEndian?: boolean;
  readonly orientation?: number;
  readonly filmRate?: number;
}

/** A line's samples as text of zeros and ones, the low bit first: slow, and nothing like the reader's way. */
function bitsOf(codes: readonly number[], bits: number): string {
  return codes.map((code) => [...code.toString(2).padStart(bits, '0')].reverse().join('')).join('');
}

function wordsOfBits(text: string): number[] {
  const words: number[] = [];
  for (let at = 0; at < text.length; at += 32) {
    const low = text.slice(at, at + 32).padEnd(32, '0');
    words.push(parseInt([...low].reverse().join(''), 2));
  }
  return words;
}

/** Three 10-bit samples a word; rubbish in the padding, as scanners leave it. */
function filledWords(codes: readonly number[], padLow: boolean, lowFirst: boolean, clean: boolean): number[] {
  const words: number[] = [];
  const pad = clean ? '00' : '01';
  for (let at = 0; at < codes.length; at += 3) {
    const three = [0, 1, 2].map((place) => codes[at + place] ?? 0);
    if (lowFirst) three.reverse();
    const text = three.map((code) => code.toString(2).padStart(10, '0')).join('');
    words.push(parseInt(padLow ? `${text}${pad}` : `${pad}${text}`, 2));
  }
  return words;
}

type Packed = Pick<ElementSpec, 'bits' | 'packing' | 'components' | 'clean'>;

/** Units of 1, 2 or 4 bytes that a line is made of. */
function lineUnits(codes: readonly number[], { bits, packing, components, clean = false }: Packed): [number[], number] {
  if (bits === 8) return [[...codes], 1];
  if (bits === 16) return [[...codes], 2];
  if (bits === 32) return [codes.map((value) => new Uint32Array(Float32Array.of(value).buffer)[0] ?? 0), 4];
  if (packing === 0) return [wordsOfBits(bitsOf(codes, bits)), 4];
  if (bits === 10) return [filledWords(codes, packing === 1, components === 1, clean), 4];
  return [codes.map((code) => (packing === 1 ? (code << 4) | 5 : code | 0x9000)), 2];
}

function lineBytes(codes: readonly number[], element: Packed, little: boolean) {
  const [units, size] = lineUnits(codes, element);
  const bytes = new Uint8Array(units.length * size);
  const view = new DataView(bytes.buffer);
  units.forEach((unit, i) => {
    if (size === 1) view.setUint8(i, unit);
    else if (size === 2) view.setUint16(i * 2, unit, little);
    else view.setUint32(i * 4, unit, little);
  });
  return bytes;
}

function pixelBytes(
  { width, height }: { width: number; height: number },
  element: ElementSpec,
  little: boolean,
  tight: boolean,
): Uint8Array {
  const lines = Array.from({ length: height }, (_, y) => {
    const codes = Array.from({ length: width * element.components }, (__, i) =>
      element.sample(Math.floor(i / element.components), y, i % element.components),
    );
    const line = lineBytes(codes, element, little);
    const filled = tight ? line.length : Math.ceil(line.length / 4) * 4;
    const whole = new Uint8Array(filled + (element.padding ?? 0)).fill(0xa5);
    whole.set(line);
    return whole;
  });
  return Uint8Array.from(lines.flatMap((line) => [...line]));
}

/** The whole picture as one line. */
function runningOn({ width, height }: DpxSpec, element: ElementSpec, little: boolean): Uint8Array {
  const { components, sample } = element;
  const one = { ...element, sample: (x: number, _y: number, i: number) => sample(x % width, Math.floor(x / width), i) };
  return pixelBytes({ width: width * height, height: 1 }, { ...one, components }, little, false);
}

/** A DPX file by SMPTE 268M-2003. */
export function writeDpx(spec: DpxSpec): Uint8Array<ArrayBuffer> {
  const { width, height, elements, littleEndian: little = false, offset = 2048, tight = false } = spec;
  const pixels = elements.map((element) =>
    spec.unpadded ? runningOn(spec, element, little) : pixelBytes(spec, element, little, tight),
  );
  const size = offset + (spec.tail ?? 0) + pixels.reduce((sum, bytes) => sum + bytes.length, 0);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  file.fill(0xff, 0, Math.min(offset, 2048));
  file.set(new TextEncoder().encode(little ? 'XPDS' : 'SDPX'));
  const u32 = (at: number, value: number): void => view.setUint32(at, value, little);
  const u16 = (at: number, value: number): void => view.setUint16(at, value, little);
  u32(4, offset);
  file.fill(0, 8, 16);
  file.set(new TextEncoder().encode('V2.0'), 8);
  u32(16, size);
  u32(24, 1664);
  u32(28, 384);
  u32(32, 0);
  file.fill(0, 36, 660);
  for (const [place, text] of [[160, spec.creator], [1556, spec.inputDevice]] as const) {
    if (text !== undefined) file.set(new TextEncoder().encode(`${text}\0`), place);
  } // prettier-ignore
  u16(768, spec.orientation ?? 0);
  u16(770, elements.length);
  u32(772, width);
  u32(776, height);
  let at = offset;
  elements.forEach((element, index) => {
    const own = 780 + index * 72;
    u32(own, 0);
    view.setUint8(own + 20, element.descriptor);
    view.setUint8(own + 21, element.transfer ?? 255);
    view.setUint8(own + 22, element.colorimetric ?? 255);
    view.setUint8(own + 23, element.bits);
    u16(own + 24, element.packing);
    u16(own + 26, 0);
    u32(own + 28, at);
    u32(own + 32, element.padding ?? 0xffffffff);
    u32(own + 36, 0);
    file.set(pixels[index] ?? [], at);
    at += pixels[index]?.length ?? 0;
  });
  if (spec.pixelAspect) spec.pixelAspect.forEach((value, i) => u32(1628 + 4 * i, value));
  if (spec.filmRate !== undefined) view.setFloat32(1724, spec.filmRate, little);
  if (spec.timecode !== undefined) u32(1920, spec.timecode);
  if (spec.televisionRate !== undefined) view.setFloat32(1940, spec.televisionRate, little);
  return file;
}

/** A Cineon file by Kodak's draft of 1995. */
export function writeCineon(spec: CineonSpec): Uint8Array<ArrayBuffer> {
  const { width, height, components, bits, packing, littleEndian: little = false } = spec;
  const filled = packing === 0 ? 0 : packing % 2 === 1 ? 1 : 2;
  const element: ElementSpec = { descriptor: 0, components, bits, packing: filled, sample: spec.sample };
  const pixels = pixelBytes(spec, element, little, false);
  const file = new Uint8Array(2048 + pixels.length);
  const view = new DataView(file.buffer);
  const u32 = (at: number, value: number): void => view.setUint32(at, value, little);
  file.fill(0xff, 0, 2048);
  u32(0, 0x802a5fd7);
  u32(4, 2048);
  u32(8, 1024);
  u32(12, 1024);
  u32(16, 0);
  u32(20, file.length);
  file.fill(0, 24, 192);
  view.setUint8(192, spec.orientation ?? 0);
  view.setUint8(193, components);
  for (let channel = 0; channel < components; channel++) {
    const at = 196 + channel * 28;
    view.setUint8(at, 0);
    view.setUint8(at + 1, components === 1 ? 0 : channel + 1);
    view.setUint8(at + 2, bits);
    u32(at + 4, width);
    u32(at + 8, height);
  }
  view.setUint8(680, 0);
  view.setUint8(681, packing);
  view.setUint8(682, 0);
  view.setUint8(683, 0);
  u32(684, 0);
  u32(688, 0);
  if (spec.filmRate !== undefined) view.setFloat32(1072, spec.filmRate, little);
  file.set(pixels, 2048);
  return file;
}
