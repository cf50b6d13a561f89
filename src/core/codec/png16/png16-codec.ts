import { SeqError } from '../../base/seq-error.ts';
import type { PlaneData, PlaneLayout } from '../../frame/planes.ts';
import { InflateFeed } from '../still/inflate-feed.ts';
import { refuseTooShort, type StillInput } from '../still/still-input.ts';
import { stillCodec } from '../still/still-codec.ts';
import type { RowSink, StillFile } from '../still/still-file.ts';
import { pngColour } from './png-colour.ts';
import { pixelPieces, type PngHeader, readPngHeader } from './png-chunks.ts';
import { unfilter } from './unfilter.ts';

interface Pass {
  readonly left: number;
  readonly top: number;
  readonly across: number;
  readonly down: number;
}

const PLAIN: readonly Pass[] = [{ left: 0, top: 0, across: 1, down: 1 }];
/** Adam7: PNG (Third Edition), section 8.1. */
const INTERLACED: readonly Pass[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
].map(([left = 0, top = 0, across = 1, down = 1]) => ({ left, top, across, down }));

/** PNG with 16 bits a sample, which browsers show with eight. */
export const codec = stillCodec('png16', 'PNG', openPng);

async function openPng(input: StillInput): Promise<StillFile> {
  const header = await input.parseStart(readPngHeader);
  if (!header) throw new SeqError('truncated', 'The file ends before its pixels.');
  const { width, height, samples, transparent, interlaced, pixelAspectRatio } = header;
  // Deflate makes a byte 1032 at most.
  refuseTooShort((input.size ?? Infinity) - 33, (width * height * samples * 2) / 1032);
  const hasAlpha = transparent !== undefined || samples % 2 === 0;
  const isGrey = samples < 3;
  const { colour, notes, profile } = await pngColour(header.colour, isGrey);
  const names = [...(isGrey ? ['Y'] : ['R', 'G', 'B']), ...(hasAlpha ? ['A'] : [])];
  const layout: PlaneLayout = isGrey ? (hasAlpha ? 'grey-alpha-straight' : 'grey') : hasAlpha ? 'rgba-straight' : 'rgb';
  return {
    format: 'png',
    width,
    height,
    layout,
    planes: names.map((name) => ({ name, type: 'u16' })),
    compression: 'png',
    pixelAspectRatio,
    colour,
    notes,
    ...(profile !== '' && { attributes: { iccProfile: profile } }),
    // Interlaced pixels come in no order: they are put together first.
    workingBytes: (interlaced ? width * height * samples * 2 : 0) + width * samples * 4,
    decode: async (sink, signal) => decode(header, await input.whole(), sink, signal),
  };
}

async function decode(
  header: PngHeader,
  bytes: Uint8Array,
  sink: RowSink,
  signal: AbortSignal | undefined,
): Promise<void> {
  const feed = new InflateFeed(pixelPieces(bytes));
  const finish = rowFinisher(header);
  try {
    if (header.interlaced) await decodeInterlaced(header, feed, sink, finish, signal);
    else {
      await readPass(header, PLAIN[0] as Pass, feed, async (row, y) => {
        signal?.throwIfAborted();
        spread(row, sink.lines, header.samples);
        finish(sink.lines);
        await sink.put(y);
      });
    }
  } finally {
    feed.close();
  }
}

async function decodeInterlaced(
  { width, height, samples, ...rest }: PngHeader,
  feed: InflateFeed,
  sink: RowSink,
  finish: (lines: readonly PlaneData[]) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const step = samples * 2;
  const all = new Uint8Array(width * height * step);
  for (const pass of INTERLACED) {
    await readPass({ width, height, samples, ...rest }, pass, feed, (row, y) => {
      signal?.throwIfAborted();
      for (let x = pass.left, from = 0; x < width; x += pass.across, from += step) {
        all.set(row.subarray(from, from + step), (y * width + x) * step);
      }
    });
  }
  for (let y = 0; y < height; y++) {
    spread(all.subarray(y * width * step, (y + 1) * width * step), sink.lines, samples);
    finish(sink.lines);
    await sink.put(y);
  }
}

/** Reads one pass; `take` gets each row, unfiltered, and the picture's row it belongs to. */
async function readPass(
  { width, height, samples }: PngHeader,
  { left, top, across, down }: Pass,
  feed: InflateFeed,
  take: (row: Uint8Array, y: number) => void | Promise<void>,
): Promise<void> {
  const step = samples * 2;
  const pixels = Math.ceil((width - left) / across);
  if (pixels <= 0) return;
  const filter = new Uint8Array(1);
  let row = new Uint8Array(pixels * step);
  let above = new Uint8Array(pixels * step);
  for (let y = top; y < height; y += down) {
    await feed.fill(filter);
    await feed.fill(row);
    unfilter(filter[0] ?? 0, row, above, step);
    await take(row, y);
    [row, above] = [above, row];
  }
}

/** Samples of a row to one line a channel; PNG stores the high byte first. */
function spread(row: Uint8Array, lines: readonly PlaneData[], samples: number): void {
  for (let channel = 0; channel < samples; channel++) {
    const line = lines[channel];
    if (!line) continue;
    const step = samples * 2;
    for (let x = 0, at = channel * 2; x < line.length; x++, at += step) {
      line[x] = ((row[at] ?? 0) << 8) | (row[at + 1] ?? 0);
    }
  }
}

/** Gives the alpha of rows whose file says which colour is transparent. */
function rowFinisher({ transparent, samples }: PngHeader): (lines: readonly PlaneData[]) => void {
  if (!transparent) return () => {};
  return (lines) => {
    const alpha = lines[samples];
    if (!alpha) return;
    for (let x = 0; x < alpha.length; x++) {
      alpha[x] = transparent.every((code, channel) => lines[channel]?.[x] === code) ? 0 : 65535;
    }
  };
}
