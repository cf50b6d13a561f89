import { SeqError } from '../../../base/seq-error.ts';
import type { PixelWindow } from '../../../frame/planes.ts';
import type { ExrAttributeValue, ExrChannel, ExrHeader, ExrPart, ExrPartType, ExrTiles } from './exr-header.ts';
import type { ByteCursor } from './byte-cursor.ts';
import { COMPRESSION_METHODS, type ExrCompression } from './compression.ts';
import { levelsOf, tileCounts } from './levels.ts';
import { readAttribute } from './read-attribute.ts';

const MAGIC = 20000630;
/** OpenEXR File Layout, "Version Field": bits 0–7 the version, then one bit each. */
const TILED = 0x200;
const LONG_NAMES = 0x400;
const DEEP = 0x800;
const MULTI_PART = 0x1000;
const LONGEST_NAME = 255;
const MOST_PARTS = 4096;
/** Attributes of all parts together: what writers of many parts repeat in each of them. */
const MOST_ATTRIBUTES = 50_000;
/** Coordinates beyond this are refused, as by the reference library: sums of two must stay 32-bit integers. */
const COORDINATE_LIMIT = 2 ** 30;
const PART_TYPES: readonly string[] = ['scanlineimage', 'tiledimage', 'deepscanline', 'deeptile'];

const fail = (message: string): never => {
  throw new SeqError('decode-failed', `EXR: ${message}`);
};

type Attributes = Map<string, { readonly type: string; readonly value: ExrAttributeValue }>;

/** OpenEXR File Layout, "Header": attributes of name, type, size, value; an empty name ends them. */
function readAttributes(cursor: ByteCursor, fileBytes: number, before: number): Attributes {
  const attributes: Attributes = new Map();
  for (;;) {
    const name = cursor.name(LONGEST_NAME, 'an attribute name');
    if (name === '') return attributes;
    if (before + attributes.size >= MOST_ATTRIBUTES) fail(`more than ${MOST_ATTRIBUTES} attributes.`);
    const type = cursor.name(LONGEST_NAME, `the type name of attribute "${name}"`);
    const size = cursor.i32();
    if (size < 0) fail(`attribute "${name}" claims ${size} bytes.`);
    if (size > fileBytes) throw new SeqError('truncated', `EXR: the file ends before its attribute "${name}" does.`);
    attributes.set(name, { type, value: readAttribute(name, type, cursor.bytes(size)) });
  }
}

function required<T>(attributes: Attributes, name: string, type: string): T {
  const attribute = attributes.get(name);
  if (!attribute) return fail(`the header lacks "${name}".`);
  if (attribute.type !== type) return fail(`attribute "${name}" is a ${attribute.type}, not a ${type}.`);
  return attribute.value as T;
}

function optional<T>(attributes: Attributes, name: string, type: string): T | undefined {
  const attribute = attributes.get(name);
  return attribute?.type === type ? (attribute.value as T) : undefined;
}

function readWindow(attributes: Attributes, name: string): PixelWindow {
  const window = required<PixelWindow>(attributes, name, 'box2i');
  const [xMin, yMin, xMax, yMax] = window;
  const inRange = window.every((value) => Math.abs(value) < COORDINATE_LIMIT);
  if (!inRange || xMax < xMin || yMax < yMin) fail(`${name} [${window.join(', ')}] is empty or out of range.`);
  return window;
}

function readTiles(attributes: Attributes): ExrTiles {
  const tiles = required<ExrTiles>(attributes, 'tiles', 'tiledesc');
  const { width, height } = tiles;
  const good = width >= 1 && height >= 1 && width < COORDINATE_LIMIT && height < COORDINATE_LIMIT;
  return good ? tiles : fail(`tiles of ${width}×${height}.`);
}

function partType(attributes: Attributes, flags: number, multiPart: boolean): ExrPartType {
  const named = optional<string>(attributes, 'type', 'string');
  if (multiPart || flags & DEEP) {
    if (named !== undefined && PART_TYPES.includes(named)) return named as ExrPartType;
    if (named === undefined) return fail('a part has no "type".');
    throw new SeqError('format-unsupported', `EXR: unknown part type "${named}".`);
  }
  return flags & TILED ? 'tiledimage' : 'scanlineimage';
}

/** Chunks of a part. OpenEXR File Layout, "Offset Tables". */
function countChunks(height: number, compression: ExrCompression, tiles: ExrTiles | null, levels: ExrPart['levels']) {
  if (!tiles) return Math.ceil(height / COMPRESSION_METHODS[compression].rowsPerChunk);
  return levels.reduce((sum, level) => {
    const [columns, rows] = tileCounts(level, tiles);
    return sum + columns * rows;
  }, 0);
}

function makePart(attributes: Attributes, index: number, flags: number, multiPart: boolean): ExrPart {
  const type = partType(attributes, flags, multiPart);
  const compression = required<ExrCompression>(attributes, 'compression', 'compression');
  const channels = required<readonly ExrChannel[]>(attributes, 'channels', 'chlist');
  const names = new Set(channels.map((channel) => channel.name));
  if (names.size !== channels.length) fail('two channels have one name.');
  const dataWindow = readWindow(attributes, 'dataWindow');
  const [xMin, yMin, xMax, yMax] = dataWindow;
  const tiles = type === 'tiledimage' || type === 'deeptile' ? readTiles(attributes) : null;
  if (tiles && channels.some((channel) => channel.xSampling !== 1 || channel.ySampling !== 1)) {
    fail('a tiled part has subsampled channels.');
  }
  const height = yMax - yMin + 1;
  const levels = levelsOf(xMax - xMin + 1, height, tiles);
  const aspect = optional<number>(attributes, 'pixelAspectRatio', 'float') ?? 1;
  return {
    index,
    name: optional<string>(attributes, 'name', 'string') ?? '',
    type,
    view: optional<string>(attributes, 'view', 'string') ?? null,
    compression,
    lineOrder: optional<ExrPart['lineOrder']>(attributes, 'lineOrder', 'lineOrder') ?? 'increasing',
    dataWindow,
    displayWindow: readWindow(attributes, 'displayWindow'),
    pixelAspectRatio: aspect > 1e-6 && aspect < 1e6 ? aspect : 1,
    channels,
    tiles,
    levels,
    chunkCount: countChunks(height, compression, tiles, levels),
    attributes: Object.fromEntries([...attributes].map(([name, { value }]) => [name, value])),
  };
}

/**
 * Parses magic, version and every part's header. `fileBytes` bounds what the header may claim (Infinity: unknown).
 * OpenEXR File Layout, "Magic Number", "Version Field", "Header", "Multi-Part Files".
 *
 * @throws OutOfBytes when the bytes end inside the header; SeqError `format-unsupported` or `decode-failed` otherwise.
 */
export function parseHeader(cursor: ByteCursor, fileBytes: number): ExrHeader {
  if (cursor.u32() !== MAGIC)
    throw new SeqError('format-unsupported', 'This is not an EXR file: its first bytes are not the EXR magic number.');
  const word = cursor.u32();
  const version = word & 0xff;
  const flags = word & ~0xff;
  const unknown = flags & ~(TILED | LONG_NAMES | DEEP | MULTI_PART);
  if (version < 1 || version > 2 || unknown !== 0) {
    throw new SeqError('format-unsupported', `EXR: version field 0x${word.toString(16)} is not supported.`);
  }
  const multiPart = (flags & MULTI_PART) !== 0;
  const parts: ExrPart[] = [];
  let attributeCount = 0;
  for (;;) {
    const attributes = readAttributes(cursor, fileBytes, attributeCount);
    attributeCount += attributes.size;
    if (multiPart && attributes.size === 0) break;
    parts.push(makePart(attributes, parts.length, flags, multiPart));
    if (!multiPart) break;
    if (parts.length > MOST_PARTS) fail(`more than ${MOST_PARTS} parts.`);
  }
  if (parts.length === 0) fail('the file has no parts.');
  return { version, multiPart, parts, headerBytes: cursor.at };
}
