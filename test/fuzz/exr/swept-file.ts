import { chunkGrid, sampleCount, type Chunk } from '../../../src/core/codec/exr/chunks/chunk-grid.ts';
import { chunkHeaderBytes, readChunkOffsets } from '../../../src/core/codec/exr/chunks/chunk-offsets.ts';
import { ExrReader } from '../../../src/core/codec/exr/exr-input.ts';
import { readHeaderBytes } from '../../../src/core/codec/exr/header/read-exr-header.ts';
import { decodeExr, SeqError, type ExrLevel, type ExrPart, type ExrPlane } from '../../../src/exr.ts';
import { cpuMilliseconds } from '../../support/cpu-time.ts';

type Result = Awaited<ReturnType<typeof decodeExr>>;

/** A level of a part as the undamaged file has it. */
export interface SweptLevel {
  readonly part: ExrPart;
  readonly level: ExrLevel;
  readonly planes: readonly ExrPlane[];
}

/** A chunk of such a level and where it lies in the file. */
export interface SweptChunk {
  readonly of: SweptLevel;
  readonly chunk: Chunk;
  readonly start: number;
  /** First byte of its data, behind its header. */
  readonly dataStart: number;
  readonly end: number;
}

export interface SweptFile {
  readonly bytes: Uint8Array;
  readonly levels: readonly SweptLevel[];
  /** In the order of the file. */
  readonly chunks: readonly SweptChunk[];
  /** Where the first chunk begins. */
  readonly dataStart: number;
}

const LIMIT_MS = 2000;
/** Planes that one damaged file may make the decoder ask for. */
const MOST_BYTES = 2 ** 30;

/** Memory of earlier answers, full of their pixels: what a decoder forgets to write shows. */
const spare: ArrayBuffer[] = [];

/** Decodes one level. Throws what no damage may cause: other errors, greed, slowness. */
export async function answer(bytes: Uint8Array, { part, level }: SweptLevel): Promise<Result | SeqError> {
  const started = cpuMilliseconds();
  let allocated = 0;
  const allocate = (byteLength: number): ArrayBuffer | undefined => {
    allocated += byteLength;
    if (allocated > MOST_BYTES) throw new SeqError('frame-too-large', 'The sweep lends no more memory.');
    const index = spare.findIndex((buffer) => buffer.byteLength >= byteLength && buffer.byteLength <= 2 * byteLength);
    return index < 0 ? undefined : spare.splice(index, 1)[0];
  };
  const result = await decodeExr(bytes, { part: part.index, level: level.level, allocate }).catch((error: unknown) => {
    // A changed header may have lost the part or the level.
    if (error instanceof SeqError) return error;
    if (error instanceof TypeError && /^(part|level) must be/.test(error.message)) {
      return new SeqError('source-invalid', error.message);
    }
    throw error;
  });
  const took = cpuMilliseconds() - started;
  if (took > LIMIT_MS) throw new Error(`took ${Math.round(took)} ms`);
  return result;
}

/** Lends an answer's memory to the next one. */
export function recycle(result: Result): void {
  for (const { data } of result.planes) if (data.buffer.byteLength > 0) spare.push(data.buffer);
  while (spare.length > 12) spare.shift();
}

/** Decodes every part's full resolution, and the levels of one more step, from an undamaged file. */
export async function openSwept(bytes: Uint8Array): Promise<SweptFile> {
  const reader = new ExrReader(bytes);
  const { header, start } = await readHeaderBytes(reader);
  const { offsets } = await readChunkOffsets({ reader, header, start });
  const levels: SweptLevel[] = [];
  const chunks: SweptChunk[] = [];
  for (const part of header.parts) {
    for (const level of part.levels.slice(0, 2)) {
      const { planes, complete } = await decodeExr(bytes, { part: part.index, level: level.level });
      if (!complete) continue;
      const of = { part, level, planes };
      levels.push(of);
      const grid = chunkGrid(part, level);
      for (let position = 0; position < grid.columns * grid.rows; position++) {
        const chunk = grid.chunkAt(position);
        const at = offsets.offsetOf(part.index, chunk.index);
        const dataStart = at + chunkHeaderBytes(part, header.multiPart);
        chunks.push({ of, chunk, start: at, dataStart, end: at + offsets.extentAt(at) });
      }
    }
  }
  chunks.sort((a, b) => a.start - b.start);
  const entries = header.parts.reduce((sum, { chunkCount }) => sum + chunkCount, 0);
  return { bytes, levels, chunks, dataStart: header.headerBytes + 8 * entries };
}

/** A plane's rows whose pixels are `from` to `to` of the level, as bytes. */
export function rowsOf(plane: ExrPlane, part: ExrPart, from: number, to: number): Buffer {
  const [, yMin] = part.dataWindow;
  const first = sampleCount(plane.ySampling, yMin, yMin + from - 1);
  const last = sampleCount(plane.ySampling, yMin, yMin + to - 1);
  const { data, width } = plane;
  const rowBytes = width * data.BYTES_PER_ELEMENT;
  return Buffer.from(data.buffer, data.byteOffset + first * rowBytes, (last - first) * rowBytes);
}
