import { SeqError } from '../../../base/seq-error.ts';
import { ByteCursor, TruncatedError } from '../header/byte-cursor.ts';
import { COMPRESSION_METHODS } from '../header/compression.ts';
import type { ExrHeader, ExrPart } from '../header/exr-header.ts';
import type { ExrReader } from '../exr-input.ts';
import { joinBytes } from './chunk-bytes.ts';

/** Bytes of one entry of an offset table. */
const ENTRY = 8;
/** Longer offset tables are refused: 32×32 tiles of a picture of 32,768² pixels with all its levels have fewer entries. */
const MOST_ENTRIES = 2 ** 21;

/** Where chunks lie in the file. */
export interface ChunkOffsets {
  /** Position of a chunk's first byte, 0 where the file does not have it. */
  offsetOf(part: number, index: number): number;
  /** Most bytes the chunk at `offset` can have: up to the next chunk, or to the file's end. */
  extentAt(offset: number): number;
}

/** A file whose header has been read. */
export interface OpenExr {
  readonly reader: ExrReader;
  readonly header: ExrHeader;
  /** The file's beginning, as far as it was read. */
  readonly start: Uint8Array;
}

export interface FoundChunks {
  readonly offsets: ChunkOffsets;
  /** The file's beginning, now with the offset tables. */
  readonly start: Uint8Array;
  /** Where the first chunk can be: behind the offset tables. */
  readonly dataStart: number;
  /** The tables were of no use: the chunks were found by walking over the whole file. */
  readonly rebuilt: boolean;
}

class Offsets implements ChunkOffsets {
  readonly #tables: readonly Float64Array[];
  readonly #sorted: Float64Array;
  readonly #reader: ExrReader;

  constructor(tables: readonly Float64Array[], reader: ExrReader) {
    this.#tables = tables;
    this.#reader = reader;
    const all = new Float64Array(tables.reduce((sum, table) => sum + table.length, 0));
    let at = 0;
    for (const table of tables) {
      all.set(table, at);
      at += table.length;
    }
    this.#sorted = all.sort();
  }

  offsetOf(part: number, index: number): number {
    return this.#tables[part]?.[index] ?? 0;
  }

  extentAt(offset: number): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    const next = Math.min(this.#sorted[low] ?? Infinity, this.#reader.size);
    return Math.max(0, next - offset);
  }
}

/** Bytes before a chunk's data: OpenEXR File Layout, "Chunk Layout". */
export function chunkHeaderBytes(part: ExrPart, multiPart: boolean): number {
  const coordinates = part.tiles ? 16 : 4;
  const sizes = part.type.startsWith('deep') ? 24 : 4;
  return (multiPart ? 4 : 0) + coordinates + sizes;
}

/**
 * Reads the offset tables of all parts (one part's chunk ends where another's may begin). A table with entries that
 * cannot be, as a writer leaves it that was stopped before its end, is rebuilt by walking over the chunks.
 * OpenEXR File Layout, "Offset Tables".
 */
export async function readChunkOffsets(file: OpenExr): Promise<FoundChunks> {
  const { header, reader } = file;
  const entries = header.parts.reduce((sum, part) => sum + part.chunkCount, 0);
  const dataStart = header.headerBytes + entries * ENTRY;
  if (dataStart >= reader.size) throw new SeqError('truncated', 'The EXR file ends before its first pixels.');
  if (entries > MOST_ENTRIES) {
    throw new SeqError(
      'frame-too-large',
      `EXR: the offset tables have ${entries} entries, more than the reader accepts.`,
    );
  }
  let { start } = file;
  if (start.length < Math.min(dataStart, reader.size)) {
    start = joinBytes(start, await reader.read(start.length, dataStart - start.length));
  }
  const cursor = new ByteCursor(start, header.headerBytes);
  let broken = false;
  const tables = header.parts.map(({ chunkCount }) => {
    const table = new Float64Array(chunkCount);
    for (let i = 0; i < table.length; i++) {
      const offset = cursor.u64();
      if (offset < dataStart) broken = true;
      // Beyond the end is what a cut file has; it stays missing.
      table[i] = offset < dataStart || offset >= reader.size ? 0 : offset;
    }
    return table;
  });
  const offsets = new Offsets(broken ? await walkChunks(header, reader, dataStart) : tables, reader);
  return { offsets, start, dataStart, rebuilt: broken };
}

/** The tables as they should be, from the chunks themselves, as far as these follow each other without a break. */
async function walkChunks(header: ExrHeader, reader: ExrReader, dataStart: number): Promise<Float64Array[]> {
  const { parts, multiPart } = header;
  const tables = parts.map((part) => new Float64Array(part.chunkCount));
  const size = Number.isFinite(reader.size) ? reader.size : Number.MAX_SAFE_INTEGER;
  const bytes = await reader.read(dataStart, size - dataStart);
  const cursor = new ByteCursor(bytes);
  try {
    for (let steps = tables.reduce((sum, table) => sum + table.length, 0); steps > 0; steps--) {
      const at = cursor.at;
      const part = parts[multiPart ? cursor.i32() : 0];
      if (!part) break;
      const index = part.tiles ? tileIndex(part, cursor) : rowIndex(part, cursor.i32());
      const length = part.type.startsWith('deep') ? deepLength(cursor) : cursor.i32();
      const table = tables[part.index];
      if (!table || index < 0 || index >= table.length || length < 0) break;
      table[index] = dataStart + at;
      cursor.bytes(length);
    }
  } catch (error) {
    if (!(error instanceof TruncatedError)) throw error;
  }
  return tables;
}

function rowIndex(part: ExrPart, y: number): number {
  return Math.floor((y - part.dataWindow[1]) / COMPRESSION_METHODS[part.compression].rowsPerChunk);
}

/** Packed sample counts and packed samples; the unpacked size between header and data does not count. */
function deepLength(cursor: ByteCursor): number {
  const length = cursor.u64() + cursor.u64();
  cursor.u64();
  return length;
}

function tileIndex(part: ExrPart, cursor: ByteCursor): number {
  const [column, row, levelX, levelY] = [cursor.i32(), cursor.i32(), cursor.i32(), cursor.i32()];
  let first = 0;
  for (const { level, width, height } of part.levels) {
    const columns = Math.ceil(width / (part.tiles?.width ?? width));
    const rows = Math.ceil(height / (part.tiles?.height ?? height));
    if (level[0] === levelX && level[1] === levelY) {
      return column >= 0 && row >= 0 && column < columns && row < rows ? first + row * columns + column : -1;
    }
    first += columns * rows;
  }
  return -1;
}
