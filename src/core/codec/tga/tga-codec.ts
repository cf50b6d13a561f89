import { SeqError } from '../../base/seq-error.ts';
import type { PlaneLayout } from '../../frame/planes.ts';
import type { Orientation, RowSink, StillFile } from '../still/still-file.ts';
import { refuseTooShort, type StillInput } from '../still/still-input.ts';
import { stillCodec } from '../still/still-codec.ts';
import { PixelRuns } from './pixel-runs.ts';
import { attributesType, readTgaHeader, type TgaHeader } from './tga-header.ts';

/** Truevision files: mapped, true colour and grey, plain and run-length encoded. */
export const codec = stillCodec('tga', 'TGA', openTga);

async function openTga(input: StillInput): Promise<StillFile> {
  const bytes = await input.whole();
  const header = readTgaHeader(bytes);
  if (!header) throw new SeqError('truncated', 'The file ends inside its header.');
  const { width, height, kind, runLength } = header;
  const alpha = alphaOf(header, bytes);
  const step = Math.ceil(header.bits / 8);
  // A packet makes 128 pixels at most, of one pixel and a byte.
  const needed = runLength ? (width * height * (step + 1)) / 128 : width * height * step;
  refuseTooShort(bytes.length - header.pixelsAt, needed);
  const names = [...(kind === 'grey' ? ['Y'] : ['R', 'G', 'B']), ...(alpha === 'none' ? [] : ['A'])];
  const base = kind === 'grey' ? 'grey' : 'rgb';
  const layouts: Record<typeof alpha, PlaneLayout> = {
    none: base,
    straight: kind === 'grey' ? 'grey-alpha-straight' : 'rgba-straight',
    multiplied: kind === 'grey' ? 'grey-alpha' : 'rgba',
  };
  return {
    format: 'tga',
    width,
    height,
    orientation: orientationOf(header),
    layout: layouts[alpha],
    planes: names.map((name) => ({ name, type: 'u8' })),
    compression: runLength ? 'rle' : 'none',
    decode: (sink, signal) => decode(header, bytes, sink, signal),
  };
}

/**
 * Alpha counts where the header gives it bits, unless the extension area says that they mean nothing. One that was never
 * written is seen from the pixels, and left out where the picture is drawn.
 */
function alphaOf(header: TgaHeader, bytes: Uint8Array): 'none' | 'straight' | 'multiplied' {
  const pixelBits = header.kind === 'mapped' ? header.map.bits : header.bits;
  const possible = pixelBits === 32 || pixelBits === 16;
  if (!possible || header.alphaBits === 0) return 'none';
  const said = attributesType(bytes);
  if (said !== null && said < 3) return 'none';
  if (said === 4) return 'multiplied';
  return 'straight';
}

function orientationOf({ fromTop, fromRight }: TgaHeader): Orientation {
  if (fromTop) return fromRight ? 2 : 1;
  return fromRight ? 3 : 4;
}

async function decode(
  header: TgaHeader,
  bytes: Uint8Array,
  sink: RowSink,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { width, height } = header;
  const step = Math.ceil(header.bits / 8);
  const runs = new PixelRuns(bytes, header.pixelsAt, step, header.runLength);
  const row = new Uint8Array(width * step);
  const write = pixelWriter(header, bytes);
  for (let y = 0; y < height; y++) {
    if (!runs.fill(row)) throw new SeqError('truncated', `The file ends at row ${y} of ${height}.`);
    for (let x = 0, at = 0; x < width; x++, at += step) write(row, at, sink, x);
    await sink.put(y);
    signal?.throwIfAborted();
  }
}

type PixelWriter = (from: Uint8Array, at: number, sink: RowSink, x: number) => void;

function pixelWriter(header: TgaHeader, bytes: Uint8Array): PixelWriter {
  if (header.kind === 'grey') {
    return (from, at, { lines: [grey, alpha] }, x) => {
      if (grey) grey[x] = from[at] ?? 0;
      if (alpha) alpha[x] = from[at + 1] ?? 0;
    };
  }
  if (header.kind === 'colour') return colourWriter(header.bits);
  const { map, mapAt, bits } = header;
  const write = colourWriter(map.bits);
  const step = Math.ceil(map.bits / 8);
  return (from, at, sink, x) => {
    const index = (from[at] ?? 0) + (bits === 16 ? (from[at + 1] ?? 0) * 256 : 0) - map.first;
    if (index < 0 || index >= map.length) {
      throw new SeqError(
        'decode-failed',
        `Pixel ${x} uses colour ${index + map.first}, which is not in the colour map.`,
      );
    }
    write(bytes, mapAt + index * step, sink, x);
  };
}

/** Blue, green, red; five bits a colour in two bytes, or a byte each. */
function colourWriter(bits: number): PixelWriter {
  const wide = (five: number): number => Math.round(((five & 31) * 255) / 31);
  if (bits > 16) {
    return (from, at, { lines: [red, green, blue, alpha] }, x) => {
      if (!red || !green || !blue) return;
      red[x] = from[at + 2] ?? 0;
      green[x] = from[at + 1] ?? 0;
      blue[x] = from[at] ?? 0;
      if (alpha) alpha[x] = from[at + 3] ?? 0;
    };
  }
  return (from, at, { lines: [red, green, blue, alpha] }, x) => {
    const pixel = (from[at] ?? 0) | ((from[at + 1] ?? 0) << 8);
    if (!red || !green || !blue) return;
    red[x] = wide(pixel >> 10);
    green[x] = wide(pixel >> 5);
    blue[x] = wide(pixel);
    if (alpha) alpha[x] = pixel & 0x8000 ? 255 : 0;
  };
}
