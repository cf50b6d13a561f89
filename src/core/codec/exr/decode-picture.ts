import type { ExpectedPicture, Picture, PictureInfo } from '../../frame/planes.ts';
import type { DecodeRequest, DecodeResult, PictureHeader } from '../codec.ts';
import { planesBytes } from './planes/allocate-planes.ts';
import { chooseLayer } from './header/layers.ts';
import { chunkGrid } from './chunks/chunk-grid.ts';
import type { OpenExr } from './chunks/chunk-offsets.ts';
import { decodeLevel } from './planes/decode-level.ts';
import type { ExrChannel, ExrLevel, ExrPart } from './header/exr-header.ts';
import { ExrReader } from './exr-input.ts';
import { pictureHeader } from './header/picture-header.ts';
import { chooseLayout, type LayoutChoice } from './planes/plane-layout.ts';
import { readHeaderBytes } from './header/read-exr-header.ts';

export interface PicturePlan {
  readonly open: OpenExr;
  readonly part: ExrPart;
  /** The level that is read, and by how much it is made smaller: an exponent of two. */
  readonly stored: ExrLevel;
  readonly shift: number;
  readonly layout: LayoutChoice;
  /** In the file's order. */
  readonly channels: readonly ExrChannel[];
  readonly header: PictureHeader;
}

/** The reduction kernel's limit: cells of 256 × 256. */
const MOST_SHIFT = 8;

export type HeaderRequest = Pick<DecodeRequest, 'source' | 'layer' | 'level' | 'signal'>;

/** Levels of a part that halve both sides alike, finest first. */
function squareLevels({ levels }: ExrPart): ExrLevel[] {
  return levels.filter(({ level: [x, y] }) => x === y);
}

/** What of a file makes the picture that is asked for. */
export async function planPicture({ source, layer = '', level = 0, signal }: HeaderRequest): Promise<PicturePlan> {
  const reader = new ExrReader(source, signal);
  const { header, start } = await readHeaderBytes(reader);
  const chosen = chooseLayer(header, layer);
  const part = header.parts[chosen.layer.partIndex];
  if (!part) throw new RangeError('part');
  const layout = chooseLayout(chosen.layer.channels, chosen.layer.id);
  const channels = part.channels.filter(({ name }) => layout.channels.includes(name));
  const levels = squareLevels(part);
  const stored = levels[Math.min(level, levels.length - 1)];
  if (!stored) throw new RangeError('level');
  const shift = Math.min(level - stored.level[0], MOST_SHIFT);
  const decodedBytes = planesBytes(channels, chunkGrid(part, stored).window, 2 ** shift);
  const storedLevels = levels.map(({ level: [exponent] }) => exponent);
  const stated = pictureHeader(part, chosen, decodedBytes, storedLevels);
  return {
    open: { reader, header, start },
    part,
    stored,
    shift,
    layout,
    channels,
    header: { ...stated, expected: expectedPicture(stated, layout, channels) },
  };
}

function expectedPicture(
  { chromaticities, transfer }: PictureHeader,
  layout: LayoutChoice,
  channels: readonly ExrChannel[],
): ExpectedPicture {
  return {
    info: {
      format: 'exr',
      layout: layout.layout,
      ...(chromaticities && { chromaticities }),
      ...(transfer && { transfer }),
    },
    planes: layout.channels
      .flatMap((name) => channels.find((channel) => channel.name === name) ?? [])
      .map(({ type }) => ({ type })),
  };
}

/** What a file's header says of one layer, for `Codec.readHeader`. */
export async function readPictureHeader(request: HeaderRequest): Promise<PictureHeader> {
  return (await planPicture(request)).header;
}

/** Decodes one layer, or a band of it, to the planes that the renderer draws, for `Codec.decode`. */
export async function decodePicture(request: DecodeRequest): Promise<DecodeResult> {
  const { open, part, stored, shift, layout, channels, header } = await planPicture(request);
  const { signal, allocate, reserve, rows } = request;
  const result = await decodeLevel(open, {
    part,
    level: stored,
    channels,
    factor: 2 ** shift,
    rows,
    wasm: true,
    allocate,
    signal,
    reserve: (decodedBytes) => reserve?.(decodedBytes, header),
  });
  const info: PictureInfo = {
    ...expectedPicture(header, layout, channels).info,
    displayWindow: part.displayWindow,
    dataWindow: part.dataWindow,
    pixelAspectRatio: part.pixelAspectRatio,
    level: stored.level[0] + shift,
    complete: result.complete,
  };
  const planes = layout.channels.flatMap((name) => result.planes.find((plane) => plane.name === name) ?? []);
  const picture: Picture = { info, planes };
  const { bytesRead, requests } = open.reader;
  const stats = { bytesWanted: result.bytesWanted, bytesRead, requests };
  const decoded = { picture, header, stats, ...(rows && { isEmpty: result.rows === 0 }) };
  return result.error ? { ...decoded, error: result.error.toValue() } : decoded;
}
